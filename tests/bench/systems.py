"""Systems that read figures or times in English text, each behind the same two functions.

`ask` is what is timed: a sentence in, whatever the system answers out. `figures` and `times` put that answer into
one form that can be compared with the truth, and are not timed. A system that is not installed is left out.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from importlib import metadata
from typing import Any, NamedTuple

from pipeline.text.read.mentions import read_mentions
from pipeline.text.read.quantities import read_quantities
from pipeline.text.read.times import read_times
from tests.bench.newstext import Line, Sheet

UNKNOWN = date(2024, 1, 1)  # for the others, where no day of publication is known


class Amount(NamedTuple):
    """One figure as a system answers it: two values for a range; unit in our terms where it has one."""

    start: int
    end: int
    values: tuple[Decimal, ...]
    unit: str | None


class Days(NamedTuple):
    """One time expression: the intervals that it may stand for, first and last day."""

    start: int
    end: int
    intervals: list[tuple[date, date]]


class System(NamedTuple):
    """What is measured: its name and version, what it does, and whether it knows where a period ends."""

    name: str
    ask: Callable[[Line], Any]
    figures: Callable[[Any], Iterable[Amount]] | None
    times: Callable[[Any], Iterable[Days]] | None
    knows_periods: bool = True


UNITS = {  # what the systems call a unit: ISO 4217, or Pint's name where it is not theirs in lower case
    "dollar": "USD", "united states dollar": "USD", "euro": "EUR", "pound": "GBP", "british pound": "GBP",
    "pound sterling": "GBP", "japanese yen": "JPY", "yen": "JPY", "percentage": "percent", "per cent": "percent",
    "square meter": "meter**2",
    "square metre": "meter**2", "tonne": "metric_ton", "metric ton": "metric_ton",
}  # fmt: skip
ISO_DURATION = re.compile(r"P(T?)(\d+(?:\.\d+)?)([YMWDHS])")
DURATIONS = {"Y": "year", "M": "month", "W": "week", "D": "day", "H": "hour", "S": "second"}


def unit_of(name: str) -> str:
    """`dollar per barrel` is USD/barrel, `square metre` is meter**2."""
    parts = [part.strip() for part in name.lower().replace("/", " per ").split(" per ")]
    return "/".join(UNITS.get(part, part.replace(" ", "_").replace("-", "_")) for part in parts)


def read_sheet(sheet: Sheet, mentions: list[Any]) -> tuple[list[Any], list[Any]]:
    """What factmill does: tokens, times and quantities of a page, its names read before."""
    page = sheet.page()
    times = read_times(page, mentions).rows
    return read_quantities(page, mentions, times).rows, times


def names_of(sheet: Sheet) -> list[Any]:
    """The names that the readers of figures are handed."""
    return read_mentions(sheet.page())[0].rows


def amounts_of(rows: Iterable[Any], offset: int) -> Iterator[Amount]:
    """Rows of factmill, their offsets those of a sentence that begins at `offset`."""
    for row in rows:
        values = (row.value,) if row.value_max is None else (row.value, row.value_max)
        yield Amount(row.start_char - offset, row.end_char - offset, values, row.unit)


def days_of(rows: Iterable[Any], offset: int) -> Iterator[Days]:
    """The same for its dates and times of day."""
    for row in rows:
        if row.timex_type in ("DATE", "TIME") and row.begins_on and row.ends_on:
            interval = (row.begins_on, row.ends_on)
            yield Days(row.start_char - offset, row.end_char - offset, [interval])


def quantulum() -> System:
    """quantulum3, as it comes: without its optional classifier."""
    from quantulum3 import parser

    def figures(answer: Any) -> Iterator[Amount]:
        for found in answer:
            value, spread = (Decimal(repr(float(n or 0))) for n in (found.value, found.uncertainty))
            values = (value - spread, value + spread) if spread else (value,)
            yield Amount(*found.span, values, unit_of(found.unit.name))

    return System(_versioned("quantulum3"), lambda line: parser.parse(line.text), figures, None)


def recognizers() -> System:
    """Recognizers-Text: numbers, percentages, currencies, dimensions, dates and durations, one model after the other.

    A date without a year is answered once for each year that may be meant: any of them counts.
    """
    from recognizers_date_time import DateTimeRecognizer
    from recognizers_number import NumberRecognizer
    from recognizers_number_with_unit import NumberWithUnitRecognizer
    from recognizers_text import Culture

    number, unit = NumberRecognizer(Culture.English), NumberWithUnitRecognizer(Culture.English)
    models = [number.get_number_model(), number.get_percentage_model()]
    models += [unit.get_currency_model(), unit.get_dimension_model()]
    dates = DateTimeRecognizer(Culture.English).get_datetime_model()

    def ask(line: Line) -> tuple[list[Any], list[Any]]:
        numbers = [found for model in models for found in model.parse(line.text)]
        return numbers, dates.parse(line.text, _moment(line.anchor))

    return System(_versioned("recognizers-text"), ask, _recognised_amounts, _recognised_days)


def _recognised_amounts(answer: tuple[list[Any], list[Any]]) -> Iterator[Amount]:
    numbers, dates = answer
    for found in numbers:
        said = found.resolution
        value, percent, _ = str(said["value"]).partition("%")
        unit = "percent" if percent else said.get("isoCurrency") or unit_of(said.get("unit") or "")
        yield Amount(found.start, found.end + 1, _numbers(value), unit or None)
    for found in dates:
        for said in found.resolution["values"] if found.resolution else ():
            if said["type"] == "duration" and (iso := ISO_DURATION.fullmatch(said["timex"])):
                unit = "minute" if iso[1] and iso[3] == "M" else DURATIONS[iso[3]]
                yield Amount(found.start, found.end + 1, (Decimal(iso[2]),), unit)


def _numbers(value: str) -> tuple[Decimal, ...]:
    """The value of a resolution; none where it says nothing that is a number."""
    try:
        return (Decimal(value.replace(",", "")),)
    except InvalidOperation:
        return ()


def _recognised_days(answer: tuple[list[Any], list[Any]]) -> Iterator[Days]:
    for found in answer[1]:
        values = found.resolution["values"] if found.resolution else ()
        intervals = [days for said in values if (days := _interval(said))]
        if intervals:
            yield Days(found.start, found.end + 1, intervals)


def _interval(said: dict[str, str]) -> tuple[date, date] | None:
    """First and last day of one resolution; its own `end` is the day after."""
    try:
        if said["type"] == "date":
            return (date.fromisoformat(said["value"]),) * 2
        if said["type"] == "daterange":
            return date.fromisoformat(said["start"]), date.fromisoformat(said["end"]) - timedelta(1)
    except (KeyError, ValueError):
        return None
    return None


def dateparser() -> System:
    """dateparser's search: it answers with the words and one moment, so that no period can be compared."""
    from dateparser.search import search_dates

    def ask(line: Line) -> Any:
        settings = {"RELATIVE_BASE": _moment(line.anchor), "PREFER_DATES_FROM": "past"}
        return line.text, search_dates(line.text, languages=["en"], settings=settings) or []

    def times(answer: Any) -> Iterator[Days]:
        text, found = answer
        at = 0
        for words, moment in found:
            at = max(text.find(words, at), 0)
            yield Days(at, at + len(words), [(moment.date(), moment.date())])

    return System(f"{_versioned('dateparser')}, search", ask, None, times, knows_periods=False)


def _moment(anchor: date | None) -> datetime:
    return datetime.combine(anchor or UNKNOWN, time(12))


def _versioned(package: str) -> str:
    return f"{package} {metadata.version(package)}"


def installed() -> tuple[list[System], list[str]]:
    """The systems that can be asked, and for each of the others why it cannot."""
    systems: list[System] = []
    absent: list[str] = []
    for build in (quantulum, recognizers, dateparser):
        try:
            systems.append(build())
        except ImportError as error:
            absent.append(f"{build.__name__}: not measured ({error})")
    return systems, absent
