"""Reading durations and sets: two years, the past 18 months, every quarter, twice a week."""

import re
from datetime import date
from decimal import Decimal

from pipeline.text.find.times import Candidate
from pipeline.text.find.times_vocabulary import NUMBER_ROWS, SEASON_ROWS, WEEKDAYS, YEAR, neighbours
from pipeline.text.read import calendar
from pipeline.text.read.calendar import Impossible
from pipeline.text.read.times_counts import CARDINALS, Unit, added, duration_value, number_of, unit_of
from pipeline.text.read.times_dates import month_number
from pipeline.text.read.times_reading import MARKS, Context, Reading, unknown
from pipeline.text.read.times_relative import PARTS

RANKS = {row["ordinal"]: int(row["value"]) for row in NUMBER_ROWS[1:10]}
SEASONS = {row["word"]: row["code"] for row in SEASON_ROWS}
BEFORE_A_DURATION = neighbours("before_duration")
BEFORE_OVER, BEFORE_VAGUE = neighbours("before_over"), neighbours("before_vague")
OF_YEAR = re.compile(rf"\s(?:of|in)\s(?:the\s)?(?P<year>{YEAR})")
AFTER_VAGUE = neighbours("after_vague")
BEFORE_OF = neighbours("before_of_the_period")
COUNTED = neighbours("counted")
MANY = frozenset(("several", "few", "many", "hundreds", "thousands", "millions", "dozens"))
NEAR = 7
BACKWARD = frozenset(("past", "last", "previous", "preceding", "prior"))
FORWARD = frozenset(("next", "coming", "following", "subsequent"))


def read_duration(candidate: Candidate, context: Context) -> Reading:
    """Two years, an 18-month plan, half an hour, two to three weeks, the past nine days."""
    m = candidate.match
    unit, count = unit_of(m["unit"]), number_of(m["figure"] or m["count"])
    if not _is_extent(candidate, context):
        return _rate(candidate, context, unit)
    if m["and_half"] and count is not None:
        count += Decimal("0.5")
    value = duration_value(count, unit)
    if m["unit2"]:
        value = added(value, duration_value(number_of(m["count2"]), unit_of(m["unit2"])))
    most = m["most"] or m["alternative"]
    if most is not None:
        value = f"{value}/{duration_value(number_of(most), unit)}"
    begins, ends = _placed(candidate, context, unit, number_of(most) if most else count)
    sized = _sized(candidate, context) and not m["window"]
    mod = candidate.modifier.mod if sized and candidate.modifier else "APPROX" if most else None
    mod = "MORE_THAN" if m["plus"] else mod
    return Reading("DURATION", value, mod, begins, ends, context.anchor if begins else None, sized)


def _sized(candidate: Candidate, context: Context) -> bool:
    """Whether the words in front say how much more or less: "spent over two years", but not "sold over two years"."""
    if candidate.modifier is None or candidate.modifier.kind != "size":
        return False
    said = context.page.folded[candidate.start : candidate.match.start()].strip().lower()
    return said != "over" or candidate.match["age"] is not None or context.word(candidate, -1).lower() in BEFORE_OVER


def _is_extent(candidate: Candidate, context: Context) -> bool:
    """Whether so many units are meant; of "a day" that must be said. Raises Impossible for ranks and fractions."""
    m = candidate.match
    count, unit, before = m["count"].lower(), m["unit"].lower(), context.word(candidate, -1).lower()
    if m["adjective"].strip().lower() == "light":
        raise Impossible("a distance, not a span of time")
    if m["age"] or m["adjective"]:
        return True
    if unit in ("second", "quarter") and m["gap"] != "-" and not m["window"]:
        raise Impossible("a rank or a fraction, not a span of time")
    if unit == "quarters" and count in ("three", "3") and not m["window"] and context.word(candidate, 1) == "of":
        raise Impossible("a fraction, not a span of time")
    if count not in ("a", "an", "one") or m["window"] or m["length"] or m["and_half"] or m["alternative"]:
        return True
    if count == "one" and (unit not in ("day", "night") or m["gap"] == "-"):
        return True
    after = context.word(candidate, 1).lower()
    if after == "'s" and m["gap"] != "-":
        return True  # a minute's silence
    if before == "of" and context.word(candidate, -2).lower() in BEFORE_OF:
        return True
    return candidate.modifier is not None or before in BEFORE_A_DURATION or after in ("after", "before", "since", "of")


def _rate(candidate: Candidate, context: Context, unit: Unit) -> Reading:
    """$12 a day, three meals a day, 5% a year: the length over which so much is counted."""
    counted = context.word(candidate, -1).lower()
    counts = counted[:1].isdigit() or counted in COUNTED or (len(counted) > 3 and counted.endswith("s"))
    if candidate.match["count"].lower() == "one" or not counts or not _number_before(candidate, context):
        raise Impossible("a rate or no definite span of time")
    return unknown(duration_value(Decimal(1), unit), "DURATION")


def _number_before(candidate: Candidate, context: Context) -> bool:
    near = [context.word(candidate, -back).lower() for back in range(1, NEAR)]
    return any(word[:1].isdigit() or word in CARDINALS or word in MANY for word in near)


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


def read_ranked(candidate: Candidate, context: Context) -> Reading:
    """The fifth consecutive day, a second straight quarter: the length that this makes."""
    m = candidate.match
    return unknown(duration_value(Decimal(RANKS[m["rank"].lower()]), unit_of(m["unit"])), "DURATION")


def read_window_or(candidate: Candidate, context: Context) -> Reading:
    """The next day or two, the past year or so."""
    m = candidate.match
    unit, most = unit_of(m["unit"]), m["alternative"].lower()
    value = duration_value(Decimal(1), unit)
    if most != "so":
        value = f"{value}/{duration_value(number_of(most), unit)}"
    return unknown(value, "DURATION", "APPROX")


def read_long(candidate: Candidate, context: Context) -> Reading:
    """Year-long, a decade-long fight: one of the unit; months-long: how many is not said."""
    m = candidate.match
    if "-" not in m.group():
        raise Impossible("how many units long is not said")
    count = None if m["unit"].lower().endswith("s") else Decimal(1)
    return unknown(duration_value(count, unit_of(m["unit"])), "DURATION")


def read_vague_duration(candidate: Candidate, context: Context) -> Reading:
    """For months, in years, weeks of talks, days later: a span whose length is not said."""
    before, after = context.word(candidate, -1).lower(), context.word(candidate, 1).lower()
    unit = candidate.match["unit"].lower()
    if unit == "quarters" or (unit in ("seconds", "nights") and after != "later" and before != "within"):
        raise Impossible("a rank, a place or a fraction, not a span of time")
    if unit == "hours" and before == "after" and after in MARKS:
        raise Impossible("after the close of trade, not after some hours")
    sized = candidate.modifier is not None and candidate.modifier.kind == "size"
    beside = candidate.modifier is None and (before in BEFORE_VAGUE or after in AFTER_VAGUE)
    if not (sized or beside or candidate.match["age"]):
        raise Impossible("units of no one span")
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
    if m["most"]:
        unit = unit_of(m["unit"] or "day")
        low, high = (duration_value(number_of(it), unit) for it in re.split(r"\s(?:to|or)\s", m["count"].lower()))
        return unknown(f"{low}/{high}", "SET", "APPROX")
    said = (m["count"] or "one").lower()
    count = Decimal(2) if said == "other" else Decimal(RANKS[said]) if said in RANKS else number_of(said)
    if m["halved"] and count is not None:
        count /= 2
    return unknown(duration_value(count, unit_of(m["unit"])), "SET")
