"""Unit names: the phrase or symbol right after a number, as Pint names it."""

import re
from decimal import Decimal
from typing import NamedTuple

from pipeline.text.find.numbers_cues import cues
from pipeline.text.lexicon import lexicon


class Unit(NamedTuple):
    """What a phrase or symbol stands for. `cues`: parts of words, one of which the sentence must hold."""

    name: str
    kind: str
    cues: tuple[str, ...]


class Named(NamedTuple):
    """A unit found in the text, and where it ends."""

    unit: Unit
    end: int
    symbol: bool


FILLS = cues("unit_fillers")
PHRASE = re.compile(
    r"""
    (?>(?:\+|[\s-]plus|-odd|\sor\s(?:more|less|fewer|so))?)[\s-]?\s?  # 5 km, 5-km, 5+ km, five or more years
    (?>(?:(?:__FILLS__)\s)?)
    (?P<one>[^\W\d_]+\.?)                      # square
    (?>(?:(?:[\s-]|(?<=\.))(?P<two>[^\W\d_]+\.?)   # feet
       (?>(?:[\s-](?P<three>[^\W\d_]+)            # miles per hour
          (?>(?:[\s-](?P<four>[^\W\d_]+))?) )?) )?)
    """.replace("__FILLS__", "|".join(sorted(FILLS))),
    re.VERBOSE,
)
SYMBOL = re.compile(
    r"""
    (?P<gap>[\s-]?)                            # 5km, 5 km, 5-km
    (?P<symbol>(?:[°º˚]\ ?(?=[CF]))?          # ° C
       [A-Za-z°º˚ΩµμÅ″]                         # one letter or sign, then letters, powers and slashes
       [A-Za-z0-9²³/]{0,11}+ (?>(?:(?<=/100)\ km)?) )    # L/100 km
    (?![A-Za-z0-9]|-[0-9])
    """,
    re.VERBOSE,
)
HALF = re.compile(r"\sand\sa\s(half|quarter)\b")  # a year and a half
PARTS = {"half": Decimal("0.5"), "quarter": Decimal("0.25")}
WET = frozenset("rain rainfall snow snowfall water sleet hail ice mud".split())  # a foot of snow
BRACKETED = re.compile(r"\s?[(\[{<](?P<symbol>[A-Za-z°µμ]{1,5})[)\]}>]")


def _normal(phrase: str) -> str:
    return phrase.lower().replace("-", " ").replace(".", "")


def _tables() -> tuple[dict[str, Unit], dict[str, Unit]]:
    words: dict[str, Unit] = {}
    symbols: dict[str, Unit] = {}
    for row in lexicon("units"):
        unit = Unit(row["unit"], row["kind"], tuple(cue for cue in row["cues"].split("|") if cue))
        words.update((_normal(word), unit) for word in row["words"].split("|") if word)
        symbols.update((symbol.rstrip("."), unit) for symbol in row["symbols"].split("|") if symbol)
    return words, symbols


WORDS, SYMBOLS = _tables()
GROUPS = ("four", "three", "two", "one")


def _longest() -> dict[str, tuple[str, ...]]:
    """First word of a unit phrase -> the groups of PHRASE at which a phrase can end, the longest first."""
    sizes: dict[str, int] = {}
    for phrase in WORDS:
        first = phrase.split(" ", 1)[0]
        sizes[first] = max(sizes.get(first, 1), phrase.count(" ") + 1)
    return {first: GROUPS[-size:] for first, size in sizes.items()}


ENDS = _longest()
FIRST_WORDS = frozenset(ENDS)
ARTICLE_UNITS = cues("article_unit")
SPACED_LETTERS = frozenset("mgtWlLVJhCF")


def find_unit_words(folded: str, end: int, limit: int) -> Named | None:
    """The longest unit phrase that begins right after `end`, up to four words."""
    match = PHRASE.match(folded, end, limit)
    if match is None:
        return None
    for group in ENDS.get(_normal(match["one"]), ()):
        stop = match.end(group)
        if stop > 0:
            unit = WORDS.get(_normal(folded[match.start("one") : stop]))
            if unit is not None:
                return Named(unit, stop - (folded[stop - 1] == "."), False)
    return None


def find_unit_symbol(folded: str, end: int, limit: int) -> Named | None:
    """The unit symbol that stands right after `end`, exactly as the lexicon writes it."""
    match = SYMBOL.match(folded, end, limit) or BRACKETED.match(folded, end, limit)
    if match is None:
        return None
    text = match.group("symbol")
    unit = SYMBOLS.get(text) or _spaced_or_ratio(text)
    if unit is None or (len(text) == 1 and text.isalpha() and not _single_letter(folded, match, text)):
        return None
    if text == "in" and folded[match.start()] in (" ", "\n"):
        return None
    return Named(unit, match.end(), True)


def _spaced_or_ratio(text: str) -> Unit | None:
    """ "° C", and "t/ha": two symbols of the lexicon around a slash."""
    if " " in text:
        return SYMBOLS.get(text.replace(" ", ""))
    top, slash, bottom = text.partition("/")
    first, second = SYMBOLS.get(top), SYMBOLS.get(bottom)
    if not slash or first is None or second is None:
        return None
    return Unit(f"{first.name}/{second.name}", "measure", ())


def _single_letter(folded: str, match: re.Match[str], letter: str) -> bool:
    """A lone letter is a unit when it is glued to the digits, or spaced and one that news writes so."""
    if match.start() == match.start("symbol"):
        return letter != "s" or "." in folded[max(0, match.start() - 5) : match.start()]
    return letter in SPACED_LETTERS and folded[match.start()] == " "


def find_unit(folded: str, end: int, limit: int) -> Named | None:
    """The unit right after `end`, as words or as a symbol."""
    symbol = find_unit_symbol(folded, end, limit)
    if symbol is not None and folded[symbol.end - 1].isalpha() and symbol.end - end > 3:
        return symbol
    return find_unit_words(folded, end, limit) or symbol
