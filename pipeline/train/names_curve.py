"""How often a name that the model is so sure of is right: raw odds against truth, on texts not fitted on."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

STEPS = 21
"""Points of the curve: raw odds of 0.00, 0.05 ... 1.00."""


def curve(seen: Iterable[tuple[float, bool]]) -> NDArray[np.float32]:
    """(STEPS,) the share that is right at each step of raw odds, never falling; pooled where it would fall.

    `seen`: (raw odds, whether right). Each step is drawn towards its own odds as if seen ten times there.
    """
    right = np.linspace(0.0, 1.0, STEPS) * 10
    count = np.full(STEPS, 10.0)
    for odds, is_right in seen:
        step = min(STEPS - 1, max(0, round(odds * (STEPS - 1))))
        right[step] += is_right
        count[step] += 1
    return _never_falling(right, count)


def _never_falling(right: NDArray[np.float64], count: NDArray[np.float64]) -> NDArray[np.float32]:
    """Shares of neighbouring steps pooled until none is lower than the one before."""
    pools: list[list[float]] = []
    for share in zip(right, count, [1.0] * len(right), strict=True):
        pools.append(list(share))
        while len(pools) > 1 and pools[-2][0] / pools[-2][1] > pools[-1][0] / pools[-1][1]:
            last = pools.pop()
            pools[-1] = [a + b for a, b in zip(pools[-1], last, strict=True)]
    levels = [r / c for r, c, times in pools for _ in range(int(times))]
    return np.array(levels, dtype=np.float32).clip(0.01, 0.99)
