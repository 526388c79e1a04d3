"""The walk of one run: look, stage, read, resolve, compare. Publishing is next door."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from pipeline.engine import Engine, Receipt, merge_found, merge_rows
from pipeline.engine.shards import ReadShard, cut, read_shard, stage_shard
from pipeline.errors import FactmillError
from pipeline.interpreter import give_back
from pipeline.quality.audit import TableVerdict, audit_references
from pipeline.rows import TABLES
from pipeline.run import changes as inbox_changes
from pipeline.run import corpus, identities, rows_of, workbench
from pipeline.run.changes import Changes
from pipeline.store.inbox import scan
from pipeline.store.rules import reading_rules
from pipeline.store.warehouse import Warehouse
from pipeline.text.read.recognisers import chosen

STAGED = ("files", "documents", "signatures", "segments", "sentences")
READ = ("mentions", "chains", "time_expressions", "quantities", "facts", "rejects")
BY_DOCUMENT = ("signatures", "segments", "sentences", *READ)


@dataclass
class Run:
    """One run under the warehouse's lock: its workbench, and what its stages have left there so far."""

    warehouse: Warehouse
    inbox: Path
    run_id: str
    folder: Path
    con: duckdb.DuckDBPyConnection
    engine: Engine
    rules: str
    changes: Changes | None = None
    version: int = 0
    staged: list[Receipt] = field(default_factory=list)
    read: list[Receipt] = field(default_factory=list)
    verdicts: dict[str, TableVerdict] = field(default_factory=dict)
    ended_well: bool = False

    @property
    def todo(self) -> Changes:
        """What the run has to do. Raises RuntimeError when `look` was not called first."""
        if self.changes is None:
            raise RuntimeError("the inbox was not looked at yet: materialize the asset `inbox` first")
        return self.changes

    def rows(self) -> dict[str, int]:
        """Rows extracted in this run, per table."""
        return merge_rows([*self.staged, *self.read])

    def found(self) -> dict[str, int]:
        """Candidates found in this run, per reader."""
        return merge_found(self.read)


def look(run: Run) -> Changes:
    """Compare the inbox with what is published; decide what to stage and which documents go."""
    before = workbench.shown_before(run.con)
    run.version = before.version + 1
    seen = scan(run.inbox)
    workbench.allow_memory(run.con, len(seen))
    run.con.execute("CREATE OR REPLACE TABLE main.seen (path VARCHAR)")
    rows_of.insert(run.con, "main.seen", [(file.path,) for file in seen])
    run.changes = inbox_changes.compare(
        seen,
        inbox_changes.published_files(run.con, "before.files"),
        rules_changed=bool(before.version) and reading_rules(before.rules) != reading_rules(run.rules),
        reread=_quarantined_documents(run.con),
    )
    _mark_gone(run)
    return run.changes


def _quarantined_documents(con: duckdb.DuckDBPyConnection) -> Iterable[str]:
    rows = con.execute(
        "SELECT DISTINCT document_id FROM before.quarantine WHERE state = 'open' AND document_id IS NOT NULL"
    ).fetchall()
    return [document_id for (document_id,) in rows]


def _mark_gone(run: Run) -> None:
    con = run.con
    con.execute("CREATE OR REPLACE TABLE main.kept (document_id VARCHAR, path VARCHAR)")
    kept = [(file.document_id, file.path) for file in run.todo.kept if file.document_id]
    rows_of.insert(con, "main.kept", kept)
    con.execute(
        "CREATE OR REPLACE TABLE main.removed AS SELECT document_id FROM before.documents "
        "WHERE document_id NOT IN (SELECT document_id FROM main.kept)"
    )
    for name in BY_DOCUMENT:
        key = TABLES[name].key
        con.execute(
            f'CREATE OR REPLACE TABLE gone."{name}" AS SELECT "{key}" AS key FROM before."{name}" '
            "WHERE document_id IN (SELECT document_id FROM main.removed)"
        )


def stage_files(run: Run) -> None:
    """Files become documents, segments and sentences; near-duplicates are clustered over the whole corpus."""
    shards = list(cut(run.inbox, run.todo.to_stage, run.folder / "staged"))
    run.staged = run.engine.map(stage_shard, shards, "staging")
    workbench.show_fresh(run.con, run.staged, STAGED)
    corpus.settle_files(run.con, run.todo)
    corpus.settle_documents(run.con)
    give_back()


def read_documents(run: Run) -> None:
    """Documents become mentions, chains, time expressions, quantities and facts.

    Raises FactmillError when the recogniser of names that the tables choose cannot be had: then no document could be
    read.
    """
    try:
        chosen()
    except ValueError as error:
        raise FactmillError(str(error), "Mend seeds/reference/recogniser.csv, then factmill run") from error
    shards = [ReadShard(receipt.number, receipt, run.folder / "read") for receipt in run.staged]
    run.read = run.engine.map(read_shard, shards, "reading")
    workbench.show_fresh(run.con, run.read, READ)
    give_back()


def resolve_entities(run: Run) -> None:
    """Chains of all documents become entities; mentions learn what they name.

    What hangs on a quarantined row is set aside first, so that no entity counts it.
    """
    if any(verdict.quarantined for verdict in run.verdicts.values()):
        audit_references(run.con, run.version)
    identities.resolve_chains(run.con, run.inbox)
    corpus.name_mentions(run.con)
    corpus.settle_entities(run.con)
    identities.settle_identities(run.con)
    give_back()


def name_facts(run: Run) -> None:
    """Facts learn whom they are about."""
    corpus.name_facts(run.con)


def compare_facts(run: Run) -> None:
    """Facts about the same subject, predicate and unit are set side by side."""
    corpus.settle_findings(run.con)
