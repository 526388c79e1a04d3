"""Precision, recall, F1, and the floors that they must not fall below."""

import csv
from pathlib import Path
from typing import NamedTuple

from pipeline.errors import FactmillError

MEASURES = ("f1", "precision", "recall")


class Figure(NamedTuple):
    """How many readings were right, out of how many read and how many labelled."""

    right: int = 0
    read: int = 0
    labelled: int = 0

    @property
    def precision(self) -> float:
        """Share of what was read that is right; 1 when nothing was read."""
        return self.right / self.read if self.read else 1.0

    @property
    def recall(self) -> float:
        """Share of the labels that were read; 1 when there are none."""
        return self.right / self.labelled if self.labelled else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 0 when both are."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def plus(self, other: "Figure") -> "Figure":
        return Figure(self.right + other.right, self.read + other.read, self.labelled + other.labelled)


class Floor(NamedTuple):
    """The least that one measure of one figure may be."""

    figure: str
    measure: str
    least: float

    def reached(self, figure: Figure) -> bool:
        """Whether the figure, rounded to four places as it is printed, is at the floor or above."""
        return round(float(getattr(figure, self.measure)), 4) >= self.least

    def __str__(self) -> str:
        return f"{self.figure}.{self.measure} >= {self.least}"


def parse_floor(text: str) -> Floor:
    """`quantities=0.95` (of F1) or `facts.recall=0.6`. Raises FactmillError when it is neither."""
    name, _, value = text.partition("=")
    figure, _, measure = name.strip().partition(".")
    try:
        return _floor(figure, measure or "f1", value)
    except ValueError as error:
        raise FactmillError(
            f"{text}: not a floor ({error})", "Write it as quantities=0.95 or facts.recall=0.6"
        ) from error


def read_floors(path: Path) -> list[Floor]:
    """The floors of a CSV file with the columns figure, measure, least; `#` begins a comment line."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        rows = csv.DictReader(line for line in lines if line.strip() and not line.startswith("#"))
        return [_floor(row["figure"], row["measure"], row["least"]) for row in rows]
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise FactmillError(
            f"{path}: not a file of floors ({error})", "Its columns are figure, measure, least."
        ) from error


def _floor(figure: str, measure: str, least: str) -> Floor:
    if measure not in MEASURES:
        raise ValueError(f"the measures are {', '.join(MEASURES)}")
    value = float(least)
    if not 0 <= value <= 1:
        raise ValueError("a floor lies between 0 and 1")
    return Floor(figure, measure, value)
