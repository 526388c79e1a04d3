"""The run that assets work in, as a Dagster resource: opened once a run, closed when it ends."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import dagster as dg
from pydantic import PrivateAttr

from pipeline.run.opened import opened
from pipeline.run.walk import Run
from pipeline.store.warehouse import HOME, Warehouse


def default_inbox() -> str:
    """`FACTMILL_INBOX`, else the articles that come with the project."""
    return os.environ.get("FACTMILL_INBOX") or str(HOME / "seeds" / "inbox")


def default_warehouse() -> str:
    """`FACTMILL_WAREHOUSE`, else the folder `warehouse` of the project."""
    return os.environ.get("FACTMILL_WAREHOUSE") or str(HOME / "warehouse")


class Mill(dg.ConfigurableResource):  # type: ignore[type-arg]
    """An inbox and the warehouse that is made of it."""

    inbox: str
    warehouse: str
    _run: Run | None = PrivateAttr(default=None)

    @contextmanager
    def yield_for_execution(self, context: dg.InitResourceContext) -> Iterator["Mill"]:
        """Hold the writer's lock for the whole run."""
        run_id = context.run.run_id if context.run else "unnamed"
        with opened(Warehouse(Path(self.warehouse)), Path(self.inbox), run_id) as run:
            self._run = run
            yield self

    @property
    def run(self) -> Run:
        """The run in progress. Raises RuntimeError outside of one."""
        if self._run is None:
            raise RuntimeError("no run is in progress")
        return self._run
