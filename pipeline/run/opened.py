"""Opening a run: the lock, a healed window, a workbench; closing it: nothing left that is not evidence."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.engine import Engine
from pipeline.reconcile.overrides import own_overrides
from pipeline.run.walk import Run
from pipeline.run.workbench import open_workbench
from pipeline.store import window
from pipeline.store.rules import rules_version
from pipeline.store.warehouse import Warehouse

KEPT_RUNS = 3


@contextmanager
def opened(warehouse: Warehouse, inbox: Path, run_id: str) -> Iterator[Run]:
    """A run under the writer's lock. A run that ends well leaves no folder; a refused or failed one does."""
    with warehouse.locked():
        window.heal(warehouse)
        folder = warehouse.runs / run_id
        shutil.rmtree(folder, ignore_errors=True)
        _prune(warehouse)
        con = open_workbench(folder, warehouse)
        run = Run(warehouse, inbox.resolve(), run_id, folder, con, Engine(), rules_of(inbox))
        try:
            yield run
        finally:
            con.close()
            if run.ended_well:
                shutil.rmtree(folder, ignore_errors=True)


def rules_of(inbox: Path) -> str:
    """The rules that read an inbox, with its own overrides of entities, if it has any."""
    return rules_version(own=own_overrides(inbox))


def _prune(warehouse: Warehouse) -> None:
    """Keep the evidence of the last few runs that did not end well; drop older folders."""
    if warehouse.runs.is_dir():
        folders = sorted(warehouse.runs.iterdir(), key=lambda folder: (folder.stat().st_mtime, folder.name))
        for folder in folders[: -(KEPT_RUNS - 1)]:
            shutil.rmtree(folder, ignore_errors=True)


def nothing_to_do(warehouse: Warehouse, inbox: Path) -> bool:
    """Whether the published warehouse already says everything about this inbox: quick, and without the lock.

    Raises InboxError when there is no inbox.
    """
    from pipeline.run import changes
    from pipeline.store.inbox import require_inbox, scan

    require_inbox(inbox)
    if not warehouse.window.exists() or not window.is_current(warehouse):
        return False
    with window.connect(warehouse) as con:
        if window.shown(con).rules != rules_of(inbox):
            return False
        return changes.compare(scan(inbox), changes.published_files(con, "files"), rules_changed=False).nothing
