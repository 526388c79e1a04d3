"""The audit's working tables, all in schema `audit` of the connection's own database.

`failures` holds each rule that a fresh row broke, `quarantine` the rows that are kept out with all their
reasons, `audits` what each rule said. Everything about a table is forgotten before it is judged again.
"""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import NamedTuple

import duckdb

from pipeline.rows import TABLES, Audit, Table, arrow_table, fingerprint, quoted

Connection = duckdb.DuckDBPyConnection
FAILURES = "table_name VARCHAR, row_id VARCHAR, rule VARCHAR, severity VARCHAR, reason VARCHAR"
EXAMPLES = 5


class Failure(NamedTuple):
    """One row of a table that broke one rule."""

    row_id: str
    rule: str
    severity: str
    reason: str


def prepare(con: Connection) -> None:
    """Create schema `audit` and its tables where they do not exist."""
    con.execute("CREATE SCHEMA IF NOT EXISTS audit")
    con.execute(f"CREATE TABLE IF NOT EXISTS audit.failures ({FAILURES})")
    for table in (TABLES["quarantine"], TABLES["audits"]):
        columns = ", ".join(f'"{column.name}" {column.duckdb_type}' for column in table.columns)
        con.execute(f'CREATE TABLE IF NOT EXISTS audit."{table.name}" ({columns})')
    with suppress(duckdb.CatalogException, duckdb.NotImplementedException):  # It is there from the last time.
        con.create_function("quarantine_id", _quarantine_id, ["VARCHAR", "VARCHAR", "BIGINT"], "VARCHAR")


def _quarantine_id(table: str, row_id: str, nth: int) -> str:
    """Rows that share a key are told apart by their position among themselves."""
    return fingerprint("z", table, row_id) if nth == 1 else fingerprint("z", table, row_id, nth)


def exists(con: Connection, schema: str, table: str) -> bool:
    """Whether the connection shows a table or view of that name."""
    query = "SELECT count(*) FROM information_schema.tables WHERE table_schema = ? AND table_name = ?"
    return bool(con.execute(query, [schema, table]).fetchall()[0][0])


def count(con: Connection, query: str, parameters: Sequence[object] = ()) -> int:
    """The one number that a query yields."""
    return int(con.execute(query, list(parameters)).fetchall()[0][0])


def forget(con: Connection, table: str, rule: str | None = None) -> None:
    """Drop what is known of a table's rows, or of one rule of that table only."""
    for kept, column in (("failures", "rule"), ("audits", "expectation")):
        of_table = f"DELETE FROM audit.{kept} WHERE table_name = $table"
        if rule:
            con.execute(f"{of_table} AND {column} = $rule", {"table": table, "rule": rule})
        else:
            con.execute(of_table, {"table": table})
    con.execute("DELETE FROM audit.quarantine WHERE table_name = ?", [table])


def note_broken(con: Connection, table: Table, rule: str, source: str, broken: str, reason: str) -> None:
    """Note rows `r` of `source` that meet `broken`; `reason` is an SQL expression."""
    con.execute(
        f"INSERT INTO audit.failures SELECT {quoted(table.name)}, {row_id(table)}, {quoted(rule)}, "
        f"'critical', {reason} FROM {source} WHERE {broken}"
    )


def note_failures(con: Connection, table: Table, failures: Iterable[Failure]) -> None:
    """Note failures found outside the database."""
    import pyarrow as pa

    columns = list(zip(*failures, strict=True))
    if not columns:
        return
    arrays = [pa.array(column, pa.string()) for column in columns]
    con.register("noted", pa.table(arrays, list(Failure._fields)))
    con.execute(f"INSERT INTO audit.failures SELECT {quoted(table.name)}, * FROM noted")
    con.unregister("noted")


def row_id(table: Table) -> str:
    """The key of row `r` in SQL; empty when the row has none."""
    return f"""coalesce(r."{table.key}", '')"""


def clean(table: Table, schema: str = "fresh") -> str:
    """SQL that selects the rows of `schema` which may be published: those not in quarantine."""
    return (
        f'SELECT r.* FROM {schema}."{table.name}" r ANTI JOIN audit.quarantine z '
        f"ON z.table_name = {quoted(table.name)} AND z.row_id = {row_id(table)}"
    )


def quarantine(con: Connection, table: Table) -> int:
    """Rebuild the quarantine of a table from its critical failures; the number of rows in it."""
    con.execute("DELETE FROM audit.quarantine WHERE table_name = ?", [table.name])
    critical = "SELECT count(*) FROM audit.failures WHERE table_name = ? AND severity = 'critical'"
    if not count(con, critical, [table.name]):
        return 0
    document = "r.document_id" if "document_id" in table.column_names else "NULL"
    con.execute(
        f"""INSERT INTO audit.quarantine
        WITH failed AS (
            SELECT row_id, list_sort(list_distinct(list(reason))) AS reasons FROM audit.failures
            WHERE table_name = {quoted(table.name)} AND severity = 'critical' GROUP BY row_id
        ), kept_out AS (
            SELECT f.row_id, {document} AS document_id, f.reasons, to_json(r)::VARCHAR AS payload
            FROM fresh."{table.name}" r JOIN failed f ON f.row_id = {row_id(table)}
        )
        SELECT quarantine_id({quoted(table.name)}, row_id,
                             row_number() OVER (PARTITION BY row_id ORDER BY payload)),
            {quoted(table.name)}, row_id, document_id, reasons, payload, 'open'
        FROM kept_out ORDER BY row_id, payload"""
    )
    return count(con, "SELECT count(*) FROM audit.quarantine WHERE table_name = ?", [table.name])


def failed_rows(con: Connection, table: str) -> dict[str, int]:
    """How many rows of a table broke each rule."""
    query = "SELECT rule, count(DISTINCT row_id) FROM audit.failures WHERE table_name = ? GROUP BY rule"
    return {str(rule): int(rows) for rule, rows in con.execute(query, [table]).fetchall()}


def examples(con: Connection, table: str) -> dict[str, tuple[str, ...]]:
    """The first few failing rows of each rule of a table."""
    query = f"SELECT rule, min(row_id, {EXAMPLES}) FROM audit.failures WHERE table_name = ? GROUP BY rule"
    return {str(rule): tuple(dict.fromkeys(rows)) for rule, rows in con.execute(query, [table]).fetchall()}


def note_audits(con: Connection, audits: Sequence[Audit]) -> None:
    """Append rows to `audit.audits`."""
    if audits:
        con.register("noted", arrow_table(TABLES["audits"], audits))
        con.execute("INSERT INTO audit.audits SELECT * FROM noted")
        con.unregister("noted")
