"""The best labels of many short sequences at once, and how likely a stretch of words is one name."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]
LEAST = np.float32(-5.0)
"""The least that a move counts beside a stretch: a label that cannot follow would be another beside another name."""
STEPS = np.float32(1 << 16)
"""Scores are summed in whole steps, so that the sum of a stretch is exact wherever it stands."""


def best_labels(scores: Floats, first: Ints, lengths: Ints, moves: Floats) -> Ints:
    """Labels with the highest sum of scores and moves, for each sequence.

    scores: (size, labels), sequence after sequence, each `lengths[i]` long from `first[i]`; moves: (labels, labels),
    from row to column. Returns (size,) label numbers; of equals the first.
    """
    order = np.argsort(-lengths, kind="stable")
    starts = first[order]
    counts = np.bincount(lengths)[::-1].cumsum()[::-1].tolist()
    turned = scores.T
    from_row = moves[:, :, None]
    sums = [turned[:, starts]]
    for step in range(1, len(counts) - 1):
        count = counts[step + 1]
        reached = (sums[-1][:, None, :count] + from_row).max(axis=0)
        reached += turned[:, starts[:count] + step]
        sums.append(reached)
    labels = np.empty(len(scores), dtype=np.int32)
    later = sums[-1].argmax(axis=0)
    for step in range(len(sums) - 1, 0, -1):
        labels[starts[: counts[step + 1]] + step] = later
        total = sums[step - 1]
        total[:, : len(later)] += moves[:, later]
        later = total.argmax(axis=0)
    labels[starts] = later
    return labels


class Kinds(NamedTuple):
    """Tables for weighing stretches as a name of every type, and as none (last).

    columns: labels that begin a name of each type, that continue it, and that of no name; enter: (labels + 1, types +
    1) moves into a stretch, none after the last label; leave_one, leave_many: moves out of a stretch of one word and
    of more; second, further: (types + 1,) moves from the first to the second word, and between further ones.
    """

    columns: Ints
    enter: Floats
    leave_one: Floats
    leave_many: Floats
    second: Floats
    further: Floats


def kinds_of(moves: Floats, begin: Ints, inside: Ints, none: int) -> Kinds:
    """The tables for labels `begin` and `inside` of each type, and the label `none`."""
    firsts, lasts = np.append(begin, none), np.append(inside, none)
    nothing = np.zeros((1, len(firsts)), dtype=np.float32)
    leave = np.maximum(moves, LEAST).T
    return Kinds(
        np.concatenate((begin, inside, [none])),
        np.concatenate((moves[:, firsts], nothing)),
        np.concatenate((leave[:, firsts], nothing)),
        np.concatenate((leave[:, lasts], nothing)),
        moves[firsts, lasts],
        moves[lasts, lasts],
    )


def odds_of(scores: Floats, labels: Ints, opens: NDArray[np.bool_], lows: Ints, highs: Ints, kinds: Kinds) -> Floats:
    """(stretches, types + 1): how likely words [lows, highs), each within one zone, are one name of each type, or none.

    The labels around a stretch count as they are. opens: (size + 1,) whether a word is the first of its zone.
    """
    types = len(kinds.second) - 1
    picked = scores[:, kinds.columns]
    sums = np.zeros((len(scores) + 1, types + 1), dtype=np.int64)
    np.cumsum(np.rint(picked[:, types:] * STEPS).astype(np.int64), axis=0, out=sums[1:])
    beyond = len(kinds.enter) - 1
    total = ((sums[highs] - sums[lows + 1]) / STEPS).astype(np.float32)
    total[:, :-1] += picked[lows, :types]
    total[:, -1] += picked[lows, -1]
    total += kinds.enter[np.where(opens[lows], beyond, labels[lows - 1])]
    following = np.where(opens[highs], beyond, np.append(labels, 0)[highs])
    more = (highs - lows > 1)[:, None]
    total += np.where(more, kinds.leave_many[following], kinds.leave_one[following])
    total += more * (kinds.second + (highs - lows - 2)[:, None] * kinds.further)
    total -= total.max(axis=1, keepdims=True)
    np.exp(total, out=total)
    total /= total.sum(axis=1, keepdims=True)
    odds: Floats = total.astype(np.float32)
    return odds
