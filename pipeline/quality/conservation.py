"""The laws of conservation: nothing that was found may evaporate on its way to a table."""

from collections.abc import Mapping
from typing import NamedTuple


class Counts(NamedTuple):
    """What a run counted. Per stage: mentions, quantities, time_expressions, facts. Per table: rows."""

    files: int
    documents: int
    refused: int
    found: Mapping[str, int] = {}
    readings: Mapping[str, int] = {}
    rejects: Mapping[str, int] = {}
    extracted: Mapping[str, int] = {}
    published: Mapping[str, int] = {}
    quarantined: Mapping[str, int] = {}


class Violation(NamedTuple):
    """A sum that does not come out."""

    law: str
    subject: str
    whole: int
    parts: tuple[int, int]
    explanation: str


FILES = "files = documents + refused"
CANDIDATES = "candidates = readings + rejects"
ROWS = "rows extracted = published + quarantined"


def check(counts: Counts) -> list[Violation]:
    """The violations of the three laws, in the order of the laws, stages and tables by name.

    A stage or table that one side counts and the other does not is counted as 0 there.
    """
    return [
        *_broken(FILES, "files", counts.files, counts.documents, counts.refused),
        *_compare(CANDIDATES, counts.found, counts.readings, counts.rejects),
        *_compare(ROWS, counts.extracted, counts.published, counts.quarantined),
    ]


def _compare(
    law: str, wholes: Mapping[str, int], kept: Mapping[str, int], refused: Mapping[str, int]
) -> list[Violation]:
    subjects = sorted({*wholes, *kept, *refused})
    return [
        violation
        for name in subjects
        for violation in _broken(law, name, wholes.get(name, 0), kept.get(name, 0), refused.get(name, 0))
    ]


def _broken(law: str, subject: str, whole: int, kept: int, refused: int) -> list[Violation]:
    if whole == kept + refused:
        return []
    lost = whole - kept - refused
    fate = f"{lost} got lost" if lost > 0 else f"{-lost} came from nowhere"
    names = law.replace(" = ", " + ").split(" + ")
    sums = f"{whole} {names[0]}, but {kept} {names[1]} and {refused} {names[2]}"
    return [Violation(law, subject, whole, (kept, refused), f"{subject}: {sums}: {fate}.")]
