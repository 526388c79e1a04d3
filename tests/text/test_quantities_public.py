"""Amounts of the public development sets against the floors of .ci/floors; skipped where the data is absent."""

from pathlib import Path

import pytest

from pipeline.score import read_floors
from pipeline.score.public import meantime_amounts, recognizers
from pipeline.score.public.pages import read_text
from pipeline.score.report import Report

HOME = Path(__file__).resolve().parents[2]
PUBLIC = HOME.parent / "shared" / "gold" / "public"
FIGURES = (
    "meantime_percent", "meantime_money", "meantime_quantity", "recognizers_number", "recognizers_percent",
    "recognizers_dimension", "recognizers_age", "recognizers_temperature",
)  # fmt: skip
FLOORS = {floor.figure: floor for floor in read_floors(HOME / ".ci" / "floors" / "public.csv")}
present = pytest.mark.skipif(not PUBLIC.exists(), reason="the public data is not beside this checkout")


@pytest.fixture(scope="module")
def report() -> Report:
    report = Report()
    meantime_amounts.score(PUBLIC / "meantime" / "dev.jsonl", report)
    recognizers.score(PUBLIC / "recognizers-text" / "Specs", report)
    return report


@present
def test_every_figure_of_amounts_has_a_floor(report: Report) -> None:
    assert set(FIGURES) == set(report.figures)
    assert set(FIGURES) <= set(FLOORS)


@present
@pytest.mark.parametrize("name", FIGURES)
def test_amounts_of_public_sets_stay_above_their_floors(report: Report, name: str) -> None:
    assert FLOORS[name].reached(report.figures[name]), report.figures[name]


def test_numbers_of_addresses_are_no_percentages() -> None:
    assert read_text("You can go to https://www.test.com/search?q=30%25%2020%").quantities == []
