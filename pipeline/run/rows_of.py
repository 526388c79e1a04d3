"""Rows in and out of the workbench."""

from collections.abc import Iterator, Sequence
from typing import Any

import duckdb
import pyarrow as pa

ROWS_A_FETCH = 10_000


def insert(con: duckdb.DuckDBPyConnection, target: str, rows: Sequence[tuple[Any, ...]]) -> None:
    """Append rows of text columns to a table of the workbench, through Arrow."""
    if rows:
        columns = [pa.array(values, type=pa.string()) for values in zip(*rows, strict=True)]
        append(con, target, pa.table(columns, names=[f"c{index}" for index in range(len(columns))]))


def append(con: duckdb.DuckDBPyConnection, target: str, batch: pa.Table) -> None:
    """Append an Arrow table to a table of the workbench."""
    con.register("incoming", batch)
    con.execute(f"INSERT INTO {target} SELECT * FROM incoming")
    con.unregister("incoming")


def fetch(con: duckdb.DuckDBPyConnection, query: str) -> Iterator[tuple[Any, ...]]:
    """The rows of a query, a batch at a time, over a cursor of its own."""
    cursor = con.cursor().execute(query)
    while rows := cursor.fetchmany(ROWS_A_FETCH):
        yield from rows
