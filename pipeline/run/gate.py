"""The gate: the published warehouse, judged again from the first row to the last."""

import duckdb

from pipeline.quality.gate import GateResult, gate
from pipeline.rows import TABLES, quoted
from pipeline.store import lake, window
from pipeline.store.warehouse import Warehouse


def gate_published(warehouse: Warehouse) -> GateResult:
    """Audit every published row and table. Raises WarehouseError when there is no warehouse to audit."""
    with window.connect(warehouse) as shop:
        version = window.shown(shop).version
    with duckdb.connect(config=lake.OFFLINE) as con:
        con.execute(f"ATTACH {quoted(str(warehouse.window))} AS shop (READ_ONLY)")
        for schema in ("fresh", "whole"):
            con.execute(f"CREATE SCHEMA {schema}")
            for table in TABLES.values():
                con.execute(
                    f'CREATE VIEW {schema}."{table.name}" AS SELECT * FROM shop.{window.place(table)}'
                )
        return gate(con, version)
