"""Audit, then publish: clean rows in one transaction, the rest in quarantine, or the run is refused."""

import json
from typing import NamedTuple

from pipeline.errors import RefusedError
from pipeline.interpreter import give_back
from pipeline.quality import conservation
from pipeline.quality.audit import TableVerdict, audit_references, audit_table
from pipeline.rows import PUBLISHED, TABLES, Table
from pipeline.run.walk import Run
from pipeline.run.workbench import clean, replace_fresh, settle
from pipeline.store import lake, window
from pipeline.store.versions import AUTHOR
from pipeline.store.warehouse import Warehouse
from pipeline.text.document import UNREAD

COPY_BELOW = 0.5
EVIDENCE = "refused.json"
LAST_RUN = "last_run.json"
SORTED = frozenset({"files", "entities", "facts", "findings", "quarantine", "audits"})


class Summary(NamedTuple):
    """What a run came to."""

    version: int
    published: bool
    changes: dict[str, int]
    rows: dict[str, int]
    rows_before: dict[str, int]
    refused_files: list[tuple[str, str]]
    quarantined: dict[str, int]
    refusals: list[str]


def judge(run: Run, table: str) -> TableVerdict:
    """Hold a table's fresh rows against its structure and its suite; remember the verdict."""
    verdict = run.verdicts[table] = audit_table(run.con, table, run.version)
    give_back()
    if verdict.refusals:
        keep_evidence(run, list(verdict.refusals))
    return verdict


def publish(run: Run) -> Summary:
    """Publish what the audit left standing. Raises RefusedError, and changes nothing, when a gate refuses."""
    verdicts = [*run.verdicts.values(), *audit_references(run.con, run.version)]
    refusals = [refusal for verdict in verdicts for refusal in verdict.refusals]
    refusals += [violation.explanation for violation in conservation.check(_counts(run))]
    _settle_verdicts(run)
    if refusals:
        keep_evidence(run, refusals)
        raise RefusedError("; ".join(refusals), f"See what was refused, and why: {run.folder / EVIDENCE}")
    changed = _changed_rows(run)
    if any(changed[name] for name in TABLES if name != "audits"):
        _commit(run)
        _refresh_window(run, sum(changed.values()))
        return _keep(run, _summary(run, published=True))
    return _keep(run, _summary(run, published=False))


def last_summary(warehouse: Warehouse) -> Summary:
    """What the last run that was not refused came to. Raises FileNotFoundError when there was none."""
    return Summary(**json.loads((warehouse.path / LAST_RUN).read_text(encoding="utf-8")))


def _keep(run: Run, summary: Summary) -> Summary:
    partial = run.folder / LAST_RUN
    partial.write_text(json.dumps(summary._asdict(), indent=1), encoding="utf-8")
    partial.replace(run.warehouse.path / LAST_RUN)
    run.ended_well = True
    return summary


def _counts(run: Run) -> conservation.Counts:
    """What went in and what came out, for the laws of conservation; candidates and rows as receipts count them."""
    con = run.con
    kept_out = (
        "whole.files WHERE document_id IS NULL OR document_id IN "
        "(SELECT row_id FROM audit.quarantine WHERE table_name = 'documents')"
    )
    tables = sorted(run.rows().keys() - {"files"})
    again = {name: _count(run, f'fresh."{name}" SEMI JOIN main.kept USING (document_id)') for name in tables}
    quarantined = con.execute("SELECT table_name, count(*) FROM audit.quarantine GROUP BY ALL").fetchall()
    rejects = con.execute("SELECT stage, count(*) FROM fresh.rejects GROUP BY ALL").fetchall()
    return conservation.Counts(
        files=_count(run, "main.seen"),
        documents=_count(run, clean("documents")),
        refused=_count(run, kept_out),
        found=run.found(),
        readings={name: run.rows()[name] for name in run.found()},
        rejects=dict(rejects),
        extracted={name: rows + again[name] for name, rows in run.rows().items() if name in again},
        published={name: _count(run, clean(name, "fresh")) for name in tables},
        quarantined={name: rows for name, rows in quarantined if name in again},
    )


def keep_evidence(run: Run, refusals: list[str]) -> None:
    """Leave what a refused run found in its folder, for people to read."""
    columns = ("table_name", "row_id", "document_id", "reasons")
    rows = run.con.execute(f"SELECT {', '.join(columns)} FROM audit.quarantine ORDER BY ALL LIMIT 1000").fetchall()
    evidence = {
        "run_id": run.run_id,
        "refusals": refusals,
        "quarantine": [dict(zip(columns, row, strict=True)) for row in rows],
    }
    (run.folder / EVIDENCE).write_text(json.dumps(evidence, indent=1), encoding="utf-8")


def _settle_verdicts(run: Run) -> None:
    """The tables quarantine and audits as they would be: today's verdicts, and what earlier runs left."""
    con = run.con
    con.execute(f"CREATE OR REPLACE TABLE main.published_keys AS {_keys(run)}")
    settle(
        con,
        "quarantine",
        "SELECT * FROM audit.quarantine UNION ALL SELECT q.* REPLACE ('fixed' AS state) FROM before.quarantine q "
        "WHERE q.quarantine_id NOT IN (SELECT quarantine_id FROM audit.quarantine) "
        "AND EXISTS (SELECT 1 FROM main.published_keys p WHERE p.table_name = q.table_name AND p.row_id = q.row_id)",
    )
    replace_fresh(con, "audits", "SELECT * FROM audit.audits")


def _keys(run: Run) -> str:
    """A query: the keys that stay or become published, of the tables that ever had a quarantined row."""
    named = run.con.execute("SELECT DISTINCT table_name FROM before.quarantine ORDER BY ALL").fetchall()
    parts = [
        f"SELECT '{name}' AS table_name, t.\"{TABLES[name].key}\" AS row_id FROM {clean(name)} t"
        for (name,) in named
        if name in TABLES
    ]
    return " UNION ALL ".join(parts) or "SELECT NULL::VARCHAR AS table_name, NULL::VARCHAR AS row_id WHERE false"


def _changed_rows(run: Run) -> dict[str, int]:
    def count(name: str) -> int:
        row = run.con.execute(
            f'SELECT (SELECT count(*) FROM gone."{name}") + (SELECT count(*) FROM {clean(name, "fresh")})'
        ).fetchone()
        return int(row[0]) if row else 0

    return {name: count(name) for name in TABLES}


def _commit(run: Run) -> None:
    """One transaction over every table of the lake."""
    con = run.con
    rows = _rows(run, "whole")
    lake.attach(con, run.warehouse, write=True)
    con.execute("BEGIN")
    lake.create_tables(con)
    for table in TABLES.values():
        lake.size_groups(con, table)
        _apply(run, table, f'lake."{table.name}"')
    info = {
        "version": run.version,
        "rules": run.rules,
        "run_id": run.run_id,
        "inbox": str(run.inbox),
        "rows": rows,
        "changes": run.todo.counts(),
    }
    con.execute(
        "CALL lake.set_commit_message(?, ?, extra_info => ?)", [AUTHOR, f"version {run.version}", json.dumps(info)]
    )
    con.execute("COMMIT")


def _apply(run: Run, table: Table, target: str) -> None:
    if _count(run, f'gone."{table.name}"'):
        run.con.execute(f'DELETE FROM {target} WHERE "{table.key}" IN (SELECT key FROM gone."{table.name}")')
    if _count(run, f'fresh."{table.name}"'):
        names = ", ".join(f'"{name}"' for name in table.column_names)
        run.con.execute(f"INSERT INTO {target} ({names}) {_rows_of(table, clean(table.name, 'fresh'))}")


def _count(run: Run, relation: str) -> int:
    row = run.con.execute(f"SELECT count(*) FROM {relation}").fetchone()
    return int(row[0]) if row else 0


def _refresh_window(run: Run, changed: int) -> None:
    """A small change: copy the window and change the copy. A large one: make it anew."""
    copy = run.version > 1 and changed < COPY_BELOW * sum(_rows(run, "whole").values())
    snapshot = run.con.execute("SELECT max(snapshot_id) FROM lake.snapshots()").fetchone()
    with window.replacing(run.con, run.warehouse, copy=copy):
        for table in TABLES.values():
            target = f"shown.{window.place(table)}"
            if copy:
                _apply(run, table, target)
            else:
                run.con.execute(f"INSERT INTO {target} {_rows_of(table, clean(table.name))}")
        window.show_version(run.con, run.version, snapshot[0] if snapshot else 0, run.rules, str(run.inbox))


def _rows_of(table: Table, source: str) -> str:
    """A query: the columns of a table in their order; rows as shards hold them, those of small tables sorted."""
    names = ", ".join(f'"{name}"' for name in table.column_names)
    order = f" ORDER BY {window.order(table)}" if table.name in SORTED else ""
    return f"SELECT {names} FROM {source}{order}"


def _rows(run: Run, schema: str) -> dict[str, int]:
    source = {table.name: clean(table.name) if schema == "whole" else f'{schema}."{table.name}"' for table in PUBLISHED}
    return {name: _count(run, relation) for name, relation in source.items()}


def _summary(run: Run, *, published: bool) -> Summary:
    refused = run.con.execute(
        "SELECT path, reason FROM whole.files WHERE reason IS NOT NULL ORDER BY path"
    ).fetchall()
    unread = run.con.execute(
        "SELECT path, reason FROM whole.rejects JOIN whole.documents USING (document_id) "
        "WHERE starts_with(reason, ?) ORDER BY path",
        [UNREAD],
    ).fetchall()
    quarantined = run.con.execute(
        "SELECT table_name, count(*) FROM whole.quarantine WHERE state = 'open' GROUP BY ALL ORDER BY ALL"
    ).fetchall()
    before = _rows(run, "before")
    return Summary(
        version=run.version if published else run.version - 1,
        published=published,
        changes=run.todo.counts(),
        rows=_rows(run, "whole"),
        rows_before=before,
        refused_files=[(path, reason) for path, reason in (*refused, *unread)],
        quarantined=dict(quarantined),
        refusals=[],
    )
