"""Amounts that MEANTIME marks: a labelled span is found when a quantity of its kind overlaps it. Recall only."""

from pathlib import Path

from pipeline.score.public.meantime import documents
from pipeline.score.public.pages import read_text
from pipeline.score.report import Report

KINDS = {
    "PERCENT": frozenset(("percent",)),
    "MONEY": frozenset(("money",)),
    "QUANTITY": frozenset(("count", "measure", "duration", "multiple")),
}


def score(path: Path, report: Report) -> None:
    """`meantime_percent`, `meantime_money`, `meantime_quantity`."""
    for document in documents(path):
        rows = read_text(document["text"], document["published"]).quantities
        for start, end, label, _ in document["values"]:
            kinds = KINDS[label]
            found = any(r.start_char < end and start < r.end_char and r.kind in kinds for r in rows)
            report.add(f"meantime_{label.lower()}", int(found), int(found), 1)
