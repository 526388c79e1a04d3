"""When a reading and a label are the same."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

Row = dict[str, Any]
Reading = TypeVar("Reading")
Label = TypeVar("Label")

SAME_NOUN = {
    "graphics processor": "gpu",
    "graphics processing unit": "gpu",
    "gpus": "gpu",
    "teslas": "tesla",
    "tesla vehicle": "tesla",
}


def pair(
    readings: Sequence[Reading], labels: Sequence[Label], same: Callable[[Reading, Label], bool]
) -> tuple[list[tuple[Reading, Label]], set[int]]:
    """Each label with the first free reading that is the same, and the indices of the readings used."""
    used: set[int] = set()
    pairs: list[tuple[Reading, Label]] = []
    for label in labels:
        for index, reading in enumerate(readings):
            if index not in used and same(reading, label):
                used.add(index)
                pairs.append((reading, label))
                break
    return pairs, used


def overlaps(reading: Row, label: Row) -> bool:
    """Whether the two spans share a character."""
    return bool(reading["start_char"] < label["end"] and label["start"] < reading["end_char"])


def equal(left: Any, right: Any) -> bool:
    """Equal numbers, to one part in 1e9; nothing equals null."""
    return None not in (left, right) and abs(float(left) - float(right)) <= 1e-9 * max(1.0, abs(float(right)))


def same_unit(read: str | None, labelled: str | None, kind: str) -> bool:
    """The same unit; of counted nouns the head noun decides ("Nvidia gpu" is "gpu")."""
    left, right = (_noun(unit) for unit in (read, labelled))
    if left == right:
        return True
    return kind == "count" and bool(left and right) and left.split()[-1] == right.split()[-1]


def _noun(unit: str | None) -> str:
    plain = (unit or "").lower().strip()
    return SAME_NOUN.get(plain, plain)


def same_quantity(reading: Row, label: Row) -> bool:
    """Overlapping spans with the same kind, unit and value."""
    return (
        overlaps(reading, label)
        and reading["kind"] == label["kind"]
        and same_unit(reading["unit"], label["unit"], label["kind"])
        and equal(reading["value"], label["value"])
    )


def same_time(reading: Row, label: Row) -> bool:
    """Overlapping spans with the same TIMEX3 value and mod; a label without a value wants no days."""
    if not overlaps(reading, label):
        return False
    if label["value"] is None and reading["begins_on"] is None:
        return True
    return (reading["timex_value"] or "") == (label["value"] or "") and reading["timex_mod"] == label["mod"]


def same_days(reading: Row, label: Row) -> bool:
    """Overlapping spans that cover the same days."""
    ends = (str(reading["begins_on"]), str(reading["ends_on"]))
    return overlaps(reading, label) and ends == (str(label["begin"]), str(label["finish"]))


def same_mention(reading: Row, label: Row) -> bool:
    """The same characters, and a type that the label accepts."""
    span = (reading["start_char"], reading["end_char"])
    return span == (label["start"], label["end"]) and reading["type"] in label["type"]


def same_status(reading: Row, label: Row) -> bool:
    """The same status; an expected thing may be planned or predicted."""
    wanted = label["status"]
    return reading["status"] == wanted or (
        wanted == "expected" and reading["status"] in ("planned", "predicted")
    )
