"""A whole run in one process, without a scheduler around it: the graph's steps in the graph's order."""

from pathlib import Path

from pipeline.run import walk
from pipeline.run.opened import opened
from pipeline.run.publish import Summary, judge, publish
from pipeline.store.warehouse import Warehouse


def walked(inbox: Path, warehouse: Warehouse, run_id: str = "straight") -> Summary:
    """Bring the warehouse up to the inbox. Raises as its steps do: InboxError, LockedError, RefusedError ..."""
    with opened(warehouse, inbox, run_id) as run:
        walk.look(run)
        walk.stage_files(run)
        for table in ("documents", "segments", "sentences"):
            judge(run, table)
        walk.read_documents(run)
        for table in ("mentions", "quantities", "time_expressions", "rejects"):
            judge(run, table)
        walk.resolve_entities(run)
        judge(run, "entities")
        walk.name_facts(run)
        judge(run, "facts")
        walk.compare_facts(run)
        judge(run, "findings")
        return publish(run)
