"""Somebody or something in a clause, and the facilities that it may have."""

from typing import NamedTuple

from pipeline.text.facts.words import ROLES
from pipeline.text.find.names_lexicon import countries, towns

FACILITY = ROLES["facility"]


class Party(NamedTuple):
    """Somebody or something in a clause. Items [first, last] name it (or stand for it)."""

    chain: str
    letter: str
    first: int
    last: int
    confidence: float


def is_works(place: str) -> bool:
    """Whether a place of several words is the name of the works themselves: numbered, or of no town that is known."""
    _, space, last = place.rpartition(" ")
    return bool(space) and (len(last) == 1 or last.isdigit() or (place not in towns() and place not in countries()))
