"""Currencies: the signs, codes and nouns that stand beside an amount, and what each can mean."""

import re
from decimal import Decimal
from typing import NamedTuple

from pipeline.text.find.numbers import bracketed
from pipeline.text.lexicon import lexicon

Codes = tuple[str, ...]


class Minor(NamedTuple):
    """A hundredth (or so) of a currency: its codes, the usual one first, and its worth."""

    codes: Codes
    worth: Decimal


_ROWS = lexicon("currencies")
CODES = frozenset(row["code"] for row in _ROWS)


def _split(row: dict[str, str], column: str) -> list[str]:
    return [part for part in row[column].split("|") if part]


def _signs() -> dict[str, Codes]:
    table: dict[str, list[str]] = {}
    for row in _ROWS:
        for sign in [row["code"], *_split(row, "signs")]:
            _add(table, sign, row["code"], sign in _split(row, "defaults"))
    return {sign: tuple(codes) for sign, codes in table.items()}


def _add(table: dict[str, list[str]], key: str, code: str, usual: bool) -> None:
    codes = table.setdefault(key, [])
    if code not in codes:
        codes.insert(0 if usual else len(codes), code)


def _nouns() -> dict[str, Codes]:
    table: dict[str, list[str]] = {}
    for row in _ROWS:
        for noun in _split(row, "nouns"):
            _add(table, noun.lower(), row["code"], noun in _split(row, "defaults"))
            for qualifier in _split(row, "qualifiers"):
                _add(table, f"{qualifier} {noun}".lower().replace(".", ""), row["code"], True)
    return {noun: tuple(codes) for noun, codes in table.items()}


def _minors() -> dict[str, Minor]:
    table: dict[str, list[str]] = {}
    worth: dict[str, Decimal] = {}
    for row in _ROWS:
        for noun in _split(row, "minor"):
            _add(table, noun.lower(), row["code"], noun in _split(row, "defaults"))
            worth.setdefault(noun.lower(), 1 / Decimal(row["minor_per_unit"]))
    return {noun: Minor(tuple(codes), worth[noun]) for noun, codes in table.items()}


SIGNS = _signs()
NOUNS = _nouns()
MINORS = _minors()
USUAL = frozenset(noun.lower() for row in _ROWS for noun in _split(row, "defaults"))
CAREFUL = frozenset((row["code"], noun.lower()) for row in _ROWS for noun in _split(row, "careful"))
PLACES = {row["code"]: tuple(_split(row, "places") + _split(row, "qualifiers")) for row in _ROWS}
WORDLIKE_CODES = frozenset(row["code"] for row in _ROWS if row["code"] in _split(row, "careful"))
FIRST_NOUN_WORDS = frozenset(noun.split(" ", 1)[0].rstrip(".") for noun in NOUNS) | frozenset(MINORS)
DOTTED = frozenset(
    qualifier.partition(".")[0].lower() for row in _ROWS for qualifier in _split(row, "qualifiers") if "." in qualifier
)
OPENING = frozenset(" \n\t()[]{}\"',;:/|—*<>=≈~")
ENDS_OF_SIGNS = frozenset(sign[-2:] for sign in SIGNS)
LAST_OF_SIGN = frozenset(sign for sign in SIGNS if len(sign) == 1)

STATED = re.compile(
    r"""
    \b(?:figures|amounts|prices|values|numbers|currency|dollars?)\b   # all figures
    [^.\n]{0,40}\bin\s                                               # are in
    (?P<qualifier>[A-Z][a-z]+(?:\s[A-Z][a-z]+)?)\s[Dd]ollars           # Canadian dollars
    """,
    re.VERBOSE,
)


class Sign(NamedTuple):
    """A currency sign before an amount: what it can mean and where it starts."""

    text: str
    codes: Codes
    start: int
    spaced: bool


def sign_before(folded: str, start: int, left: int) -> Sign | None:
    """The currency sign or code that ends right before `start` (one space allowed)."""
    end = start
    if end > left and (folded[end - 1] in "-+" or bracketed(folded, end)):
        end -= 1
    spaced = end > left and folded[end - 1] == " "
    if spaced:
        end -= 1
    if end <= left or not (
        folded[end - 1] in LAST_OF_SIGN or folded[max(left, end - 2) : end] in ENDS_OF_SIGNS
    ):
        return None
    first = end
    while first > left and end - first < 6 and folded[first - 1] not in OPENING:
        first -= 1
    for begin in range(first, end):
        codes = SIGNS.get(folded[begin:end])
        if codes and not (begin > left and folded[begin].isalnum() and folded[begin - 1].isalnum()):
            if folded[begin:end].isalpha() and folded[start - 1] in "-+":
                return None
            return _country_apart(folded, Sign(folded[begin:end], codes, begin, spaced), left)
    return None


def _country_apart(folded: str, sign: Sign, left: int) -> Sign:
    """ "US $5", "NZ $5": the country stands apart from the sign."""
    if sign.text == "$" and sign.start - 3 >= left and folded[sign.start - 1] == " ":
        country = folded[sign.start - 3 : sign.start - 1] + "$"
        if country in SIGNS and len(country) == 3 and not folded[sign.start - 4 : sign.start - 3].isalnum():
            return Sign(country, SIGNS[country], sign.start - 3, sign.spaced)
    return sign
