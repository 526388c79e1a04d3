"""Amounts of the five real articles against their labels; skipped where the labels are absent."""

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.rows import Quantity
from pipeline.text.document import read_documents
from pipeline.text.sentences import split_sentences
from pipeline.text.staging import Staged, stage

GOLD = Path(__file__).resolve().parents[3] / "shared" / "gold" / "seeds"
LABELS = sorted(GOLD.glob("*.json"))
SAME_UNIT = {"graphics processor": "gpu", "graphics processing unit": "gpu"}

pytestmark = pytest.mark.skipif(not LABELS, reason="the labelled articles are not beside this checkout")


def read(label: dict[str, Any]) -> list[Quantity]:
    """The quantities that factmill reads in the labelled body of an article."""
    path = GOLD / label["doc"]
    staged = stage(path.name, path.read_bytes(), "0" * 64)
    assert isinstance(staged, Staged)
    document = staged.document
    sentences = split_sentences(document.document_id, document.text, staged.segments)
    low, high = label["body"]
    rows = next(read_documents([(document, staged.segments, sentences)])).quantities
    return [row for row in rows if row.start_char >= low and row.end_char <= high]


def same(row: Quantity, gold: dict[str, Any]) -> bool:
    """Overlap, kind, unit (the last word of counted nouns) and value, as the scorer has it."""
    unit, wanted = (
        SAME_UNIT.get(row.unit, row.unit).lower(),
        SAME_UNIT.get(gold["unit"], gold["unit"]).lower(),
    )
    units = unit == wanted or (row.kind == "count" and unit.split()[-1] == wanted.split()[-1])
    overlaps = row.start_char < gold["end"] and gold["start"] < row.end_char
    return overlaps and units and row.kind == gold["kind"] and float(row.value) == float(gold["value"])


def tally(with_modifier: bool) -> tuple[int, int, int, list[str]]:
    """Matches, predictions and labels over all articles, and what went wrong."""
    matched = predicted = labelled = 0
    wrong: list[str] = []
    for file in LABELS:
        label = json.loads(file.read_text(encoding="utf-8"))
        rows = read(label)
        must = [gold for gold in label["quantities"] if not gold["optional"]]
        pairs = [(row, gold) for gold in must for row in rows if same(row, gold)]
        hit = {id(row) for row, _ in pairs}
        spare = [row for row in rows if id(row) not in hit and not _allowed(row, label["quantities"])]
        matched += sum(not with_modifier or row.modifier == gold["modifier"] for row, gold in pairs)
        predicted += len(hit) + len(spare)
        labelled += len(must)
        found = {id(gold) for _, gold in pairs}
        wrong += [f"spurious {row.text!r} {row.value} {row.unit}" for row in spare]
        wrong += [f"missed {gold['text']!r}" for gold in must if id(gold) not in found]
        wrong += [
            f"modifier {row.text!r} {row.modifier}" for row, gold in pairs if row.modifier != gold["modifier"]
        ]
    return matched, predicted, labelled, wrong


def _allowed(row: Quantity, golds: list[dict[str, Any]]) -> bool:
    optional = [gold for gold in golds if gold["optional"]]
    return (row.kind == "count" and row.value == 1) or any(
        row.start_char < gold["end"] and gold["start"] < row.end_char for gold in optional
    )


@pytest.mark.parametrize("with_modifier", [False, True], ids=["value and unit", "and modifier"])
def test_amounts_of_the_real_articles_reach_an_f1_of_095(with_modifier: bool) -> None:
    matched, predicted, labelled, wrong = tally(with_modifier)
    assert 2 * matched / (predicted + labelled) >= 0.95, wrong


def test_half_of_that_amount_names_the_amount_it_is_half_of() -> None:
    label = json.loads(LABELS[0].read_text(encoding="utf-8"))
    rows = read(label)
    halves = [row for row in rows if row.derived_from is not None]
    assert [row.derived_from for row in halves] == [rows[0].quantity_id]
