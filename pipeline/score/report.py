"""A warehouse against a folder of labels: figures, articles that are missing, and every miss in words."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.score.figures import Figure
from pipeline.score.labels import Labels, read_labels
from pipeline.score.match import (
    Row,
    overlaps,
    pair,
    same_days,
    same_mention,
    same_quantity,
    same_status,
    same_time,
)
from pipeline.store.ask import rows

if TYPE_CHECKING:
    import duckdb

GROUNDED = ("mentions", "quantities", "time_expressions")


@dataclass(slots=True)
class Report:
    """The figures by name, in the order in which they are printed."""

    figures: dict[str, Figure] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    misses: list[str] = field(default_factory=list)

    def add(self, name: str, right: int, read: int, labelled: int) -> None:
        self.figures[name] = self.figures.get(name, Figure()).plus(Figure(right, read, labelled))


@dataclass(frozen=True, slots=True)
class Article:
    """What the warehouse holds of one labelled article."""

    document: Row
    names: dict[str, str]
    read: dict[str, list[Row]]
    facts: list[Row]

    def within(self, table: str, body: tuple[int, int]) -> list[Row]:
        """The rows that lie in the body of the article."""
        return [
            row for row in self.read[table] if row["start_char"] >= body[0] and row["end_char"] <= body[1]
        ]


def score(con: "duckdb.DuckDBPyConnection", folder: Path) -> Report:
    """Score the warehouse that `con` is open on. Raises FactmillError when the labels cannot be read."""
    report = Report()
    for labels in read_labels(folder):
        article = _article(con, labels.document)
        if article is None:
            report.missing.append(labels.document)
            continue
        _score_document(report, labels, article)
        _score_mentions(report, labels, article)
        read_as = _score_quantities(report, labels, article)
        _score_times(report, labels, article)
        _score_facts(report, labels, article, read_as)
    return report


def _article(con: "duckdb.DuckDBPyConnection", path: str) -> Article | None:
    found = rows(
        con, "SELECT * FROM documents WHERE path = $1 OR ends_with(path, $2) ORDER BY path", path, f"/{path}"
    )
    if not found:
        return None
    key = found[0]["document_id"]
    query = "SELECT * FROM {} WHERE document_id = $1 ORDER BY start_char, end_char"
    read = {table: rows(con, query.format(table), key) for table in GROUNDED}
    names = dict(con.execute("SELECT entity_id, lower(name) FROM entities").fetchall())
    return Article(found[0], names, read, rows(con, query.format("facts"), key))


def _score_document(report: Report, labels: Labels, article: Article) -> None:
    text = article.document["text"]
    published = article.document["published_on"]
    right = (str(published) if published else None) == labels.published
    report.add("published_on", right, 1, 1)
    if not right:
        report.misses.append(f"{labels.document}: published_on is {published}, labelled {labels.published}")
    rows = [row for table in GROUNDED for row in article.read[table]]
    leaked = sum(any(overlaps(row, span) for span in labels.boilerplate) for row in rows)
    spans = len(labels.boilerplate)
    report.add("boilerplate", spans - min(leaked, spans), spans, spans)
    grounded = sum(text[row["start_char"] : row["end_char"]] == row["text"] for row in rows)
    report.add("grounding", grounded, len(rows), len(rows))


def _score_mentions(report: Report, labels: Labels, article: Article) -> None:
    mentions = article.within("mentions", labels.body)
    pairs, used = pair(mentions, labels.entities, same_mention)
    linked = sum(article.names.get(read["entity_id"], "") == label["entity"].lower() for read, label in pairs)
    report.add("entities", len(pairs), len(mentions), len(labels.entities))
    report.add("entities_linked", linked, len(mentions), len(labels.entities))
    hit = {id(label) for _, label in pairs}
    _missed(
        report,
        labels,
        "name",
        [f"{e['text']!r} {'/'.join(e['type'])}" for e in labels.entities if id(e) not in hit],
    )
    _spurious(
        report,
        labels,
        "name",
        [f"{m['text']!r} {m['type']}" for i, m in enumerate(mentions) if i not in used],
    )


def _score_quantities(report: Report, labels: Labels, article: Article) -> dict[str, Row]:
    """Returns the reading of each labelled quantity by the label's id. A counted "one" costs nothing."""
    read = article.within("quantities", labels.body)
    wanted = [label for label in labels.quantities if not label["optional"]]
    pairs, used = pair(read, wanted, same_quantity)
    free = [index for index in range(len(read)) if index not in used]
    pardoned = _optional(read, free, labels.quantities)
    pardoned |= {index for index in free if read[index]["kind"] == "count" and read[index]["value"] == 1}
    modified = sum(reading["modifier"] == label["modifier"] for reading, label in pairs)
    report.add("quantities", len(pairs), len(read) - len(pardoned), len(wanted))
    report.add("quantities_modifier", modified, len(read) - len(pardoned), len(wanted))
    hit = {id(label) for _, label in pairs}
    _missed(
        report,
        labels,
        "quantity",
        [f"{q['text']!r} {q['value']} {q['unit']}" for q in wanted if id(q) not in hit],
    )
    wrong = [read[index] for index in free if index not in pardoned]
    _spurious(report, labels, "quantity", [f"{q['text']!r} {q['value']} {q['unit']}" for q in wrong])
    return {label["id"]: reading for reading, label in pairs}


def _score_times(report: Report, labels: Labels, article: Article) -> None:
    read = [row for row in article.within("time_expressions", labels.body) if row["timex_type"] != "DURATION"]
    wanted = [label for label in labels.dates if not label["optional"]]
    pairs, used = pair(read, wanted, same_time)
    pardoned = _optional(read, [index for index in range(len(read)) if index not in used], labels.dates)
    days, _ = pair(read, wanted, same_days)
    report.add("time", len(pairs), len(read) - len(pardoned), len(wanted))
    report.add("time_interval", len(days), len(read) - len(pardoned), len(wanted))
    hit = {id(label) for _, label in pairs}
    _missed(
        report, labels, "time", [f"{t['text']!r} {t['value']} {t['mod']}" for t in wanted if id(t) not in hit]
    )
    wrong = [row for index, row in enumerate(read) if index not in used | pardoned]
    _spurious(report, labels, "time", [f"{t['text']!r} {t['timex_value']} {t['timex_mod']}" for t in wrong])


def _optional(read: Sequence[Row], free: Sequence[int], labels: Sequence[Row]) -> set[int]:
    """Free readings that lie on a label which may be read or not."""
    may = [label for label in labels if label["optional"]]
    return {index for index in free if any(overlaps(read[index], label) for label in may)}


def _score_facts(report: Report, labels: Labels, article: Article, read_as: dict[str, Row]) -> None:
    """Labels of facts are not exhaustive, so only recall is measured."""

    def same(fact: Row, label: Row) -> bool:
        return _same_fact(fact, label, article.names, read_as)

    pairs, _ = pair(article.facts, labels.facts, same)
    report.add("facts", len(pairs), len(pairs), len(labels.facts))
    pairs, _ = pair(
        article.facts, labels.facts, lambda fact, label: same(fact, label) and same_status(fact, label)
    )
    report.add("facts_status", len(pairs), len(pairs), len(labels.facts))
    hit = {id(label) for _, label in pairs}
    missed = [
        " ".join(str(f[name] or "") for name in ("subject", "predicate", "object", "quantity", "status"))
        for f in labels.facts
        if id(f) not in hit
    ]
    _missed(report, labels, "fact", missed)


def _same_fact(fact: Row, label: Row, names: dict[str, str], read_as: dict[str, Row]) -> bool:
    if (
        fact["predicate"] != label["predicate"]
        or names.get(fact["subject_id"], "") != label["subject"].lower()
    ):
        return False
    if label["object"] and names.get(fact["object_id"], "") != label["object"].lower():
        return False
    if not label["quantity"]:
        return True
    reading = read_as.get(label["quantity"])
    return reading is not None and fact["quantity_id"] == reading["quantity_id"]


def _missed(report: Report, labels: Labels, what: str, misses: Sequence[str]) -> None:
    report.misses += [f"{labels.document}: {what} missed: {miss}" for miss in misses]


def _spurious(report: Report, labels: Labels, what: str, misses: Sequence[str]) -> None:
    report.misses += [f"{labels.document}: {what} not labelled: {miss}" for miss in misses]
