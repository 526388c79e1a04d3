"""The best labels of many short sequences at once, and how likely a stretch of words is one name."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]
LEAST = np.float32(-5.0)
"""The least that a move counts beside a stretch: a label that cannot follow would be another beside another name."""


def best_labels(scores: Floats, first: Ints, lengths: Ints, moves: Floats) -> Ints:
    """Labels with the highest sum of scores and moves, for each sequence.

    scores: (size, labels), sequence after sequence, each `lengths[i]` long from `first[i]`; moves: (labels, labels),
    from row to column. Returns (size,) label numbers; of equals the first.
    """
    order = np.argsort(-lengths, kind="stable")
    starts, sizes = first[order], lengths[order]
    longest = int(sizes[0])
    alive = np.searchsorted(-sizes, -np.arange(1, longest + 1), side="right").tolist()
    sums = [scores[starts].T.copy()]
    for step in range(1, longest):
        count = alive[step]
        reached = (sums[-1][:, None, :count] + moves[:, :, None]).max(axis=0)
        sums.append(reached + scores[starts[:count] + step].T)
    labels = np.empty(len(scores), dtype=np.int32)
    later = np.empty(0, dtype=np.int32)
    for step in range(longest - 1, -1, -1):
        count = alive[step]
        total = sums[step].copy()
        if len(later):
            total[:, : len(later)] += moves[:, later]
        later = total.argmax(axis=0).astype(np.int32)
        labels[starts[:count] + step] = later
    return labels


class Stretches(NamedTuple):
    """Words [lows, highs) of the grid, each within one zone, to be weighed as a name of every type and as none."""

    lows: Ints
    highs: Ints


class Kinds(NamedTuple):
    """Numbers of the labels that begin and that continue a name of each type, and of the label of no name."""

    begin: Ints
    inside: Ints
    none: int


def odds_of(
    scores: Floats, labels: Ints, opens: NDArray[np.bool_], moves: Floats, at: Stretches, kinds: Kinds
) -> Floats:
    """(stretches, types + 1): how likely each is one name of each type, or none, given the labels around it.

    opens: (size,) whether a word is the first of its zone.
    """
    begin, inside, none = kinds
    lows, highs = at
    size = (highs - lows).astype(np.float32)[:, None]
    inner = np.zeros((len(scores) + 1, len(inside)), dtype=np.float32)
    np.cumsum(scores[:, inside], axis=0, out=inner[1:])
    outer = np.zeros(len(scores) + 1, dtype=np.float32)
    np.cumsum(scores[:, none], out=outer[1:])
    more = (size > 1).astype(np.float32)
    total = np.empty((len(lows), len(begin) + 1), dtype=np.float32)
    total[:, :-1] = scores[lows][:, begin] + inner[highs] - inner[np.minimum(lows + 1, highs)]
    total[:, :-1] += more * (moves[begin, inside] + (size - 2.0) * moves[inside, inside])
    total[:, -1] = outer[highs] - outer[lows] + (size[:, 0] - 1.0) * moves[none, none]
    firsts, lasts = np.append(begin, none), np.append(inside, none)
    led = np.flatnonzero(~opens[lows])
    total[led] += moves[labels[lows[led] - 1]][:, firsts]
    ends = np.append(opens, True)[highs]
    follow = np.flatnonzero(~ends)
    total[follow] += _onwards(moves, labels[highs[follow]], size[follow, 0], begin, lasts)
    total -= total.max(axis=1, keepdims=True)
    np.exp(total, out=total)
    total /= total.sum(axis=1, keepdims=True)
    return total


def _onwards(moves: Floats, following: Ints, size: Floats, begin: Ints, lasts: Ints) -> Floats:
    """Moves from the last label of a stretch, a beginning one when it is one word, to the label that follows it."""
    froms = np.where(size[:, None] > 1, lasts, np.append(begin, lasts[-1]))
    return np.maximum(moves[froms, following[:, None]], LEAST)
