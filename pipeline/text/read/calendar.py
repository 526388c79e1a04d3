"""Periods of the calendar: their TIMEX3 value, first and last day, and their parts. Pure arithmetic.

Every function either returns a period or raises `Impossible` with the reason; nothing overflows.
"""

from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

FIRST_YEAR, LAST_YEAR = 1, 9999
SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


class Impossible(ValueError):  # noqa: N818 - it reads as what it says
    """The text names a time that no calendar has, or that cannot be told; the argument says why."""


class Period(NamedTuple):
    """A stretch of days with a name in TIMEX3. `unit` is its grain: day, week, month, year ..."""

    value: str
    begins: date | None
    ends: date | None
    unit: str


def _checked(number: int) -> int:
    if not FIRST_YEAR <= number <= LAST_YEAR:
        raise Impossible("the year lies outside the calendar")
    return number


def day(number: int, month_number: int, day_number: int) -> Period:
    """One day; raises Impossible when the month has no such day."""
    try:
        it = date(_checked(number), month_number, day_number)
    except ValueError as error:
        raise Impossible(str(error) if isinstance(error, Impossible) else "no such day in the calendar") from None
    return day_of(it)


def day_of(it: date) -> Period:
    """The period of one date."""
    return Period(it.isoformat(), it, it, "day")


def shifted(it: date, days: int) -> date:
    """The date so many days on (or back); raises Impossible beyond the calendar."""
    ordinal = it.toordinal() + days
    if not 1 <= ordinal <= date.max.toordinal():
        raise Impossible("the day lies outside the calendar")
    return date.fromordinal(ordinal)


def months_on(it: date, months: int) -> date:
    """The same day so many months on (or back), or the last day of a shorter month."""
    number, month_index = divmod(it.year * 12 + it.month - 1 + months, 12)
    last = monthrange(_checked(number), month_index + 1)[1]
    return date(number, month_index + 1, min(it.day, last))


def _months(number: int, first: int, count: int, value: str, unit: str) -> Period:
    """`count` whole months from month `first` (1 to 12) of a year."""
    begins = date(_checked(number), first, 1)
    closing, month_index = divmod(number * 12 + first - 1 + count - 1, 12)
    ends = date(_checked(closing), month_index + 1, monthrange(closing, month_index + 1)[1])
    return Period(value, begins, ends, unit)


@lru_cache(maxsize=1_024)
def year(number: int) -> Period:
    """A calendar year."""
    return _months(number, 1, 12, f"{_checked(number):04}", "year")


@lru_cache(maxsize=1_024)
def month(number: int, month_number: int) -> Period:
    """A calendar month; raises Impossible for a thirteenth."""
    if not 1 <= month_number <= 12:
        raise Impossible("no such month in the calendar")
    return _months(number, month_number, 1, f"{_checked(number):04}-{month_number:02}", "month")


def quarter(number: int, index: int) -> Period:
    """A calendar quarter, index 1 to 4."""
    return _months(number, index * 3 - 2, 3, f"{_checked(number):04}-Q{index}", "quarter")


def half(number: int, index: int) -> Period:
    """A half of a calendar year, index 1 or 2."""
    return _months(number, index * 6 - 5, 6, f"{_checked(number):04}-H{index}", "half")


def season(number: int, code: str) -> Period:
    """A meteorological season of the northern half of the Earth; winter begins in December of its year."""
    return _months(number, SEASON_MONTHS[code], 3, f"{_checked(number):04}-{code}", "season")


def decade(number: int) -> Period:
    """The ten years of which `number` is one: 1994 gives the 1990s, `199` in TIMEX3."""
    first = number // 10 * 10
    if first < 10:
        raise Impossible("the year lies outside the calendar")
    return _months(first, 1, 120, f"{first // 10:03}", "decade")


def century(index: int) -> Period:
    """The 20th century is `19`: the years 1900 to 1999, as TIMEX3 and everyday use have it."""
    first = (index - 1) * 100
    if not 2 <= index <= 100:
        raise Impossible("the century lies outside the calendar")
    return _months(first, 1, 1200, f"{index - 1:02}", "century")


def week(it: date) -> Period:
    """The ISO week that holds a date, Monday to Sunday."""
    number, index, weekday = it.isocalendar()
    begins = shifted(it, 1 - weekday)
    return Period(f"{number:04}-W{index:02}", begins, shifted(begins, 6), "week")


def weekend(it: date) -> Period:
    """Saturday and Sunday of the ISO week that holds a date."""
    whole = week(it)
    assert whole.begins is not None
    return Period(f"{whole.value}-WE", shifted(whole.begins, 5), whole.ends, "weekend")


def around(it: date, unit: str) -> Period:
    """The period of a grain that holds a date; raises Impossible for grains without a calendar."""
    if unit == "quarter":
        return quarter(it.year, (it.month + 2) // 3)
    if unit == "season":
        return season(it.year - (it.month < 3), ("WI", "SP", "SU", "FA")[it.month % 12 // 3])
    if unit == "half":
        return half(it.year, 1 if it.month < 7 else 2)
    if unit == "month":
        return month(it.year, it.month)
    return _around(it, unit)


def _around(it: date, unit: str) -> Period:
    if unit == "year":
        return year(it.year)
    if unit == "decade":
        return decade(it.year)
    if unit == "century":
        return century(it.year // 100 + 1)
    simple = {"day": day_of, "week": week, "weekend": weekend}
    if unit in simple:
        return simple[unit](it)
    raise Impossible("the calendar has no such period")


MONTHS_IN = {"month": 1, "quarter": 3, "season": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
DAYS_IN = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}


def moved(it: date, unit: str, steps: int) -> date:
    """A date moved by whole units."""
    if unit in MONTHS_IN:
        return months_on(it, MONTHS_IN[unit] * steps)
    if unit in DAYS_IN:
        return shifted(it, DAYS_IN[unit] * steps)
    raise Impossible("the calendar has no such period")


def finished_quarter(it: date) -> Period:
    """The last quarter that had ended by a date."""
    return around(moved(it, "quarter", -1), "quarter")


def part(period: Period, which: str) -> Period:
    """The early (START), middle (MID) or late (END) third. Months are cut after their 10th and 20th day."""
    if period.begins is None or period.ends is None or period.unit == "day":
        return period
    begins, ends = period.begins, period.ends
    if MONTHS_IN.get(period.unit, 1) >= 3:
        third = MONTHS_IN[period.unit] // 3
        cuts = (months_on(begins, third), months_on(begins, 2 * third))
    else:
        third = 10 if period.unit == "month" else ((ends - begins).days + 1) // 3
        cuts = (
            shifted(begins, third),
            shifted(ends, 1 - third) if period.unit != "month" else shifted(begins, 20),
        )
    before = timedelta(days=1)
    spans = {"START": (begins, cuts[0] - before), "MID": (cuts[0], cuts[1] - before), "END": (cuts[1], ends)}
    return period._replace(begins=spans[which][0], ends=spans[which][1])


def half_of(period: Period, which: str) -> Period:
    """The first (START) or second (END) half; what is shorter than a quarter is cut by days."""
    if period.begins is None or period.ends is None or period.unit == "day":
        return period
    months = MONTHS_IN.get(period.unit, 1)
    if months > 1 and months % 2 == 0:
        second = months_on(period.begins, months // 2)
    else:
        second = shifted(period.begins, ((period.ends - period.begins).days + 1) // 2)
    if which == "START":
        return period._replace(ends=second - timedelta(days=1))
    return period._replace(begins=second)


def edge(period: Period, which: str) -> Period:
    """The start or end of a period: ten days of a month, two of a week, a year of a decade, else a month."""
    if which == "MID":
        return part(period, which)
    if period.begins is None or period.ends is None or period.unit in ("day", "weekend"):
        return period
    if period.unit in ("month", "week"):
        days = 9 if period.unit == "month" else 1
        inner = (shifted(period.begins, days), shifted(period.ends, -days))
    else:
        months = {"decade": 12, "century": 120}.get(period.unit, 1)
        closing = months_on(period.ends.replace(day=1), 1 - months)
        inner = (months_on(period.begins, months) - timedelta(days=1), closing)
    return period._replace(ends=inner[0]) if which == "START" else period._replace(begins=inner[1])


def easter(number: int) -> date:
    """Easter Sunday of the Gregorian calendar (Butcher's computus)."""
    a, b, c = number % 19, number // 100, number % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    m = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    n = (a + 11 * h + 22 * m) // 451
    month_number, day_number = divmod(h + m - 7 * n + 114, 31)
    return date(_checked(number), month_number, day_number + 1)


def nth_weekday(number: int, month_number: int, nth: int, weekday: int) -> date:
    """The n-th weekday (Monday 1) of a month, counted from its end when n is negative."""
    whole = month(number, month_number)
    assert whole.begins is not None and whole.ends is not None
    if nth > 0:
        return shifted(whole.begins, (weekday - whole.begins.isoweekday()) % 7 + 7 * (nth - 1))
    return shifted(whole.ends, -((whole.ends.isoweekday() - weekday) % 7) + 7 * (nth + 1))
