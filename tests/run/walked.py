"""What a run leaves behind, for tests."""

import sys
from pathlib import Path
from typing import Any

import duckdb

from pipeline.rows import PUBLISHED, TABLES
from pipeline.run.straight import walked
from pipeline.store.warehouse import Warehouse

__all__ = ["contents", "count", "walked"]


def contents(warehouse: Warehouse, leave_out: tuple[str, ...] = ("audits",)) -> dict[str, list[tuple[Any, ...]]]:
    """Every published and internal table, its rows sorted; audits are the log of runs, not a state."""
    with duckdb.connect(str(warehouse.window), read_only=True) as con:
        return {
            name: con.execute(
                f'SELECT * FROM {"main" if table.published else "internal"}."{name}" ORDER BY "{table.key}"'
            ).fetchall()
            for name, table in TABLES.items()
            if name not in leave_out
        }


def count(warehouse: Warehouse, table: str) -> int:
    """Published rows of a table."""
    assert table in {one.name for one in PUBLISHED}
    with duckdb.connect(str(warehouse.window), read_only=True) as con:
        return con.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]


if __name__ == "__main__":
    walked(Path(sys.argv[1]), Warehouse(Path(sys.argv[2])))
