"""The best labels are those that trying every sequence finds, and the odds are those of its neighbours."""

from itertools import pairwise, product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.text.tag.viterbi import best_labels, kinds_of, odds_of

SHAPES = st.lists(st.integers(1, 5), min_size=1, max_size=6)


def _made(lengths, seed, labels=3):
    rng = np.random.default_rng(seed)
    scores = rng.normal(size=(sum(lengths), labels)).astype(np.float32)
    moves = rng.normal(size=(labels, labels)).astype(np.float32)
    first = np.cumsum([0, *lengths[:-1]], dtype=np.int32)
    return scores, moves, first, np.array(lengths, dtype=np.int32)


def _total(scores, moves, path):
    return sum(scores[i, a] for i, a in enumerate(path)) + sum(moves[a, b] for a, b in pairwise(path))


@settings(max_examples=60, deadline=None)
@given(SHAPES, st.integers(0, 10_000))
def test_labels_are_the_best_of_all_sequences(lengths, seed):
    scores, moves, first, sizes = _made(lengths, seed)
    labels = best_labels(scores, first, sizes, moves)
    for start, size in zip(first, sizes, strict=True):
        part = scores[start : start + size]
        best = max(_total(part, moves, path) for path in product(range(3), repeat=size))
        assert abs(_total(part, moves, labels[start : start + size]) - best) < 1e-4


@settings(max_examples=60, deadline=None)
@given(SHAPES, st.integers(0, 10_000), st.data())
def test_odds_of_a_stretch_are_those_of_the_sequences_that_make_it_one_name_or_none(lengths, seed, data):
    scores, moves, first, sizes = _made(lengths, seed, labels=5)
    zone = data.draw(st.integers(0, len(lengths) - 1))
    low = data.draw(st.integers(0, lengths[zone] - 1))
    high = data.draw(st.integers(low + 1, lengths[zone]))
    labels = best_labels(scores, first, sizes, moves)
    opens = np.zeros(len(labels) + 1, dtype=bool)
    opens[[*first, len(labels)]] = True
    start = first[zone]
    kinds = kinds_of(moves, np.array([1, 3]), np.array([2, 4]), 0)  # O, B-x, I-x, B-y, I-y
    odds = odds_of(scores, labels, opens, np.array([start + low]), np.array([start + high]), kinds)[0]
    part, here = scores[start : start + lengths[zone]], labels[start : start + lengths[zone]].tolist()
    size = high - low
    paths = [[1] + [2] * (size - 1), [3] + [4] * (size - 1), [0] * size]
    totals = np.array([_total(part, moves, here[:low] + path + here[high:]) for path in paths])
    expected = np.exp(totals - totals.max())
    assert np.allclose(odds, expected / expected.sum(), atol=1e-4)
