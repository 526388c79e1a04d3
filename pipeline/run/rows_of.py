"""Rows in and out of the workbench."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import duckdb
import pyarrow as pa

ROWS_A_FETCH = 10_000
ROWS_AN_INSERT = 20_000


def insert(con: duckdb.DuckDBPyConnection, target: str, rows: Iterable[tuple[Any, ...]]) -> None:
    """Append rows of text columns to a table of the workbench, through Arrow, a batch at a time."""
    rest = iter(rows)
    while batch := list(islice(rest, ROWS_AN_INSERT)):
        columns = [pa.array(values, type=pa.string()) for values in zip(*batch, strict=True)]
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
