"""How a process is set for work in bulk: when it looks for garbage, how much room calls find, what memory it keeps."""

import ctypes
import gc
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")
ROOM = 17_000
"""Slots of 8 bytes: a little more than half of a chunk of 256 kB, so that the calls within share the other half."""


@contextmanager
def rare_collections() -> Iterator[None]:
    """Let the collector look seldom within the block: importing and reading make millions of objects and no cycles.

    Looking costs up to a fifth of a run.
    """
    usual = gc.get_threshold()
    collect_rarely()
    try:
        yield
    finally:
        gc.set_threshold(*usual)


def collect_rarely() -> None:
    """The same for the rest of a process."""
    gc.set_threshold(200_000, 50, 50)


def give_back() -> None:
    """Return to the system what Arrow and the C library hold without using it; where they cannot, nothing happens.

    Batches come and go in every stage of a run. What is kept for the next one, each in its own pool, adds up.
    """
    import pyarrow as pa

    pa.default_memory_pool().release_unused()
    if sys.platform == "linux" and (trim := getattr(ctypes.CDLL(None), "malloc_trim", None)):
        trim(0)


def roomy(function: Callable[P, R]) -> Callable[P, R]:
    """Give every call within `function` a frame from one large chunk of memory.

    CPython keeps frames in chunks of 16 kB. A loop that happens to stand at the end of one maps and unmaps a fresh
    chunk at every call it makes, and pays a page fault for each. A frame that asks for more gets a larger chunk.
    """

    def called(*args: P.args, **kwargs: P.kwargs) -> R:
        return function(*args, **kwargs)

    called.__code__ = called.__code__.replace(co_stacksize=ROOM)
    return wraps(function)(called)
