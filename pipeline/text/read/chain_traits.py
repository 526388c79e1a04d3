"""What a document says of a person right beside the name: role, field, gender, origin, age.

Traits are words with a kind, as in `role:mayor`, `field:politics`, `gender:f`, `from:Wales`, `born:1984`.
"""

from collections.abc import Iterable
from functools import cache

from pipeline.text.lexicon import lexicon

NEAR, BACK, AHEAD, MOST_WORDS = 20, 48, 80, 9
"""Characters looked at for the word before a name, before and after it, and words of the phrase after its comma."""
OLDEST, LONGEST_SHORT = 110, 6
ENDS = (".", ";", ":", "!", "?", '"', ",", ")")
OPENERS = frozenset("a an the one former ex his her its their our".split())


@cache
def _traits() -> dict[str, tuple[str, ...]]:
    """Word as written -> traits; roles also with a capital."""
    table: dict[str, dict[str, None]] = {}
    for row in lexicon("role_fields"):
        said = dict.fromkeys([f"role:{row['role']}", *(f"field:{field}" for field in row["fields"].split("|"))])
        for word in (row["role"], row["role"].capitalize()):
            table.setdefault(word, {}).update(said)
    given = {row["name"] for row in lexicon("people_given")}
    for row in lexicon("genders"):
        if row["word"] not in given:
            table.setdefault(row["word"], {})[f"gender:{row['gender']}"] = None
    for row in lexicon("nationalities"):
        if row["place"]:
            table.setdefault(row["word"], {})[f"from:{row['place']}"] = None
    return {word: tuple(said) for word, said in table.items()}


def traits_before(folded: str, start: int) -> list[str]:
    """Traits in the title or role right before a name: "Welsh fly-half", "Mayor", "Mrs."."""
    found, skipped = list[str](), False
    nearest = folded[max(0, start - NEAR) : start].rsplit(None, 1)
    if not nearest or not _said(nearest[-1]):
        return found
    for word in reversed(folded[max(0, start - BACK) : start].split()):
        if said := _said(word):
            found += said
        elif skipped or not found or word.endswith(ENDS):
            break
        else:
            skipped = True
    return found


def _said(word: str) -> tuple[str, ...]:
    """The traits in a word, which may be shortened: "Gov.", and is no last word of a sentence."""
    table = _traits()
    if word[-1] == "." and len(word) <= LONGEST_SHORT and word[0].isupper():
        return table.get(word) or table.get(word[:-1], ())
    return table.get(word, ())


def traits_after(folded: str, end: int, year: int | None) -> list[str]:
    """Traits in the phrase after a name and its comma: ", 34, a striker", ", mayor of Leeds"."""
    if not folded.startswith(", ", end):
        return []
    found: list[str] = []
    words = folded[end + 2 : end + AHEAD].split()[:MOST_WORDS]
    if words and words[0].strip(",.").isdecimal():
        age = words.pop(0)
        if 0 < len(age) < 5 and int(age.strip(",.")) <= OLDEST:
            found.append(f"born:{year - int(age.strip(',.'))}" if year else f"aged:{age.strip(',.')}")
        if not age.endswith(","):
            return found
    table = _traits()
    if words and (words[0] in OPENERS or words[0].rstrip(",") in table):
        for word in words:
            found += table.get(word.rstrip(",."), ())
            if word.endswith(ENDS):
                break
    return found


def held(traits: Iterable[str], kind: str) -> set[str]:
    """The values of one kind of trait."""
    prefix = f"{kind}:"
    return {trait[len(prefix) :] for trait in traits if trait.startswith(prefix)}
