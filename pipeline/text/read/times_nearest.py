"""Choosing among the years or weeks that a partly named time may belong to."""

from collections.abc import Callable, Sequence
from datetime import date

from pipeline.text.find.times import Candidate
from pipeline.text.find.times_vocabulary import neighbours
from pipeline.text.read import calendar
from pipeline.text.read.calendar import Impossible, Period
from pipeline.text.read.times_reading import Context
from pipeline.text.read.times_tense import FUTURE, PAST, tense

CLOSE, FAR = (
    35,
    300,
)  # days: how near a day must be, and how far the other, for nearness to outweigh the tense


def nearest(options: Sequence[Period], anchor: date, direction: str | None) -> Period:
    """The option that the tense allows and that lies closest to the anchor; `options` in order of time."""
    closest = min(options, key=lambda option: (_distance(option, anchor), option.value > anchor.isoformat()))
    back = [option for option in options if option.begins is not None and option.begins <= anchor]
    ahead = [option for option in options if option.ends is not None and option.ends >= anchor]
    chosen = closest
    if direction == PAST and back:
        chosen = back[-1]
    elif direction == FUTURE and ahead:
        chosen = ahead[0]
    if chosen.unit == "day" and _distance(chosen, anchor) > FAR and _distance(closest, anchor) <= CLOSE:
        return closest
    return chosen


def _distance(period: Period, anchor: date) -> int:
    if period.begins is None or period.ends is None:
        return 10**6
    return max((period.begins - anchor).days, (anchor - period.ends).days, 0)


def month_near(month_number: int, candidate: Candidate, context: Context, anchor: date) -> Period:
    """A month named without its year."""
    options = _possible(lambda number: calendar.month(number, month_number), anchor)
    return choose(options, candidate, context, anchor)


def day_near(
    month_number: int, day_number: int, candidate: Candidate, context: Context, anchor: date, weekday: int | None
) -> Period:
    """A day named without its year; its weekday, where it is said, tells which years are possible.

    29 February finds its leap year. Raises Impossible for 31 June.
    """
    options = _possible(lambda number: calendar.day(number, month_number, day_number), anchor, 4)
    if not options:
        raise Impossible("no such day in the calendar")
    close = [it for it in options if it.begins is not None and abs(it.begins.year - anchor.year) <= 1]
    fitting = [it for it in close if it.begins is not None and it.begins.isoweekday() == weekday]
    return choose(fitting or options, candidate, context, anchor)


def weekday_near(weekday: int, anchor: date, direction: str | None) -> Period:
    """A weekday named without its week: the last one, the anchor's own, or the next one."""
    back = calendar.shifted(anchor, -((anchor.isoweekday() - weekday) % 7))
    ahead = calendar.shifted(anchor, (weekday - anchor.isoweekday()) % 7)
    return calendar.day_of(ahead if direction == FUTURE else back)


def _possible(make: Callable[[int], Period], anchor: date, reach: int = 1) -> list[Period]:
    options = []
    for number in range(anchor.year - reach, anchor.year + reach + 1):
        try:
            options.append(make(number))
        except Impossible:
            continue
    return options


DATA_BEHIND = neighbours("after_month_past")
AHEAD_BEHIND = neighbours("after_month_ahead")
LINKS = frozenset(("to", "through", "until", "and", "or", "-", "till", "\u2014"))


SPANS = frozenset(("days", "weeks", "months", "quarters", "years", "quarter", "year", "half"))
"""What ends with the time behind it: "the 12 months to April"."""


OPENING = ("beginning", "starting", "from")
"""What opens a year of accounts, which is spoken of before it: "a budget for the year from April"."""


def linked_begin(candidate: Candidate, context: Context, unit: str) -> date | None:
    """Where a range began whose other end this is: "from January 23 through March 9"."""
    if context.word(candidate, -1).lower() not in LINKS or context.word(candidate, -2).lower() in SPANS:
        return None
    begun = context.reference((unit,), candidate.sentence, 0)
    return begun.begins if begun is not None else None


def choose(options: Sequence[Period], candidate: Candidate, context: Context, anchor: date) -> Period:
    """The option after the beginning of its range; else the nearest one that the tense allows."""
    unit = options[0].unit
    begun = linked_begin(candidate, context, unit)
    if begun is not None:
        return next((it for it in options if it.begins is not None and it.begins >= begun), options[-1])
    direction = direction_of(candidate, context)
    named = context.reference((unit,), candidate.sentence, 0)
    if direction is None and named is not None and named.begins is not None:
        return nearest(options, named.begins, None)
    return nearest(options, anchor, direction)


def direction_of(candidate: Candidate, context: Context) -> str | None:
    """The tense around a candidate; goods for July delivery lie ahead whatever the tense, the year to April behind."""
    if context.word(candidate, 1).lower() in AHEAD_BEHIND:
        return FUTURE
    if context.word(candidate, 1).lower() in DATA_BEHIND:
        return PAST
    if context.word(candidate, -1).lower() in OPENING and context.word(candidate, -2).lower() == "year":
        return FUTURE
    if context.word(candidate, -1).lower() in ("to", "through") and context.word(candidate, -2).lower() in SPANS:
        return PAST
    told = tense(context.page, candidate)
    return FUTURE if told is None and context.word(candidate, -1).lower() in OPENING[:2] else told


def full_year(digits: str, anchor: date | None) -> int:
    """`'24` or `2024` as a year. Two digits: at most ten years after the anchor; without one POSIX's rule."""
    number = int(digits.strip("' "))
    if len(digits.strip("' ")) > 2:
        return number
    if anchor is None:
        return number + (2000 if number < 69 else 1900)
    year = anchor.year // 100 * 100 + number
    return year - 100 if year > anchor.year + 10 else year


def year_by_words(words: str, candidate: Candidate, context: Context) -> int | None:
    """The year that "last year", "the year", "the same year" name; None when nothing tells."""
    said = " ".join(words.lower().replace("of ", "").split())
    if said in (
        "the same year",
        "that year",
        "the following year",
        "the next year",
        "the previous year",
        "the prior year",
    ):
        told = context.reference(("year", "month", "day", "quarter", "half"), candidate.sentence)
        if told is not None and told.begins is not None:
            return told.begins.year + {
                "the following year": 1,
                "the next year": 1,
                "the previous year": -1,
                "the prior year": -1,
            }.get(said, 0)
    if context.anchor is None:
        return None
    steps = {"last": -1, "previous": -1, "prior": -1, "next": 1, "following": 1}
    return context.anchor.year + sum(steps.get(word, 0) for word in said.split())
