"""What a name is made of, and when two names may stand for one thing: no page, no corpus, only the names."""

from functools import cache, lru_cache
from typing import NamedTuple

from pipeline.text.find.names_lexicon import legal_forms, words
from pipeline.text.lexicon import lexicon

GENERATIONS = frozenset(("Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV"))
LONGEST_INITIALS = 3
PARTICLES = frozenset("al bin bint da das de del della den der di do dos du el la le ten ter van von".split())
"""Small words within a surname, which are no middle names."""


class PersonName(NamedTuple):
    """The parts of a person's name. `given` and `middle` are lower case, initials without a stop; "" for none."""

    given: str
    middle: str
    surname: str
    generation: str


@lru_cache(maxsize=1 << 13)
def person_name(name: str) -> PersonName:
    """A person's name in parts: "J.K. Rowling" is j, k, Rowling; "Kim" is a surname alone."""
    run = name.replace(".", ". ").split() if "." in name else name.split()
    generation = ""
    if len(run) > 1 and run[-1] in GENERATIONS:
        generation = run.pop().rstrip(".").lower()
    surname = run.pop(0 if _surname_first(run) else -1) if run else name
    first = [part for word in run for part in _initials(word) if part]
    middle = "".join([word[0] for word in first[1:] if word not in PARTICLES])
    return PersonName(first[0] if first else "", middle, surname, generation)


def _surname_first(run: list[str]) -> bool:
    """Whether a name is written in the order of East Asia: "Kim Min-ji", "Xi Jinping"."""
    if len(run) < 2 or run[0] not in words("surnames_first", "name"):
        return False
    if "-" in run[-1] or run[-1] not in words("surnames", "name"):
        return True
    return run[0] not in words("people_given", "name")


def _initials(word: str) -> list[str]:
    """A given name in lower case; initials written together ("JK") each by itself."""
    bare = word.rstrip(".")
    if 1 < len(bare) <= LONGEST_INITIALS and bare.isupper() and not set(bare) & set("AEIOUY"):
        return list(bare.lower())
    return [bare.lower()]


@cache
def _full_given_names() -> dict[str, frozenset[str]]:
    """Given name, lower case -> itself and every full name that it may be short for."""
    table: dict[str, set[str]] = {}
    for row in lexicon("nicknames"):
        short = row["nickname"].lower()
        table.setdefault(short, {short}).add(row["given"].lower())
    return {short: frozenset(full) for short, full in table.items()}


def given_names(given: str) -> frozenset[str]:
    """What a given name (lower case) may be in full: bill is bill or william."""
    return _full_given_names().get(given) or frozenset((given,))


def same_given(left: str, right: str) -> bool:
    """Whether two given names (lower case) may be one: equal, one the initial or the short form of the other."""
    if left == right or not left or not right:
        return True
    if len(left) == 1 or len(right) == 1:
        return left[0] == right[0]
    return not given_names(left).isdisjoint(given_names(right))


def same_middle(left: str, right: str) -> bool:
    """Whether middle initials do not differ: one may be missing."""
    return left.startswith(right) or right.startswith(left)


def may_be_one(left: PersonName, right: PersonName) -> bool:
    """Whether two names of one surname may name one person of a page; a generation that one lacks is no difference."""
    return (
        same_given(left.given, right.given)
        and same_middle(left.middle, right.middle)
        and (left.generation == right.generation or not left.generation or not right.generation)
    )


@cache
def gender_of(word: str) -> str:
    """m or f by a title, a role or a given name as it is written; "" when it does not tell."""
    return _genders().get(word, "")


@cache
def _genders() -> dict[str, str]:
    return {row["word"]: row["gender"] for row in lexicon("genders")}


def bare_organisation(name: str) -> str:
    """A company name without its legal form: "Acme Robotics Inc." is "Acme Robotics"."""
    run = name.split(" ")
    while len(run) > 1 and run[-1].strip(",") in legal_forms():
        run.pop()
    return " ".join(run).rstrip(",&")


def initials_of(name: str) -> str:
    """The capitals that begin the words of a name; "" when it has no two."""
    initials = "".join([word[0] for word in name.replace("-", " ").split(" ") if word[:1].isupper()])
    return initials if len(initials) > 1 else ""


def relation(short: str, full: str, kind: str) -> str:
    """In a few words, what a form of a name is to the name: "surname", "initials", "another name" ..."""
    if short.casefold() == full.casefold():
        return "in other letters"
    if kind == "PERSON":
        parts, own = person_name(full), person_name(short)
        if " " not in short:
            return "surname" if short == parts.surname else "given name" if short in full.split(" ") else "another name"
        if own.surname == parts.surname and own.given != parts.given and same_given(own.given, parts.given):
            return "short form of the given name"
        return "shorter" if own.surname == parts.surname and own.given == parts.given else "another name"
    if short == bare_organisation(full) or full == bare_organisation(short):
        return "without the legal form"
    if fits_initials(full, short) or fits_initials(short, full):
        return "initials"
    return "part of the name" if f" {short} " in f" {full} " else "another name"


def fits_initials(name: str, short: str) -> bool:
    """Whether the letters of `short` are initials of `name`, in order."""
    if not short.isupper():
        return False
    letters = iter(word[0].upper() for word in name.replace("-", " ").split() if word)
    return all(any(letter == other for other in letters) for letter in short if letter.isalpha())


@cache
def is_borne_by_many(surname: str) -> bool:
    """Whether a word by itself says little of who is meant: a common surname, or a given name."""
    return surname in words("surnames", "name") or surname in words("people_given", "name")


@lru_cache(maxsize=1 << 13)
def spoken(word: str) -> str:
    """A rough key of how a name sounds, which spellings from other scripts share: Zelenskyy and Zelensky."""
    from unicodedata import normalize

    plain = "".join([letter for letter in normalize("NFKD", word.lower()) if letter.isalpha()])
    for written, said in TRANSCRIBED:
        plain = plain.replace(written, said)
    kept = [letter for at, letter in enumerate(plain) if at == 0 or letter != plain[at - 1]]
    return "".join(kept)


TRANSCRIBED = (
    ("dzh", "j"), ("shch", "sh"), ("sch", "sh"), ("kh", "h"), ("gh", "g"), ("dh", "d"), ("ph", "f"), ("ck", "k"),
    ("q", "k"), ("w", "v"), ("ou", "u"), ("oe", "o"), ("ee", "i"), ("ie", "i"), ("ey", "i"), ("ei", "i"), ("ii", "i"),
    ("iy", "i"), ("yy", "i"), ("ij", "i"), ("y", "i"), ("j", "i"), ("o", "u"), ("e", "a"), ("th", "t"), ("x", "ks"),
)  # fmt: skip
"""How letters of other scripts are written in English, and one sound for each, applied in this order."""
