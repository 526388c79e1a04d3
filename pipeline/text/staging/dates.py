"""Written days of publication: `DATE` finds one, `read_date` reads it.

Only the forms in which publishers date an article; the dates inside an article are read elsewhere.
"""

import re
from datetime import date, timedelta
from typing import NamedTuple

EARLIEST, LATEST = 1900, 2100
"""Years outside are taken for slips of the pen: news articles are not that old, nor that far ahead."""
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s{1,3})?"
DATE = rf"""
    (?i: {_WEEKDAY}
        (?: (?<![\d-])\d{{4}}[-/.]\d{{1,2}}(?:[-/.]\d{{1,2}})?   # 2024-09-06, 2024/9, 2024.09.06
          | {_MONTH}\s{{0,2}}{_DAY},?\s{{1,3}}\d{{4}}            # Sept. 6th, 2024
          | {_DAY}(?:\s{{1,3}}of)?[\s-]{{1,3}}{_MONTH},?[\s-]{{1,3}}\d{{4}}   # 6 September 2024, 06-Sep-2024
          | {_MONTH},?\s{{1,3}}\d{{4}}                           # September 2024
          | (?<!\d)\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{4}}           # 09/06/2024
        ) (?!\d)
    )
"""
FIND_DATE = re.compile(DATE, re.VERBOSE)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?=\D|$)")
_YEAR = re.compile(r"\d{4}$")
_NUMBERS = re.compile(r"\d+")
_NAMED_MONTH = re.compile(rf"\b(?:{_MONTH})", re.IGNORECASE)


class Period(NamedTuple):
    """The days from `first` to `last`, both included; an open end is None."""

    first: date | None
    last: date | None

    def __str__(self) -> str:
        """As one day, or as its ends."""
        return str(self.first) if self.first == self.last else f"{self.first} to {self.last}"


def read_date(written: str) -> Period | None:
    """The day, month or year that `written` begins with; None when it is no date of the calendar.

    09/06/2024, which may be a day of September or of June, gives the interval between the two.
    """
    written = written.strip()[:80]
    if _YEAR.match(written):
        return _period(int(written), None, None)
    if compact := _COMPACT.match(written):
        return _period(*map(int, compact.groups()))
    found = FIND_DATE.match(written)
    return _read(found.group()) if found else None


def _read(written: str) -> Period | None:
    numbers = [int(number) for number in _NUMBERS.findall(written)]
    named = _NAMED_MONTH.search(written)
    if named:
        month = MONTHS.index(named.group()[:3].lower()) + 1
        return _period(numbers[-1], month, numbers[0] if len(numbers) > 1 else None)
    if numbers[0] > 31:
        return _period(numbers[0], numbers[1], numbers[2] if len(numbers) > 2 else None)
    return _numeric(*numbers[:3])


def _numeric(left: int, right: int, year: int) -> Period | None:
    """Day and month in the order that the calendar allows; the interval between both when it allows both."""
    readings = [_period(year, right, left), _period(year, left, right)]
    days = sorted(reading.first for reading in readings if reading is not None and reading.first)
    return Period(days[0], days[-1]) if days else None


def _period(year: int, month: int | None, day: int | None) -> Period | None:
    if not EARLIEST <= year <= LATEST:
        return None
    if month is None:
        return Period(date(year, 1, 1), date(year, 12, 31))
    try:
        if day is not None:
            return Period(date(year, month, day), date(year, month, day))
        first = date(year, month, 1)
    except ValueError:
        return None
    return Period(first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1))
