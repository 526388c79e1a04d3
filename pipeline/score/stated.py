"""Articles with the facts that they state: the text, a line `-----`, then one fact a line. `=====` parts articles.

    subject | predicate | object or - | figure as it is written or - | status

A fact is read when names of the article that stand for its subject and its object are written so, and its figure is.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from pipeline.errors import FactmillError
from pipeline.rows import Fact
from pipeline.rows.facts import PREDICATES, STATUSES
from pipeline.score.match import pair
from pipeline.score.public.pages import read_text
from pipeline.score.report import Report
from pipeline.score.typed import BETWEEN
from pipeline.text.facts import read_facts

_LABELS = re.compile(r"^-----\n", re.MULTILINE)
NONE = "-"
AHEAD = frozenset(("planned", "predicted"))
"""Statuses that a label does not tell apart: both are yet to come."""


class Stated(NamedTuple):
    """One label; `object` and `figure` are "" where there is none."""

    subject: str
    predicate: str
    object: str
    figure: str
    status: str


class Article(NamedTuple):
    """One article: where it is, its text, what it states."""

    name: str
    text: str
    facts: tuple[Stated, ...]


class Read(NamedTuple):
    """One fact as it was read: how its parts are written in the article, in lower case."""

    fact: Fact
    subject: frozenset[str]
    object: frozenset[str]
    figure: str


def is_stated(folder: Path) -> bool:
    """Whether the first text below `folder` goes on with the facts that it states."""
    first = min(folder.rglob("*.txt"), default=None)
    return first is not None and _LABELS.search(first.read_text(encoding="utf-8", errors="replace")) is not None


def read_stated(folder: Path) -> Iterator[Article]:
    """Every article below `folder`, by path and place. Raises FactmillError that names a line that is no fact."""
    for path in sorted(folder.rglob("*.txt")):
        said = path.relative_to(folder).as_posix()
        for place, part in enumerate(BETWEEN.split(path.read_text(encoding="utf-8"))):
            text, *labels = _LABELS.split(part, maxsplit=1)
            name = f"{said}#{place}"
            lines = [line for line in "".join(labels).splitlines() if line.strip()]
            yield Article(name, text.strip("\n"), tuple(_stated(name, line) for line in lines))


def score_stated(folder: Path) -> Report:
    """Recall of the facts stated below `folder`, as `facts`, and with their status, as `facts_status`."""
    report = Report()
    for article in read_stated(folder):
        read = _read(article.text)
        pairs, _ = pair(read, article.facts, _same)
        report.add("facts", len(pairs), len(pairs), len(article.facts))
        sure, _ = pair(read, article.facts, lambda one, label: _same(one, label) and _same_status(one, label))
        report.add("facts_status", len(sure), len(sure), len(article.facts))
        hit = {id(label) for _, label in pairs}
        report.misses += [f"{article.name} missed: {' | '.join(one)}" for one in article.facts if id(one) not in hit]
    return report


def _stated(name: str, line: str) -> Stated:
    parts = [part.strip() for part in line.split("|")]
    if len(parts) != len(Stated._fields):
        raise _broken(name, line, f"it has {len(parts)} parts")
    one = Stated(*("" if part == NONE else part for part in parts))
    if one.predicate not in PREDICATES or one.status not in STATUSES:
        raise _broken(name, line, "its predicate or its status is none of the tables")
    return one


def _broken(name: str, line: str, why: str) -> FactmillError:
    return FactmillError(
        f"{name}: no fact: {line!r} ({why})", "Write it as: subject | predicate | object or - | figure or - | status"
    )


def _read(text: str) -> Sequence[Read]:
    """The facts of a text, their parts as it writes them."""
    page, mentions, chains, times, quantities = read_text(text)
    written: dict[str | None, set[str]] = {}
    for mention in mentions:
        written.setdefault(mention.chain_id, set()).add(mention.text.lower())
    figures = {quantity.quantity_id: quantity.text for quantity in quantities}
    facts = read_facts(page, mentions, chains, quantities, times).rows
    return [
        Read(
            fact,
            frozenset(written.get(fact.subject_chain, ())),
            frozenset(written.get(fact.object_chain, ())),
            figures.get(fact.quantity_id or "", ""),
        )
        for fact in facts
    ]


def _same(one: Read, label: Stated) -> bool:
    if one.fact.predicate != label.predicate or label.subject.lower() not in one.subject:
        return False
    if label.object and label.object.lower() not in one.object:
        return False
    figure, wanted = set(one.figure.split()), set(label.figure.split())
    return not wanted or (figure != set() and (wanted <= figure or figure <= wanted))


def _same_status(one: Read, label: Stated) -> bool:
    return one.fact.status == label.status or {one.fact.status, label.status} <= AHEAD
