"""Small warehouses in memory: the tables of `pipeline.rows`, filled by name."""

import json
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pytest

from pipeline.rows import TABLES, Column, Table, fingerprint

CASES = Path(__file__).resolve().parents[1] / "cases"
TEXT = "Zoë’s firm Acme raised $5 million in 2024."
EMPTY = {str: "something", int: 1, float: 0.5, bool: True, date: date(2024, 1, 1), Decimal: Decimal(1)}
Fill = Callable[[dict[str, list[dict[str, Any]]]], duckdb.DuckDBPyConnection]


def filled(table: Table, given: dict[str, Any], nth: int) -> list[Any]:
    """A row in the order of its columns: what is given, and something harmless for the rest."""
    unknown = set(given) - set(table.column_names)
    assert not unknown, f"{table.name} has no column {sorted(unknown)}"
    return [given[c.name] if c.name in given else _harmless(table, c, nth) for c in table.columns]


def _harmless(table: Table, column: Column, nth: int) -> Any:
    if column.name == table.key:
        return fingerprint("x", table.name, nth)
    if column.nullable:
        return None
    if column.one_of:
        return column.one_of[0]
    return EMPTY.get(column.python_type, [])


def _open() -> duckdb.DuckDBPyConnection:
    con = duckdb.connect()
    con.execute("CREATE SCHEMA fresh; CREATE SCHEMA old; CREATE SCHEMA whole")
    for table in TABLES.values():
        columns = ", ".join(f'"{column.name}" {column.duckdb_type}' for column in table.columns)
        con.execute(f'CREATE TABLE fresh."{table.name}" ({columns}); CREATE TABLE old."{table.name}" ({columns})')
        both = f'SELECT * FROM fresh."{table.name}" UNION ALL SELECT * FROM old."{table.name}"'
        con.execute(f'CREATE VIEW whole."{table.name}" AS {both}')
    return con


@pytest.fixture
def fill() -> Iterator[Fill]:
    """A function that opens a warehouse whose fresh rows are given by table, as partial rows."""
    opened: list[duckdb.DuckDBPyConnection] = []

    def build(rows: dict[str, list[dict[str, Any]]]) -> duckdb.DuckDBPyConnection:
        con = _open()
        opened.append(con)
        for name, given in rows.items():
            table = TABLES[name]
            marks = ", ".join("?" * len(table.columns))
            for nth, row in enumerate(given):
                con.execute(f'INSERT INTO fresh."{name}" VALUES ({marks})', filled(table, row, nth))
        return con

    yield build
    for con in opened:
        con.close()


def sound_rows() -> dict[str, list[dict[str, Any]]]:
    """One article, read without fault."""
    place = {"document_id": "d_1", "sentence_id": "s_1"}

    def quote(text: str) -> dict[str, Any]:
        return {**place, "start_char": TEXT.index(text), "end_char": TEXT.index(text) + len(text), "text": text}

    whole = {"start_char": 0, "end_char": len(TEXT), "text": TEXT}
    boilerplate = {"start_char": len(TEXT), "end_char": len(TEXT) + 10, "kind": "boilerplate", "ordinal": 1}
    figure = {"value": Decimal(5_000_000), "unit": "USD", "quantity_id": "q_1"}
    return {
        "files": [{"path": "a.txt", "document_id": "d_1"}],
        "documents": [{"document_id": "d_1", "path": "a.txt", "text": TEXT + " Subscribe", "language": "en"}],
        "segments": [
            {"segment_id": "g_1", "document_id": "d_1", "ordinal": 0, "kind": "paragraph", **whole, "text": None},
            {"segment_id": "g_2", "document_id": "d_1", **boilerplate},
        ],
        "sentences": [{**place, "segment_id": "g_1", **whole}],
        "entities": [{"entity_id": "e_1", "name": "Acme", "type": "ORG"}],
        "mentions": [
            {"mention_id": "m_1", **quote("Acme"), "type": "ORG", "entity_id": "e_1"},
            {"mention_id": "m_2", **quote("Zoë"), "type": "PERSON"},
        ],
        "quantities": [{**quote("$5 million"), **figure, "kind": "money"}],
        "time_expressions": [{"time_id": "t_1", **quote("2024"), "timex_value": "2024"}],
        "facts": [{**place, **whole, **figure, "fact_id": "f_1", "subject_id": "e_1", "time_id": "t_1"}],
    }


@pytest.fixture
def sound(fill: Fill) -> duckdb.DuckDBPyConnection:
    """A warehouse of one article, read without fault."""
    rows = sound_rows()
    for segment in rows["segments"]:
        segment.pop("text", None)
    return fill(rows)


@pytest.fixture
def witnesses() -> Callable[[str], dict[str, dict[str, Any]]]:
    """The witnesses of a suite: by expectation id, what passes and what fails."""

    def read(table: str) -> dict[str, dict[str, Any]]:
        return json.loads((CASES / "witnesses" / f"{table}.json").read_text(encoding="utf-8"))

    return read
