"""How sure a name is: what rules, model and document say of it, weighed together.

The weights come with the model. They are fitted on texts that it was not trained on, so that of the names with a
confidence of 0.8 about eight in ten are right.
"""

from collections.abc import Sequence
from math import log
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


def confidences(names: Sequence[Typed], signals: Sequence[Signals], weights: Floats) -> list[float]:
    """How likely each name of a page is right, to three decimals."""
    if not names:
        return []
    sums = rows_of(names, signals) @ weights
    likely = np.clip(1.0 / (1.0 + np.exp(-sums)), 1.0 - MOST, MOST)
    return [round(one, 3) for one in likely.tolist()]


def rows_of(names: Sequence[Typed], signals: Sequence[Signals]) -> Floats:
    """(names, SIGNALS): the signals of the names of one page as numbers."""
    times: dict[str, int] = {}
    for one in names:
        times[one.text] = times.get(one.text, 0) + 1
    made = np.zeros((len(names), len(SIGNALS)), dtype=np.float32)
    made[:, : len(SIGNALS) - len(TYPES)] = [
        _row(one, said, times[one.text]) for one, said in zip(names, signals, strict=True)
    ]
    kinds = [SIGNALS.index(one.type) for one in names]
    made[np.arange(len(names)), kinds] = 1.0
    return made


def _row(one: Typed, said: Signals, times: int) -> tuple[float, ...]:
    odds = min(max(said.odds, CLIP), 1.0 - CLIP)
    single = " " not in one.text
    return (
        1.0, log(odds / (1.0 - odds)), said.rule, said.rule * said.rule, float(said.known),
        float(said.known and single), float(said.agreed), float(said.marked), float(said.rule == 0.0),
        float(said.elsewhere), 0.0 if single else 1.0, log(times),
    )  # fmt: skip
