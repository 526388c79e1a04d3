"""Somebody or something in a clause, and the facilities that it may have."""

from typing import NamedTuple

from pipeline.text.facts.words import ROLES

FACILITY = ROLES["facility"]


class Party(NamedTuple):
    """Somebody or something in a clause. Items [first, last] name it (or stand for it)."""

    chain: str
    letter: str
    first: int
    last: int
    confidence: float
