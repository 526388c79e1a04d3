"""Sentences: where one ends, and what a sentence never does."""

import csv
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.rows import Segment
from pipeline.text.sentences import LONGEST, READABLE, split_sentences

TABLE = Path(__file__).parents[1] / "cases" / "sentences.csv"
CASES = list(csv.DictReader(line for line in TABLE.open(encoding="utf-8") if not line.startswith("# ")))
SEPARATOR = re.compile(r"\s*‖\s*")


def split(text: str, kind: str = "paragraph") -> list[str]:
    segment = Segment("g_1", "d_1", 0, kind, 0, len(text))
    return [sentence.text for sentence in split_sentences("d_1", text, [segment])]


def bare(sentence: str, kind: str) -> str:
    """What is expected of a case: its marks of list, heading, quote and emphasis are left out."""
    sentence = re.sub(r"\*\*|^[#>•]+\s|^- |\s•$", "", sentence)
    return re.sub(r"^\d+\. ", "", sentence) if kind == "list_item" else sentence


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
def test_sentences_end_where_the_table_says(case: dict[str, str]) -> None:
    expected = [bare(part, case["kind"]) for part in SEPARATOR.split(case["text"])]
    assert split(SEPARATOR.sub(" ", case["text"]), case["kind"]) == expected


def test_the_table_has_enough_cases() -> None:
    assert len(CASES) >= 80


def test_a_hard_wrapped_line_does_not_end_a_sentence() -> None:
    assert split("The plant that was opened\nin Ohio is large. It\nis new.") == [
        "The plant that was opened\nin Ohio is large.",
        "It\nis new.",
    ]


@pytest.mark.parametrize("kind", ["boilerplate", "comment", "front_matter"])
def test_nothing_is_read_from_what_is_not_the_article(kind: str) -> None:
    assert split("The plant opened. It is large.", kind) == []


def test_marks_without_words_are_no_sentences() -> None:
    assert split("— * * * … !!! •") == []


def test_a_sentence_stays_within_its_segment() -> None:
    text = "The plant opened in\n\nOhio. It is large."
    segments = [
        Segment("g_1", "d", 0, "paragraph", 0, 21),
        Segment("g_2", "d", 1, "paragraph", 21, len(text)),
    ]
    found = split_sentences("d", text, segments)
    assert [(s.text, s.segment_id, s.ordinal) for s in found] == [
        ("The plant opened in", "g_1", 0),
        ("Ohio.", "g_2", 1),
        ("It is large.", "g_2", 2),
    ]


def test_a_run_without_any_mark_is_cut_at_white_space() -> None:
    pieces = split("word " * 5_000)
    assert max(map(len, pieces)) <= LONGEST
    assert " ".join(pieces).split() == ["word"] * 5_000


@given(st.text(max_size=400), st.sampled_from(sorted(READABLE)))
def test_every_sentence_quotes_the_text_in_order_and_loses_no_word(text: str, kind: str) -> None:
    segment = Segment("g", "d", 0, kind, 0, len(text))
    end = 0
    for sentence in split_sentences("d", text, [segment]):
        assert text[sentence.start_char : sentence.end_char] == sentence.text == sentence.text.strip()
        assert sentence.start_char >= end
        assert not re.search(r"[^\W_]", text[end : sentence.start_char]) or kind == "list_item"
        end = sentence.end_char
    assert not re.search(r"[^\W_]", text[end:]) or kind == "list_item"


@given(st.text(alphabet='.!?… \n"”)•Aa1*', max_size=300))
def test_marks_of_all_kinds_in_any_order_are_survived(text: str) -> None:
    assert "".join(split(text)).count("A") == text.count("A")
