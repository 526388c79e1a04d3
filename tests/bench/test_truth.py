"""What was planted in generated articles is what the readers find there."""

import hashlib
from collections import Counter
from datetime import date
from typing import Any

import pytest

from pipeline.text.document import read_documents
from pipeline.text.sentences import split_sentences
from pipeline.text.staging import stage
from tests.bench.check import fault_of_figure, fault_of_time, overlaps
from tests.bench.corpus import articles

SILENT = {"boilerplate", "comment", "front_matter"}


def read(path: str, text: str) -> tuple[Any, Any]:
    """The staged document and what the readers make of it."""
    data = text.encode()
    staged = stage(path, data, hashlib.sha256(data).hexdigest())
    sentences = split_sentences(staged.document.document_id, staged.document.text, staged.segments)
    return staged, next(read_documents([(staged.document, staged.segments, sentences)]))


@pytest.fixture(scope="module")
def everything() -> list[tuple[dict[str, Any], Any, Any]]:
    return [(truth, *read(path, text)) for path, text, truth in articles(80, seed=11)]


def test_the_date_of_publication_is_the_one_that_was_written(everything):
    for truth, staged, _ in everything:
        written = date.fromisoformat(truth["published"]) if truth["published"] else None
        assert staged.document.published_on == written, truth["path"]


def test_no_planted_span_is_taken_for_boilerplate(everything):
    for truth, staged, _ in everything:
        silent = [segment._asdict() for segment in staged.segments if segment.kind in SILENT]
        for sort in ("figures", "times", "names"):
            for span in truth[sort]:
                assert not any(overlaps(segment, span) for segment in silent), span


def test_nothing_is_read_from_comments(everything):
    for truth, _, reading in everything:
        for noise in truth["noise"]:
            rows = (*reading.mentions, *reading.quantities, *reading.time_expressions)
            assert not [row.text for row in rows if overlaps(row._asdict(), noise)], truth["path"]


@pytest.mark.parametrize(
    ("kind", "floor"),
    [
        ("money", 0.99),
        ("percent", 0.99),
        ("count", 0.97),
        ("measure", 0.99),
        ("duration", 0.98),
        ("multiple", 0.99),
    ],
)
def test_planted_figures_come_out_right(everything, kind, floor):
    seen: Counter[bool] = Counter()
    faults: list[str] = []
    for truth, _, reading in everything:
        rows = [row._asdict() for row in reading.quantities]
        for span in truth["figures"]:
            if span["kind"] == kind:
                fault = fault_of_figure(span, rows)
                seen[fault is None] += 1
                faults += [f"{truth['path']} {span['text']!r}: {fault}"] if fault else []
    assert seen[True] >= floor * seen.total() > 0, "\n".join(faults)


def test_planted_times_come_out_right(everything):
    seen: Counter[bool] = Counter()
    faults: list[str] = []
    for truth, _, reading in everything:
        rows = [row._asdict() for row in reading.time_expressions]
        for span in truth["times"]:
            fault = fault_of_time(span, rows)
            seen[fault is None] += 1
            faults += [f"{truth['path']} {span['text']!r}: {fault}"] if fault else []
    assert seen[True] >= 0.98 * seen.total() > 0, "\n".join(faults)


def test_figures_that_nobody_planted_are_rare(everything):
    planted, extra = 0, []
    for truth, _, reading in everything:
        spans = [span for sort in ("figures", "times", "names", "header", "noise") for span in truth[sort]]
        planted += len(truth["figures"])
        extra += [
            row.text for row in reading.quantities if not any(overlaps(row._asdict(), s) for s in spans)
        ]
    assert len(extra) <= 0.01 * planted, extra
