"""What the audit leaves behind."""

from typing import Annotated, NamedTuple

from pipeline.rows.declare import OneOf, table


@table("quarantine", key="quarantine_id")
class Quarantined(NamedTuple):
    """A row that failed its expectations, kept out of its table with all its reasons."""

    quarantine_id: Annotated[str, "Fingerprint of table and row."]
    table_name: Annotated[str, "The table that the row was meant for."]
    row_id: Annotated[str, "The row's key in that table."]
    document_id: Annotated[str | None, "The article it came from."]
    reasons: Annotated[tuple[str, ...], "Every expectation that it failed, in words, sorted."]
    payload: Annotated[str, "The whole row as JSON."]
    state: Annotated[
        str, "open: still failing. fixed: a later version of the rules made it pass.", OneOf("open", "fixed")
    ]


@table("audits", key="audit_id")
class Audit(NamedTuple):
    """What one expectation said of one version."""

    audit_id: Annotated[str, "Fingerprint of version, table and expectation."]
    version: Annotated[int, "The version of the warehouse that was audited."]
    table_name: Annotated[str, "The table that was judged."]
    expectation: Annotated[str, "Great Expectations' type of the expectation, or the name of the structural rule."]
    column_name: Annotated[str | None, "The column that was judged; null for the whole table."]
    severity: Annotated[str, "What a failure means.", OneOf("critical", "warning", "info")]
    success: Annotated[bool, "Whether the expectation held for every row."]
    checked: Annotated[int, "Rows judged."]
    failed: Annotated[int, "Rows that failed."]
    reason: Annotated[str, "Why the expectation exists."]
