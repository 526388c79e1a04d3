"""Tokens tile their sentences, and are found again by their offsets."""

from bisect import bisect_left, bisect_right
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.rows import Sentence
from pipeline.text.tokens import _WORDS, Tokens, tokenise

TEXTS = st.text(st.one_of(st.sampled_from(" .,'$-_U5aZ\n"), st.characters(codec="utf-8")), max_size=60)


def tokens_of(text: str, cut: int) -> Tokens:
    """Tokens of a text in two sentences, or one where the cut is beyond its end."""
    edges = sorted({0, min(cut, len(text)), len(text)})
    spans = pairwise(edges)
    return tokenise(text, [Sentence("s", "d", "g", n, low, high, text[low:high]) for n, (low, high) in enumerate(spans)])


@given(TEXTS, st.integers(0, 60))
def test_every_mark_and_letter_is_in_one_token(text: str, cut: int) -> None:
    tokens = tokens_of(text, cut)
    assert "".join(tokens.words) == "".join(text.replace("_", "").split())
    assert [count for _, count in tokens.bounds[-1:]] == ([len(tokens.words)] if text else [])


@given(TEXTS.filter(lambda text: "_" not in text), st.integers(0, 60))
def test_a_token_stands_where_its_offsets_say(text: str, cut: int) -> None:
    tokens = tokens_of(text, cut)
    starts = tokens.starts(0, len(tokens.words))
    assert starts == list(map(tokens.start, range(len(tokens.words))))
    assert [text[start:end] for start, end in zip(starts, tokens.ends, strict=True)] == tokens.words


@given(TEXTS, st.integers(0, 60), st.integers(-1, 61))
def test_a_token_is_found_by_a_place_as_by_a_search_of_all_starts(text: str, cut: int, at: int) -> None:
    tokens = tokens_of(text, cut)
    starts = tokens.starts(0, len(tokens.words))
    assert tokens.begins_after(at) == bisect_left(starts, at)
    assert tokens.holding(at) == bisect_right(starts, at) - 1
    for low in range(len(starts)):
        assert tokens.begins_after(at, low) == bisect_left(starts, at, low)


@pytest.mark.parametrize("at, after, holding", [(-1, 0, -1), (0, 0, 0), (3, 1, 0), (4, 1, 1), (8, 2, 2), (9, 3, 2)])
def test_places_in_a_line(at: int, after: int, holding: int) -> None:
    tokens = tokens_of("The mill.", 99)
    assert tokens.words == ["The", "mill", "."]
    assert (tokens.begins_after(at), tokens.holding(at)) == (after, holding)


def test_words_that_are_kept_stay_few_and_are_one_object(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.text.tokens.MOST_WORDS", 3)
    first, second = tokens_of("Unmet words unmet", 99), tokens_of("more words here", 99)
    assert first.words[1] is second.words[1]
    assert tokens_of("these words are told as before", 99).words == "these words are told as before".split()
    assert len(_WORDS) <= 3 + len("these words are told as before".split())
