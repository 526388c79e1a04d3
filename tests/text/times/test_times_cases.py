"""The case table: one sentence, one publication day, everything that is read of it and everything rejected."""

import csv
from datetime import date
from pathlib import Path

import pytest
from pages import one_sentence

from pipeline.text.read.times import read_times

TABLE = Path(__file__).parents[2] / "cases" / "times.csv"


def cases() -> list[object]:
    with TABLE.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(line for line in lines if not line.startswith("#")))
    return [
        pytest.param(
            row,
            id=f"{number}: {row['text'][:60]}",
            marks=[pytest.mark.xfail(strict=True)] if row["xfail"] else [],
        )
        for number, row in enumerate(rows, 1)
    ]


@pytest.mark.parametrize("case", cases())
def test_the_table_of_cases_is_read_as_it_says(case: dict[str, str]) -> None:
    anchor = date.fromisoformat(case["anchor"]) if case["anchor"] else None
    outcome = read_times(one_sentence(case["text"], anchor), [])
    read = " ; ".join(
        "|".join(
            (
                row.text,
                row.timex_type,
                row.timex_value or "",
                row.timex_mod or "",
                str(row.begins_on or ""),
                str(row.ends_on or ""),
            )
        )
        for row in outcome.rows
    )
    assert read == case["expected"]
    rejected = " ; ".join(f"{reject.text}: {reject.reason}" for reject in outcome.rejects)
    assert case["xfail"] or rejected == case["reason"]


def test_the_table_holds_thousands_of_cases_and_many_negative_ones() -> None:
    rows = [param.values[0] for param in cases()]  # type: ignore[attr-defined]
    assert len(rows) >= 2000
    assert sum(1 for row in rows if not row["expected"]) >= 150
