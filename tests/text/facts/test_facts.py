"""What a sentence states and what it does not, by the case table; and what holds of any page."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.text.facts.words import TRIGGERS

TABLE = Path(__file__).resolve().parents[2] / "cases" / "facts.jsonl"


def cases() -> list[Any]:
    lines = [json.loads(line) for line in TABLE.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [
        pytest.param(
            case,
            id=f"{number}-{case['reason'][:50]}",
            marks=[pytest.mark.xfail(strict=True, reason=case["reason"])] if case.get("xfail") else [],
        )
        for number, case in enumerate(lines, 1)
    ]


@pytest.mark.parametrize("case", cases())
def test_a_text_states_exactly_the_facts_of_its_case(case: dict[str, Any], marked: Callable[[str], Any]) -> None:
    page = marked(case["text"])
    outcome = page.read()
    rejects = [(reject.text, reject.reason) for reject in outcome.rejects]
    assert sorted(page.told(fact) for fact in outcome.rows) == sorted(case["facts"]), (page.page.tokens.words, rejects)
    if "source" in case:
        assert [page.source(fact) for fact in outcome.rows] == case["source"]
