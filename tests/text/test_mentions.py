"""Names: cases that anyone can edit, properties, and floors on labelled articles."""

import json
import sys
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipeline.text.find.names_lexicon import known_forms
from pipeline.text.read.mention_types import Recognised, Typed
from pipeline.text.read.mentions import read_mentions

sys.path.insert(0, str(Path(__file__).parent / "mentions"))
import gold

CASES = Path(__file__).resolve().parents[1] / "cases" / "mentions.jsonl"
ROWS = [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]


def _params():
    for row in ROWS:
        marks = [pytest.mark.xfail(reason=row["xfail"], strict=True)] if row["xfail"] else []
        yield pytest.param(row, id=row["text"][:60], marks=marks)


def _named(text):
    outcome, chains = read_mentions(gold.naive_page("d_case", text))
    names = {chain.chain_id: chain.name for chain in chains}
    return [(one.text, one.type, names[one.chain_id]) for one in outcome.rows]


@pytest.mark.parametrize("row", list(_params()))
def test_case_table_names_exactly_what_it_lists(row):
    expected = row["mentions"]
    found = _named(row["text"])
    assert [(text, kind) for text, kind, _ in found] == [(one[0], one[1]) for one in expected]
    for (_, _, name), one in zip(found, expected, strict=True):
        assert len(one) < 3 or name == one[2]


def test_case_table_has_negatives_and_a_reason_for_each_case():
    assert len(ROWS) >= 150
    assert sum(not row["mentions"] for row in ROWS) >= 15
    assert all(row["reason"] for row in ROWS)


WORDS = st.sampled_from(
    [
        *sorted(known_forms())[::40],
        "However",
        "the",
        "of",
        "and",
        "Tesla",
        "'s",
        "(",
        ")",
        ",",
        ".",
        '"',
        "“",
        "’s",
        "\n",
        "Zephyra",
        "von",
        "de",
        "J.",
        "Inc.",
        "2024",
        "H100",
        "teslas",
        "CEO",
        "said",
        "-based",
        "US-China",
        "É",
        "ß",
        "İ",
    ]
)
TEXTS = st.one_of(
    st.lists(WORDS, max_size=40).map(" ".join),
    st.lists(WORDS, max_size=20).map("".join),
    st.text(max_size=300),
)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
@example("B J.0A-AA Ea_0")
def test_any_text_yields_grounded_mentions_that_do_not_overlap_and_every_candidate_is_accounted_for(text):
    page = gold.naive_page("d_any", text)
    outcome, chains = read_mentions(page)
    assert outcome.found == len(outcome.rows) + len(outcome.rejects)
    spans = [(one.start_char, one.end_char) for one in outcome.rows]
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    for one in outcome.rows:
        assert text[one.start_char : one.end_char] == one.text != ""
        assert page.sentence_at(one.start_char, one.end_char) is not None
        assert 0 < one.confidence <= 1 and one.entity_id is None
    for reject in outcome.rejects:
        assert text[reject.start_char : reject.end_char] == reject.text and reject.reason
    ids = [chain.chain_id for chain in chains]
    assert len(ids) == len(set(ids)) and {one.chain_id for one in outcome.rows} == set(ids)
    assert sum(chain.mention_count for chain in chains) == len(outcome.rows)


@settings(max_examples=50, deadline=None)
@given(TEXTS)
def test_reading_twice_gives_the_same_rows(text):
    assert read_mentions(gold.naive_page("d_any", text)) == read_mentions(gold.naive_page("d_any", text))


@pytest.mark.parametrize(
    "piece",
    ["A", "Aa ", "A.", "A-", "a-B-", "A'b", "A & ", "A of ", "A 1 ", "(A) ", '"A" ', "aB", "Tesla's "],
)
def test_time_grows_in_proportion_to_hostile_input(piece):
    def once(size):
        page = gold.naive_page("d_hostile", (piece * size)[:size])
        started = time.process_time()
        read_mentions(page)
        return time.process_time() - started

    def cost(size):  # The least of a few: a garbage collection of the whole test session is not ours.
        return min(once(size) for _ in range(4))

    small, large = cost(10_000), cost(80_000)
    assert large < 40 * small + 0.5


def test_another_recogniser_fits_behind_the_same_seam():
    lone = Recognised([Typed(0, 3, 0, "Foo", "ORG", None, "trained", 0.5)], [(4, 7, "too small")], 2)
    outcome, chains = read_mentions(gold.naive_page("d_seam", "Foo bar."), lone)
    assert [(one.text, one.recogniser) for one in outcome.rows] == [("Foo", "trained")]
    assert [reject.text for reject in outcome.rejects] == ["bar"]
    assert [chain.name for chain in chains] == ["Foo"]


def test_heading_in_title_case_keeps_only_names_that_the_text_or_the_lexicon_knows():
    text = "Korvatek Buys Bigger Rival And Moves To Berlin\nKorvatek, a maker of sensors, grew."
    assert [name for name, *_ in _named(text)] == ["Korvatek", "Berlin", "Korvatek"]


def test_heading_in_capitals_is_read_by_the_lexicon():
    assert [name for name, *_ in _named("MICROSOFT BUYS GAMES MAKER IN CANADA")] == ["MICROSOFT", "CANADA"]


def test_word_that_the_text_writes_small_is_no_name_at_the_start_of_a_sentence():
    assert _named("Wexlings fly south. Two wexlings were seen.") == []


def test_inbox_of_unknown_names_keeps_its_floor():
    home = CASES.parents[2] / "seeds"
    figures = gold.measure(gold.seeds(home / "gold", home / "inbox"))
    assert figures.f1 >= 0.92, figures
    assert figures.entity_f1 >= 0.90, figures


@pytest.mark.skipif(not gold.GOLD.exists(), reason="the labelled articles are not here")
class TestLabelledArticles:
    def test_five_articles(self):
        figures = gold.measure(gold.seeds())
        assert figures.f1 >= 0.95, figures
        assert figures.entity_f1 >= 0.93, figures

    @pytest.mark.parametrize(
        ("name", "floor"), [("meantime", 0.70), ("gum", 0.61), ("wikigold", 0.67)]
    )
    def test_public_sets_keep_their_floor(self, name, floor):
        figures = gold.measure(gold.public(name))
        assert figures.f1 >= floor, figures
