"""Who is told how far a run has come."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import NamedTuple


class Progress(NamedTuple):
    """One step of a run: `done` of `total` units of a stage, or a message when `total` is 0."""

    stage: str
    done: int
    total: int
    message: str = ""


Listener = Callable[[Progress], None]
_listener: ContextVar[Listener | None] = ContextVar("listener", default=None)


@contextmanager
def listening(listener: Listener | None) -> Iterator[None]:
    """Within the block, `tell` reaches `listener`."""
    token = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(token)


def tell(stage: str, done: int = 0, total: int = 0, message: str = "") -> None:
    """Report progress to whoever listens in this context; nobody need."""
    listener = _listener.get()
    if listener is not None:
        listener(Progress(stage, done, total, message))
