"""How Python is set for work in bulk: calls find room wherever they are made."""

import resource
import sys
from collections.abc import Callable

import pytest

from pipeline.interpreter import roomy

CALLS = 2000
DEPTHS = 120


def nothing() -> None:
    pass


def faults_of_calls() -> int:
    """Page faults of a loop that calls a function."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
    for _ in range(CALLS):
        nothing()
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before


def at_depth(depth: int) -> int:
    return at_depth(depth - 1) if depth else faults_of_calls()


def most_faults(called: Callable[[int], int]) -> int:
    return max(called(depth) for depth in range(DEPTHS))


@roomy
def with_room() -> int:
    return most_faults(at_depth)


@pytest.mark.skipif(sys.platform != "linux", reason="counts the page faults of Linux")
def test_no_depth_of_calls_costs_a_page_fault_a_call() -> None:
    assert with_room() < CALLS // 10


@pytest.mark.skipif(sys.version_info[:2] != (3, 11), reason="later versions may keep an empty chunk")
def test_without_room_some_depth_does() -> None:
    assert most_faults(at_depth) >= CALLS


def test_what_is_called_keeps_its_name_and_its_results() -> None:
    def named(one: int, *, other: int) -> tuple[int, int]:
        """What it says."""
        return one, other

    called = roomy(named)
    assert called(1, other=2) == (1, 2)
    assert (called.__name__, called.__doc__) == ("named", "What it says.")
