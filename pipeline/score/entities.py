"""Which mentions stand for one thing: pairs of mentions, within documents and across them.

A pair is right when both mentions have labelled characters, one label and one entity. `entities_within` and
`entities_across` are end to end: a name that was not recognised costs its pairs, and so does one that is none.
The same figures with `_recognised` count only names that were read with exactly the labelled characters, which
leaves the errors of resolution alone.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from pipeline.errors import FactmillError
from pipeline.score.marked import Marked
from pipeline.score.report import Report
from pipeline.store.ask import rows

if TYPE_CHECKING:
    import duckdb


class Linked(NamedTuple):
    """One name of a document: its label and the entity it was read as; None where there is none."""

    document: str
    text: str
    label: str | None
    entity: str | None


def score_entities(con: "duckdb.DuckDBPyConnection", articles: Sequence[Marked]) -> Report:
    """Score the warehouse that `con` is open on, which has read the articles and nothing else."""
    if not articles:
        raise FactmillError("there are no marked articles to score", "Write names as [[Musk|elon-musk]].")
    report = Report()
    names = [name for article in articles for name in _linked(con, article, report)]
    both = [name for name in names if name.label is not None and name.entity is not None]
    labelled, read = sum(n.label is not None for n in names), sum(n.entity is not None for n in names)
    report.add("names", len(both), read, labelled)
    for suffix, counted in (("", names), ("_recognised", both)):
        within, across = pairs(counted)
        report.add(f"entities_within{suffix}", *within)
        report.add(f"entities_across{suffix}", *across)
    report.misses += _misses(both)
    return report


def pairs(names: Iterable[Linked]) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
    """(right, read, labelled) pairs within documents, and across them. Work grows with the names, not the pairs."""
    names = list(names)
    keys: tuple[list[Hashable], ...] = (
        [(name.label, name.entity) if None not in (name.label, name.entity) else None for name in names],
        [name.entity for name in names],
        [name.label for name in names],
    )
    within, everywhere = [], []
    for column in keys:
        held = [(key, name.document) for key, name in zip(column, names, strict=True) if key is not None]
        within.append(_pairs(Counter(held)))
        everywhere.append(_pairs(Counter(key for key, _ in held)))
    across = [total - inside for total, inside in zip(everywhere, within, strict=True)]
    return (within[0], within[1], within[2]), (across[0], across[1], across[2])


def _pairs(sizes: Counter[Hashable]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes.values())


def _linked(con: "duckdb.DuckDBPyConnection", article: Marked, report: Report) -> list[Linked]:
    """The names of one article, labelled or read; an article that the warehouse lacks is missing."""
    found = rows(con, "SELECT document_id, text FROM documents WHERE path = $1", article.path)
    if not found or found[0]["text"] != article.text:
        report.missing.append(article.path)
        return []
    query = "SELECT start_char, end_char, text, entity_id FROM mentions WHERE document_id = $1"
    read = {(row["start_char"], row["end_char"]): row for row in rows(con, query, found[0]["document_id"])}
    names = []
    for start, end, label in article.names:
        row = read.pop((start, end), None)
        names.append(Linked(article.path, article.text[start:end], label, row["entity_id"] if row else None))
    return names + [Linked(article.path, row["text"], None, row["entity_id"]) for row in read.values()]


def _misses(names: Sequence[Linked]) -> list[str]:
    """Labels that became several entities, and entities that hold several labels."""
    by_label: dict[str, dict[str, list[Linked]]] = {}
    by_entity: dict[str, dict[str, list[Linked]]] = {}
    for name in names:
        label, entity = name.label or "", name.entity or ""
        by_label.setdefault(label, {}).setdefault(entity, []).append(name)
        by_entity.setdefault(entity, {}).setdefault(label, []).append(name)
    apart = [
        f"{label} is in {len(parts)} entities: {_listed(parts)}" for label, parts in by_label.items() if len(parts) > 1
    ]
    mixed = [
        f"one entity is {' and '.join(sorted(parts))}: {_listed(parts)}"
        for parts in by_entity.values()
        if len(parts) > 1
    ]
    return [*sorted(apart), *sorted(mixed)]


def _listed(parts: dict[str, list[Linked]]) -> str:
    """Each part as its forms and documents: "Kim (a.txt), Kim (b.txt) / Kim Min-ji (a.txt)"."""
    return " / ".join(
        ", ".join(sorted({f"{name.text} ({name.document})" for name in part})) for part in parts.values()
    )
