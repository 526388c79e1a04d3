"""The names that the reference tables know, in the forms in which running text shows them."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from pipeline.text.lexicon import lexicon
from pipeline.text.plain import plain_spellings

NAME_TABLES = (
    "concepts", "titles", "nationalities", "people", "events", "products", "places", "teams", "universities",
    "media", "agencies", "organisations", "makers", "own_names",
)  # fmt: skip
"""Later tables win where two hold the same words."""

NOT_NAMES = {"concepts": "CONCEPT", "titles": "TITLE", "nationalities": "NATIONALITY"}
WORD_COLUMNS = {"concepts": "word", "titles": "title", "nationalities": "word"}
VOWELS = "aeiou"
_TAIL = re.compile(r"[A-Z][a-z]{3,}$")
SUFFIXES = ("ing", "ed", "er", "ly")


class Entry(NamedTuple):
    """What a form names: the canonical name and a type, or one of CONCEPT, TITLE, NATIONALITY."""

    name: str
    type: str


class Heads(NamedTuple):
    """Words that tell what a name of several words names, by where they stand in it.

    `firm`: last words that no product has, only a company. `numbered`: words before a bare number.
    `version`: words after the name of a product that go on with it. `team`: ordinary words that teams are called by.
    `maker`: makers beyond those of the table whose models follow them.
    `local`: words of a body that is called by its town: "Skelby Council".
    """

    last: dict[str, str]
    first: dict[str, str]
    before_of: dict[str, str]
    firm: dict[str, str]
    numbered: dict[str, str]
    version: dict[str, str]
    team: dict[str, str]
    maker: dict[str, str]
    local: dict[str, str]


@cache
def known_forms() -> dict[str, Entry]:
    """Every form that a table lists, with what it stands for; product and maker plurals included."""
    forms: dict[str, Entry] = {}
    for table in NAME_TABLES:
        for row in lexicon(table):
            if table in NOT_NAMES:
                word = row[WORD_COLUMNS[table]]
                forms[word] = Entry(word, NOT_NAMES[table])
                continue
            entry = Entry(row["name"], row["type"])
            for form in (row["name"], *filter(None, row["aliases"].split("|"))):
                forms[form.replace("\u2019", "'")] = entry
    for form, entry in list(forms.items()):
        if entry.type == "PRODUCT" and form.isalpha():
            forms.setdefault(plural(form), entry)
    for row in lexicon("makers"):
        forms.setdefault(plural(row["name"]), Entry(row["name"], row["type"]))
    for form, entry in list(forms.items()):
        for spelling in plain_spellings(form):
            forms.setdefault(spelling, entry)
    return forms


@cache
def own_forms() -> frozenset[str]:
    """Forms that users list in `own_names.csv`: they win over all else."""
    return frozenset(
        form.replace("\u2019", "'")
        for row in lexicon("own_names")
        for form in (row["name"], *filter(None, row["aliases"].split("|")))
    )


@cache
def lower_plurals() -> dict[Entry, str]:
    """Makers and their lower-case plurals, as in "two teslas"."""
    makers = (Entry(row["name"], row["type"]) for row in lexicon("makers") if row["name"].isalpha())
    return {maker: plural(maker.name).lower() for maker in makers}


@cache
def makers() -> frozenset[str]:
    """Makers of one word, whose models follow them: "Ford Edge"."""
    forms = (form for row in lexicon("makers") for form in (row["name"], *row["aliases"].split("|")))
    return frozenset(form for form in forms if form and " " not in form)


def plural(word: str) -> str:
    """The regular English plural of a one-word name."""
    if word.endswith("y") and word[-2:-1] not in VOWELS and not word.isupper():
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(("s", "x", "z", "ch", "sh")) else f"{word}s"


@cache
def upper_forms() -> dict[str, Entry]:
    """The forms in capitals, for headings written in capitals; two-letter forms only as they are."""
    return {form.upper(): entry for form, entry in known_forms().items() if len(form) > 2}


@cache
def upper_places() -> dict[str, Entry]:
    """The forms of places in capitals, as a dateline writes them."""
    return {
        form.upper(): Entry(row["name"], row["type"])
        for row in lexicon("places")
        for form in (row["name"], *filter(None, row["aliases"].split("|")))
    }


@cache
def countries() -> frozenset[str]:
    """Forms of countries that are no given name."""
    return frozenset(
        form
        for row in lexicon("places")
        if row["kind"] == "country"
        for form in (row["name"], *filter(None, row["aliases"].split("|")))
        if form not in words("people_given", "name")
    )


@cache
def towns() -> frozenset[str]:
    """Forms of places that are no country, as they are and in capitals: teams and councils are called by them."""
    lands = countries()
    forms = [form for form, entry in known_forms().items() if entry.type == "PLACE" and form not in lands]
    return frozenset((*forms, *(form.upper() for form in forms if len(form) > 2))) - {land.upper() for land in lands}


@cache
def heads() -> Heads:
    """Head words of names."""
    found = Heads({}, {}, {}, {}, {}, {}, {}, {}, {})
    tables = {
        "last": found.last,
        "first": found.first,
        "of": found.before_of,
        "firm": found.firm,
        "numbered": found.numbered,
        "version": found.version,
        "team": found.team,
        "maker": found.maker,
        "local": found.local,
    }
    for row in lexicon("name_heads"):
        tables[row["position"]][row["word"]] = row["type"]
    return found


def head_kind(run: list[str]) -> str | None:
    """What a name of several words names by its last words, two before one; None when they do not tell.

    A letter may number a place: "Hinkley Point C".
    """
    last = heads().last
    if len(run) > 2 and len(run[-1]) == 1 and run[-1].isupper():
        return "PLACE" if last.get(run[-2]) == "PLACE" else None
    if len(run) < 2:
        return None
    return last.get(f"{run[-2]} {run[-1]}") or last.get(run[-1]) or _tail_kind(run[-1])


@lru_cache(maxsize=1 << 14)
def _tail_kind(word: str) -> str | None:
    """ORG where a word with capitals inside ends like a company: "BioSolutions"."""
    tail = _TAIL.search(word)
    return "ORG" if tail and tail.start() > 1 and heads().last.get(tail.group()) == "ORG" else None


@cache
def words(table: str, column: str) -> frozenset[str]:
    """One column of a table as a set."""
    return frozenset(row[column] for row in lexicon(table))


@cache
def legal_forms() -> frozenset[str]:
    """Ends of company names that say no more than that it is a company."""
    return words("legal_forms", "form")


@cache
def function_words() -> frozenset[str]:
    """Words that begin no name, in lower case and capitalised."""
    listed = words("function_words", "word")
    return listed | {word[:1].upper() + word[1:] for word in listed} | {word.upper() for word in listed}


@cache
def common_words() -> frozenset[str]:
    """Ordinary words, lower case."""
    return words("common_words", "word") | words("function_words", "word")


@lru_cache(maxsize=1 << 14)
def is_word(word: str) -> bool:
    """Whether a capitalised word is an ordinary word or its plural."""
    lower, known = word.lower(), common_words()
    return lower in known or (lower.endswith("s") and lower[:-1] in known)


@lru_cache(maxsize=1 << 14)
def is_common(word: str) -> bool:
    """Whether a capitalised word is an ordinary word, its plural, or is formed from one: -ing, -ed, -er, -ly."""
    if is_word(word):
        return True
    lower, known = word.lower(), common_words()
    if not lower.endswith(SUFFIXES):
        return False
    for suffix in SUFFIXES:
        if lower.endswith(suffix):
            stem = lower[: -len(suffix)]
            return stem in known or f"{stem}e" in known
    return False
