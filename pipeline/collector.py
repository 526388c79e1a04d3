"""How often Python's garbage collector looks: importing and reading make millions of objects and no cycles."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def rare_collections() -> Iterator[None]:
    """Let the collector look seldom within the block: looking costs up to a fifth of a run."""
    usual = gc.get_threshold()
    collect_rarely()
    try:
        yield
    finally:
        gc.set_threshold(*usual)


def collect_rarely() -> None:
    """The same for the rest of a process."""
    gc.set_threshold(200_000, 50, 50)
