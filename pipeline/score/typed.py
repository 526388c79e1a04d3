"""Texts with each name marked by its type: `[[Musk|PERSON]]`. A file holds many, a line `=====` between them.

MISC marks what is named but is no entity here: works, prizes, nationalities.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from pipeline.rows.readings import ENTITY_TYPES
from pipeline.score.marked import broken, first_mark, unmark
from pipeline.score.public.names import MISC, Labelled, Name, add_names
from pipeline.score.report import Report

TYPES = frozenset(ENTITY_TYPES)
BETWEEN = re.compile(r"^=====\n", re.MULTILINE)


def is_typed(folder: Path) -> bool:
    """Whether the first name that is marked below `folder` is marked by its type."""
    mark = first_mark(folder)
    return mark is not None and mark.group(2) in {*TYPES, MISC}


def read_typed(folder: Path) -> Iterator[Labelled]:
    """Every text below `folder`, by path and place. Raises FactmillError that names a file with a broken mark."""
    for path in sorted(folder.rglob("*.txt")):
        said = path.relative_to(folder).as_posix()
        for place, text in enumerate(BETWEEN.split(path.read_text(encoding="utf-8"))):
            plain = unmark(said, text.strip("\n"), _type)
            names = tuple(Name(one.start, one.end, one.label) for one in plain.names)
            yield Labelled(f"{said}#{place}", plain.text, names, TYPES)


def score_typed(folder: Path) -> Report:
    """Exact span and type of every name below `folder`, as `names`, of ORG as `names_org`, and of other types apart."""
    report = Report()
    for text in read_typed(folder):
        report.misses += _faults(text, add_names("names", text, report))
    return report


def _faults(text: Labelled, read: set[Name]) -> list[str]:
    """What was missed and what was read wrongly, in words."""
    wanted = {one for one in text.names if one.type in text.types}
    told = [*(("missed", one) for one in sorted(wanted - read)), *(("wrong", one) for one in sorted(read - wanted))]
    return [f"{text.name} {how} {one.type}: {text.text[one.start : one.end]!r}" for how, one in told]


def _type(path: str, mark: re.Match[str]) -> str:
    label = mark.group(2)
    if label not in TYPES and label != MISC:
        raise broken(path, mark.group(), f"the type is none of {', '.join(sorted(TYPES))} and {MISC}")
    return label
