"""The words of some pages in one row, as numbers and letters."""

from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.text.page import Page
from pipeline.text.tag.vocabulary import Vocabulary

Ints = NDArray[np.int32]
KINDS = ("U", "Co", "w", "g", "ph")
"""Letters that are counted together in each sentence."""
_IS = {kind: np.isin(np.arange(256), [ord(letter) for letter in kind]) for kind in KINDS}


class Row(NamedTuple):
    """The words of all pages, two gaps before, between and behind sentences."""

    ids: Ints
    """The number of each word; 0 is a gap."""
    letters: NDArray[np.uint8]
    begins: Ints
    """Where each sentence begins in the row."""
    ends: Ints
    marks: NDArray[np.bool_]
    """Whether a mark stands at each place."""
    counts: dict[str, Ints]
    """For each of KINDS how often each sentence has it."""
    pages: list[int]
    """Where each page begins in the row, and the end of the last."""
    tokens: list[int]
    """The first token of each page, counted over all pages."""


def row_of_pages(pages: Sequence[Page], vocabulary: Vocabulary) -> Row:
    """Lay out some pages; words never met before get a number."""
    tokens = [page.tokens for page in pages]
    words = list(chain.from_iterable([one.words for one in tokens]))
    known = vocabulary.ids(words)
    bounds = np.array(list(chain.from_iterable([one.bounds for one in tokens])), dtype=np.int32).reshape(-1, 2)
    lengths = bounds[:, 1] - bounds[:, 0]
    gaps = 2 * np.arange(1, len(lengths) + 1, dtype=np.int32)
    ends = np.cumsum(lengths, dtype=np.int32) + gaps
    ids = np.zeros(len(words) + 2 * len(lengths) + 2, dtype=np.int32)
    ids[np.arange(len(words), dtype=np.int32) + np.repeat(gaps, lengths)] = known
    letters = vocabulary.letters[ids]
    first = np.cumsum([0, *(len(one.words) for one in tokens)])
    sentences = np.cumsum([0, *(len(one.bounds) for one in tokens)])
    begins = ends - lengths
    counts = _counted(letters, begins, ends)
    in_row = first + 2 * sentences
    return Row(ids, letters, begins, ends, _IS["ph"][letters], counts, in_row.tolist(), first.tolist())


def _counted(letters: NDArray[np.uint8], begins: Ints, ends: Ints) -> dict[str, Ints]:
    """How often each sentence has the letters of each kind."""
    counts = {}
    for kind in KINDS:
        seen = np.zeros(len(letters) + 1, dtype=np.int32)
        np.cumsum(_IS[kind][letters], out=seen[1:])
        counts[kind] = seen[ends] - seen[begins]
    return counts
