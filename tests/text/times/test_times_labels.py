"""Against labels that others wrote: the real articles, MEANTIME, GUM. Skipped where absent."""

import json
from pathlib import Path

import pytest
from pages import staged_page

from pipeline.rows import TimeExpression
from pipeline.score.public import gum_dates, meantime_times
from pipeline.score.report import Report
from pipeline.text.read.times import read_times

GOLD = Path(__file__).resolve().parents[4] / "shared" / "gold"
SEEDS = sorted((GOLD / "seeds").glob("*.json")) if (GOLD / "seeds").is_dir() else []
PUBLIC = GOLD / "public"


def f1(hits: int, predicted: int, labelled: int) -> float:
    return 2 * hits / (predicted + labelled)


def overlaps(row: TimeExpression, start: int, end: int) -> bool:
    return row.start_char < end and start < row.end_char


def seed_counts(label_file: Path) -> tuple[int, int, int, int]:
    """Hits by value and mod, hits by interval, rows that count, labels: as the scorer counts them."""
    label = json.loads(label_file.read_text(encoding="utf-8"))
    page = staged_page(label["doc"], (label_file.parent / label["doc"]).read_bytes())
    low, high = label["body"]
    rows = [row for row in read_times(page, []).rows if row.start_char >= low and row.end_char <= high]
    rows = [row for row in rows if row.timex_type != "DURATION"]
    must = [it for it in label["dates"] if not it["optional"]]
    values = intervals = 0
    for it in must:
        near = [row for row in rows if overlaps(row, it["start"], it["end"])]
        values += any(
            (it["value"] is None and row.begins_on is None)
            or ((row.timex_value or "") == (it["value"] or "") and row.timex_mod == it["mod"])
            for row in near
        )
        intervals += any(
            (str(row.begins_on), str(row.ends_on)) == (str(it["begin"]), str(it["finish"])) for row in near
        )
    optional = [it for it in label["dates"] if it["optional"]]
    allowed = sum(any(overlaps(row, it["start"], it["end"]) for it in optional) for row in rows)
    return values, intervals, len(rows) - allowed, len(must)


@pytest.mark.skipif(not SEEDS, reason="the labelled articles are not here")
def test_real_articles_reach_095_for_values_and_for_intervals() -> None:
    values, intervals, predicted, labelled = map(sum, zip(*map(seed_counts, SEEDS), strict=True))
    assert f1(values, predicted, labelled) >= 0.95
    assert f1(intervals, predicted, labelled) >= 0.95


@pytest.mark.skipif(not (PUBLIC / "meantime" / "dev.jsonl").is_file(), reason="MEANTIME is not here")
def test_meantime_keeps_its_floors() -> None:
    """All 231 labels count, with the vague ones that are left unread on purpose (later, recent)."""
    report = Report()
    meantime_times.score(PUBLIC / "meantime" / "dev.jsonl", report)
    assert report.figures["meantime_time_strict"].f1 >= 0.89
    assert report.figures["meantime_time_relaxed"].f1 >= 0.93
    assert report.figures["meantime_time_value"].f1 >= 0.825


@pytest.mark.skipif(not (PUBLIC / "gum" / "xml").is_dir(), reason="GUM is not here")
def test_gum_keeps_its_floors() -> None:
    """Dates of news and interviews, of which only recall can be told."""
    report = Report()
    gum_dates.score(PUBLIC / "gum" / "xml", report)
    assert report.figures["gum_date_found"].recall >= 0.92
    assert report.figures["gum_date_days"].recall >= 0.86
