"""How `factmill show` prints a row: the row in words, and the evidence in its place."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from pipeline.cli.forms import number, shown
from pipeline.cli.lookup import Found
from pipeline.cli.marks import Mark, Piece, field, pieces, show
from pipeline.cli.terminal import line
from pipeline.rows import TABLES
from pipeline.store.ask import Row, rows

if TYPE_CHECKING:
    import duckdb

UNREAD = frozenset({"boilerplate", "comment", "front_matter"})
STATEMENTS = """
    SELECT f.*, s.name AS subject, o.name AS object, coalesce(v.name, f.speaker_text) AS speaker, d.path
    FROM facts f
    JOIN documents d USING (document_id)
    LEFT JOIN entities s ON s.entity_id = f.subject_id
    LEFT JOIN entities o ON o.entity_id = f.object_id
    LEFT JOIN entities v ON v.entity_id = f.speaker_id
"""
Show = Callable[["duckdb.DuckDBPyConnection", Row], None]


def view(con: "duckdb.DuckDBPyConnection", found: Found) -> None:
    """Print one row of any table."""
    if found.table == "entities":
        from pipeline.cli.entity_view import show_entity

        show_entity(con, found.row)
        return
    VIEWS.get(found.table, _other(found.table))(con, found.row)


def amount(row: Row) -> str:
    """A figure in words: `at least 6,000,000 USD`; '' when the row has none."""
    if row.get("value") is None:
        return ""
    modifier = (row.get("modifier") or "exact").replace("_", " ").replace("exact", "")
    figures = [_grouped(row[name]) for name in ("value", "value_max") if row.get(name) is not None]
    return " ".join(part for part in (modifier, " to ".join(figures), row.get("unit") or "") if part)


def _grouped(value: Any) -> str:
    whole, point, fraction = number(value).partition(".")
    return f"{int(whole):,}{point}{fraction}" if whole.lstrip("-") != "0" else number(value)


def statement(fact: Row) -> str:
    """A fact in one line: who, what, how much, when, how firmly and by whom."""
    said = f"{fact['certainty']} by {fact['speaker']}" if fact["speaker"] else fact["certainty"]
    when = period(fact["begins_on"], fact["ends_on"])
    parts = [fact["subject"] or "?", fact["predicate"], fact["object"] or "", amount(fact), when]
    return " ".join(part for part in parts if part) + f" ({fact['status']}, {said})"


def period(begins: Any, ends: Any) -> str:
    """`on 2024-06-06`, `from 2024-01-01 to 2024-12-31`, or ''."""
    if begins is None and ends is None:
        return ""
    return f"on {begins}" if begins == ends else f"from {begins or '?'} to {ends or '?'}"


def _document(con: "duckdb.DuckDBPyConnection", row: Row) -> None:
    heading(row["title"] or row["path"], row["document_id"])
    dated = row["published_on"] or period(row["published_from"], row["published_to"]) or "unknown"
    field("path", f"{row['path']} ({row['format']}, {row['language'] or 'language unknown'})")
    field("published", f"{dated} (from: {row['published_evidence']})")
    field("words", str(row["word_count"]))
    for issue in row["issues"] or ():
        field("issue", issue)
    marks = list(_marks(con, row["document_id"]))
    segments = rows(con, "SELECT * FROM segments WHERE document_id = $1 ORDER BY ordinal", row["document_id"])
    for segment in segments:
        start, end = segment["start_char"], segment["end_char"]
        end -= len(row["text"][start:end]) - len(row["text"][start:end].rstrip())
        show([Piece(f"\n-- {segment['kind']}", "segment")])
        show(pieces(row["text"], marks, start, end, "unread" if segment["kind"] in UNREAD else ""))
    statements(con, "WHERE f.document_id = $1", row["document_id"])


def _marks(con: "duckdb.DuckDBPyConnection", document_id: str) -> Iterator[Mark]:
    """Everything that was read from a document, as marks in its text."""
    query = """
        SELECT m.start_char, m.end_char, m.type AS style,
               m.type || CASE WHEN e.name <> m.text THEN ': ' || e.name ELSE '' END AS note
        FROM mentions m LEFT JOIN entities e USING (entity_id) WHERE m.document_id = $1
        UNION ALL
        SELECT start_char, end_char, 'time',
               concat_ws(' ', timex_type, timex_value, timex_mod) FROM time_expressions WHERE document_id = $1
    """
    for row in rows(con, query, document_id):
        yield Mark(row["start_char"], row["end_char"], row["style"], row["note"] or row["style"])
    for row in rows(con, "SELECT * FROM quantities WHERE document_id = $1", document_id):
        yield Mark(row["start_char"], row["end_char"], "money", amount(row))


def statements(con: "duckdb.DuckDBPyConnection", where: str, value: str) -> None:
    """Print the facts that a condition on `f` fits, one a line."""
    found = rows(con, f"{STATEMENTS} {where} ORDER BY d.path, f.start_char, f.fact_id", value)
    show([Piece(f"\n{len(found)} fact{'s' * (len(found) != 1)}", "strong")])
    for fact in found:
        show([Piece(f"{fact['fact_id']}  ", "label"), Piece(line(statement(fact)), "")])


def _fact(con: "duckdb.DuckDBPyConnection", row: Row) -> None:
    (fact,) = rows(con, f"{STATEMENTS} WHERE f.fact_id = $1", row["fact_id"])
    heading(statement(fact), row["fact_id"])
    _evidence(con, row)
    for name, wanted in (("subject", "subject_id"), ("object", "object_id"), ("speaker", "speaker_id")):
        if fact[name]:
            field(name, f"{fact[name]}  {fact[wanted] or ''}")
    for name, wanted in (("quantity", "quantity_id"), ("time", "time_id")):
        if fact[wanted]:
            value = amount(fact) if name == "quantity" else period(fact["begins_on"], fact["ends_on"])
            field(name, f"{value}  {fact[wanted]}")
    field("confidence", f"{fact['confidence']:.2f}")
    query = "SELECT * FROM findings WHERE $1 IN (left_fact_id, right_fact_id) ORDER BY verdict, finding_id"
    for finding in rows(con, query, row["fact_id"]):
        field(finding["verdict"], f"{finding['explanation']}  {finding['finding_id']}")


def _evidence(con: "duckdb.DuckDBPyConnection", row: Row) -> None:
    """Print the sentence that holds a grounded row, its span marked, and where it stands."""
    query = """
        SELECT s.text, s.start_char, d.path, d.document_id FROM documents d
        LEFT JOIN sentences s ON s.document_id = d.document_id AND s.start_char <= $2 AND s.end_char >= $3
        WHERE d.document_id = $1 ORDER BY s.start_char LIMIT 1
    """
    for held in rows(con, query, row["document_id"], row["start_char"], row["end_char"]):
        base = row["start_char"] if held["text"] is None else held["start_char"]
        text = row["text"] if held["text"] is None else held["text"]
        show(pieces(text, [Mark(row["start_char"] - base, row["end_char"] - base, "evidence")]))
        field(
            "in",
            f"{held['path']}, characters {row['start_char']} to {row['end_char']}  {held['document_id']}",
        )


def _finding(con: "duckdb.DuckDBPyConnection", row: Row) -> None:
    heading(f"{row['verdict']}: {row['explanation']}", row["finding_id"])
    field("sources", f"{row['independent_sources']} independent")
    for name in ("left_fact_id", "right_fact_id"):
        for fact in rows(con, f"{STATEMENTS} WHERE f.fact_id = $1", row[name]):
            show([Piece(f"\n{statement(fact)}", "strong")])
            _evidence(con, fact)
            field("fact", fact["fact_id"])


def _other(table: str) -> Show:
    """The view of a table that has none of its own: its fields, and its evidence when it has some."""
    declared = TABLES[table]

    def print_row(con: "duckdb.DuckDBPyConnection", row: Row) -> None:
        heading(f"{table}: {amount(row) or row.get('text') or row.get('reason') or ''}", row[declared.key])
        if {"document_id", "start_char", "end_char", "text"} <= row.keys():
            _evidence(con, row)
        for column in declared.column_names:
            if (
                column not in (declared.key, "text", "document_id", "start_char", "end_char")
                and row[column] is not None
            ):
                field(column, shown(row[column]))

    return print_row


def heading(text: str, key: str) -> None:
    """Print what is shown, and its id."""
    show([Piece(line(text), "strong"), Piece(f"  {key}", "label")])


VIEWS: dict[str, Show] = {"documents": _document, "facts": _fact, "findings": _finding}
