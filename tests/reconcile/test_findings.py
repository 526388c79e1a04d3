"""What becomes of two facts set side by side, by the case table; and what holds of any number of facts."""

import json
import random
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.reconcile.claims import MOST_CLAIMS
from pipeline.reconcile.explain import figure, statement
from pipeline.reconcile.findings import ComparableFact, compare, compare_parts
from pipeline.rows import TABLES

TABLE = Path(__file__).resolve().parents[1] / "cases" / "findings.jsonl"
CASES = [json.loads(line) for line in TABLE.read_text(encoding="utf-8").splitlines() if line.strip()]
VERDICTS = next(column.one_of for column in TABLES["findings"].columns if column.name == "verdict") or ()


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def fact(fact_id: str, case: dict[str, Any]) -> ComparableFact:
    """A fact from a line of the table; what it leaves out is a plain sum raised by xAI."""
    value, top = case.get("value"), case.get("max")
    return ComparableFact(
        fact_id=fact_id,
        document_id="d_" + case["path"],
        cluster_id=case.get("cluster"),
        path=case["path"],
        published_on=day(case.get("on")),
        subject_id="e_xai",
        subject_name="xAI",
        predicate=case.get("predicate", "raised"),
        object_id=case.get("object"),
        object_name=case.get("object"),
        unit=case.get("unit", "USD"),
        value=Decimal(value) if value else None,
        value_max=Decimal(top) if top else None,
        modifier=case.get("modifier", "exact") if value else None,
        begins_on=day(case.get("begin")),
        ends_on=day(case.get("end")),
        status=case.get("status", "actual"),
        certainty="asserted",
        speaker=None,
        text=case.get("text", ""),
        start_char=case.get("start", 0),
    )


@pytest.mark.parametrize("case", CASES, ids=[case["reason"] for case in CASES])
def test_two_facts_get_the_verdict_of_their_case(case: dict[str, Any]) -> None:
    findings = compare([fact("f_left", case["left"]), fact("f_right", case["right"])])
    assert [finding.verdict for finding in findings] == ([case["verdict"]] if case["verdict"] else [])
    for finding in findings:
        assert finding.independent_sources == case.get("sources", finding.independent_sources)
        if "first" in case:
            assert finding.left_fact_id == "f_" + case["first"]
        if "ratio" in case:
            assert finding.ratio == case["ratio"]


def test_every_verdict_has_a_case() -> None:
    assert {case["verdict"] for case in CASES if case["verdict"]} == set(VERDICTS)


def test_the_explanation_names_articles_dates_figures_and_the_reason() -> None:
    plan = fact("f_1", {"value": "4e9", "status": "planned", "path": "b.txt", "on": "2024-05-02"})
    deed = fact("f_2", {"value": "6e9", "path": "a.txt", "on": "2024-05-02"})
    assert [finding.explanation for finding in compare([plan, deed])] == [
        "On 2024-05-02 a.txt says xAI raised USD 6 billion; on 2024-05-02 b.txt says xAI plans to raise USD 4 billion: "
        "what has happened, what is planned, predicted or denied are different things."
    ]


def test_the_ratio_is_right_by_left() -> None:
    facts = [fact("f_1", {"value": "4e9", "path": "a.txt"}), fact("f_2", {"value": "6e9", "path": "b.txt"})]
    assert [finding.ratio for finding in compare(facts)] == [1.5]


def test_many_articles_with_one_figure_are_one_agreement_that_counts_its_clusters() -> None:
    facts = [fact(f"f_{n}", {"value": "6e9", "path": f"{n}.txt", "cluster": f"k{n // 2}"}) for n in range(10)]
    assert [(finding.verdict, finding.independent_sources) for finding in compare(facts)] == [("agrees", 5)]


def test_findings_of_five_thousand_facts_are_bounded_by_the_distinct_claims_that_are_compared() -> None:
    facts = [fact(f"f_{n}", {"value": str(n + 1), "path": f"{n}.txt"}) for n in range(5000)]
    assert len(compare(facts)) == MOST_CLAIMS * (MOST_CLAIMS - 1) // 2


def test_the_claims_compared_first_are_those_with_most_independent_sources() -> None:
    lone = [fact(f"f_{n}", {"value": str(n + 1), "path": f"a{n}.txt"}) for n in range(100)]
    common = [fact(f"f_c{n}", {"value": "777", "path": f"z{n}.txt"}) for n in range(3)]
    compared = compare([*lone, *common])
    assert any(finding.verdict == "agrees" and finding.independent_sources == 3 for finding in compared)


@given(st.lists(st.sampled_from(CASES), min_size=1, max_size=6), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_the_order_of_the_facts_makes_no_difference(
    cases: list[dict[str, Any]], order: random.Random
) -> None:
    facts = [
        fact(f"f_{n}{side}", {**case[side], "predicate": "raised", "unit": "USD"})
        for n, case in enumerate(cases)
        for side in ("left", "right")
    ]
    shuffled = list(facts)
    order.shuffle(shuffled)
    assert compare(shuffled) == compare(facts)


def part_and_whole(**changes: Any) -> list[str]:
    part = fact("f_part", {"value": "2e9", "path": "a.txt", "predicate": "invested", "on": "2024-05-02"})
    whole = fact("f_whole", {"value": "5e9", "path": "b.txt", "on": "2024-05-20"})
    part = part._replace(subject_id="e_spacex", subject_name="SpaceX", object_id="e_xai", object_name="xAI")
    part = part._replace(**changes)
    return [f"{found.verdict} {found.left_fact_id} {found.ratio}" for found in compare_parts([part], [whole])]


def test_a_smaller_investment_at_the_time_of_a_round_is_part_of_it() -> None:
    assert part_and_whole() == ["part_of f_part 2.5"]


@pytest.mark.parametrize(
    "changes",
    [
        {"value": Decimal("5e9")},
        {"object_id": "e_other"},
        {"object_id": None},
        {"unit": "EUR"},
        {"status": "planned"},
        {"published_on": date(2024, 5, 20) + timedelta(days=90)},
        {"published_on": None},
    ],
    ids=[
        "no smaller",
        "another company",
        "no company",
        "another currency",
        "a plan",
        "another time",
        "no date",
    ],
)
def test_an_investment_that_does_not_fit_a_round_is_no_part_of_it(changes: dict[str, Any]) -> None:
    assert part_and_whole(**changes) == []


def test_no_facts_have_no_findings() -> None:
    assert compare([]) == []
    assert compare_parts([], []) == []


@pytest.mark.parametrize(
    ("unit", "value", "told"),
    [
        ("person", "1100", "1,100 people"),
        ("gpu", "1", "1 gpu"),
        ("battery", "2", "2 batteries"),
        ("car/day", "380", "380 cars/day"),
        ("box", "3", "3 boxes"),
        ("percent", "51", "51 percent"),
        ("USD", "5", "USD 5"),
        ("12v", "5", "5 12v"),
    ],
)
def test_a_counted_noun_is_told_in_the_plural(unit: str, value: str, told: str) -> None:
    assert figure(fact("f_1", {"value": value, "unit": unit, "path": "a.txt"})) == told


def test_a_second_statement_of_one_article_is_told_as_such() -> None:
    plan = fact("f_1", {"value": "4e9", "status": "planned", "path": "a.txt"})
    deed = fact("f_2", {"value": "6e9", "path": "a.txt", "start": 90})
    assert [finding.explanation for finding in compare([plan, deed])] == [
        "a.txt says xAI plans to raise USD 4 billion; the same article says xAI raised USD 6 billion: "
        "what has happened, what is planned, predicted or denied are different things."
    ]


def test_what_cannot_plan_is_to_be() -> None:
    plan = fact("f_1", {"value": "4e9", "status": "planned", "predicate": "valued_at", "path": "a.txt"})
    assert statement(plan) == "xAI is to be valued at USD 4 billion"
