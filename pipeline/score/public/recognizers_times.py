"""The date and time specifications of Recognizers-Text: short requests to an assistant, each with its readings.

Their conventions differ from ours, so that spans and values are counted apart, and only recall is measured:
a range is one expression there, with its prepositions ("from May to July"), and two dates here; a part of a day or a
bare number may be a time there ("at 7"), which news does not write; "next week" may begin on the day asked. Where they
give a past and a future reading either is right, because the requests look ahead and news looks back.
"""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from pipeline.errors import FactmillError
from pipeline.rows import TimeExpression
from pipeline.score.public.meantime_times import match
from pipeline.score.public.pages import read_text
from pipeline.score.report import Report

FILES = (
    "DateTimeModel", "DateExtractor", "DateParser", "DatePeriodExtractor", "DatePeriodParser", "TimeExtractor",
    "TimeParser", "DurationExtractor", "DurationParser", "SetExtractor", "SetParser", "HolidayExtractor",
    "HolidayParser",
)  # fmt: skip
KINDS = {"date": "date", "daterange": "period", "time": "time", "duration": "duration", "set": "set"}


class Label(NamedTuple):
    """One expected reading: its kind, its span, what it may resolve to."""

    kind: str
    start: int
    end: int
    values: frozenset[str]


def score(folder: Path, report: Report) -> None:
    """`recognizers_KIND_found` (a reading overlaps), `_span` (to the letter), `_value` (resolved as they do)."""
    for name in FILES:
        for text, anchor, labels in examples(folder / f"{name}.json"):
            rows, used = read_text(text, anchor).times, set[int]()
            for label in labels:
                best = match(rows, label.start, label.end, used)
                row = rows[best] if best is not None else None
                if best is not None:
                    used.add(best)
                exact = row is not None and (row.start_char, row.end_char) == (label.start, label.end)
                _add(report, f"recognizers_{label.kind}_found", row is not None)
                _add(report, f"recognizers_{label.kind}_span", exact)
                if label.values:
                    _add(report, f"recognizers_{label.kind}_value", row is not None and resolved(row) in label.values)


def _add(report: Report, name: str, right: bool) -> None:
    report.add(name, right, right, 1)


def resolved(row: TimeExpression) -> str:
    """A reading in their terms: a day, first day/day after the last, a time of day, or a TIMEX3 value as it is."""
    value = row.timex_value or ""
    if row.timex_type == "TIME" and "T" in value:
        return value.partition("T")[2].rstrip("Z")
    if row.timex_type == "DATE" and row.begins_on is not None and row.ends_on is not None:
        if row.begins_on == row.ends_on:
            return str(row.begins_on)
        return f"{row.begins_on}/{row.ends_on + timedelta(days=1) if row.ends_on < date.max else row.ends_on}"
    return value


def examples(path: Path) -> Iterator[tuple[str, date | None, list[Label]]]:
    """Every request with its day and its labels. Raises FactmillError on a broken file."""
    try:
        for case in json.loads(path.read_text(encoding="utf-8-sig")):
            said = (case.get("Context") or {}).get("ReferenceDateTime", "")
            anchor = date.fromisoformat(said[:10]) if said else None
            yield case["Input"], anchor, [label for result in case["Results"] if (label := _label(result))]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise FactmillError(
            f"{path}: not a specification of Recognizers-Text ({error})", "Lay the file anew."
        ) from error


def _label(result: dict[str, Any]) -> Label | None:
    kind = KINDS.get((result.get("TypeName") or result.get("Type") or "").rpartition(".")[2])
    if kind is None:
        return None
    length = result["Length"] if "Length" in result else result["End"] - result["Start"] + 1
    return Label(kind, result["Start"], result["Start"] + length, frozenset(_values(kind, result)))


def _values(kind: str, result: dict[str, Any]) -> Iterator[str]:
    value = result.get("Value") or {}
    options = (result.get("Resolution") or {}).get("values") or []
    if value:
        options = [{"timex": value.get("Timex", ""), **value.get(way, {})} for way in WAYS]
    for option in options:
        if kind in ("duration", "set"):
            yield option.get("timex", "")
        elif kind == "time":
            clock = option.get("timex", "").lstrip("T")
            yield clock if ":" in clock else f"{clock}:00"
        elif kind == "date":
            yield option.get("value") or option.get("date", "")
        else:
            yield f"{option.get('start') or option.get('startDate')}/{option.get('end') or option.get('endDate')}"


WAYS = ("PastResolution", "FutureResolution")
