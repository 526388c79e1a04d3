"""Every expectation of every suite is proven: a row that passes, and a row that fails."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import pyarrow as pa
import pytest

from pipeline.quality.audit import row_frames
from pipeline.quality.judge import judge
from pipeline.quality.suites import EXPECTATIONS, load_suite
from pipeline.rows import PUBLISHED, TABLES

NAMES = [table.name for table in PUBLISHED]
Witnesses = Callable[[str], dict[str, dict[str, Any]]]


def row_witnesses(table: str, proofs: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """The rows of all row-level witnesses by `id/passes` and `id/fails`, each in a document of its own.

    A witness may be a list: the first row is judged, the others keep it company in its document.
    """
    rows = {}
    for expectation in load_suite(table).level("row"):
        for side in ("passes", "fails"):
            name, given = f"{expectation.id}/{side}", proofs[expectation.id][side]
            for nth, row in enumerate(given if isinstance(given, list) else [given]):
                rows[name if nth == 0 else f"{name}/{nth}"] = _placed(table, name, nth) | row
    return rows


def _placed(table: str, document: str, nth: int) -> dict[str, Any]:
    """The key and document of a witness; files are told apart by their order, for their key is judged."""
    declared = TABLES[table]
    if table == "files":
        return {}
    own = {"document_id": document} if "document_id" in declared.column_names else {}
    return own | {declared.key: document if nth == 0 else f"{document}/{nth}"}


@pytest.mark.parametrize("table", NAMES)
def test_a_suite_and_its_witnesses_name_the_same_expectations(table: str, witnesses: Witnesses) -> None:
    assert sorted(witnesses(table)) == sorted(one.id for one in load_suite(table).expectations)


def test_every_suite_belongs_to_a_published_table() -> None:
    assert sorted(path.stem for path in EXPECTATIONS.glob("*.json")) == sorted(NAMES)


@pytest.mark.parametrize("table", NAMES)
def test_a_row_expectation_passes_one_witness_and_fails_the_other(
    table: str, witnesses: Witnesses, fill: Callable[..., Any]
) -> None:
    expectations = load_suite(table).level("row")
    rows = row_witnesses(table, witnesses(table))
    keys: list[pa.Array] = []
    judged = judge(table, expectations, row_frames(fill({table: [*rows.values()]}), TABLES[table], expectations, keys))
    names = list(rows) if table == "files" else pa.chunked_array(keys).to_pylist()
    for one in judged:
        failing = {names[at] for at in one.failing}
        assert f"{one.expectation.id}/fails" in failing, f"{one.expectation.id}: its failing witness passes"
        assert f"{one.expectation.id}/passes" not in failing, f"{one.expectation.id}: its passing witness fails"


@pytest.mark.parametrize("table", NAMES)
def test_a_table_expectation_passes_one_profile_and_fails_the_other(table: str, witnesses: Witnesses) -> None:
    expectations = load_suite(table).level("table")
    names = sorted({column for one in expectations for column in one.columns})
    proofs = witnesses(table)
    profiles = [proofs[one.id][side] for one in expectations for side in ("passes", "fails")]
    frame = pd.DataFrame(profiles, columns=names, dtype=float)
    for at, one in enumerate(judge(table, expectations, [frame])):
        assert 2 * at not in one.failing, f"{one.expectation.id}: its passing witness fails"
        assert 2 * at + 1 in one.failing, f"{one.expectation.id}: its failing witness passes"
