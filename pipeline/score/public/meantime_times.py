"""Expressions of time that MEANTIME marks, all of its labels, the vague ones included.

As in the literature: strict counts a span that is marked to the letter, relaxed one that overlaps, value one whose
TIMEX3 value is right too. A label takes the reading with its very span, else the first that overlaps it.
"""

from collections.abc import Sequence
from pathlib import Path

from pipeline.rows import TimeExpression
from pipeline.score.public.meantime import documents
from pipeline.score.public.pages import read_text
from pipeline.score.report import Report


def score(path: Path, report: Report) -> None:
    """`meantime_time_strict`, `meantime_time_relaxed`, `meantime_time_value`."""
    for document in documents(path):
        rows = read_text(document["text"], document["published"]).times
        strict = relaxed = value = 0
        used: set[int] = set()
        for start, end, _, expected, _ in sorted(document["timex"]):
            best = match(rows, start, end, used)
            if best is None:
                continue
            used.add(best)
            row = rows[best]
            relaxed += 1
            strict += (row.start_char, row.end_char) == (start, end)
            value += row.timex_value == expected
        for name, right in (("strict", strict), ("relaxed", relaxed), ("value", value)):
            report.add(f"meantime_time_{name}", right, len(rows), len(document["timex"]))


def match(rows: Sequence[TimeExpression], start: int, end: int, used: set[int]) -> int | None:
    """The index of the free reading with this span, else of the first free one that overlaps it, else None."""
    near = [i for i, row in enumerate(rows) if i not in used and row.start_char < end and start < row.end_char]
    exact = [i for i in near if (rows[i].start_char, rows[i].end_char) == (start, end)]
    return next(iter(exact or near), None)
