"""The tables: one declaration each, and every other form derived from it."""

from pipeline.rows.audit import Audit, Quarantined
from pipeline.rows.declare import (
    TABLES,
    Column,
    Table,
    arrow_schema,
    arrow_table,
    comment_statements,
    duckdb_ddl,
    quoted,
)
from pipeline.rows.documents import Document, File, Segment, Sentence, Signature
from pipeline.rows.facts import PREDICATES, Fact, Finding
from pipeline.rows.ids import fingerprint, span_id
from pipeline.rows.readings import Chain, Entity, Identity, Mention, Quantity, Reject, TimeExpression

PUBLISHED = tuple(table for table in TABLES.values() if table.published)

__all__ = [
    "PREDICATES",
    "PUBLISHED",
    "TABLES",
    "Audit",
    "Chain",
    "Column",
    "Document",
    "Entity",
    "Fact",
    "File",
    "Finding",
    "Identity",
    "Mention",
    "Quantity",
    "Quarantined",
    "Reject",
    "Segment",
    "Sentence",
    "Signature",
    "Table",
    "TimeExpression",
    "arrow_schema",
    "arrow_table",
    "comment_statements",
    "duckdb_ddl",
    "fingerprint",
    "quoted",
    "span_id",
]
