"""Time expressions of the generated corpus: how one is written, and which days it covers."""

from calendar import monthrange
from datetime import date, timedelta
from random import Random
from typing import NamedTuple

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
ORDINALS = ("first", "second", "third", "fourth")


class Moment(NamedTuple):
    """One time expression as written (`before` is outside its span) and as it must be read."""

    before: str
    quote: str
    value: str
    begin: date
    end: date
    mod: str | None = None


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def written_day(rng: Random, day: date) -> str:
    """A day as news writes it."""
    month = MONTHS[day.month - 1]
    return rng.choice((f"{day.day} {month} {day.year}", f"{month} {day.day}, {day.year}"))


def _year(before: str, year: int) -> Moment:
    return Moment(before, str(year), str(year), date(year, 1, 1), date(year, 12, 31))


def _third(year: int, which: int) -> Moment:
    mod = ("START", "MID", "END")[which]
    quote = (f"early {year}", f"mid-{year}", f"late {year}")[which]
    first = 1 + 4 * which
    return Moment("in ", quote, str(year), date(year, first, 1), _month_end(year, first + 3), mod)


def _end_of(before: str, year: int) -> Moment:
    return Moment(before, f"the end of {year}", str(year), date(year, 12, 1), date(year, 12, 31), "END")


def _month(before: str, year: int, month: int) -> Moment:
    quote = f"{MONTHS[month - 1]} {year}"
    return Moment(before, quote, f"{year}-{month:02d}", date(year, month, 1), _month_end(year, month))


def _quarter(year: int, quarter: int) -> Moment:
    first = 3 * quarter - 2
    quote = f"the {ORDINALS[quarter - 1]} quarter of {year}"
    return Moment("in ", quote, f"{year}-Q{quarter}", date(year, first, 1), _month_end(year, first + 2))


def _day(rng: Random, year: int) -> Moment:
    day = date(year, 1, 1) + timedelta(rng.randrange(365))
    return Moment("on ", written_day(rng, day), day.isoformat(), day, day)


def past(rng: Random, published: date | None) -> Moment:
    """A moment before publication; without a date of publication one that needs none."""
    if published and rng.random() < 0.3:
        return _recent(rng, published)
    year = (published.year if published else 2021) - rng.randint(1, 12)
    options = (
        lambda: _year("in ", year),
        lambda: _third(year, rng.randrange(3)),
        lambda: _end_of("at ", year),
        lambda: _month("in ", year, rng.randint(1, 12)),
        lambda: _quarter(year, rng.randint(1, 4)),
        lambda: _day(rng, year),
    )
    return rng.choice(options)()


def _recent(rng: Random, published: date) -> Moment:
    kind = rng.choice(("last year", "last month", "yesterday", "weekday"))
    if kind == "last year":
        return _year("", published.year - 1)._replace(quote=kind)
    if kind == "last month":
        last = published.replace(day=1) - timedelta(1)
        return _month("", last.year, last.month)._replace(quote=kind)
    back = 1 if kind == "yesterday" else rng.randint(1, 5)
    day = published - timedelta(back)
    before, quote = ("", kind) if kind == "yesterday" else ("on ", WEEKDAYS[day.weekday()])
    return Moment(before, quote, day.isoformat(), day, day)


def future(rng: Random, published: date | None) -> Moment:
    """A moment after publication; without a date of publication one that needs none."""
    if published and rng.random() < 0.2:
        return _year("", published.year + 1)._replace(quote="next year")
    year = (published.year if published else 2026) + rng.randint(1, 9)
    options = (
        lambda: _year("by ", year),
        lambda: _third(year, rng.randrange(3)),
        lambda: _end_of("by ", year),
        lambda: _month("by ", year, rng.randint(1, 12)),
        lambda: _quarter(year, rng.randint(1, 4)),
        lambda: _day(rng, year),
    )
    return rng.choice(options)()
