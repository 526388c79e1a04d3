"""The audit of a run: every fresh row against its structure and its suite, then each table as a whole.

The connection shows schema `fresh` (rows extracted in this run) and schema `whole` (each table as it would be
after this run). `audit_table` for each table, then `audit_references` once; what may be published is then
`clean(TABLES[name])`. Nothing is written but the tables of schema `audit`.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pipeline.quality import ledger, structure
from pipeline.quality.columns import JOINS, profile_columns, row_columns
from pipeline.quality.judge import Judged, judge
from pipeline.quality.ledger import Connection, Failure, clean, prepare
from pipeline.quality.suites import EXPECTATIONS, Expectation, Suite, load_suite
from pipeline.rows import TABLES, Audit, Table, fingerprint, quoted

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

__all__ = ["BATCH", "TableVerdict", "audit_references", "audit_table", "clean", "prepare"]

BATCH = 50_000


class TableVerdict(NamedTuple):
    """What the audit says of one table. A table with refusals must not be published."""

    table: str
    checked: int
    quarantined: int
    refusals: tuple[str, ...]
    audits: tuple[Audit, ...]
    examples: dict[str, tuple[str, ...]]
    """The first failing rows of each structural rule or expectation, by its audit_id."""


def audit_table(con: Connection, table: str, version: int, suites: Path = EXPECTATIONS) -> TableVerdict:
    """Judge the fresh rows of a table and the table as a whole; rows that fail go to `audit.quarantine`.

    Called twice for a table, it forgets what it said the first time (and what `audit_references` said of it).
    Raises ValueError when the table's suite cannot be read.
    """
    prepare(con)
    declared = TABLES[table]
    suite = load_suite(table, suites) if declared.published else Suite(declared, (), 1.0, 0)
    ledger.forget(con, table)
    wrong = _misdeclared(con, declared)
    if wrong:
        broken = [_structural(version, table, "columns", 1, 1)]
        ledger.note_audits(con, broken)
        return TableVerdict(table, 0, 0, (f"{table}: {wrong}",), tuple(broken), {})
    checked = ledger.count(con, f'SELECT count(*) FROM fresh."{table}"')
    audits = _audit_structure(con, declared, version, checked)
    audits += _audit_rows(con, suite, version, checked)
    quarantined = ledger.quarantine(con, declared)
    profile = _audit_profile(con, suite, version)
    ledger.note_audits(con, [*audits, *profile])
    refusals = [*_refusals(table, profile), *too_many(suite, _whole(con, table), quarantined)]
    examples = _examples(con, table, version)
    return TableVerdict(table, checked, quarantined, tuple(refusals), (*audits, *profile), examples)


def _misdeclared(con: Connection, table: Table) -> str | None:
    for schema in ("fresh", "whole"):
        if not ledger.exists(con, schema, table.name):
            return f"{schema}.{table.name} does not exist"
        described = con.execute(f'DESCRIBE {schema}."{table.name}"').fetchall()
        wrong = structure.misdeclared(table, {str(row[0]): str(row[1]) for row in described})
        if wrong:
            return wrong
    return None


def _audit_structure(con: Connection, table: Table, version: int, checked: int) -> list[Audit]:
    """Note the rows that break a structural rule; one audit per rule."""
    rules = structure.rules(table)
    local = [rule for rule in rules if rule in structure.local_rules(table)]
    counts = ", ".join(f"count(*) FILTER (WHERE {rule.broken})" for rule in local)
    broken = con.execute(f'SELECT {counts} FROM fresh."{table.name}" r').fetchall()[0]
    suspects = [rule for rule, rows in zip(local, broken, strict=True) if rows]
    for rule in (*suspects, *(rule for rule in rules if rule not in local)):
        reason = quoted(rule.reason)
        ledger.note_broken(con, table, rule.name, rule.source, rule.broken, reason)
    failed = ledger.failed_rows(con, table.name)
    names = dict.fromkeys(rule.name for rule in rules)
    return [_structural(version, table.name, name, checked, failed.get(name, 0)) for name in names]


def _structural(version: int, table: str, rule: str, checked: int, failed: int) -> Audit:
    audit_id = fingerprint("a", version, table, rule)
    return Audit(
        audit_id, version, table, rule, None, "critical", failed == 0, checked, failed, structure.WHY[rule]
    )


def _audit_rows(con: Connection, suite: Suite, version: int, checked: int) -> list[Audit]:
    """Note the fresh rows that fail an expectation; one audit per expectation."""
    expectations = suite.level("row")
    if not expectations or not checked:
        return [_expected(version, suite.table.name, one, 0, 0) for one in expectations]
    import pyarrow as pa

    keys: list[pa.Array] = []
    judged = judge(suite.table.name, expectations, row_frames(con, suite.table, expectations, keys))
    for one in judged:
        ledger.note_failures(con, suite.table, _row_failures(one, pa.chunked_array(keys)))
    name = suite.table.name
    return [_expected(version, name, one.expectation, checked, len(one.failing)) for one in judged]


def row_frames(
    con: Connection, table: Table, expectations: Sequence[Expectation], keys: "list[pa.Array]"
) -> "Iterator[pd.DataFrame]":
    """Batches of the judged columns only; their keys go to `keys`, for a frame's index is its position."""
    known = row_columns(table)
    names = sorted({column for expectation in expectations for column in expectation.columns})
    columns = ", ".join(f'{known[name]} AS "{name}"' for name in names)
    source = f'fresh."{table.name}" r {JOINS.get(table.name, "")}'
    reader = con.execute(f"SELECT {ledger.row_id(table)}, {columns} FROM {source}").to_arrow_reader(BATCH)
    for batch in reader:
        keys.append(batch.column(0))
        yield batch.select(names).to_pandas()


def _row_failures(judged: Judged, keys: "pa.ChunkedArray") -> Iterator[Failure]:
    """A failure per row that counts; of mere warnings a few examples are enough."""
    expectation = judged.expectation
    reason = f"{', '.join(expectation.columns)}: {expectation.reason}"
    noted = judged.failing if expectation.severity == "critical" else judged.failing[: ledger.EXAMPLES]
    for row in noted:
        yield Failure(keys[row].as_py(), expectation.id, expectation.severity, reason)


def _expected(version: int, table: str, expectation: Expectation, checked: int, failed: int) -> Audit:
    audit_id = fingerprint("a", version, table, expectation.id)
    column = ", ".join(expectation.columns)
    kind, severity, reason = expectation.type, expectation.severity, expectation.reason
    return Audit(audit_id, version, table, kind, column, severity, failed == 0, checked, failed, reason)


def _audit_profile(con: Connection, suite: Suite, version: int) -> list[Audit]:
    """Judge the one-row profile of the table as it would be published."""
    expectations = suite.level("table")
    if not expectations:
        return []
    known = profile_columns(suite.table)
    names = sorted({column for expectation in expectations for column in expectation.columns})
    columns = ", ".join(f'({known[name]})::DOUBLE AS "{name}"' for name in names)
    profile = f"SELECT {columns} FROM ({clean(suite.table, 'whole')}) r"
    frame = con.execute(profile).to_arrow_table().to_pandas()
    judged = judge(suite.table.name, expectations, [frame])
    return [_expected(version, suite.table.name, one.expectation, 1, len(one.failing)) for one in judged]


def _refusals(table: str, profile: Sequence[Audit]) -> list[str]:
    broken = [audit for audit in profile if not audit.success and audit.severity == "critical"]
    return [f"{table}: {audit.column_name}: {audit.reason}" for audit in broken]


def _whole(con: Connection, table: str) -> int:
    return ledger.count(con, f'SELECT count(*) FROM whole."{table}"') if ledger.exists(con, "whole", table) else 0


def too_many(suite: Suite, rows: int, quarantined: int) -> list[str]:
    """The refusal of a table that loses too large a share of its rows; small tables may lose any.

    The share is taken of the whole table, so that a small change is judged as a clean build would be.
    """
    if rows < suite.quarantine_counts_from or quarantined <= suite.quarantine_at_most * rows:
        return []
    allowed = f"{suite.quarantine_at_most:.0%}"
    return [f"{suite.table.name}: {quarantined} of {rows} rows fail; more than {allowed} refuses the run"]


def _examples(con: Connection, table: str, version: int) -> dict[str, tuple[str, ...]]:
    found = ledger.examples(con, table)
    return {fingerprint("a", version, table, rule): rows for rule, rows in found.items()}


def audit_references(con: Connection, version: int, suites: Path = EXPECTATIONS) -> tuple[TableVerdict, ...]:
    """Quarantine, in every table of `fresh`, the rows that refer to a missing or a quarantined row.

    Parents come before children, so quarantine spreads: a document takes its sentences with it, a sentence
    its readings, a quantity the facts that state it. One verdict for each table that refers to another.
    """
    prepare(con)
    verdicts = []
    for table in structure.parents_first():
        if table.references and ledger.exists(con, "fresh", table.name):
            suite = load_suite(table.name, suites) if table.published else Suite(table, (), 1.0, 0)
            verdicts.append(_audit_references_of(con, suite, version))
    return tuple(verdicts)


def _audit_references_of(con: Connection, suite: Suite, version: int) -> TableVerdict:
    table = suite.table
    ledger.forget(con, table.name, "reference")
    checked = ledger.count(con, f'SELECT count(*) FROM fresh."{table.name}"')
    for column, target in table.references:
        if ledger.exists(con, "whole", target):
            _note_missing(con, table, column, TABLES[target])
    for column, target in table.references:
        spreading = True
        while spreading:  # Only within its own table can a row that goes take others of the table along.
            spreading = _note_quarantined(con, table, column, target) and target == table.name
    quarantined = ledger.quarantine(con, table)
    failed = ledger.failed_rows(con, table.name).get("reference", 0)
    audit = _structural(version, table.name, "reference", checked, failed)
    ledger.note_audits(con, [audit])
    refusals = too_many(suite, _whole(con, table.name), quarantined)
    examples = {audit.audit_id: ledger.examples(con, table.name).get("reference", ())}
    return TableVerdict(table.name, checked, quarantined, tuple(refusals), (audit,), examples)


def _note_missing(con: Connection, table: Table, column: str, target: Table) -> None:
    source = f'fresh."{table.name}" r ANTI JOIN whole."{target.name}" w ON w."{target.key}" = r."{column}"'
    reason = f"""'refers to missing {target.name} ' || r."{column}\""""
    ledger.note_broken(con, table, "reference", source, f'r."{column}" IS NOT NULL', reason)


def _note_quarantined(con: Connection, table: Table, column: str, target: str) -> bool:
    """Note the rows that refer to a row of `target` in quarantine; whether there are any not noted before."""
    before = ledger.count(con, "SELECT count(*) FROM audit.failures")
    reason = f"""'refers to quarantined {target} ' || r."{column}\""""
    source = (
        f"""fresh."{table.name}" r SEMI JOIN audit.failures q ON q.row_id = r."{column}"
            AND q.table_name = '{target}' AND q.severity = 'critical'"""
    )
    new = (
        f"NOT EXISTS (SELECT 1 FROM audit.failures k WHERE k.table_name = '{table.name}' "
        f"AND k.row_id = {ledger.row_id(table)} AND k.reason = {reason})"
    )
    ledger.note_broken(con, table, "reference", source, new, reason)
    return ledger.count(con, "SELECT count(*) FROM audit.failures") > before
