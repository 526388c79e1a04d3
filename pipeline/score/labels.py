"""Labels of one article, as a careful reader wrote them down (JSON, one file an article)."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.errors import FactmillError

Label = dict[str, Any]
LISTS = ("boilerplate", "entities", "quantities", "dates", "facts")


@dataclass(frozen=True, slots=True)
class Labels:
    """What is right about one article. Spans are half-open, in characters of the document's text."""

    document: str
    published: str | None
    body: tuple[int, int]
    boilerplate: list[Label]
    entities: list[Label]
    quantities: list[Label]
    dates: list[Label]
    facts: list[Label]


def read_labels(folder: Path) -> Iterator[Labels]:
    """Every label file of a folder, by name. Raises FactmillError when there is none or one is unreadable."""
    files = sorted(folder.glob("*.json"))
    if not files:
        raise FactmillError(
            f"{folder}: no label files (*.json) here", "Name the folder that holds the labels."
        )
    for path in files:
        try:
            held = json.loads(path.read_text(encoding="utf-8"))
            start, end = held["body"]
            yield Labels(held["doc"], held["published"], (start, end), *(held[name] for name in LISTS))
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise FactmillError(
                f"{path}: not a label file ({type(error).__name__}: {error})",
                "Its keys are doc, published, body, boilerplate, entities, quantities, dates, facts.",
            ) from error
