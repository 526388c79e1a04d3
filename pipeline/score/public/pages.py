"""Raw text as the readers take it, and everything that they read in it."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from pipeline.rows import Chain, Mention, Quantity, Segment, TimeExpression
from pipeline.text.page import Page
from pipeline.text.read.mentions import read_mentions
from pipeline.text.read.quantities import read_quantities
from pipeline.text.read.times import read_times
from pipeline.text.sentences import split_sentences


class Read(NamedTuple):
    """A page and its readings."""

    page: Page
    mentions: list[Mention]
    chains: list[Chain]
    times: list[TimeExpression]
    quantities: list[Quantity]


def page_of(text: str, anchor: date | None = None) -> Page:
    """A page whose lines are paragraphs; `anchor` is the day it was published."""
    segments = [
        Segment(f"g_{start}", "d_public", ordinal, "paragraph", start, end)
        for ordinal, (start, end) in enumerate(_lines(text))
    ]
    return Page("d_public", text, segments, split_sentences("d_public", text, segments), anchor)


def read_text(text: str, anchor: date | None = None) -> Read:
    """Mentions, times and quantities of a text."""
    page = page_of(text, anchor)
    named, chains = read_mentions(page)
    timed = read_times(page, named.rows)
    counted = read_quantities(page, named.rows, timed.rows)
    return Read(page, named.rows, chains, timed.rows, counted.rows)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for line in text.split("\n"):
        if line.strip():
            yield at, at + len(line)
        at += len(line) + 1
