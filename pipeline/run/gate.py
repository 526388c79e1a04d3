"""The gate on a warehouse that is already published: its window, shown to the audit as fresh and as whole."""

import duckdb

from pipeline.quality.gate import GateResult, gate
from pipeline.rows import TABLES
from pipeline.run.workbench import attach_before, shown_before
from pipeline.store import lake, window
from pipeline.store.warehouse import Warehouse


def gate_published(warehouse: Warehouse) -> GateResult:
    """Audit every published row again; nothing is written but in memory.

    Raises WarehouseError when there is no window or it cannot be opened.
    """
    window.connect(warehouse).close()
    with duckdb.connect(config={**lake.OFFLINE}) as con:
        for schema in ("before", "fresh", "whole"):
            con.execute(f"CREATE SCHEMA {schema}")
        attach_before(con, warehouse)
        for name in TABLES:
            con.execute(f'CREATE VIEW fresh."{name}" AS FROM before."{name}"')
            con.execute(f'CREATE VIEW whole."{name}" AS FROM before."{name}"')
        return gate(con, shown_before(con).version)
