"""Great Expectations at work: the only module that imports it, and only when there is something to judge."""

import logging
import os
import sys
import warnings
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING, Any, NamedTuple

from pipeline.quality.suites import Expectation

if TYPE_CHECKING:
    import pandas as pd

# Imported by Great Expectations for charts and distribution tests, which no suite may use: half its import.
UNUSED = ("altair", "scipy", "scipy.stats")


class Judged(NamedTuple):
    """What one expectation said of the rows of a table."""

    expectation: Expectation
    checked: int
    failing: list[int]


def judge(name: str, expectations: Sequence[Expectation], frames: "Iterable[pd.DataFrame]") -> list[Judged]:
    """Judge batches of one table; `failing` are positions of rows counted over all batches.

    Raises RuntimeError that names the suite and the expectation when one cannot be judged.
    """
    failing: list[list[int]] = [[] for _ in expectations]
    checked = 0
    for frame in frames:
        for at, rows in _failing(name, expectations, frame).items():
            failing[at].extend(row + checked for row in rows)
        checked += len(frame)
    return [Judged(one, checked, rows) for one, rows in zip(expectations, failing, strict=True)]


def _failing(name: str, expectations: Sequence[Expectation], frame: "pd.DataFrame") -> dict[int, list[int]]:
    """Failing rows by the position of the expectation; whether any fail is asked first, it is cheaper."""
    everything = dict(enumerate(expectations))
    verdicts = _validate(name, everything, frame, "BOOLEAN_ONLY")
    broken = {at: everything[at] for at, verdict in verdicts.items() if not verdict.success}
    if not broken:
        return {}
    complete = _validate(name, broken, frame, "COMPLETE")
    return {at: [int(row) for row in one.result["unexpected_index_list"]] for at, one in complete.items()}


def _validate(name: str, asked: dict[int, Expectation], frame: "pd.DataFrame", detail: str) -> dict[int, Any]:
    """Great Expectations' result of each expectation, by position."""
    expectations, batches = _great_expectations()
    configured = [{"type": one.type, "kwargs": one.kwargs, "meta": {"at": at}} for at, one in asked.items()]
    suite = expectations.ExpectationSuite(name=name, expectations=configured)
    with _quiet():
        outcome = batches.get_batch({"dataframe": frame}).validate(suite, result_format=detail)
    verdicts = {verdict.expectation_config.meta["at"]: verdict for verdict in outcome.results}
    for at, verdict in verdicts.items():
        complaint = _raised(verdict.exception_info)
        if complaint:
            raise RuntimeError(f"expectations/{name}.json, {asked[at].id}: could not be judged: {complaint}")
    return verdicts


def _raised(info: Any) -> str | None:
    """The exception's message, which is one level down when a metric raised it."""
    for found in (info, *info.values()):
        if isinstance(found, dict) and found.get("raised_exception"):
            return str(found.get("exception_message"))
    return None


@cache
def _great_expectations() -> tuple[Any, Any]:
    """The library, and a batch definition of an in-memory context that reports to nobody."""
    os.environ["GX_ANALYTICS_ENABLED"] = "False"
    with _stand_ins(), _quiet():
        import great_expectations as gx
    logging.getLogger("great_expectations").setLevel(logging.ERROR)
    with _quiet():
        context: Any = gx.get_context(mode="ephemeral")
        context.variables.progress_bars = {"globally": False}
        asset = context.data_sources.add_pandas("rows").add_dataframe_asset("table")
        return gx, asset.add_batch_definition_whole_dataframe("batch")


class _StandIn(ModuleType):
    """A module whose every name is another stand-in."""

    def __getattr__(self, name: str) -> "_StandIn":
        if name.startswith("__"):
            raise AttributeError(name)
        return _StandIn(name)


@contextmanager
def _stand_ins() -> Iterator[None]:
    """Keep the unused libraries from being imported meanwhile, unless somebody has imported them already."""
    missing = [name for name in UNUSED if name not in sys.modules]
    sys.modules.update({name: _StandIn(name) for name in missing})
    try:
        yield
    finally:
        for name in missing:
            sys.modules.pop(name, None)


@contextmanager
def _quiet() -> Iterator[None]:
    """No deprecation notes of other people's libraries in our output."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield
