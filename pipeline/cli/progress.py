"""How far a run has come: bars in a terminal, a line a stage in a pipe. All of it on standard error."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from pipeline.cli.terminal import line

if TYPE_CHECKING:
    from pipeline.engine.progress import Progress as Step

Told = Callable[["Step"], None]


@contextmanager
def progress() -> Iterator[Told]:
    """Within the block, what is yielded shows the progress that it is told."""
    if sys.stderr.isatty():
        with _bars() as told:
            yield told
    else:
        yield _Lines()


class _Lines:
    """Says when a stage begins and when it ends."""

    def __init__(self) -> None:
        self.ended: set[str] = set()

    def __call__(self, step: "Step") -> None:
        if step.message:
            click.echo(f"{line(step.stage)}: {line(step.message)}", err=True)
        elif step.done >= step.total > 0 and step.stage not in self.ended:
            self.ended.add(step.stage)
            click.echo(f"{line(step.stage)}: {step.done} of {step.total} done", err=True)


@contextmanager
def _bars() -> Iterator[Told]:
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        SpinnerColumn,
        TextColumn,
        TimeElapsedColumn,
    )

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        tasks: dict[str, int] = {}

        def told(step: "Step") -> None:
            if step.stage not in tasks:
                tasks[step.stage] = bars.add_task(line(step.stage), total=step.total or None)
            name = f"{step.stage}: {step.message}" if step.message else step.stage
            task = bars.tasks[tasks[step.stage]].id
            bars.update(task, completed=step.done, total=step.total or None, description=line(name))

        yield told
