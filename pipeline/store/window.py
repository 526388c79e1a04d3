"""The shop window: a plain DuckDB file that any client reads, replaced as a whole."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import duckdb

from pipeline.errors import WarehouseError
from pipeline.rows import TABLES, Table, comment_statements, quoted
from pipeline.store import lake
from pipeline.store.versions import AUTHOR, Version, versions_of
from pipeline.store.warehouse import Warehouse

ROWS_A_GROUP = 8_192
"""Rows that are compressed and written together: what is not yet written lies in memory, whole articles among it."""
DDL_SHOWN = "CREATE TABLE shown.internal.version (version BIGINT, snapshot BIGINT, rules VARCHAR, inbox VARCHAR)"


class Shown(NamedTuple):
    """Which version the window shows, and which rules read its text."""

    version: int
    rules: str
    inbox: str


def connect(warehouse: Warehouse) -> duckdb.DuckDBPyConnection:
    """A read-only connection to the window. Raises WarehouseError when there is none or it cannot be opened."""
    if not warehouse.window.exists():
        raise WarehouseError(f"{warehouse.window}: there is no warehouse here yet", "Build it: factmill run")
    try:
        return duckdb.connect(str(warehouse.window), read_only=True, config=lake.OFFLINE)
    except duckdb.Error as error:
        raise WarehouseError(
            f"{warehouse.window}: cannot be opened: {str(error).splitlines()[0]}",
            "Rebuild it from the lake: delete this file, then factmill run",
        ) from error


def place(table: Table) -> str:
    """Where a table lies within the window's file: readers' tables in main, working state in internal."""
    return f'{"main" if table.published else "internal"}."{table.name}"'


def shown(con: duckdb.DuckDBPyConnection, catalogue: str = "") -> Shown:
    """What the window attached as `catalogue` (or the connection's own file) shows."""
    prefix = f"{catalogue}." if catalogue else ""
    row = con.execute(f"SELECT version, rules, inbox FROM {prefix}internal.version").fetchone()
    return Shown(*row) if row else Shown(0, "", "")


def is_current(warehouse: Warehouse) -> bool:
    """Whether the window shows the newest version of the lake (a run may have died between the two)."""
    if not warehouse.window.exists():
        return not warehouse.catalogue.exists()
    with connect(warehouse) as con:
        try:
            return shown(con).version == newest_version(warehouse)
        except duckdb.Error:
            return False


def newest_version(warehouse: Warehouse) -> int:
    """The number of the lake's newest version, 0 when there is none; reads the catalogue alone, so it is quick."""
    if not warehouse.catalogue.exists():
        return 0
    with sqlite3.connect(f"file:{_uri(warehouse.catalogue)}?mode=ro", uri=True, timeout=10) as catalogue:
        try:
            row = catalogue.execute(
                "SELECT json_extract(commit_extra_info, '$.version') FROM ducklake_snapshot_changes "
                "WHERE author = ? ORDER BY snapshot_id DESC LIMIT 1",
                [AUTHOR],
            ).fetchone()
        except sqlite3.OperationalError:
            return 0
    return int(row[0]) if row else 0


def _uri(path: Path) -> str:
    return str(path.resolve()).replace("%", "%25").replace("?", "%3f").replace("#", "%23")


@contextmanager
def replacing(con: duckdb.DuckDBPyConnection, warehouse: Warehouse, *, copy: bool) -> Iterator[None]:
    """Within the block `shown` is a writable window: a copy of today's, or an empty one.

    When the block ends well the new file takes the old one's place in one step; otherwise nothing changes.
    """
    partial = warehouse.window.with_suffix(f".{os.getpid()}.partial")
    _remove(partial)
    if copy:
        shutil.copyfile(warehouse.window, partial)
    options = f"RECOVERY_MODE no_wal_writes, ROW_GROUP_SIZE {ROWS_A_GROUP}"  # The file ends whole, or is thrown away.
    con.execute(f"ATTACH {quoted(str(partial))} AS shown ({options})")
    try:
        if not copy:
            _create(con)
        yield
        con.execute("CHECKPOINT shown")
    except BaseException:
        con.execute("DETACH shown")
        _remove(partial)
        raise
    con.execute("DETACH shown")
    with partial.open("rb+") as written:
        os.fsync(written.fileno())
    partial.replace(warehouse.window)


def _remove(partial: Path) -> None:
    partial.unlink(missing_ok=True)
    partial.with_name(partial.name + ".wal").unlink(missing_ok=True)


def _create(con: duckdb.DuckDBPyConnection) -> None:
    con.execute("CREATE SCHEMA shown.internal")
    con.execute(DDL_SHOWN)
    for table in TABLES.values():
        columns = ", ".join(f'"{column.name}" {column.duckdb_type}' for column in table.columns)
        con.execute(f"CREATE TABLE shown.{place(table)} ({columns})")
        target = f"shown.{place(table)}"
        for statement in comment_statements(table):
            con.execute(statement.replace(f'"{table.name}"', target, 1))


def show_version(con: duckdb.DuckDBPyConnection, version: int, snapshot: int, rules: str, inbox: str) -> None:
    """Write into the window attached as `shown` which version it shows."""
    con.execute("DELETE FROM shown.internal.version")
    con.execute("INSERT INTO shown.internal.version VALUES (?, ?, ?, ?)", [version, snapshot, rules, inbox])


def rebuild(con: duckdb.DuckDBPyConnection, warehouse: Warehouse) -> None:
    """Make the window anew from the lake attached as `lake`; when the lake holds no version, remove it."""
    versions = versions_of(con)
    if not versions:
        _remove(warehouse.window)
        return
    newest: Version = versions[-1]
    with replacing(con, warehouse, copy=False):
        for table in TABLES.values():
            names = ", ".join(f'"{name}"' for name in table.column_names)
            con.execute(
                f'INSERT INTO shown.{place(table)} SELECT {names} FROM lake."{table.name}" ORDER BY {order(table)}'
            )
        show_version(con, newest.number, newest.snapshot, newest.rules, newest.inbox)


def order(table: Table) -> str:
    """Columns that bring the rows of a table into reading order, the key last so that it is total."""
    reading_order = ("path", "document_id", "ordinal", "start_char", "version", "table_name")
    by = [name for name in reading_order if name in table.column_names]
    return ", ".join(f'"{name}"' for name in dict.fromkeys([*by, table.key]))


def heal(warehouse: Warehouse) -> bool:
    """Bring the window up to the lake if a run died between the two. Call it under the lock."""
    for leftover in warehouse.path.glob("factmill.*.partial*"):
        leftover.unlink(missing_ok=True)
    if is_current(warehouse):
        return False
    with lake.reading(warehouse) as con:
        rebuild(con, warehouse)
    return True
