"""How `factmill show` prints an entity: its names, how they came together, its documents, namesakes and facts."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.cli.lookup import documents
from pipeline.cli.marks import Piece, field, show
from pipeline.cli.terminal import line
from pipeline.cli.views import heading, statements
from pipeline.store.ask import Row, rows
from pipeline.text.read.chain_names import relation
from pipeline.text.read.chain_senses import namesakes

if TYPE_CHECKING:
    import duckdb

MOST_SHOWN = 20
RULES = {
    "spelling": "the same name in another spelling",
    "type": "the same name, taken for another type there",
    "alias": "the only one that a document calls so",
    "name": "the same name",
    "context": "by context",
    "only": "by surname",
    "state": "by its state",
    "override": "decided by people",
}


def show_entity(con: "duckdb.DuckDBPyConnection", row: Row) -> None:
    """Print an entity of the shop window."""
    heading(f"{row['name']} ({row['type']})", row["entity_id"])
    field("also", ", ".join(row["aliases"] or ()) or "no other name")
    if row.get("external_id"):
        field("Wikidata", row["external_id"])
    field("mentions", f"{row['mention_count']} in {documents(row['document_count'])}")
    _documents(con, row)
    if _explained(con):
        _forms(con, row)
        _decisions(con, row)
        _kept_apart(con, row)
    statements(con, "WHERE $1 IN (f.subject_id, f.object_id, f.speaker_id)", row["entity_id"])


def _documents(con: "duckdb.DuckDBPyConnection", row: Row) -> None:
    query = """
        SELECT d.path, d.document_id, count(*) AS mentions, list(DISTINCT m.text ORDER BY m.text) AS texts
        FROM mentions m JOIN documents d USING (document_id) WHERE m.entity_id = $1
        GROUP BY ALL ORDER BY mentions DESC, d.path
    """
    for held in rows(con, query, row["entity_id"]):
        field("in", f"{held['path']}: {held['mentions']} times, as {', '.join(held['texts'])}")


def _explained(con: "duckdb.DuckDBPyConnection") -> bool:
    """Whether the window keeps why entities are what they are (one made by an older version does not)."""
    query = "SELECT 1 FROM duckdb_tables() WHERE schema_name = 'internal' AND table_name = 'identities'"
    return bool(rows(con, query))


def _forms(con: "duckdb.DuckDBPyConnection", row: Row) -> None:
    """What the documents call it beside the name it has there, and what each form is to that name."""
    query = """
        SELECT m.text, c.name, count(DISTINCT m.document_id) AS documents
        FROM mentions m JOIN internal.chains c USING (chain_id) WHERE m.entity_id = $1 AND m.text <> c.name
        GROUP BY ALL ORDER BY documents DESC, m.text, c.name
    """
    for held in rows(con, query, row["entity_id"])[:MOST_SHOWN]:
        what = f"{relation(held['text'], held['name'], row['type'])} of {held['name']}"
        if held["text"] in namesakes():
            what = f"{held['name']} by the words of the article"
        field("form", f"{held['text']}: {what}, in {documents(held['documents'])}")


def _decisions(con: "duckdb.DuckDBPyConnection", row: Row) -> None:
    """Which names of other documents were joined to it, and by which rule."""
    query = """
        SELECT i.name, i.rule, i.reason, list(d.path ORDER BY d.path) FILTER (d.path IS NOT NULL) AS paths
        FROM internal.identities i LEFT JOIN documents d USING (document_id)
        WHERE i.entity_id = $1 AND i.verdict = 'joined' GROUP BY ALL ORDER BY i.rule, i.name, i.reason
    """
    found = rows(con, query, row["entity_id"])
    for held in found[:MOST_SHOWN]:
        field("joined", "; ".join(_told(held)))
    if len(found) > MOST_SHOWN:
        field("joined", f"... and {len(found) - MOST_SHOWN} more: SELECT * FROM internal.identities")


def _told(held: Row) -> Iterator[str]:
    where = f" in {', '.join(held['paths'])}" if held["paths"] else ""
    yield f"{held['name']}{where}: {RULES.get(held['rule'], held['rule'])}"
    if held["reason"]:
        yield str(held["reason"])


def _kept_apart(con: "duckdb.DuckDBPyConnection", row: Row) -> None:
    """Which entities could have been the same and are not, and why."""
    query = """
        SELECT i.other_id, i.reason, e.name, e.type, e.mention_count FROM internal.identities i
        JOIN entities e ON e.entity_id = i.other_id
        WHERE i.entity_id = $1 AND i.verdict = 'apart' ORDER BY e.mention_count DESC, i.other_id
    """
    for held in rows(con, query, row["entity_id"])[:MOST_SHOWN]:
        words = f"{held['name']} ({held['type']}): {held['reason']}"
        show([Piece(f"{'apart from':<12}  ", "label"), Piece(line(words), ""), Piece(f"  {held['other_id']}", "label")])
