"""The day of publication: what counts as evidence of it, and what does not."""

import json
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from pipeline.text.staging import Staged, stage

CASES = [
    json.loads(line)
    for line in (Path(__file__).parents[2] / "cases" / "published.jsonl").open(encoding="utf-8")
]


def staged(text: str, form: str = "txt") -> Staged:
    data = text.encode("utf-8")
    result = stage(f"case.{form}", data, sha256(data).hexdigest())
    assert isinstance(result, Staged), result
    return result


def day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(
            case,
            id=f"{number}: {case['reason']}",
            marks=[pytest.mark.xfail(strict=True)] if case["xfail"] else [],
        )
        for number, case in enumerate(CASES, 1)
    ],
)
def test_the_day_of_publication_is_read_with_its_evidence(case: dict[str, Any]) -> None:
    document = staged(case["text"], case["format"]).document
    found = (
        document.published_on,
        document.published_from,
        document.published_to,
        document.published_evidence,
    )
    assert found == (day(case["on"]), day(case["from"]), day(case["to"]), case["evidence"])


def test_the_table_has_enough_cases_of_both_kinds() -> None:
    unknown = sum(case["evidence"] == "unknown" for case in CASES)
    assert len(CASES) >= 60
    assert unknown >= 20


def test_a_contradiction_in_front_matter_is_noted() -> None:
    document = staged("---\npublished: 2024-02-09\ncreated: 2025-02-09\n---\n\nText of the article.").document
    assert document.published_on == date(2024, 2, 9)
    assert any("contradicts itself" in issue and "2025-02-09" in issue for issue in document.issues)


def test_an_impossible_day_is_noted() -> None:
    document = staged("---\ndate: 2024-13-40\n---\n\nText of the article.").document
    assert document.published_on is None
    assert any("2024-13-40" in issue for issue in document.issues)


def test_sources_that_disagree_are_noted_and_the_stronger_is_kept() -> None:
    document = staged(
        "---\ndate: 2024-03-01\nurl: https://a.example/2024/02/17/b\n---\n\nText of the article."
    ).document
    assert document.published_on == date(2024, 3, 1)
    assert any("url says 2024-02-17" in issue for issue in document.issues)


def test_the_day_in_mid_line_is_cut_off_from_the_article() -> None:
    result = staged(" date 2024-09-06 If you believe it, fine.\n\nMore text follows here.")
    assert (result.segments[0].kind, result.segments[0].end_char) == ("front_matter", 17)
