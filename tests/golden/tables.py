"""What the seed articles say, written down for review: `python -m tests.golden.tables` renews it.

Ids are left out (they follow from content and position); names stand in for them, so that a change reads as one.
"""

import csv
import io
import tempfile
from pathlib import Path

import duckdb

from pipeline.store.warehouse import HOME, Warehouse
from tests.run.walked import walked

FOLDER = Path(__file__).parent
QUERIES = {
    "documents": "SELECT path, format, title, author, published_on, published_from, published_to, published_evidence, "
    "language, word_count, cluster_id <> document_id AS twin, issues FROM documents ORDER BY path",
    "segments": "SELECT path, g.kind, count(*) AS segments, sum(end_char - start_char) AS characters "
    "FROM segments g JOIN documents d USING (document_id) GROUP BY ALL ORDER BY ALL",
    "mentions": "SELECT path, start_char, m.text, m.type, e.name AS entity, recogniser "
    "FROM mentions m JOIN documents d USING (document_id) JOIN entities e USING (entity_id) ORDER BY path, start_char",
    "entities": "SELECT name, type, aliases, mention_count, document_count FROM entities ORDER BY name, type",
    "quantities": "SELECT path, start_char, q.text, kind, value, value_max, unit, modifier, direction "
    "FROM quantities q JOIN documents d USING (document_id) ORDER BY path, start_char, kind",
    "time_expressions": "SELECT path, start_char, t.text, timex_type, timex_value, timex_mod, begins_on, ends_on "
    "FROM time_expressions t JOIN documents d USING (document_id) ORDER BY path, start_char, timex_type",
    "facts": "SELECT path, f.start_char, s.name AS subject, predicate, o.name AS object, value, value_max, unit, "
    "modifier, begins_on, ends_on, status, certainty, coalesce(w.name, speaker_text) AS speaker, f.text "
    "FROM facts f JOIN documents d USING (document_id) JOIN entities s ON subject_id = s.entity_id "
    "LEFT JOIN entities o ON object_id = o.entity_id LEFT JOIN entities w ON speaker_id = w.entity_id "
    "ORDER BY path, f.start_char, predicate, object, value",
    "findings": "SELECT name AS subject, predicate, unit, verdict, ratio, independent_sources, explanation "
    "FROM findings JOIN entities ON subject_id = entity_id ORDER BY name, predicate, unit, explanation",
    "quarantine": "SELECT table_name, reasons FROM quarantine ORDER BY ALL",
}  # fmt: skip


def rendered(warehouse: Warehouse) -> dict[str, str]:
    """Each table of a warehouse as CSV, in reading order."""
    with duckdb.connect(str(warehouse.window), read_only=True) as con:
        return {name: _csv(con.execute(query)) for name, query in QUERIES.items()}


def _csv(result: duckdb.DuckDBPyConnection) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([column[0] for column in result.description or ()])
    writer.writerows([[_cell(value) for value in row] for row in result.fetchall()])
    return out.getvalue()


def _cell(value: object) -> str:
    if isinstance(value, list):
        return " | ".join(map(str, value))
    text = "" if value is None else str(value)
    return text.rstrip("0").rstrip(".") if text.endswith("0" * 9) and "." in text else text


def seeds_as_read(folder: Path) -> dict[str, str]:
    """A clean build of seeds/inbox, rendered."""
    warehouse = Warehouse(folder / "warehouse")
    walked(HOME / "seeds" / "inbox", warehouse)
    return rendered(warehouse)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        for name, text in seeds_as_read(Path(scratch)).items():
            (FOLDER / f"{name}.csv").write_text(text, encoding="utf-8")
            print(f"tests/golden/{name}.csv: {text.count(chr(10)) - 1} rows")
