"""What a sentence states and what it does not, by the case table; and what holds of any page."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.text.facts.frames import FRAMES
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


def test_two_senses_of_a_word_refused_for_one_reason_are_one_reject(marked: Callable[[str], Any]) -> None:
    outcome = marked("A fleet of {count 4 ship|4 ships} waited near [PLACE Leeds].").read()
    refused = [reject.reason for reject in outcome.rejects if reject.text == "fleet"]
    assert [reason for reason in refused if "fleet_of" in reason] == ["has_count (fleet_of): no subject that can be named"]
    assert outcome.found == len(outcome.rows) + len(outcome.rejects)


@pytest.mark.parametrize("case", cases())
def test_a_text_states_exactly_the_facts_of_its_case(
    case: dict[str, Any], marked: Callable[[str], Any]
) -> None:
    page = marked(case["text"])
    outcome = page.read()
    rejects = [(reject.text, reject.reason) for reject in outcome.rejects]
    assert sorted(page.told(fact) for fact in outcome.rows) == sorted(case["facts"]), (
        page.page.tokens.words,
        rejects,
    )
    if "source" in case:
        assert [page.source(fact) for fact in outcome.rows] == case["source"]


def test_the_date_of_a_clause_goes_with_its_fact_and_not_with_another(marked: Callable[[str], Any]) -> None:
    page = marked(
        "[ORG xAI] has secured {money 12000000000 USD|$12 billion} in funding, with {money 6000000000 USD|half of "
        "that amount} raised in <2023-09-01..2023-12-31|late 2023>."
    )
    assert [str(fact.begins_on) for fact in page.read().rows] == ["None", "2023-09-01"]


@pytest.mark.parametrize(
    ("text", "begin"),
    [
        ("[ORG Acme] earned {money 95 USD|$95} in <2025-01-01..2025-12-31|2025>, up from {money 40 USD|$40} in "
         "<2024-01-01..2024-12-31|2024>.", ["2024-01-01", "2025-01-01"]),
        ("[ORG Acme]'s revenue rose from {money 40 USD|$40} in <2024-01-01..2024-12-31|2024> to {money 95 USD|$95} in "
         "<2025-01-01..2025-12-31|2025>.", ["2024-01-01", "2025-01-01"]),
        ("[ORG Acme] earned {money 95 USD|$95} in <2025-01-01..2025-12-31|2025>, up from {money 40 USD|$40}.",
         ["2025-01-01", "None"]),
        ("In <2024-01-01..2024-12-31|2024>, [ORG Acme]'s revenue rose from {money 40 USD|$40} to {money 95 USD|$95}.",
         ["2024-01-01", "None"]),
    ],
)  # fmt: skip
def test_a_sum_has_its_own_date_and_not_that_of_the_one_beside_it(
    text: str, begin: list[str], marked: Callable[[str], Any]
) -> None:
    assert sorted(str(fact.begins_on) for fact in marked(text).read().rows) == sorted(begin)


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("[ORG Acme] has raised {money 5 USD|$5} to date from funds.", "Acme has raised $5 to date"),
        ("So far, [ORG Acme] has raised {money 5 USD|$5} from funds.", "So far, Acme has raised $5"),
        ("[ORG Acme] has raised {money 5 USD|$5} from funds.", "Acme has raised $5"),
    ],
)
def test_a_sum_of_all_rounds_quotes_what_makes_it_one(
    text: str, evidence: str, marked: Callable[[str], Any]
) -> None:
    assert [fact.text for fact in marked(text).read().rows if fact.predicate == "raised"] == [evidence]


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("[ORG xAI] raised {money 6 USD|$6} in <2024-05-01..2024-05-31|May 2024>.", "2024-05-01"),
        ("In <2024-05-01..2024-05-31|May 2024>, [ORG xAI] raised {money 6 USD|$6}.", "2024-05-01"),
        ("[ORG xAI] <2023-01-01..2023-12-31|last year> raised {money 6 USD|$6}.", "2023-01-01"),
        (
            "[ORG xAI] raised {money 6 USD|$6}, and [ORG Ford] left in <2024-05-01..2024-05-31|May 2024>.",
            "None",
        ),
        ("[ORG xAI] raised {money 6 USD|$6}; it was founded in <2023-01-01..2023-12-31|2023>.", "None"),
    ],
)
def test_a_date_is_taken_from_the_statement_and_not_from_its_neighbour(
    text: str, begins: str, marked: Callable[[str], Any]
) -> None:
    assert [str(fact.begins_on) for fact in marked(text).read().rows if fact.predicate == "raised"] == [
        begins
    ]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("[PERSON Musk] said [ORG xAI] raised {money 6 USD|$6}.", "Musk"),
        ("[ORG xAI] raised {money 6 USD|$6}, according to [ORG Reuters].", "Reuters"),
        ("[ORG xAI] raised {money 6 USD|$6}, according to people familiar with the matter.",
         "people familiar with the matter"),
        ("[ORG xAI] raised {money 6 USD|$6}, [PERSON Musk] said.", "Musk"),
        ("[ORG xAI] raised {money 6 USD|$6}. // [PERSON Musk] said it was sunny.", ""),
    ],
)  # fmt: skip
def test_the_source_is_who_the_sentence_names(text: str, source: str, marked: Callable[[str], Any]) -> None:
    page = marked(text)
    assert [page.source(fact) for fact in page.read().rows] == [source]


def test_a_fact_carries_the_figure_of_its_quantity(marked: Callable[[str], Any]) -> None:
    page = marked("[ORG xAI] raised {money 4000000000-6000000000 USD approx|$4-6 billion}.")
    (fact,) = page.read().rows
    (quantity,) = page.quantities
    assert (fact.value, fact.value_max, fact.unit, fact.modifier, fact.quantity_id) == (
        quantity.value, quantity.value_max, "USD", "approx", quantity.quantity_id,
    )  # fmt: skip


def test_the_council_is_the_one_named_last_however_many_names_come_before(marked: Callable[[str], Any]) -> None:
    """In a long document too, and of two councils not the first."""
    names = " // ".join(f"[PERSON Ann Lee{k}] spoke." for k in range(60))
    text = f"[ORG Ripon City Council] met. // {names} // [ORG Leeds City Council] met. // {names}"
    case = marked(f"{text} // The council employs {{count 300 person|300 people}}.")
    assert [case.told(fact) for fact in case.read().rows] == [
        "Leeds City Council | employs |  | 300 people | actual | asserted"
    ]


def test_every_trigger_has_a_frame() -> None:
    assert {trigger.frame for triggers in TRIGGERS.values() for trigger in triggers} == set(FRAMES)


def test_two_senses_of_one_word_never_share_predicate_and_frame() -> None:
    for word, triggers in TRIGGERS.items():
        senses = [(trigger.predicate, trigger.frame, trigger.after) for trigger in triggers]
        assert len(senses) == len(set(senses)), word


PIECES = st.one_of(
    st.sampled_from(sorted(TRIGGERS)),
    st.sampled_from(
        "the a its it he they which that who 's ' , . ; : \" ( ) — - ? and or to of in for by with at from on as up "
        "not will may plans talks said according reportedly if whether company startup round valuation shares is was "
        "be been has had would later before after former whose there another much".split()
    ),
    st.sampled_from(
        ["[ORG xAI]", "[ORG Tesla]", "[PERSON Musk]", "[PLACE Memphis]", "[PRODUCT Grok]", "[EVENT CES]",
         "{money 6000000000 USD|$6 billion}", "{count 100 gpu|100 GPUs}", "{percent 5 percent|5%}",
         "{measure 3 megawatt|3 MW}", "{multiple 2 times|twice}", "{duration 2 year|two years}",
         "<2024-05-01..2024-05-31|May 2024>", "//", "é", "𝔘", "\u200b", "’"]
    ),
)  # fmt: skip


@given(st.lists(PIECES, min_size=1, max_size=40))
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_read_without_failing_and_nothing_evaporates(
    marked: Callable[[str], Any], pieces: list[str]
) -> None:
    page = marked(" ".join(["so", *pieces, "then"]))
    outcome = page.read()
    assert outcome.found == len(outcome.rows) + len(outcome.rejects)
    chains = {chain.chain_id for chain in page.chains.values()}
    for row in [*outcome.rows, *outcome.rejects]:
        assert row.text == page.text[row.start_char : row.end_char]
    for fact in outcome.rows:
        assert fact.subject_chain in chains and (fact.object_chain is None or fact.object_chain in chains)
        sentence = next(s for s in page.sentences if s.sentence_id == fact.sentence_id)
        assert sentence.start_char <= fact.start_char < fact.end_char <= sentence.end_char
    ids = [fact.fact_id for fact in outcome.rows] + [reject.reject_id for reject in outcome.rejects]
    assert len(ids) == len(set(ids))


@given(st.lists(PIECES, min_size=1, max_size=30))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_order_of_the_rows_before_makes_no_difference(
    marked: Callable[[str], Any], pieces: list[str]
) -> None:
    page = marked(" ".join(["so", *pieces, "then"]))
    whole = page.read()
    for rows in (page.mentions, page.quantities, page.times):
        rows.reverse()
    assert page.read() == whole


def test_a_sentence_of_a_hundred_thousand_words_is_read_in_its_beginning_only(
    marked: Callable[[str], Any],
) -> None:
    page = marked("[ORG xAI] raised {money 6000000000 USD|$6 billion} " + "and raised funds " * 35_000 + ".")
    outcome = page.read()
    assert len(outcome.rows) == 1
    assert outcome.found <= 400
