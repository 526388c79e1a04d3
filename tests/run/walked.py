"""The walk of a run without Dagster around it, for tests of what it leaves behind."""

import sys
from pathlib import Path
from typing import Any

import duckdb

from pipeline.rows import PUBLISHED, TABLES
from pipeline.run import walk
from pipeline.run.opened import opened
from pipeline.run.publish import Summary, judge, publish
from pipeline.store.warehouse import Warehouse


def walked(inbox: Path, warehouse: Warehouse, run_id: str = "test") -> Summary:
    """Everything the graph does, in the graph's order."""
    with opened(warehouse, inbox, run_id) as run:
        walk.look(run)
        walk.stage_files(run)
        for table in ("documents", "segments", "sentences"):
            judge(run, table)
        walk.read_documents(run)
        for table in ("mentions", "quantities", "time_expressions", "rejects"):
            judge(run, table)
        walk.resolve_entities(run)
        judge(run, "entities")
        walk.name_facts(run)
        judge(run, "facts")
        walk.compare_facts(run)
        judge(run, "findings")
        return publish(run)


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
