"""Expectation suites: read from `expectations/`, checked, and made ready to be judged.

A suite is a JSON file in Great Expectations' own form, edited by people. Beyond that form: `id` names an
expectation within its suite, `meta.reason` says why it exists, `meta.level` is `row` (a row that fails is
quarantined when the severity is critical) or `table` (the table's profile is judged; a critical failure
refuses the run). Day bounds are written as ISO dates. `{"$PARAMETER": "currencies.code"}` stands for the
column `code` of `seeds/reference/currencies.csv`.
"""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

from pipeline.quality.columns import profile_columns, row_columns
from pipeline.rows import TABLES, Table
from pipeline.text.lexicon import lexicon

EXPECTATIONS = Path(__file__).resolve().parents[2] / "expectations"
EPOCH = date(1970, 1, 1)
SEVERITIES = ("critical", "warning", "info")

# The types that may be used: those that judge each row by itself, so that failing rows can be named.
ONE_COLUMN = {
    "expect_column_values_to_be_between": ("min_value", "max_value", "strict_min", "strict_max"),
    "expect_column_values_to_be_in_set": ("value_set",),
    "expect_column_values_to_not_be_in_set": ("value_set",),
    "expect_column_values_to_match_regex": ("regex",),
    "expect_column_values_to_not_match_regex": ("regex",),
    "expect_column_value_lengths_to_be_between": ("min_value", "max_value", "strict_min", "strict_max"),
    "expect_column_values_to_be_null": (),
}
TWO_COLUMNS = {
    "expect_column_pair_values_a_to_be_greater_than_b": ("or_equal", "ignore_row_if"),
    "expect_column_pair_values_to_be_equal": ("ignore_row_if",),
}
TYPES = {name: ("column", *kwargs) for name, kwargs in ONE_COLUMN.items()} | {
    name: ("column_A", "column_B", *kwargs) for name, kwargs in TWO_COLUMNS.items()
}


class Expectation(NamedTuple):
    """One expectation, ready to be judged: parameters filled in, days as numbers."""

    id: str
    type: str
    kwargs: dict[str, Any]
    severity: str
    level: str
    reason: str

    @property
    def columns(self) -> tuple[str, ...]:
        names = ("column", "column_A", "column_B")
        return tuple(str(self.kwargs[name]) for name in names if name in self.kwargs)


class Suite(NamedTuple):
    """The expectations of one table, and how large a share of its rows may be quarantined."""

    table: Table
    expectations: tuple[Expectation, ...]
    quarantine_at_most: float
    quarantine_counts_from: int

    def level(self, level: str) -> tuple[Expectation, ...]:
        """Its expectations of one level: `row` or `table`."""
        return tuple(expectation for expectation in self.expectations if expectation.level == level)


def load_suite(table: str, directory: Path = EXPECTATIONS) -> Suite:
    """The suite of a published table.

    Raises ValueError that names the file, the expectation and what to do.
    """
    path = directory / f"{table}.json"
    try:
        written = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        _refuse(path, "there is no such file: every published table has a suite, if only an empty one")
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        _refuse(path, f"not readable as JSON ({error})")
    if not isinstance(written, dict) or not isinstance(written.get("expectations"), list):
        _refuse(path, "a suite is an object with `name`, `expectations` (a list) and `meta`")
    if written.get("name") != table:
        _refuse(path, f"`name` is {written.get('name')!r}; it must be the table's, {table!r}")
    declared, listed = TABLES[table], enumerate(written["expectations"], 1)
    expectations = tuple(_expectation(path, at, one, declared) for at, one in listed)
    _refuse_twins(path, expectations)
    return Suite(declared, expectations, *_limits(path, written.get("meta")))


def _limits(path: Path, meta: object) -> tuple[float, int]:
    """`quarantine_at_most` (a share) and `quarantine_counts_from` (rows) of a suite's meta."""
    found: dict[str, Any] = meta if isinstance(meta, dict) else {}
    at_most: Any = found.get("quarantine_at_most")
    counts_from: Any = found.get("quarantine_counts_from")
    if not _number(at_most) or not 0 <= at_most <= 1:
        _refuse(path, "`meta.quarantine_at_most` must be the share of rows, 0 to 1, that it may lose")
    if not _number(counts_from):
        _refuse(path, "`meta.quarantine_counts_from` must be the number of rows from which that share counts")
    return float(at_most), int(counts_from)


def _number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _expectation(path: Path, at: int, written: object, table: Table) -> Expectation:
    where = f"expectation {at}"
    if not isinstance(written, dict):
        _refuse(path, f"{where}: an expectation is an object with `id`, `type`, `kwargs` and `meta`")
    if not isinstance(written.get("id"), str) or not written["id"].isidentifier():
        _refuse(path, f"{where}: `id` must name it in one_word_of_letters_and_underscores")
    where = f"{where} ({written['id']})"
    meta = written.get("meta")
    meta = meta if isinstance(meta, dict) else {}
    reason, level = meta.get("reason"), meta.get("level")
    if not isinstance(reason, str) or len(reason.split()) < 3:
        _refuse(path, f"{where}: `meta.reason` must say in a sentence why it exists")
    if level not in ("row", "table"):
        _refuse(path, f"{where}: `meta.level` is {level!r}; it must be 'row' or 'table'")
    severity = written.get("severity", "critical")
    if severity not in SEVERITIES:
        _refuse(path, f"{where}: `severity` is {severity!r}; it must be one of {', '.join(SEVERITIES)}")
    known = row_columns(table) if level == "row" else profile_columns(table)
    kwargs = _kwargs(path, where, written, known)
    days = {column.name for column in table.columns if column.duckdb_type == "DATE"}
    if kwargs.get("column") in days and level == "row":
        kwargs |= _days(path, where, kwargs)
    return Expectation(written["id"], written["type"], kwargs, severity, level, reason)


def _kwargs(path: Path, where: str, written: Mapping[str, Any], known: Mapping[str, str]) -> dict[str, Any]:
    """The checked keyword arguments, parameters filled in."""
    kind, kwargs = written.get("type"), written.get("kwargs")
    if not isinstance(kind, str) or kind not in TYPES:
        _refuse(path, f"{where}: type {kind!r} is not known; the types are {', '.join(sorted(TYPES))}")
    if not isinstance(kwargs, dict):
        _refuse(path, f"{where}: `kwargs` must be an object")
    for name in kwargs:
        if name not in TYPES[kind]:
            _refuse(path, f"{where}: {kind} takes no {name!r}; it takes {', '.join(TYPES[kind])}")
    for name in (name for name in TYPES[kind] if name.startswith("column")):
        if str(kwargs.get(name)) not in known:
            _refuse(path, f"{where}: {name} is {kwargs.get(name)!r}; it may be {', '.join(sorted(known))}")
    return {name: _parameter(path, where, value) for name, value in kwargs.items()}


def _parameter(path: Path, where: str, value: Any) -> Any:
    """The value itself, or the lexicon column that `{"$PARAMETER": "name.column"}` stands for."""
    if not isinstance(value, dict):
        return value
    name, _, column = str(value.get("$PARAMETER", "")).partition(".")
    try:
        return sorted({row[column] for row in lexicon(name)})
    except (OSError, KeyError, IndexError):
        _refuse(path, f"{where}: {value!r} names no column of a file in seeds/reference; write name.column")


def _days(path: Path, where: str, kwargs: Mapping[str, Any]) -> dict[str, float]:
    """ISO dates among the bounds as days since 1970-01-01."""
    bounds = {name: kwargs[name] for name in ("min_value", "max_value") if name in kwargs}
    try:
        return {name: float((date.fromisoformat(value) - EPOCH).days) for name, value in bounds.items()}
    except (TypeError, ValueError):
        _refuse(path, f"{where}: the bounds of a date are dates, as in '1990-01-31'")


def _refuse_twins(path: Path, expectations: tuple[Expectation, ...]) -> None:
    seen: set[str] = set()
    for at, expectation in enumerate(expectations, 1):
        if expectation.id in seen:
            _refuse(path, f"expectation {at} ({expectation.id}): the `id` is taken by one above it")
        seen.add(expectation.id)


def _refuse(path: Path, complaint: str) -> NoReturn:
    raise ValueError(f"{path.parent.name}/{path.name}: {complaint}")
