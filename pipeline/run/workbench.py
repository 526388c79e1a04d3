"""The workbench of one run: a DuckDB file in which old rows, fresh rows and verdicts lie side by side.

`before.T`  the published rows, as readers see them now
`fresh.T`   rows to insert          `gone.T`   keys of rows to delete
`whole.T`   what T would be: before - gone + fresh
"""

import os
import re
from collections.abc import Sequence
from pathlib import Path

import duckdb

from pipeline.engine.receipts import Receipt
from pipeline.errors import FactmillError
from pipeline.rows import TABLES, Table, quoted
from pipeline.store import lake, window
from pipeline.store.warehouse import Warehouse

MEGABYTES, MEGABYTES_A_THOUSAND = 128, 4
"""Memory for the tables of a run, and what it has more for each thousand files: not everything spills to disk.
With 64 MB a run over 5,000 articles failed, with 128 MB one over 60,000."""
THREADS = 1  # Several threads end a little sooner and cost a tenth more processor time.


def memory(files: int = 0) -> str:
    """What the tables of a run may take before they spill to disk: `FACTMILL_MEMORY` ("512MB", "2GB"), else by the
    number of files in the inbox.

    Raises FactmillError when `FACTMILL_MEMORY` is no amount of memory.
    """
    asked = os.environ.get("FACTMILL_MEMORY") or f"{MEGABYTES + MEGABYTES_A_THOUSAND * files // 1000}MB"
    if not re.fullmatch(r"[1-9][0-9]{0,5}[MG]B", asked):
        raise FactmillError(f"FACTMILL_MEMORY is {asked!r}, no amount of memory", "Set it to 512MB or 2GB, say.")
    return asked


def allow_memory(con: duckdb.DuckDBPyConnection, files: int) -> None:
    """Give the tables of a run the memory that so many files need."""
    con.execute(f"SET memory_limit = {quoted(memory(files))}")


def open_workbench(folder: Path, warehouse: Warehouse) -> duckdb.DuckDBPyConnection:
    """A connection with the schemas above, every fresh and gone table empty."""
    folder.mkdir(parents=True, exist_ok=True)
    con = duckdb.connect(str(folder / "work.duckdb"), config=lake.OFFLINE)
    allow_memory(con, 0)
    con.execute(f"SET temp_directory = {quoted(str(folder / 'spill'))}")
    con.execute(f"SET threads = {THREADS}")
    con.execute("SET preserve_insertion_order = true")
    for schema in ("before", "fresh", "gone", "whole"):
        con.execute(f"CREATE SCHEMA IF NOT EXISTS {schema}")
    attach_before(con, warehouse)
    for table in TABLES.values():
        con.execute(f'CREATE OR REPLACE TABLE gone."{table.name}" (key VARCHAR)')
        con.execute(f'CREATE OR REPLACE VIEW fresh."{table.name}" AS {_empty(table)}')
        con.execute(f'CREATE OR REPLACE VIEW whole."{table.name}" AS {_whole(table)}')
    return con


def attach_before(con: duckdb.DuckDBPyConnection, warehouse: Warehouse) -> None:
    """Show the window's tables as `before`; a column that an older window lacks reads as null."""
    exists = warehouse.window.exists()
    if exists:
        con.execute(f"ATTACH {quoted(str(warehouse.window))} AS shop (READ_ONLY)")
    columns: dict[str, set[str]] = {}
    if exists:
        for table_name, column in con.execute(
            "SELECT table_name, column_name FROM duckdb_columns() WHERE database_name = 'shop'"
        ).fetchall():
            columns.setdefault(table_name, set()).add(column)
    for table in TABLES.values():
        held = columns.get(table.name)
        select = _empty(table) if held is None else _select(table, held)
        con.execute(f'CREATE OR REPLACE VIEW before."{table.name}" AS {select}')


def shown_before(con: duckdb.DuckDBPyConnection) -> window.Shown:
    """Which version readers see now; version 0 when there is none."""
    attached = con.execute("SELECT 1 FROM duckdb_databases() WHERE database_name = 'shop'").fetchone()
    return window.shown(con, "shop") if attached else window.Shown(0, "", "")


def show_fresh(con: duckdb.DuckDBPyConnection, receipts: Sequence[Receipt], names: Sequence[str]) -> None:
    """Let `fresh.T` show the shard files that the receipts list, for each table named."""
    for name in names:
        files = [receipt.files[name] for receipt in receipts if receipt.rows.get(name)]
        listed = ", ".join(quoted(file) for file in files)
        select = f"SELECT * FROM read_parquet([{listed}])" if files else _empty(TABLES[name])
        con.execute(f'CREATE OR REPLACE VIEW fresh."{name}" AS {select}')


def replace_fresh(con: duckdb.DuckDBPyConnection, name: str, select: str) -> None:
    """Let `fresh.T` hold the rows of a query over the workbench (it may read today's `fresh.T`)."""
    con.execute(f'CREATE OR REPLACE TABLE main."fresh_{name}" AS {select}')
    con.execute(f'CREATE OR REPLACE VIEW fresh."{name}" AS SELECT * FROM main."fresh_{name}"')


def clean(name: str, schema: str = "whole") -> str:
    """A subquery: the rows of `schema.T` that are not quarantined in this run."""
    key = TABLES[name].key
    return (
        f'(SELECT * FROM {schema}."{name}" WHERE "{key}" NOT IN '
        f"(SELECT row_id FROM audit.quarantine WHERE table_name = {quoted(name)}))"
    )


def settle(con: duckdb.DuckDBPyConnection, name: str, wanted: str) -> None:
    """Turn a wanted whole table into fresh rows and gone keys: only what differs from `before` is written."""
    key = TABLES[name].key
    con.execute(f'CREATE OR REPLACE TABLE main."wanted_{name}" AS {wanted}')
    replace_fresh(con, name, f'SELECT * FROM main."wanted_{name}" EXCEPT SELECT * FROM before."{name}"')
    con.execute(
        f'CREATE OR REPLACE TABLE gone."{name}" AS SELECT "{key}" AS key FROM ('
        f'SELECT * FROM before."{name}" EXCEPT SELECT * FROM main."wanted_{name}")'
    )
    con.execute(f'DROP TABLE main."wanted_{name}"')


def _whole(table: Table) -> str:
    names = ", ".join(f'"{name}"' for name in table.column_names)
    return (
        f'SELECT {names} FROM before."{table.name}" '
        f'WHERE "{table.key}" NOT IN (SELECT key FROM gone."{table.name}") '
        f'UNION ALL SELECT {names} FROM fresh."{table.name}"'
    )


def _select(table: Table, held: set[str]) -> str:
    columns = ", ".join(
        f'"{column.name}"' if column.name in held else f'NULL::{column.duckdb_type} AS "{column.name}"'
        for column in table.columns
    )
    return f"SELECT {columns} FROM shop.{window.place(table)}"


def _empty(table: Table) -> str:
    columns = ", ".join(f'NULL::{column.duckdb_type} AS "{column.name}"' for column in table.columns)
    return f"SELECT {columns} WHERE false"


