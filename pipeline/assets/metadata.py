"""What an asset shows in the Dagster UI: its columns, row counts, a sample, a plot, what was refused."""

import base64
from collections.abc import Mapping
from html import escape
from typing import Any

import dagster as dg

from pipeline.assets.plot import histogram
from pipeline.rows import TABLES, quoted
from pipeline.run.walk import Run

SAMPLE_ROWS = 8
CELL_CHARACTERS = 80
INTERNAL = ("_chain", "sha256")


def table_schema(name: str) -> dg.TableSchema:
    """The columns tab of an asset, from the table's declaration."""
    return dg.TableSchema(
        columns=[
            dg.TableColumn(column.name, type=column.duckdb_type, description=column.description)
            for column in TABLES[name].columns
        ],
        constraints=dg.TableConstraints(other=[f"key: {TABLES[name].key}"]),
    )


def of_table(run: Run, name: str) -> dict[str, Any]:
    """Row counts and a sample of the rows that this run wrote to a table."""
    fresh = _one(run, f'SELECT count(*) FROM fresh."{name}"')
    whole = _one(run, f'SELECT count(*) FROM whole."{name}"')
    metadata: dict[str, Any] = {
        "dagster/row_count": whole,
        "rows_written": fresh,
        "rows_removed": _one(run, f'SELECT count(*) FROM gone."{name}"'),
        "sample": _sample(run, name),
    }
    return {**metadata, **_special(run, name)}


def _one(run: Run, query: str) -> int:
    row = run.con.execute(query).fetchone()
    return int(row[0]) if row else 0


def _sample(run: Run, name: str) -> dg.TableMetadataValue:
    """A few rows, the same ones for the same table, as a table whose cells are plain text."""
    key = TABLES[name].key
    shown = [column for column in TABLES[name].column_names if not column.endswith(INTERNAL)]
    shown = [*(column for column in shown if not column.endswith("_id")), key]
    columns = ", ".join(f'"{column}"::VARCHAR' for column in shown)
    rows = run.con.execute(
        f'SELECT {columns} FROM whole."{name}" ORDER BY hash("{key}"), "{key}" LIMIT {SAMPLE_ROWS}'
    ).fetchall()
    records = [dg.TableRecord(dict(zip(shown, map(_short, row), strict=True))) for row in rows]
    schema = dg.TableSchema([dg.TableColumn(column) for column in shown])
    return dg.MetadataValue.table(records, schema)


def markdown_table(header: list[str], rows: list[tuple[Any, ...]]) -> str:
    """A Markdown table whose cells cannot break out of it, whatever the articles hold."""
    lines = ["| " + " | ".join(header) + " |", "|" + " --- |" * len(header)]
    lines += ["| " + " | ".join(_cell(value) for value in row) + " |" for row in rows]
    return "\n".join(lines)


def _short(value: Any) -> str:
    text = " ".join(str("" if value is None else value).split())
    return text if len(text) <= CELL_CHARACTERS else text[: CELL_CHARACTERS - 1] + "\u2026"


def _cell(value: Any) -> str:
    escaped = escape(_short(value))
    for mark in "\\`*_[]|~!#":
        escaped = escaped.replace(mark, f"&#{ord(mark)};")
    return escaped


def _special(run: Run, name: str) -> Mapping[str, Any]:
    if name == "quantities":
        return {"amounts": _plot(run, "value of money in USD, by power of ten", _amounts())}
    if name == "documents":
        refused = run.con.execute(
            "SELECT path, reason FROM whole.files WHERE reason IS NOT NULL ORDER BY path LIMIT 50"
        ).fetchall()
        listed = dg.MetadataValue.md(markdown_table(["path", "reason"], refused))
        return {"files_refused": len(refused), "refused": listed}
    if name == "rejects":
        return {"by_reason": dg.MetadataValue.md(_grouped(run, "rejects", "stage, reason"))}
    if name == "findings":
        return {"by_verdict": dg.MetadataValue.md(_grouped(run, "findings", "verdict"))}
    return {}


def _amounts() -> str:
    return (
        "SELECT '10^' || floor(log10(value))::INT AS label, count(*) AS n, floor(log10(value))::INT AS power "
        "FROM whole.quantities WHERE kind = 'money' AND unit = 'USD' AND value > 0 GROUP BY power ORDER BY power"
    )


def _plot(run: Run, title: str, query: str) -> dg.MarkdownMetadataValue:
    bars = [(row[0], row[1]) for row in run.con.execute(query).fetchall()]
    image = base64.b64encode(histogram(title, bars).encode()).decode()
    return dg.MetadataValue.md(f"![{title}](data:image/svg+xml;base64,{image})")


def _grouped(run: Run, name: str, by: str) -> str:
    rows = run.con.execute(
        f'SELECT {by}, count(*) AS n FROM whole."{name}" GROUP BY ALL ORDER BY n DESC, {by} LIMIT 40'
    ).fetchall()
    return markdown_table([*by.split(", "), "rows"], rows)


def of_quarantine(run: Run, name: str) -> dict[str, Any]:
    """What the audit of one table quarantined in this run."""
    rows = run.con.execute(
        f"SELECT row_id, reasons::VARCHAR FROM audit.quarantine WHERE table_name = {quoted(name)} ORDER BY ALL LIMIT 20"
    ).fetchall()
    return {"quarantined_rows": dg.MetadataValue.md(markdown_table(["row_id", "reasons"], rows))} if rows else {}
