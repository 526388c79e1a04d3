"""The forms in which rows are printed: csv, json, markdown, and values as a reader sees them."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from math import isfinite
from typing import Any

from pipeline.cli.terminal import line

Row = Sequence[Any]


def number(value: Decimal) -> str:
    """A decimal without an exponent and without zeros that say nothing: 6000.000000000 is 6000."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def shown(value: Any) -> str:
    """A value in a cell of a table."""
    if value is None:
        return "NULL"
    if isinstance(value, Decimal):
        return number(value)
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(map(shown, value)) + "]"
    return str(value)


def to_json(value: Any) -> str:
    """JSON in which decimals keep their digits; dates are ISO 8601; what has no form in JSON is a string."""
    if isinstance(value, Decimal):
        return number(value) if value.is_finite() else "null"
    if isinstance(value, float):
        return repr(value) if isfinite(value) else "null"
    if value is None or isinstance(value, (bool, int, str)):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{to_json(str(key))}: {to_json(held)}" for key, held in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(map(to_json, value)) + "]"
    if isinstance(value, (date, datetime, time)):
        return json.dumps(value.isoformat())
    return json.dumps(str(value), ensure_ascii=False)


def json_lines(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    """One JSON array of objects, a line a row."""
    before = "["
    for row in rows:
        yield before + to_json(dict(zip(columns, row, strict=True)))
        before = ","
    yield "[]" if before == "[" else "]"


def csv_lines(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    """CSV as RFC 4180 has it, but with plain newlines; null is empty, lists are JSON."""
    yield _csv(columns)
    for row in rows:
        yield _csv([_plain(value) for value in row])


def markdown_lines(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    """A table as GitHub renders it."""
    yield _markdown(columns)
    yield "|" + " --- |" * len(columns)
    for row in rows:
        yield _markdown([_plain(value) for value in row])


def _plain(value: Any) -> str:
    if value is None:
        return ""
    return to_json(value) if isinstance(value, (list, tuple, Mapping)) else shown(value)


def _csv(values: Sequence[str]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="").writerow(values)
    return buffer.getvalue()


def _markdown(values: Sequence[str]) -> str:
    cells = (line(value).replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;") for value in values)
    return "| " + " | ".join(cells) + " |"
