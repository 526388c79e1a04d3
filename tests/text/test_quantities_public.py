"""Amounts of the public development sets: floors under what is reached; skipped where the data is absent."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pipeline.rows import Quantity, Segment
from pipeline.text.page import Page
from pipeline.text.read.mentions import read_mentions
from pipeline.text.read.quantities import read_quantities
from pipeline.text.read.times import read_times
from pipeline.text.sentences import split_sentences

PUBLIC = Path(__file__).resolve().parents[3] / "shared" / "gold" / "public"
MEANTIME = PUBLIC / "meantime" / "dev.jsonl"
SPECS = PUBLIC / "recognizers-text" / "Specs"

pytestmark = pytest.mark.skipif(not MEANTIME.exists(), reason="the public data is not beside this checkout")


def read(text: str, anchor: date | None = None) -> list[Quantity]:
    segments = [Segment("g", "d", 0, "paragraph", 0, len(text))]
    page = Page("d", text, segments, split_sentences("d", text, segments), anchor)
    mentions, _ = read_mentions(page)
    return read_quantities(page, mentions.rows, read_times(page, mentions.rows).rows).rows


def spec(name: str) -> list[dict[str, Any]]:
    cases: list[dict[str, Any]] = json.loads(
        (SPECS / "NumberWithUnit" / "English" / name).read_text("utf-8-sig")
    )
    return cases


@pytest.mark.parametrize(("label", "floor"), [("PERCENT", 0.98), ("MONEY", 0.88), ("QUANTITY", 0.82)])
def test_amounts_of_meantime_are_found(label: str, floor: float) -> None:
    found = labelled = 0
    for line in MEANTIME.read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        said = document["dct"] or ""
        rows = read(document["text"], date.fromisoformat(said) if said[4:5] == "-" else None)
        kinds = {"PERCENT": {"percent"}, "MONEY": {"money"}}.get(
            label, {"count", "measure", "duration", "multiple"}
        )
        for start, end, name, _ in document["values"]:
            if name == label:
                labelled += 1
                found += any(r.start_char < end and start < r.end_char and r.kind in kinds for r in rows)
    assert found / labelled >= floor


@pytest.mark.parametrize(
    ("name", "kind", "precision", "recall"),
    [
        ("DimensionModel.json", "measure", 0.87, 0.78),
        ("TemperatureModel.json", "measure", 0.9, 0.9),
        ("AgeModel.json", "duration", 0.9, 0.9),
    ],
)
def test_values_of_recognizers_text_are_read(name: str, kind: str, precision: float, recall: float) -> None:
    right = predicted = labelled = 0
    for case in spec(name):
        wanted = [float(r["Resolution"]["value"]) for r in case["Results"] if r["Resolution"].get("value")]
        values = [float(row.value) for row in read(case["Input"]) if row.kind == kind]
        predicted, labelled = predicted + len(values), labelled + len(wanted)
        for value in wanted:
            hit = next((v for v in values if abs(v - value) <= 1e-6 * max(1, abs(value))), None)
            if hit is not None:
                right += 1
                values.remove(hit)
    assert right / predicted >= precision
    assert right / labelled >= recall


def test_the_specifications_of_numbers_that_are_percentages_are_not_read_from_addresses() -> None:
    assert read("You can go to https://www.test.com/search?q=30%25%2020%") == []
