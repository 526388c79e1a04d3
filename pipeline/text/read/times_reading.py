"""What the readers of time share: the reading they return and the context in which a candidate stands."""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from pipeline.rows import Mention
from pipeline.text.find.times import Candidate, Modifier
from pipeline.text.find.times_vocabulary import neighbours
from pipeline.text.page import Page
from pipeline.text.read import calendar
from pipeline.text.read.calendar import Impossible, Period

__all__ = ["Context", "Impossible", "Reading", "of_period", "unknown", "unplaced"]


MARKS = frozenset(("", ".", ",", ";", ":", ")", "?", "!", "\u2014", '"'))
AFTER_CLOSED = neighbours("after_closed")
PARTS_OF_A_PERIOD = frozenset(("part", "half", "edge", "rest", "so_far"))
OTHER_PERIODS = frozenset(("day_part", "week_of", "weekend_of", "first_day", "last_day"))


class Reading(NamedTuple):
    """One expression, understood. `modified`: the words in front of it belong to it."""

    type: str
    value: str | None
    mod: str | None = None
    begins: date | None = None
    ends: date | None = None
    anchored: date | None = None
    modified: bool = False
    period: Period | None = None


class Clock(NamedTuple):
    """A time of day that was told: where, on which day, whether as a.m. or p.m., after how many periods."""

    sentence: int
    hour: int
    minute: int
    day: date | None
    halved: bool
    told: int


class Told(NamedTuple):
    """A day on which the tale stands: where it was told, and whether it owned something ("Sunday's quake")."""

    sentence: int
    day: date
    possessive: bool


class Context:
    """The page around a candidate, and what was read before it."""

    __slots__ = (
        "_ends", "_last", "_starts", "_types", "anchor", "clock", "day_order", "page", "past_periods", "tale"
    )  # fmt: skip

    def __init__(self, page: Page, mentions: Sequence[Mention]) -> None:
        self.page = page
        self.anchor = page.anchor
        ordered = sorted((mention.start_char, mention.end_char, mention.type) for mention in mentions)
        self._starts = [start for start, _, _ in ordered]
        self._ends = [end for _, end, _ in ordered]
        self._types = [kind for _, _, kind in ordered]
        self.past_periods: list[tuple[int, Period]] = []
        self._last: dict[str, int] = {}
        self.day_order: str | None = None
        self.clock: Clock | None = None
        self.tale: list[Told] = []

    def word(self, candidate: Candidate, offset: int) -> str:
        """The token `offset` places before (-1) or after (1) the candidate; '' beyond its sentence."""
        tokens = self.page.tokens
        low, high = tokens.bounds[candidate.sentence]
        first, end = candidate.tokens
        index = first + offset if offset < 0 else end + offset - 1
        return tokens.words[index] if low <= index < high else ""

    def stands_alone(self, candidate: Candidate) -> bool:
        """Whether a mark or a small word follows, so that the candidate describes no noun behind it."""
        after = self.word(candidate, 1)
        return after in MARKS or after.lower() in AFTER_CLOSED

    def name_around(self, candidate: Candidate) -> str | None:
        """The type of the mention that holds the whole candidate, if one does."""
        index = bisect_right(self._starts, candidate.match.start()) - 1
        if index >= 0 and candidate.end <= self._ends[index]:
            return self._types[index]
        return None

    def is_name(self, candidate: Candidate) -> bool:
        """Whether a mention covers the candidate and nothing else."""
        index = bisect_right(self._starts, candidate.match.start()) - 1
        return index >= 0 and self._starts[index] == candidate.match.start() and self._ends[index] == candidate.end

    def name_goes_on(self, candidate: Candidate) -> bool:
        """Whether its mention goes on after a candidate. A year that closes a name is an edition."""
        index = bisect_right(self._starts, candidate.match.start()) - 1
        return index < 0 or self._ends[index] > candidate.end or self._starts[index] == candidate.match.start()

    def remember(self, sentence: int, period: Period) -> None:
        """Keep a period for expressions that lean on it later."""
        self.past_periods.append((sentence, period))
        if period.begins is not None:
            self._last[period.unit] = len(self.past_periods) - 1

    def reference(self, units: Sequence[str], sentence: int, reach: int = 3) -> Period | None:
        """The last period read of one of these grains, at most `reach` sentences ago."""
        place = max((self._last.get(unit, -1) for unit in units), default=-1)
        if place < 0:
            return None
        where, period = self.past_periods[place]
        return period if sentence - where <= reach else None


def unknown(value: str | None, kind: str = "DATE", mod: str | None = None, modified: bool = False) -> Reading:
    """A reading that TIMEX3 can write but no calendar can place."""
    return Reading(kind, value, mod, modified=modified)


def unplaced(value: str | None, modifier: Modifier | None) -> Reading:
    """An unknown date that keeps the part of it that the words in front name ("late last year")."""
    if modifier is None or modifier.kind not in PARTS_OF_A_PERIOD:
        return unknown(value)
    return unknown(value, "DATE", modifier.mod, True)


def of_period(
    period: Period, modifier: Modifier | None, anchored: date | None = None, anchor: date | None = None
) -> Reading:
    """The reading of a period, narrowed by the words in front of it."""
    if modifier is None or (modifier.kind == "size" and modifier.mod != "APPROX"):
        return Reading("DATE", period.value, None, period.begins, period.ends, anchored, False, period)
    if modifier.kind in OTHER_PERIODS:
        return _beside(period, modifier, anchored)
    kind, mod = modifier
    if kind == "half" and period.unit == "year" and period.begins is not None:
        period = calendar.half(period.begins.year, 1 if mod == "START" else 2)
        return Reading("DATE", period.value, None, period.begins, period.ends, anchored, True, period)
    inner, shown = period, mod
    if kind == "part":
        inner = calendar.part(period, mod)
    elif kind == "half":
        inner = calendar.half_of(period, mod)
    elif kind == "edge":
        inner = calendar.edge(period, mod)
    elif kind in ("rest", "so_far"):
        inner = _cut_at(period, kind, anchor)
        shown = "" if period.unit == "day" else mod
    return Reading("DATE", period.value, shown or None, inner.begins, inner.ends, anchored, True, period)


def _beside(period: Period, modifier: Modifier, anchored: date | None) -> Reading:
    """The morning of a day, the week of it, the first day of a month: another period than the one named."""
    kind, begins, ends = modifier.kind, period.begins, period.ends
    other = None
    if begins is not None and ends is not None:
        if kind in ("week_of", "weekend_of") and period.unit == "day":
            other = calendar.around(begins, kind.partition("_")[0])
        elif kind in ("first_day", "last_day") and period.unit != "day":
            other = calendar.day_of(begins if kind == "first_day" else ends)
    if kind == "day_part" and period.unit == "day":
        value = f"{period.value}T{modifier.mod}"
        return Reading("TIME", value, None, begins, ends, anchored, True, period)
    if other is None:
        return Reading("DATE", period.value, None, begins, ends, anchored, False, period)
    return Reading("DATE", other.value, None, other.begins, other.ends, anchored, True, other)


def _cut_at(period: Period, kind: str, anchor: date | None) -> Period:
    """What is left of a period after the anchor, or what of it had passed by then."""
    if anchor is None or period.begins is None or period.ends is None:
        return period
    if not period.begins <= anchor <= period.ends:
        return period
    return period._replace(begins=anchor) if kind == "rest" else period._replace(ends=anchor)
