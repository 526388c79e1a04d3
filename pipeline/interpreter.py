"""How Python itself is set for work in bulk: when it looks for garbage, and how much room calls find."""

import gc
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


def roomy(function: Callable[P, R]) -> Callable[P, R]:
    """Give every call within `function` a frame from one large chunk of memory.

    CPython keeps frames in chunks of 16 kB. A loop that happens to stand at the end of one maps and unmaps a fresh
    chunk at every call it makes, and pays a page fault for each. A frame that asks for more gets a larger chunk.
    """

    def called(*args: P.args, **kwargs: P.kwargs) -> R:
        return function(*args, **kwargs)

    called.__code__ = called.__code__.replace(co_stacksize=ROOM)
    return wraps(function)(called)
