"""The published tables as plain sorted Parquet: byte-identical for identical input."""

import shutil
from pathlib import Path

from pipeline.errors import WarehouseError
from pipeline.rows import PUBLISHED, quoted
from pipeline.store import window
from pipeline.store.warehouse import Warehouse

MARK = ".factmill-export"


def export(warehouse: Warehouse, directory: Path) -> dict[str, int]:
    """Write `directory/TABLE.parquet` for every published table; return the rows of each.

    An earlier export is replaced; a folder that holds anything else is refused with WarehouseError.
    """
    if directory.exists() and any(directory.iterdir()) and not (directory / MARK).exists():
        raise WarehouseError(f"{directory}: not empty, and not an earlier export", "Name a new or empty folder.")
    with window.connect(warehouse) as con:
        partial = directory.with_name(directory.name + ".partial")
        shutil.rmtree(partial, ignore_errors=True)
        try:
            partial.mkdir(parents=True)
        except OSError as error:
            raise WarehouseError(f"{partial}: cannot be written: {error.strerror}", "Name another folder.") from error
        (partial / MARK).touch()
        con.execute("SET threads = 1")
        rows = {}
        for table in PUBLISHED:
            by = ", ".join(f'"{name}"' for name in dict.fromkeys([table.key, *table.column_names]))
            target = quoted(str(partial / f"{table.name}.parquet"))
            con.execute(
                f'COPY (SELECT * FROM "{table.name}" ORDER BY {by}) TO {target} (FORMAT parquet, COMPRESSION zstd)'
            )
            counted = con.execute(f'SELECT count(*) FROM "{table.name}"').fetchone()
            rows[table.name] = counted[0] if counted else 0
    shutil.rmtree(directory, ignore_errors=True)
    partial.rename(directory)
    return rows
