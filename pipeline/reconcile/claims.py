"""Facts that say the same are one claim, however many articles repeat it."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from pipeline.text.lexicon import lexicon

MEASURED = frozenset({"earned", "changed_by", "will_reach"})  # the noun decides what is measured


def nouns(*roles: str) -> dict[str, str]:
    """Word -> its role, of the words of some roles of the table of nouns."""
    return {
        word: row["role"] for row in lexicon("fact_nouns") if row["role"] in roles for word in row["nouns"].split()
    }


MEASURES = {noun: noun.removesuffix("s") for noun in nouns("income", "measure")} | dict.fromkeys(
    nouns("takings"), "revenue"
)
"""What is measured, by its word; what a company takes is its revenue, by whatever word."""
TALLIES = nouns("handed over", "made")
TOTALS = frozenset(nouns("in total"))
TO_DATE = tuple(phrase.replace("_", " ") for phrase in nouns("to date"))
"""What says that a sum is that of all rounds, as the nouns of TOTALS do."""
FAR = date(9999, 12, 31)
MOST_CLAIMS = 16  # distinct claims of one group that are compared with one another


class ComparableFact(NamedTuple):
    """A published fact with what its comparison needs of its article and its entities."""

    fact_id: str
    document_id: str
    cluster_id: str | None
    path: str
    published_on: date | None
    subject_id: str
    subject_name: str
    predicate: str
    object_id: str | None
    object_name: str | None
    unit: str | None
    value: Decimal | None
    value_max: Decimal | None
    modifier: str | None
    begins_on: date | None
    ends_on: date | None
    status: str
    certainty: str
    speaker: str | None
    text: str
    start_char: int = 0


class Claim(NamedTuple):
    """What one or more facts say alike: figure, modifier, status and period."""

    first: ComparableFact  # the earliest published
    others: tuple[ComparableFact, ...]  # the earliest of each other cluster, in order
    clusters: frozenset[str]
    told_last: int = 0  # where the article of `first` says it for the last time


def measures(fact: ComparableFact) -> frozenset[str]:
    """What is measured, where the predicate leaves that to a noun or verb: revenue, profit, what was sold ..."""
    if fact.predicate == "has_count":
        words = fact.text.lower().split()
        return frozenset(TALLIES[word] for word in words if word in TALLIES) or frozenset({"had"})
    if fact.predicate == "raised":
        return frozenset({"total"}) if is_total(fact) else frozenset()
    if fact.predicate not in MEASURED:
        return frozenset()
    found = frozenset(MEASURES[word] for word in fact.text.lower().replace("'", " ").split() if word in MEASURES)
    bare = fact.predicate == "changed_by" and fact.unit == "percent" and not found
    return frozenset({"share"}) if bare else found  # a bare name moves as its share does: "Acme closed 6% higher"


def is_total(fact: ComparableFact) -> bool:
    """Whether a sum raised is that of all rounds: "its total funding", "has raised $1.1 billion to date"."""
    text = fact.text.lower()
    return fact.predicate == "raised" and (
        not TOTALS.isdisjoint(text.split()) or any(phrase in text for phrase in TO_DATE)
    )


def cluster_of(fact: ComparableFact) -> str:
    """Near-duplicates share a cluster; an article without one stands for itself."""
    return fact.cluster_id or fact.document_id


def order(fact: ComparableFact) -> tuple[date, str, int, int, str]:
    """Publication first, then path, place and id: the same order however the facts arrive."""
    return (fact.published_on or FAR, fact.path, fact.start_char, end_of(fact), fact.fact_id)


def end_of(fact: ComparableFact) -> int:
    """Where the evidence ends: of two figures of one sentence the second ends later."""
    return fact.start_char + len(fact.text)


def claims_of(facts: Iterable[ComparableFact]) -> list[Claim]:
    """The distinct claims of facts on one subject, predicate, object and unit; linear in their number.

    At most MOST_CLAIMS: those with the most independent clusters first, then in order of publication.
    """
    groups: dict[tuple[object, ...], dict[str, ComparableFact]] = {}
    last: dict[tuple[object, ...], int] = {}
    for fact in facts:
        period = (fact.begins_on, fact.ends_on)
        key: tuple[object, ...] = (measures(fact), fact.value, fact.value_max, fact.modifier, fact.status, period)
        earliest = groups.setdefault(key, {})
        last[*key, fact.document_id] = max(end_of(fact), last.get((*key, fact.document_id), 0))
        cluster = cluster_of(fact)
        if cluster not in earliest or order(fact) < order(earliest[cluster]):
            earliest[cluster] = fact
    claims = []
    for key, earliest in groups.items():
        first, *others = sorted(earliest.values(), key=order)
        told_last = last[*key, first.document_id]
        claims.append(Claim(first, tuple(others), frozenset(earliest), told_last))
    claims.sort(key=lambda claim: (-len(claim.clusters), order(claim.first)))
    return claims[:MOST_CLAIMS]
