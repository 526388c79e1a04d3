"""MEANTIME, one JSON line a document."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from pipeline.errors import FactmillError


def documents(path: Path) -> Iterator[dict[str, Any]]:
    """Every document, with `published` (date or None) beside its own keys. Raises FactmillError on a broken line."""
    try:
        for line in path.read_text(encoding="utf-8").splitlines():
            document = json.loads(line)
            yield {**document, "published": _day(document["dct"])}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise FactmillError(
            f"{path}: not MEANTIME as JSON lines ({type(error).__name__}: {error})", "Lay the file anew."
        ) from error


def _day(said: str | None) -> date | None:
    """2008-05-24, and the one day that is written 05-24-2008."""
    if not said:
        return None
    if said[2] == "-":
        return date(int(said[6:10]), int(said[:2]), int(said[3:5]))
    return date.fromisoformat(said[:10])
