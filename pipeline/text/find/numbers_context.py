"""What a recogniser may look at around a figure: the page, its names and times, its currency."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from decimal import Decimal
from operator import attrgetter
from typing import NamedTuple

from pipeline.rows import Mention, TimeExpression
from pipeline.text.find.measures_units import FILLS, FIRST_WORDS, SYMBOLS, Named, find_unit
from pipeline.text.find.money_signs import NOUNS, PLACES, STATED, USUAL, Codes
from pipeline.text.find.numbers_ranges import Figure
from pipeline.text.page import Page

NEXT_WORD = re.compile(r"[\s-]?\s?([^\W\d_]+)")
BRACKETS = frozenset("([{<°º")
UNIT_WORDS = FIRST_WORDS | FILLS | {"plus", "odd", "or"}
SYMBOL_GOES_ON = frozenset("0123456789²³/")
GAPS = frozenset(" -\n")
SPAN = attrgetter("start_char", "end_char")


ONE, ZERO = Decimal(1), Decimal(0)


class Found(NamedTuple):
    """What a recogniser makes of a figure: its kind, the span it fills, its unit."""

    kind: str
    start: int
    end: int
    unit: str
    factor: Decimal = ONE
    plus: Decimal = ZERO
    direction: str | None = None


class After(NamedTuple):
    """What stands right after a figure: its first character, its first word in lower case, its unit."""

    char: str
    word: str
    unit: Named | None


NOTHING_AFTER = {char: After(char, "", None) for char in ("", ",", ".", ";", ")", "%", ":", "'", '"')}


class Spans:
    """Sorted spans of a page, asked whether one of them holds a figure."""

    __slots__ = ("ends", "starts")

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __init__(self, rows: Sequence[Mention] | Sequence[TimeExpression]) -> None:
        self.starts, self.ends = zip(*sorted(map(SPAN, rows)), strict=True) if rows else ((), ())

    def hold(self, start: int, end: int) -> tuple[int, int] | None:
        """The span that covers [start, end), if one of the two that begin last before it does."""
        at = bisect_right(self.starts, start) - 1
        if at > 0 and self.ends[at] < end:
            at -= 1
        return (self.starts[at], self.ends[at]) if at >= 0 and self.ends[at] >= end else None

    def touch(self, start: int, end: int) -> bool:
        """Whether a span overlaps [start, end)."""
        index = bisect_right(self.starts, end - 1) - 1
        return index >= 0 and (self.ends[index] > start or (index > 0 and self.ends[index - 1] > start))


class Context:
    """A page as the recognisers of quantities see it."""

    __slots__ = ("_codes", "_dollar", "_figure", "_next", "_people", "folded", "names", "page", "times")

    def __init__(self, page: Page, mentions: Sequence[Mention], times: Sequence[TimeExpression]) -> None:
        self.page = page
        self.folded = page.folded
        self.names = Spans(mentions)
        self.times = Spans([time for time in times if time.timex_type != "DURATION"])
        self._people = frozenset([one.end_char for one in mentions if one.type == "PERSON"])
        self._figure: Figure | None = None
        self._next = After("", "", None)
        self._codes: dict[Codes, str | None] = {}
        self._dollar: str | None = None

    def after(self, figure: Figure) -> After:
        """What stands right after `figure`, looked at once for all recognisers."""
        if self._figure is not figure:
            self._figure, self._next = figure, self._look(figure)
        return self._next

    def _look(self, figure: Figure) -> After:
        folded, at = self.folded, figure.unit_at
        char = folded[at : at + 1] if at < figure.right else ""
        if char in NOTHING_AFTER:
            return NOTHING_AFTER[char]
        match = NEXT_WORD.match(folded, at, figure.right)
        if match is None:
            named = char not in GAPS or folded[at + 1 : at + 2] in BRACKETS
            return After(char, "", find_unit(folded, at, figure.right) if named else None)
        written = match[1]
        word = written.lower()
        if word in UNIT_WORDS or (
            (len(word) <= 5 or char not in GAPS) and _may_be_symbol(folded, written, match.end())
        ):
            return After(char, word, find_unit(folded, at, figure.right))
        return After(char, word, None)

    def ends_person(self, end: int) -> bool:
        """Whether the name of a person ends at `end`."""
        return end in self._people

    def currency(self, codes: Codes, written: str) -> str | None:
        """Which of several currencies a shared sign or noun means here; None when nothing settles it."""
        if written in ("$", "dollar", "dollars"):
            return self._dollars()
        if len(codes) == 1:
            return codes[0]
        key = (written, *codes)
        if key not in self._codes:
            self._codes[key] = self._settled(codes, written)
        return self._codes[key]

    def names_place(self, code: str) -> bool:
        """Whether the page names a place that uses the currency."""
        return any(place in self.folded for place in PLACES[code])

    def _settled(self, codes: Codes, written: str) -> str | None:
        usual = codes[0] if written.lower() in USUAL else None
        counts = [(sum(self.folded.count(place) for place in PLACES[code]), code) for code in codes]
        most = max(count for count, _ in counts)
        if most == 0:
            return usual
        best = [code for count, code in counts if count == most]
        return usual if usual in best else best[0]

    def _dollars(self) -> str:
        """US dollars, unless the text states once and for all whose dollars it means."""
        if self._dollar is None:
            stated = STATED.search(self.folded) if _qualifies_dollars(self.folded) else None
            codes = NOUNS.get(f"{stated['qualifier']} dollars".lower()) if stated else None
            self._dollar = codes[0] if codes else "USD"
        return self._dollar


def _may_be_symbol(folded: str, written: str, end: int) -> bool:
    """Whether letters that end at `end` can be a unit symbol or the beginning of one."""
    return written in SYMBOLS or folded[end : end + 1] in SYMBOL_GOES_ON or not written.isascii()


def _qualifies_dollars(folded: str) -> bool:
    """Whether a capitalised word stands right before "dollars" anywhere: a test before the page is searched."""
    for before in folded.split("ollars")[:-1]:
        words = before[-40:].split()
        if len(words) > 1 and words[-1] in "dD" and words[-2][0].isupper():
            return True
    return False
