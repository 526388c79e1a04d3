"""Reading times beside another: the day before, the same quarter last year, year-earlier."""

from pipeline.text.find.times import Candidate
from pipeline.text.read import calendar
from pipeline.text.read.calendar import Impossible, Period
from pipeline.text.read.times_nearest import year_by_words
from pipeline.text.read.times_periods import UNPLACED
from pipeline.text.read.times_reading import MARKS, Context, Reading, of_period, unknown, unplaced
from pipeline.text.read.times_relative import COMPARED, PARTS, stepped, time_of, told


def read_next_to_it(candidate: Candidate, context: Context) -> Reading:
    """The day before, the year after; the year before last."""
    m = candidate.match
    unit, way, day = m["unit"].lower(), m["way"].lower(), (m["day"] or "").lower()
    if (way, day) in (("before", "last"), ("after", "next")) and context.anchor is not None:
        return of_period(stepped(context.anchor, unit, -2 if day == "last" else 2), None, context.anchor)
    measured = context.word(candidate, -1)[:1].isdigit() or context.word(candidate, -1).lower() in COMPARED
    behind = measured or context.page.folded.endswith(("than ", "from "), 0, m.start())
    compared = behind and context.word(candidate, 1) in ("and", "but")
    if day or not (compared or context.word(candidate, 1) in MARKS):
        raise Impossible("told from an event, not from a time")
    if unit in PARTS:
        return _part_beside(unit, way, candidate, context)
    base = told(candidate, context, unit)
    if (base is None or base.begins is None) and unit == "year" and way != "after" and context.anchor is not None:
        base = calendar.year(context.anchor.year)  # results are compared with those of the year before
    if base is None or base.begins is None:
        return unplaced(UNPLACED[unit], candidate.modifier)
    period = calendar.around(calendar.moved(base.begins, unit, 1 if way == "after" else -1), unit)
    return of_period(period, candidate.modifier, base.begins)


def _part_beside(part: str, way: str, candidate: Candidate, context: Context) -> Reading:
    """The night before: of the day before the one that was told."""
    day = told(candidate, context, "day")
    if day is None or day.begins is None:
        return unknown(f"XXXX-XX-XXT{PARTS[part]}", "TIME")
    beside = calendar.shifted(day.begins, 1 if way == "after" else -1)
    return time_of(calendar.day_of(beside), part, candidate, day.begins)


def read_same_period(candidate: Candidate, context: Context) -> Reading:
    """The same quarter last year, the same month a year ago, the year-ago period."""
    m = candidate.match
    unit = (m["unit"] or m["unit2"] or "").lower()
    if not unit:
        if context.anchor is None:
            return unknown("XXXX")
        return of_period(calendar.year(context.anchor.year - 1), candidate.modifier, context.anchor)
    grains = ("quarter", "half", "month", "season", "week", "day") if unit in ("period", "time") else (unit,)
    base = context.reference(grains, candidate.sentence, 12)
    if base is None and unit == "quarter" and context.anchor is not None:
        base = calendar.finished_quarter(context.anchor)
    year = _other_year(candidate, context, base)
    if base is None or base.begins is None:
        if year is None or unit != "month" or context.anchor is None:
            said = UNPLACED.get(unit, "XXXX")
            return unknown(f"{year:04}{said[4:]}" if year else said)
        base = calendar.around(context.anchor, unit)
    assert base.begins is not None
    if year is None:
        return unknown(UNPLACED.get(unit, "XXXX"))
    shifted = calendar.around(calendar.months_on(base.begins, 12 * (year - base.begins.year)), base.unit)
    reading = of_period(shifted, candidate.modifier, context.anchor)
    return reading._replace(period=None)  # what is compared with: the tale goes on elsewhere


def _other_year(candidate: Candidate, context: Context, base: Period | None) -> int | None:
    m = candidate.match
    if m["year"]:
        return int(m["year"])
    if m["by_word"]:
        return year_by_words(m["by_word"].replace("the ", "").replace("of ", ""), candidate, context)
    if base is not None and base.begins is not None:
        return base.begins.year - 1
    return context.anchor.year - 1 if context.anchor is not None else None
