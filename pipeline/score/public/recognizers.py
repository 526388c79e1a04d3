"""Recognizers-Text, English: one JSON array of cases a file; every case an input and the readings it should give.

What is scored is what a case labels with a value. Its conventions are chat's, not the news': a unit without a number
("convert it to celsius") is labelled there and is no quantity here, so it is left out of the labels. Numbers are
scored where they are read as numerals, before it is asked whether they count anything, and by recall alone, because
that set asks how much is written and labels no number that a unit follows. Arithmetic ("one over three", "1.1^23",
"a trillionth") is labelled there and is not read here. A range counts with each of its ends.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, NamedTuple

from pipeline.errors import FactmillError
from pipeline.score.public.pages import page_of, read_text
from pipeline.score.report import Report
from pipeline.text.find.numbers import find_numerals
from pipeline.text.find.numbers_ranges import find_figures
from pipeline.text.read.number import is_negative, read_number

FILES = {
    "recognizers_number": "Number/English/NumberModel.json",
    "recognizers_percent": "Number/English/PercentModel.json",
    "recognizers_dimension": "NumberWithUnit/English/DimensionModel.json",
    "recognizers_age": "NumberWithUnit/English/AgeModel.json",
    "recognizers_temperature": "NumberWithUnit/English/TemperatureModel.json",
}
UNITS = {
    "c": "degree_celsius", "f": "degree_fahrenheit", "k": "kelvin", "r": "degree_rankine", "square_meter": "meter**2",
    "square_kilometer": "kilometer**2", "cubic_meter": "meter**3", "cubic_centimeter": "centimeter**3",
    "kilometer_per_hour": "kilometer/hour", "mile_per_hour": "mile/hour", "meter_per_second": "meter/second",
    "mph": "mile/hour", "km/h": "kilometer/hour", "ton": "metric_ton", "age": "year",
}  # fmt: skip
CLOSE = Decimal("0.000001")


class Labelled(NamedTuple):
    """A value and where it stands, half-open; `unit` is None when units are not compared."""

    start: int
    end: int
    value: Decimal
    unit: str | None


def score(path: Path, report: Report) -> None:
    """`recognizers_number`, `_percent`, `_dimension`, `_age`, `_temperature`: value, place and, of measures, unit."""
    for name, place in FILES.items():
        read = _numerals if name == "recognizers_number" else _quantities(name)
        for case in _cases(path / place):
            labels, found = list(_labels(case)), list(read(case["Input"]))
            right = _matches(labels, found)
            report.add(name, right, right if name == "recognizers_number" else len(found), len(labels))


def _cases(path: Path) -> list[dict[str, Any]]:
    try:
        cases: list[dict[str, Any]] = json.loads(path.read_text("utf-8-sig"))
        return [case for case in cases if "Results" in case]
    except (OSError, ValueError) as error:
        raise FactmillError(f"{path}: not a specification ({error})", "Lay the file anew.") from error


def _labels(case: dict[str, Any]) -> Iterator[Labelled]:
    for result in case["Results"]:
        said = result["Resolution"].get("value")
        value = _decimal(said) if said else None
        if value is not None:
            end = result.get("End", result["Start"] + len(result["Text"]) - 1) + 1
            yield Labelled(result["Start"], end, value, _unit(result["Resolution"].get("unit")))


def _decimal(said: str) -> Decimal | None:
    try:
        return Decimal(said.rstrip("%"))
    except InvalidOperation:
        return None


def _unit(name: str | None) -> str | None:
    if name is None:
        return None
    plain = name.lower().replace(" ", "_")
    return UNITS.get(plain, plain.replace("_per_", "/"))


def _numerals(text: str) -> Iterator[Labelled]:
    page = page_of(text)
    for figure in find_figures(page, find_numerals(page)):
        low = read_number(figure.low)
        high = read_number(figure.high) if figure.high is not None else None
        if figure.ratio and low and high:
            yield Labelled(figure.start, figure.end, low / high, None)
            continue
        for numeral, value in ((figure.low, low), (figure.high, high)):
            if numeral is not None and value is not None:
                minus = is_negative(page.folded, numeral.start, numeral.start, figure.left)
                yield Labelled(numeral.start, numeral.end, -value if minus else value, None)


def _quantities(name: str) -> Callable[[str], Iterator[Labelled]]:
    kinds = {"recognizers_percent": "percent", "recognizers_age": "duration"}

    def read(text: str) -> Iterator[Labelled]:
        for row in read_text(text).quantities:
            if row.kind == kinds.get(name, "measure"):
                unit = None if row.kind == "percent" else row.unit.lower()
                for value in (row.value, row.value_max):
                    if value is not None:
                        yield Labelled(row.start_char, row.end_char, value, unit)

    return read


def _matches(labels: Iterable[Labelled], found: list[Labelled]) -> int:
    """How many labels meet a reading of the same value (and unit, where both have one) that overlaps them."""
    left = list(found)
    right = 0
    for label in labels:
        for one in left:
            if label.start < one.end and one.start < label.end and _same(label, one):
                left.remove(one)
                right += 1
                break
    return right


def _same(label: Labelled, found: Labelled) -> bool:
    units = label.unit is None or found.unit is None or label.unit == found.unit
    return units and abs(label.value - found.value) <= CLOSE * max(Decimal(1), abs(label.value))
