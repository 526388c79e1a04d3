"""Execute the graph in this process, on the instance that the UI shows."""

import json
import os
from pathlib import Path
from uuid import uuid4

import duckdb

from pipeline.engine.progress import Listener, listening, tell
from pipeline.errors import FactmillError, RefusedError
from pipeline.rows import PUBLISHED
from pipeline.run.opened import nothing_to_do
from pipeline.run.publish import EVIDENCE, Summary, last_summary
from pipeline.store import window
from pipeline.store.warehouse import Warehouse

QUIET = {"loggers": {"console": {"config": {"log_level": "CRITICAL"}}}}
DAGSTER_YAML = """\
telemetry:
  enabled: false
nux:
  enabled: false
# A run prints nothing of its own; capturing that costs four processes a run.
compute_logs:
  module: dagster.core.storage.noop_compute_log_manager
  class: NoOpComputeLogManager
"""


def run(inbox: Path, warehouse: Warehouse, on_event: Listener | None = None) -> Summary:
    """Bring the warehouse up to the inbox and say what changed.

    Raises InboxError, WarehouseError or LockedError when it cannot start, RefusedError when a gate refused it.
    A run with nothing to do starts no graph and writes nothing.
    """
    if nothing_to_do(warehouse, inbox):
        return _unchanged(warehouse)
    with listening(on_event):
        return _execute(inbox, warehouse)


def _unchanged(warehouse: Warehouse) -> Summary:
    with window.connect(warehouse) as con:
        rows = {table.name: _rows(con, table.name) for table in PUBLISHED}
        refused = con.execute("SELECT path, reason FROM files WHERE reason IS NOT NULL ORDER BY path").fetchall()
        version = window.shown(con).version
    changes = {"added": 0, "edited": 0, "renamed": 0, "deleted": 0}
    return Summary(version, False, changes, rows, rows, refused, {}, [])


def _rows(con: duckdb.DuckDBPyConnection, table: str) -> int:
    counted = con.execute(f'SELECT count(*) FROM "{table}"').fetchone()
    return int(counted[0]) if counted else 0


def prepare_instance(warehouse: Warehouse) -> None:
    """Make the warehouse's Dagster home and point this process at it."""
    home = warehouse.dagster_home.resolve()
    home.mkdir(parents=True, exist_ok=True)
    settings = home / "dagster.yaml"
    if not settings.exists():
        settings.write_text(DAGSTER_YAML, encoding="utf-8")
    os.environ["DAGSTER_HOME"] = str(home)


def _execute(inbox: Path, warehouse: Warehouse) -> Summary:
    with warehouse.locked():
        prepare_instance(warehouse)
    tell("starting", message="loading the graph")
    import dagster as dg

    from pipeline.assets.resource import Mill
    from pipeline.definitions import defs

    mill = Mill(inbox=str(inbox.resolve()), warehouse=str(warehouse.path.resolve()))
    run_id = str(uuid4())
    with dg.DagsterInstance.get() as instance:
        job = defs.resolve_job_def("refresh")
        try:
            job.execute_in_process(QUIET, instance=instance, run_id=run_id, resources={"mill": mill})
        except Exception as error:
            raise _plain(error, warehouse.runs / run_id / EVIDENCE) from error
    return last_summary(warehouse)


def _plain(error: BaseException, evidence: Path) -> BaseException:
    """The error that a user can act on: our own behind Dagster's, or the refusal that a check left behind."""
    cause: BaseException | None = error
    seen: set[int] = set()
    while cause is not None and id(cause) not in seen:
        if isinstance(cause, FactmillError):
            return cause
        if isinstance(cause, duckdb.OutOfMemoryException):
            said = str(cause).splitlines()[0]
            short = f"the tables of this corpus need more memory than a run gives them: {said}"
            return FactmillError(short, "Allow them more: FACTMILL_MEMORY=1GB factmill run")
        seen.add(id(cause))
        cause = cause.__cause__ or cause.__context__
    if evidence.exists():
        refusals = json.loads(evidence.read_text(encoding="utf-8"))["refusals"]
        return RefusedError("; ".join(refusals), f"See what was refused, and why: {evidence}")
    return error
