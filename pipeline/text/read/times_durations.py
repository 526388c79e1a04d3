"""Reading durations and sets: two years, the past 18 months, every quarter, twice a week."""

import re
from datetime import date
from decimal import Decimal

from pipeline.text.find.times import Candidate
from pipeline.text.find.times_vocabulary import SEASON_ROWS, WEEKDAY_ROWS, YEAR, neighbours
from pipeline.text.read import calendar
from pipeline.text.read.calendar import Impossible
from pipeline.text.read.times_counts import Unit, duration_value, number_of, unit_of
from pipeline.text.read.times_dates import month_number
from pipeline.text.read.times_reading import Context, Reading, unknown
from pipeline.text.read.times_relative import PARTS

WEEKDAYS = {row["word"]: int(row["number"]) for row in WEEKDAY_ROWS}
SEASONS = {row["word"]: row["code"] for row in SEASON_ROWS}
BEFORE_A_DURATION = neighbours("before_duration")
OF_YEAR = re.compile(rf"\s(?:of|in)\s(?:the\s)?(?P<year>{YEAR})")
BACKWARD = frozenset(("past", "last", "previous", "preceding", "prior"))
FORWARD = frozenset(("next", "coming", "following", "subsequent"))


def read_duration(candidate: Candidate, context: Context) -> Reading:
    """Two years, an 18-month plan, half an hour, two to three weeks, the past nine days."""
    m = candidate.match
    unit, count = unit_of(m["unit"]), number_of(m["count"])
    _must_be_a_duration(candidate, context)
    if m["and_half"] and count is not None:
        count += Decimal("0.5")
    value = duration_value(count, unit)
    most = m["most"] or m["alternative"]
    if most is not None:
        value = f"{value}/{duration_value(number_of(most), unit)}"
    begins, ends = _placed(candidate, context, unit, number_of(most) if most else count)
    sized = candidate.modifier is not None and candidate.modifier.kind == "size" and not m["window"]
    mod = candidate.modifier.mod if sized and candidate.modifier else "APPROX" if most else None
    return Reading("DURATION", value, mod, begins, ends, context.anchor if begins else None, sized)


def _must_be_a_duration(candidate: Candidate, context: Context) -> None:
    m = candidate.match
    count, unit, before = m["count"].lower(), m["unit"].lower(), context.word(candidate, -1).lower()
    if m["age"] or context.word(candidate, 1).lower() in ("old", "older"):
        raise Impossible("an age")
    if unit in ("second", "quarter") and m["gap"] != "-" and not m["window"]:
        raise Impossible("a rank or a fraction, not a span of time")
    if count not in ("a", "an", "one") or m["window"] or m["length"] or m["and_half"] or m["alternative"]:
        return
    if count == "one" and unit not in ("day", "night"):
        return
    after = context.word(candidate, 1).lower()
    if (
        candidate.modifier is None
        and before not in BEFORE_A_DURATION
        and after not in ("after", "before", "since")
    ):
        raise Impossible("a rate or no definite span of time")


def _placed(
    candidate: Candidate, context: Context, unit: Unit, count: Decimal | None
) -> tuple[date | None, date | None]:
    """Where a window lies: it ends or begins at the anchor, or opens or closes the year named after it."""
    window = (candidate.match["window"] or "").lower().split()
    if not window or count is None or not unit.grain or count != int(count):
        return None, None
    steps = int(count)
    if window[-1] in ("first", "final", "opening", "last") and (
        named := OF_YEAR.match(context.page.folded, candidate.end)
    ):
        whole = calendar.year(int(named["year"]))
        assert whole.begins is not None and whole.ends is not None
        if window[-1] in ("first", "opening"):
            return whole.begins, calendar.shifted(calendar.moved(whole.begins, unit.grain, steps), -1)
        return calendar.moved(calendar.shifted(whole.ends, 1), unit.grain, -steps), whole.ends
    anchor = context.anchor
    if anchor is None or context.word(candidate, 1).lower() == "of":
        return None, None
    if window[-1] in BACKWARD:
        return calendar.moved(anchor, unit.grain, -steps), anchor
    if window[-1] in FORWARD:
        return anchor, calendar.moved(anchor, unit.grain, steps)
    return None, None


def read_long(candidate: Candidate, context: Context) -> Reading:
    """Year-long, a decade-long fight: one of the unit. "Years long" leaves open how many."""
    m = candidate.match
    if "-" not in m.group() or m["unit"].lower().endswith("s"):
        raise Impossible("how many units long is not said")
    return unknown(duration_value(Decimal(1), unit_of(m["unit"])), "DURATION")


def read_vague_duration(candidate: Candidate, context: Context) -> Reading:
    """For months, in years: a span whose length is not said."""
    return unknown(duration_value(None, unit_of(candidate.match["unit"])), "DURATION")


def read_every(candidate: Candidate, context: Context) -> Reading:
    """Every quarter, twice a week, every other day, each Tuesday."""
    m = candidate.match
    if m["weekday"]:
        return unknown(f"XXXX-WXX-{WEEKDAYS[m['weekday'].lower()]}", "SET")
    if m["month"]:
        return unknown(f"XXXX-{month_number(m['month']):02}", "SET")
    if m["season"]:
        return unknown(f"XXXX-{SEASONS[m['season'].lower()]}", "SET")
    if m["part"]:
        part = m["part"].lower()
        return unknown("XXXX-WXX-WE" if part == "weekend" else f"XXXX-XX-XXT{PARTS[part]}", "SET")
    said = (m["count"] or "one").lower()
    count = Decimal(2) if said == "other" else number_of(said)
    return unknown(duration_value(count, unit_of(m["unit"])), "SET")
