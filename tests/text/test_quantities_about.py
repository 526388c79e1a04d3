"""What a figure is about: the noun phrase it quantifies, or nothing. The cases are in quantities_about.csv."""

import csv
from pathlib import Path

import pytest

from tests.text.test_quantities import read

CASES = Path(__file__).parents[1] / "cases" / "quantities_about.csv"
with CASES.open(encoding="utf-8", newline="") as _lines:
    ROWS = list(csv.DictReader(_lines))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"][:60])
def test_every_figure_is_about_what_its_sentence_says(row: dict[str, str]) -> None:
    rows = read(row["text"]).rows
    assert "; ".join(quantity.about or "-" for quantity in rows) == row["about"]
    assert all(quantity.about is None or quantity.about in row["text"] for quantity in rows)


@pytest.mark.parametrize("text", ["Acme raised $5 million in ", "Acme, worth $3 in "])
def test_a_text_that_ends_behind_a_preposition_is_read(text: str) -> None:
    assert [row.kind for row in read(text).rows] == ["money"]
