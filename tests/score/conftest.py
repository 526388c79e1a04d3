"""Warehouses made from labels, wrong in known ways."""

import json
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import duckdb
import pytest

Labels = dict[str, Any]
Rows = dict[str, list[dict[str, Any]]]
TABLES = {
    "documents": "document_id VARCHAR, path VARCHAR, published_on DATE, text VARCHAR",
    "entities": "entity_id VARCHAR, name VARCHAR",
    "mentions": "document_id VARCHAR, start_char INT, end_char INT, text VARCHAR, type VARCHAR, entity_id VARCHAR",
    "quantities": "quantity_id VARCHAR, document_id VARCHAR, start_char INT, end_char INT, text VARCHAR, kind VARCHAR, "
    "unit VARCHAR, value DECIMAL(38,9), modifier VARCHAR",
    "time_expressions": "document_id VARCHAR, start_char INT, end_char INT, text VARCHAR, timex_type VARCHAR, "
    "timex_value VARCHAR, timex_mod VARCHAR, begins_on DATE, ends_on DATE",
    "facts": "fact_id VARCHAR, document_id VARCHAR, start_char INT, end_char INT, predicate VARCHAR, "
    "subject_id VARCHAR, object_id VARCHAR, quantity_id VARCHAR, status VARCHAR",
}


def _label(text: str, words: str, **more: Any) -> Labels:
    return {"start": text.index(words), "end": text.index(words) + len(words), "text": words, **more}


def _labelled() -> tuple[str, Labels]:
    text = (
        "OpenAI raised $6.6 billion in late 2024. Chips cost about 100 euros, one said. Subscribe to Chips!"
    )
    labels = {
        "doc": "chips.md",
        "published": "2024-12-01",
        "body": [0, text.index("Subscribe")],
        "boilerplate": [_label(text, "Subscribe to Chips!")],
        "entities": [_label(text, "OpenAI", type=["ORG"], entity="OpenAI")],
        "quantities": [
            _label(
                text,
                "$6.6 billion",
                id="q1",
                kind="money",
                value=6.6e9,
                unit="USD",
                modifier="exact",
                optional=False,
            ),
            _label(
                text,
                "100 euros",
                id="q2",
                kind="money",
                value=100,
                unit="EUR",
                modifier="approx",
                optional=True,
            ),
        ],
        "dates": [
            _label(
                text,
                "late 2024",
                value="2024",
                mod="END",
                begin="2024-09-01",
                finish="2024-12-31",
                optional=False,
            ),
        ],
        "facts": [
            {
                "subject": "OpenAI",
                "predicate": "raised",
                "object": None,
                "quantity": "q1",
                "status": "actual",
            },
        ],
    }
    return text, labels


def rows_of(text: str, labels: Labels) -> Rows:
    """The rows of a warehouse that reads exactly what the labels say."""

    def span(label: Labels) -> dict[str, Any]:
        return {
            "document_id": "d",
            "start_char": label["start"],
            "end_char": label["end"],
            "text": text[label["start"] : label["end"]],
        }

    names = sorted(
        {e["entity"] for e in labels["entities"]}
        | {f[k] for f in labels["facts"] for k in ("subject", "object") if f[k]}
    )
    key = {name: f"e{index}" for index, name in enumerate(names)}
    return {
        "documents": [{"document_id": "d", "path": f"in/{labels['doc']}", "published_on": labels["published"], "text": text}],
        "entities": [{"entity_id": key[name], "name": name.upper()} for name in names],
        "mentions": [{**span(e), "type": e["type"][0], "entity_id": key[e["entity"]]} for e in labels["entities"]],
        "quantities": [
            {**span(q), "quantity_id": q["id"], **{k: q[k] for k in ("kind", "unit", "value", "modifier")}}
            for q in labels["quantities"]
        ],
        "time_expressions": [
            {**span(t), "timex_type": "DATE", "timex_value": t["value"], "timex_mod": t["mod"], "begins_on": t["begin"], "ends_on": t["finish"]}
            for t in labels["dates"]
        ],
        "facts": [
            {
                "fact_id": f"f{index}", "document_id": "d", "start_char": index, "end_char": index + 1,
                "predicate": f["predicate"], "subject_id": key[f["subject"]], "object_id": key.get(f["object"]),
                "quantity_id": f["quantity"], "status": "planned" if f["status"] == "expected" else f["status"],
            }
            for index, f in enumerate(labels["facts"])
        ],
    }  # fmt: skip


def spoil(rows: Rows, random: Random) -> Rows:
    """The same rows, some dropped and some with a wrong value, so that every kind of miss occurs."""
    wrong = {"type": "EVENT", "entity_id": "nobody", "value": 7, "unit": "gpu", "modifier": "at_most", "timex_mod": "MID",
             "ends_on": None, "status": "denied", "predicate": "owns", "published_on": None}  # fmt: skip
    spoilt: Rows = {}
    for table, held in rows.items():
        kept = [row for row in held if table in ("documents", "entities") or random.random() < 0.9]
        for row in kept:
            for column in sorted(wrong.keys() & row.keys()):
                if random.random() < 0.1:
                    row[column] = wrong[column]
        spoilt[table] = kept
    return spoilt


def build(path: Path, rows: Rows) -> Path:
    """A DuckDB file that holds the rows."""
    with duckdb.connect(str(path)) as con:
        for table, columns in TABLES.items():
            con.execute(f"CREATE TABLE {table} ({columns})")
            for row in rows.get(table, []):
                names = ", ".join(row)
                con.execute(
                    f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(row))})", list(row.values())
                )
    return path


@pytest.fixture
def labelled() -> tuple[str, Labels]:
    """One article and its labels."""
    return _labelled()


@pytest.fixture
def scored(tmp_path: Path) -> Callable[[Labels, Rows], Any]:
    """Score rows against labels."""
    from pipeline.score import score

    def run(labels: Labels, rows: Rows) -> Any:
        (tmp_path / "gold").mkdir(exist_ok=True)
        (tmp_path / "gold" / "chips.json").write_text(json.dumps(labels), encoding="utf-8")
        (tmp_path / "made.duckdb").unlink(missing_ok=True)
        with duckdb.connect(str(build(tmp_path / "made.duckdb", rows)), read_only=True) as con:
            return score(con, tmp_path / "gold")

    return run
