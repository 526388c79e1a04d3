"""How sure a name is: what rules, model and document say of it, weighed together.

The weights come with the model. They are fitted on texts that it was not trained on, so that of the names with a
confidence of 0.8 about eight in ten are right.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import chain, islice
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.text.read.mention_types import Typed

Floats = NDArray[np.float32]
TYPES = ("PERSON", "ORG", "PLACE", "PRODUCT", "EVENT")
SIGNALS = (
    "always", "odds", "rule", "rule squared", "known", "known word", "agreed", "marked", "model alone",
    "said elsewhere", "words", "often", *TYPES,
)  # fmt: skip
"""What is weighed, in this order."""
_COLUMN = {kind: SIGNALS.index(kind) for kind in TYPES}
CLIP = 0.004
"""The least that the model's odds differ from 0 and 1: it is never as sure as it says."""
MOST = 0.99


class Signals(NamedTuple):
    """What is known of one name."""

    odds: float
    """Of its type, by the model."""
    rule: float
    """Confidence of the rules; 0 where they see no such name."""
    known: bool
    """Whether the lexicon has it, and it is no ordinary word."""
    agreed: bool
    """Whether rules and model say the same."""
    marked: bool
    """Whether they mark the same characters, of whatever type."""
    elsewhere: bool
    """Whether the page also has it in full."""


Judged = tuple[Typed, Signals]
"""A name, and from what its confidence is told."""


def confidences(drawn: Sequence[Sequence[Judged]], weights: Floats) -> list[list[float]]:
    """How likely each name of each page is right, to three decimals."""
    sums = (rows_of(drawn) * weights).sum(axis=1)  # The last bit of a matrix product depends on the number of rows.
    likely = np.clip(1.0 / (1.0 + np.exp(-sums)), 1.0 - MOST, MOST).astype(np.float64)
    levels = iter(np.round(likely, 3).tolist())
    return [list(islice(levels, len(page))) for page in drawn]


def rows_of(drawn: Sequence[Sequence[Judged]]) -> Floats:
    """(names, SIGNALS): what is known of the names of some pages, page after page, as numbers."""
    names = [one for page in drawn for one, _ in page]
    said = np.array([known for page in drawn for _, known in page], dtype=np.float32).reshape(-1, len(Signals._fields))
    odds, rule, known, agreed, marked, elsewhere = said.T
    odds = np.clip(odds, CLIP, 1.0 - CLIP)
    several = np.array([" " in one.text for one in names], dtype=np.float32)
    often = np.log(np.array(list(chain.from_iterable(map(_times, drawn))), dtype=np.float32))
    made = np.zeros((len(names), len(SIGNALS)), dtype=np.float32)
    made[:, : -len(TYPES)] = np.stack(
        (
            np.ones_like(odds), np.log(odds / (1.0 - odds)), rule, rule * rule, known, known * (1.0 - several), agreed,
            marked, rule == 0.0, elsewhere, several, often,
        ),
        axis=1,
    )  # fmt: skip
    made[np.arange(len(names)), [_COLUMN[one.type] for one in names]] = 1.0
    return made


def _times(page: Sequence[Judged]) -> list[int]:
    """How often the page has each of its names."""
    times = Counter([one.text for one, _ in page])
    return [times[one.text] for one, _ in page]
