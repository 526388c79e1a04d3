"""What people decide about entities: a CSV file of `same as` and `not the same as`."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pipeline.errors import FactmillError
from pipeline.text.lexicon import REFERENCE

SHIPPED = REFERENCE / "entity_overrides.csv"
VERDICTS = ("same as", "not the same as")
COLUMNS = ("name", "type", "document", "verdict", "other", "other_type", "other_document", "reason")


class Side(NamedTuple):
    """What one side of a line fits: a name, and where they are not empty a type and a path with * and ?."""

    name: str
    type: str
    document: str


class Override(NamedTuple):
    """One line: the left side is, or is not, the entity of the right side."""

    left: Side
    right: Side
    same: bool
    reason: str


def own_overrides(inbox: Path) -> Path:
    """Where the overrides of one inbox lie, if it has any: in a folder that holds no articles."""
    return inbox / ".factmill" / "entity_overrides.csv"


def read_overrides(*paths: Path) -> list[Override]:
    """The lines of the files that exist, in order. Raises FactmillError that names the file and line of a wrong one."""
    return [override for path in paths if path.is_file() for override in _lines(path)]


def _lines(path: Path) -> Iterator[Override]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeError) as error:
        raise FactmillError(f"{path}: cannot be read ({error})", "Save it as UTF-8 text.") from error
    numbered = [(at, line) for at, line in enumerate(text.splitlines(), 1) if line.strip() and line[0] != "#"]
    records = list(csv.reader([line for _, line in numbered]))
    if not records or tuple(records[0]) != COLUMNS:
        raise FactmillError(f"{path}: its first line is not a header", f"Begin with: {','.join(COLUMNS)}")
    for (at, _), record in zip(numbered[1:], records[1:], strict=True):
        yield _override(f"{path}, line {at}", record)


def _override(where: str, record: list[str]) -> Override:
    if len(record) != len(COLUMNS):
        raise FactmillError(f"{where}: {len(record)} fields", f"The fields: {','.join(COLUMNS)}")
    name, kind, document, verdict, other, other_kind, other_document, reason = (field.strip() for field in record)
    if verdict not in VERDICTS or not name or not other:
        step = f"Name two things, and between them: {' or '.join(VERDICTS)}"
        raise FactmillError(f"{where}: {','.join(record)}", step)
    left, right = Side(name, kind, document), Side(other, other_kind, other_document)
    if left == right:
        raise FactmillError(f"{where}: both sides are the same", "Narrow one side down by a type or a document.")
    return Override(left, right, verdict == VERDICTS[0], reason)
