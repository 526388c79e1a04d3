"""How much each signal counts for the confidence of a name: a logistic regression, by Newton's method."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
SHRINK = 1.0
"""What draws the weights towards 0, as if so many names had been seen on either side."""
STEPS = 25


def fit(signals: NDArray[np.float32], right: NDArray[np.bool_]) -> NDArray[np.float32]:
    """(signals,) weights with which `signals`, (names, signals), tell best whether each name is right."""
    rows = signals.astype(np.float64)
    weights = np.zeros(rows.shape[1])
    for _ in range(STEPS):
        likely = 1.0 / (1.0 + np.exp(-np.clip(rows @ weights, -30, 30)))
        slope: Floats = rows.T @ (right - likely) - SHRINK * weights
        bend = (rows * (likely * (1.0 - likely))[:, None]).T @ rows + SHRINK * np.eye(len(weights))
        weights = weights + np.linalg.solve(bend, slope)
    return weights.astype(np.float32)
