"""Reading times told from another: the publication day, or the last time that the text named."""

from datetime import date

from pipeline.text.find.times import Candidate
from pipeline.text.find.times_vocabulary import neighbours
from pipeline.text.read import calendar
from pipeline.text.read.calendar import Impossible, Period
from pipeline.text.read.times_counts import unit_of
from pipeline.text.read.times_nearest import direction_of
from pipeline.text.read.times_periods import UNPLACED
from pipeline.text.read.times_reading import MARKS, Context, Reading, of_period, unknown, unplaced
from pipeline.text.read.times_tale import last_told
from pipeline.text.read.times_tense import FUTURE

ANY = ("day", "week", "weekend", "month", "quarter", "half", "season", "year")
FINE_ENOUGH = {
    "day": ("day",),
    "week": ("day", "week", "weekend"),
    "weekend": ("day", "week", "weekend"),
    "month": ("day", "month", "week"),
    "quarter": ("day", "month", "quarter"),
}
STEPS = {
    "last": -1,
    "past": -1,
    "this past": -1,
    "this": 0,
    "current": 0,
    "next": 1,
    "coming": 1,
    "upcoming": 1,
    "this coming": 1,
}
STEPS_FROM_TOLD = {
    "following": 1, "next": 1, "previous": -1, "prior": -1, "preceding": -1, "same": 0, "that": 0,
}  # fmt: skip
BEFORE_ALONE = neighbours("before_month") | frozenset(("on", "all", "later", "earlier"))
PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}


def told(candidate: Candidate, context: Context, unit: str) -> Period | None:
    """The time that the text named last, fine enough to count units of this grain from it."""
    return context.reference(FINE_ENOUGH.get(unit, (*ANY, unit)), candidate.sentence)


def read_this_period(candidate: Candidate, context: Context) -> Reading:
    """Last year, this week, the previous quarter, the following day, the past decade, last night."""
    m = candidate.match
    which, unit = " ".join(m["which"].lower().split()), m["unit"].lower()
    with_the = m.group().lower().startswith("the ") or which in ("that same", "this same")
    which = which.removeprefix("this ") if which == "this same" else which.replace("that same", "same")
    if with_the and which in ("last", "next") and context.word(candidate, 1).lower() == "of":
        raise Impossible("a part of something else")
    if which == "new":
        return _new_year(candidate, context)
    if unit in PARTS:
        return _part_of_day(which, unit, candidate, context)
    if m["fiscal"] and not m["fiscal"].lower().startswith("calendar"):
        return _fiscal(which, context)
    if unit in ("hour", "minute"):
        if which not in ("past", "last", "next", "coming"):
            raise Impossible("no one hour")
        return unknown(f"PT1{unit[0].upper()}", "DURATION")
    if _is_window(which, unit, with_the):
        return _window(which, unit, context)
    if which not in STEPS or (which == "next" and with_the):
        return _from_told(which, unit, with_the, candidate, context)
    if context.anchor is None:
        return unplaced(UNPLACED.get(unit, "XXXX"), candidate.modifier)
    steps = STEPS[which]
    if (which, unit) == ("this", "weekend") and context.anchor.isoweekday() < 4:
        steps -= direction_of(candidate, context) == "past"
    period = stepped(context.anchor, unit, steps)
    return of_period(period, candidate.modifier, context.anchor, context.anchor)


def _new_year(candidate: Candidate, context: Context) -> Reading:
    """In the new year: the one that is about to begin, or has just begun."""
    if context.anchor is None:
        return unplaced("XXXX", candidate.modifier)
    period = calendar.year(context.anchor.year + (context.anchor.month > 6))
    return of_period(period, candidate.modifier, context.anchor)


def _is_window(which: str, unit: str, with_the: bool) -> bool:
    """Whether a stretch that ends or begins at the anchor is meant, and no period of the calendar."""
    if which == "past":
        return unit != "weekend"
    long = ("decade", "century", "year") if which == "coming" else ("decade", "century")
    return unit == "fortnight" or (which in ("last", "next", "coming") and with_the and unit in long)


def stepped(anchor: date, unit: str, steps: int) -> Period:
    """The period of a grain so many steps from the one that holds the anchor."""
    return calendar.around(calendar.moved(anchor, unit, steps), unit)


def read_the_weekend(candidate: Candidate, context: Context) -> Reading:
    """Over the weekend: the last one, or the next one where the sentence looks ahead."""
    if context.anchor is None:
        return unknown(UNPLACED["weekend"])
    ahead = direction_of(candidate, context) == FUTURE or context.anchor.isoweekday() > 5
    period = stepped(context.anchor, "weekend", 0 if ahead else -1)
    return of_period(period, None, context.anchor)


def _from_told(which: str, unit: str, with_the: bool, candidate: Candidate, context: Context) -> Reading:
    if which == "same" and not with_the:
        raise Impossible("a manner of doing, not a time")
    base = told(candidate, context, unit)
    start = base.begins if base is not None else context.anchor
    if base is None and STEPS_FROM_TOLD[which] > 0 and direction_of(candidate, context) == "past":
        return unplaced(UNPLACED.get(unit, "XXXX"), candidate.modifier)  # what is past is not after the publication
    if which in ("that", "same") and base is None:
        alone = candidate.modifier is not None or which == "same" or _stands_alone(candidate, context)
        if unit not in UNPLACED or not alone:
            raise Impossible("leans on a time that the text does not tell")
        return unplaced(UNPLACED[unit], candidate.modifier)
    if start is None:
        return unplaced(UNPLACED.get(unit, "XXXX"), candidate.modifier)
    period = calendar.around(calendar.moved(start, unit, STEPS_FROM_TOLD[which]), unit)
    return of_period(period, candidate.modifier, start, context.anchor)


def _stands_alone(candidate: Candidate, context: Context) -> bool:
    """Whether "that day" is a time and not the beginning of a clause ("said that day care")."""
    return context.word(candidate, -1).lower() in BEFORE_ALONE or context.word(candidate, 1) in MARKS


def _window(which: str, unit: str, context: Context) -> Reading:
    """The past year: the stretch that ends at the anchor; the next decade: the one that begins there."""
    length = unit_of(unit)
    value = f"P{length.factor}{length.code}"
    if context.anchor is None:
        return unknown(value, "DURATION")
    back = which in ("past", "last", "previous")
    other = calendar.moved(context.anchor, unit, -1 if back else 1)
    begins, ends = (other, context.anchor) if back else (context.anchor, other)
    return Reading("DURATION", value, None, begins, ends, context.anchor)


def _fiscal(which: str, context: Context) -> Reading:
    steps = STEPS.get(which, STEPS_FROM_TOLD.get(which))
    if context.anchor is None or steps is None:
        return unknown("FXXXX")
    year = calendar.year(context.anchor.year + steps)
    return Reading("DATE", f"FY{year.value}", anchored=context.anchor)


def _part_of_day(which: str, part: str, candidate: Candidate, context: Context) -> Reading:
    if which in ("this", "last"):
        base = context.anchor
        steps = -1 if which == "last" else 0
    elif which in ("next", "following", "same", "that", "previous"):
        day = told(candidate, context, "day")
        base = last_told(candidate, context) or (day.begins if day is not None else None)
        steps = STEPS_FROM_TOLD[which]
    else:
        raise Impossible("no one part of a day")
    if base is None:
        return unknown(f"XXXX-XX-XXT{PARTS[part]}", "TIME")
    return time_of(calendar.day_of(calendar.shifted(base, steps)), part, candidate, base)


def time_of(day: Period, part: str, candidate: Candidate, anchored: date | None) -> Reading:
    """A part of a day: its TIMEX3 value and the day it lies in."""
    reading = of_period(day, candidate.modifier, anchored)
    return reading._replace(type="TIME", value=f"{day.value}T{PARTS[part]}")
