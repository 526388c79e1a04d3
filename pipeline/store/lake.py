"""The DuckLake catalogue over Parquet files: the truth, in versions."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import duckdb

from pipeline.errors import WarehouseError
from pipeline.rows import TABLES, Table, quoted
from pipeline.store.warehouse import Warehouse

EXTENSIONS = ("sqlite_scanner", "ducklake")
BUSY_MILLISECONDS = 10_000
ROWS_A_GROUP = 20_480
"""Rows of a Parquet row group. A writer holds one in memory: this bounds what a version costs, however large it is."""
TEXTS_A_GROUP = 2_048
"""The same where each row holds a whole article."""
OFFLINE: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}


@cache
def extension_file(name: str) -> Path:
    """The signed extension that an installed wheel carries. Raises WarehouseError when it is not installed."""
    spec = find_spec(f"duckdb_extension_{name}")
    folder = Path(spec.origin).parent if spec and spec.origin else None
    version = duckdb.__version__
    found = sorted(folder.glob(f"extensions/v{version}/{name}.duckdb_extension")) if folder else []
    if not found:
        raise WarehouseError(
            f"The DuckDB extension {name} for duckdb {version} is not installed",
            f"Install the pinned requirements again: it comes with duckdb-extension-{name.replace('_', '-')}.",
        )
    return found[0]


def load_extensions(con: duckdb.DuckDBPyConnection) -> None:
    """Load what DuckLake needs by path: nothing is downloaded or copied to the home folder."""
    for name in EXTENSIONS:
        con.execute(f"LOAD {quoted(str(extension_file(name)))}")


def attach(
    con: duckdb.DuckDBPyConnection, warehouse: Warehouse, *, snapshot: int | None = None, write: bool = False
) -> None:
    """Attach the lake as `lake`: to write, or to read (the newest state or that of one snapshot).

    Raises WarehouseError when there is no lake to read or the catalogue cannot be opened.
    """
    if not write and not warehouse.catalogue.exists():
        raise WarehouseError(f"{warehouse.path}: there is no lake here", "Build it first: factmill run")
    load_extensions(con)
    options = [f"META_BUSY_TIMEOUT {BUSY_MILLISECONDS}"]
    if write:
        warehouse.lake.mkdir(parents=True, exist_ok=True)
        options += [f"DATA_PATH {quoted(str(warehouse.lake / 'data') + '/')}", "META_JOURNAL_MODE 'WAL'"]
        options += ["DATA_INLINING_ROW_LIMIT 0"]  # Inlining reserves the column name row_id, which quarantine has.
    else:
        options += ["READ_ONLY"]
    if snapshot is not None:
        options += [f"SNAPSHOT_VERSION {int(snapshot)}"]
    target = quoted(f"ducklake:sqlite:{warehouse.catalogue}")
    try:
        con.execute(f"ATTACH {target} AS lake ({', '.join(options)})")
    except duckdb.Error as error:
        raise WarehouseError(
            f"{warehouse.catalogue}: the catalogue cannot be opened: {str(error).splitlines()[0]}",
            "See what is wrong with: factmill doctor",
        ) from error


@contextmanager
def reading(warehouse: Warehouse, snapshot: int | None = None) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection in which `lake` is attached read-only."""
    with duckdb.connect(config=OFFLINE) as con:
        attach(con, warehouse, snapshot=snapshot)
        yield con


def create_tables(con: duckdb.DuckDBPyConnection) -> None:
    """Create in `lake` the tables it does not hold yet, and add the columns that older ones lack."""
    rows = con.execute(
        "SELECT table_name, column_name FROM duckdb_columns() WHERE database_name = 'lake'"
    ).fetchall()
    present: dict[str, set[str]] = {}
    for table_name, column_name in rows:
        present.setdefault(table_name, set()).add(column_name)
    for table in TABLES.values():
        if table.name not in present:
            _create(con, table)
        else:
            _add_columns(con, table, present[table.name])


def size_groups(con: duckdb.DuckDBPyConnection, table: Table) -> None:
    """Let what is written to `lake` from now on have row groups of a size that suits the table."""
    rows = TEXTS_A_GROUP if table.name == "documents" else ROWS_A_GROUP
    con.execute("CALL lake.set_option('parquet_row_group_size', ?)", [rows])


def keep_text_groups(con: duckdb.DuckDBPyConnection) -> None:
    """The same for articles whoever writes them: DuckLake refuses it for a table that its transaction creates."""
    con.execute("CALL lake.set_option('parquet_row_group_size', ?, table_name => 'documents')", [TEXTS_A_GROUP])


def _create(con: duckdb.DuckDBPyConnection, table: Table) -> None:
    columns = ", ".join(f'"{column.name}" {column.duckdb_type}' for column in table.columns)
    con.execute(f'CREATE TABLE lake."{table.name}" ({columns})')
    con.execute(f'COMMENT ON TABLE lake."{table.name}" IS {quoted(table.description)}')
    for column in table.columns:
        con.execute(f'COMMENT ON COLUMN lake."{table.name}"."{column.name}" IS {quoted(column.description)}')


def _add_columns(con: duckdb.DuckDBPyConnection, table: Table, present: set[str]) -> None:
    for column in table.columns:
        if column.name not in present:
            con.execute(f'ALTER TABLE lake."{table.name}" ADD COLUMN "{column.name}" {column.duckdb_type}')
