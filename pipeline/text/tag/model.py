"""The weights of the trained recogniser, and the scores that they give to the words of a page.

The weights of all attributes of a word are summed once into a row, (places x labels); a page is then scored by
gathering rows. Rows of common words come with the model.
"""

from collections.abc import Sequence
from functools import cache
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.text.tag.attributes import attributes
from pipeline.text.tag.grid import CHANNELS, PLACES, Grid, Ints
from pipeline.text.tag.vocabulary import MOST_WORDS, Vocabulary

MODEL = Path(__file__).resolve().parent / "names.npz"
BEYOND = "pad"
"""The attribute of what stands beyond a sentence."""
Floats = NDArray[np.float32]


class Weights(NamedTuple):
    """What training yields.

    labels: BIO labels, "O" among them; moves: (labels, labels); attributes: name -> row of `table`, (rows, places *
    labels); signs: for each channel (numbers, labels); verdicts: what the rules say, in the order of their numbers;
    common: words met often, and rows: their rows, ready made; sure: how much each signal of `mention_sure` counts for
    the confidence of a name.
    """

    labels: list[str]
    moves: Floats
    attributes: dict[str, int]
    table: Floats
    signs: list[Floats]
    verdicts: list[str]
    common: list[str]
    rows: Floats
    sure: Floats


class Model:
    """Weights ready for use, with the rows of every word met so far."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self.labels, self.moves = weights.labels, weights.moves
        self.sure = weights.sure
        self._offsets = np.cumsum([0, *(len(one) for one in weights.signs)], dtype=np.int32)[:-1]
        self._signs = np.concatenate(weights.signs)
        self._places = np.arange(len(PLACES), dtype=np.int32)
        self.vocabulary = self._begun()

    def _begun(self) -> Vocabulary:
        """A vocabulary of the common words, whose rows are at hand."""
        vocabulary = Vocabulary(self.weights.verdicts)
        common = vocabulary.ids(self.weights.common)
        gap = rows_of([""], self.weights.attributes, self.weights.table)[0]
        self._rows = np.zeros((len(vocabulary.words) + 1024, len(gap)), dtype=np.float32)
        self._made = np.zeros(len(self._rows), dtype=np.bool_)
        self._rows[0], self._rows[common] = gap, self.weights.rows
        self._made[0] = self._made[common] = True
        return vocabulary

    def fresh(self) -> Vocabulary:
        """The vocabulary; a new one when too many words have been met."""
        if len(self.vocabulary.words) > MOST_WORDS:
            self.vocabulary = self._begun()
        return self.vocabulary

    def scores(self, grid: Grid) -> Floats:
        """(size, labels): the sum of all weights for each label of each word."""
        self._grow()
        if not self._made[grid.words].all():
            self._learn(grid.words)
        flat = self._rows.reshape(-1, len(self.labels))
        scores: Floats = flat[grid.words * len(PLACES) + self._places].sum(axis=1)
        scores += self._signs[grid.signs + self._offsets].sum(axis=1)
        return scores

    def _grow(self) -> None:
        while len(self._rows) < len(self.vocabulary.words):
            self._rows = np.concatenate((self._rows, np.zeros_like(self._rows)))
            self._made = np.concatenate((self._made, np.zeros_like(self._made)))

    def _learn(self, words: Ints) -> None:
        """Rows of the words of a grid that were never weighed before."""
        new = np.unique(words[~self._made[words]])
        named = [self.vocabulary.words[number] for number in new.tolist()]
        self._rows[new] = rows_of(named, self.weights.attributes, self.weights.table)
        self._made[new] = True


def rows_of(words: Sequence[str], numbers: dict[str, int], table: Floats) -> Floats:
    """(words, places * labels): the summed weights of all attributes of each word; "" is a gap."""
    gap = (BEYOND,)
    found = [[numbers[one] for one in (attributes(word) if word else gap) if one in numbers] for word in words]
    sizes = np.array(list(map(len, found)), dtype=np.int64)
    rows = np.zeros((len(words), table.shape[1]), dtype=np.float32)
    some = sizes > 0
    if some.any():
        first = (np.cumsum(sizes) - sizes)[some]
        rows[some] = np.add.reduceat(table[list(chain.from_iterable(found))], first, axis=0)
    return rows


def save(weights: Weights, path: Path) -> None:
    """Write weights as .npz, sparse and without pickle; the same weights give the same bytes."""
    rows, columns = np.nonzero(weights.table)
    np.savez_compressed(
        path,
        labels=_packed(weights.labels),
        moves=weights.moves,
        attributes=_packed(list(weights.attributes)),
        counts=np.bincount(rows, minlength=len(weights.table)).astype(np.uint16),
        columns=columns.astype(np.uint8),
        values=weights.table[rows, columns],
        signs=np.concatenate(weights.signs),
        sizes=np.array([len(one) for one in weights.signs], dtype=np.int32),
        verdicts=_packed(weights.verdicts),
        common=_packed(weights.common),
        rows=weights.rows,
        sure=weights.sure,
    )


def load(path: Path) -> Weights:
    """Read what `save` wrote."""
    with np.load(path, allow_pickle=False) as held:
        names, labels = _unpacked(held["attributes"]), _unpacked(held["labels"])
        table = np.zeros((len(names), len(PLACES) * len(labels)), dtype=np.float32)
        rows = np.repeat(np.arange(len(names)), held["counts"])
        table[rows, held["columns"]] = held["values"]
        signs = np.split(held["signs"], np.cumsum(held["sizes"])[:-1])
        numbers = {name: place for place, name in enumerate(names)}
        verdicts, common = _unpacked(held["verdicts"]), _unpacked(held["common"])
        return Weights(labels, held["moves"], numbers, table, signs, verdicts, common, held["rows"], held["sure"])


@cache
def model() -> Model:
    """The model that ships with factmill."""
    return Model(load(MODEL))


def _packed(lines: list[str]) -> NDArray[np.uint8]:
    return np.frombuffer("\n".join(lines).encode(), dtype=np.uint8)


def _unpacked(packed: NDArray[np.uint8]) -> list[str]:
    return packed.tobytes().decode().split("\n") if len(packed) else []


__all__ = ["CHANNELS", "PLACES", "Model", "Weights", "load", "model", "save"]
