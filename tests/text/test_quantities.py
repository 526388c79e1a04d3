"""Amounts: what is read, what is refused and why. The cases are in tests/cases/quantities.csv."""

import csv
from pathlib import Path

import pytest

from pipeline.rows import Mention, Quantity, Segment, TimeExpression
from pipeline.text.page import Outcome, Page
from pipeline.text.read.quantities import read_quantities
from pipeline.text.sentences import split_sentences

CASES = Path(__file__).parents[1] / "cases" / "quantities.csv"
with CASES.open(encoding="utf-8", newline="") as _lines:
    ROWS = list(csv.DictReader(_lines))


def page_of(text: str) -> Page:
    segments = [Segment("g_1", "d_1", 0, "paragraph", 0, len(text))]
    return Page("d_1", text, segments, split_sentences("d_1", text, segments), None)


def read(text: str) -> Outcome[Quantity]:
    return read_quantities(page_of(text), [], [])


def written(row: Quantity) -> str:
    """A quantity as the case table writes it; `exact` and no direction are left out."""
    value = f"{row.value:f}" if row.value_max is None else f"{row.value:f}..{row.value_max:f}"
    parts = [row.kind, value, row.unit, row.modifier if row.modifier != "exact" else "", row.direction or ""]
    return " ".join(part for part in [*parts, "derived" if row.derived_from else ""] if part)


NAMES = {row["text"]: f"{line}: {row['text'][:60]}" for line, row in enumerate(ROWS, 2)}


def name(row: dict[str, str]) -> str:
    """The line of the table and how its text begins."""
    return NAMES[row["text"]]


def _params() -> list[object]:
    known = pytest.mark.xfail(strict=True, reason="known to fail")
    return [pytest.param(row, marks=[known] if row["xfail"] else [], id=name(row)) for row in ROWS]


@pytest.mark.parametrize("row", _params())
def test_case(row: dict[str, str]) -> None:
    outcome = read(row["text"])
    assert "; ".join(written(quantity) for quantity in outcome.rows) == row["expected"]
    if not row["expected"]:
        assert "; ".join(dict.fromkeys(reject.reason for reject in outcome.rejects)) == row["reason"]


def test_the_table_holds_hundreds_of_cases_and_many_that_are_no_quantities() -> None:
    assert len(ROWS) >= 1200
    assert sum(not row["expected"] for row in ROWS) >= 150
    assert len({row["text"] for row in ROWS}) == len(ROWS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: name(row))
def test_every_candidate_ends_once_as_a_reading_or_a_reject_and_quotes_the_text(row: dict[str, str]) -> None:
    outcome = read(row["text"])
    assert outcome.found == len(outcome.rows) + len(outcome.rejects)
    for quantity in [*outcome.rows, *outcome.rejects]:
        assert row["text"][quantity.start_char : quantity.end_char] == quantity.text
    assert all(reject.stage == "quantities" and reject.reason for reject in outcome.rejects)


def mention(text: str, name: str, kind: str) -> Mention:
    start = text.index(name)
    return Mention("m_1", "d_1", "s_1", start, start + len(name), name, kind, None, "c_1", "lexicon", 1.0)


def time(text: str, phrase: str, kind: str) -> TimeExpression:
    start = text.index(phrase)
    return TimeExpression(
        "t_1", "d_1", "s_1", start, start + len(phrase), phrase, kind, None, None, None, None, None
    )


def test_a_number_inside_a_name_is_part_of_it() -> None:
    text = "Fans of Maroon 5 bought 30 Seconds tickets."
    names = [mention(text, "Maroon 5", "ORG"), mention(text, "30 Seconds", "ORG")]
    assert read_quantities(page_of(text), names, []).rows == []


@pytest.mark.parametrize("kind", ["DATE", "TIME", "SET"])
def test_a_number_inside_a_date_a_time_or_a_set_is_none(kind: str) -> None:
    text = "It was sold two years ago."
    assert read_quantities(page_of(text), [], [time(text, "two years ago", kind)]).rows == []


def test_a_duration_may_be_a_time_expression_too() -> None:
    text = "It took 122 days."
    rows = read_quantities(page_of(text), [], [time(text, "122 days", "DURATION")]).rows
    assert [written(row) for row in rows] == ["duration 122 day"]


def test_a_name_before_a_comma_gives_the_figure_after_it_for_an_age() -> None:
    text = "Okonkwo, 49, had left."
    rows = read_quantities(page_of(text), [mention(text, "Okonkwo", "PERSON")], []).rows
    assert [written(row) for row in rows] == ["duration 49 year"]


def test_typographic_dashes_and_spaces_read_like_plain_ones() -> None:
    fancy = read("It seeks $4\u20136\u00a0billion and 40\u202f000 chips at \u22125\u00b0C.")
    assert [written(row) for row in fancy.rows] == [
        "money 4000000000..6000000000 USD",
        "count 40000 chip",
        "measure -5 degree_Celsius",
    ]


def test_a_derived_quantity_names_the_one_it_was_computed_from() -> None:
    whole, half = read("It raised $12 billion, half of that amount in cash.").rows
    assert half.derived_from == whole.quantity_id
    assert half.value * 2 == whole.value


def test_a_page_without_numbers_costs_nothing_and_finds_nothing() -> None:
    assert read("Nobody said how many there were.") == Outcome([], [], 0)
