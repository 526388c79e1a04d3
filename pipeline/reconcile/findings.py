"""Facts of several articles set side by side: what agrees, refines, revises or contradicts."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from decimal import Decimal
from itertools import combinations

from pipeline.reconcile.claims import Claim, ComparableFact, claims_of
from pipeline.reconcile.explain import explanation
from pipeline.reconcile.verdicts import by_precision, ordered, overlap, verdict
from pipeline.rows import Finding, fingerprint

SAME_ROUND = timedelta(days=60)  # an investment and a round told this close may be one deal

__all__ = ["ComparableFact", "compare", "compare_parts"]


def compare(facts: Sequence[ComparableFact]) -> list[Finding]:
    """Findings on the facts of one (subject, predicate, unit), the same whatever the order of the facts.

    Facts about different objects are never compared. Equal claims are one, so the work is linear in the facts
    and bounded in the distinct claims (`claims.MOST_CLAIMS` of each object).
    """
    objects: dict[str, list[ComparableFact]] = {}
    for fact in facts:
        objects.setdefault(fact.object_id or "", []).append(fact)
    findings = []
    for object_id in sorted(objects):
        claims = claims_of(objects[object_id])
        findings += [found for claim in claims for found in _agreement(claim)]
        findings += [found for pair in combinations(claims, 2) for found in _judged(*pair)]
    return sorted(findings, key=lambda finding: finding.finding_id)


def compare_parts(invested: Iterable[ComparableFact], raised: Iterable[ComparableFact]) -> list[Finding]:
    """Sums invested in a company that can be part of its round: smaller, of one unit, status and time.

    `invested` are facts whose object is the company, `raised` facts whose subject is; others are left out.
    """
    wholes: dict[tuple[str, str | None], list[ComparableFact]] = {}
    for fact in raised:
        wholes.setdefault((fact.subject_id, fact.unit), []).append(fact)
    parts: dict[tuple[str, str | None], list[ComparableFact]] = {}
    for fact in invested:
        if fact.object_id is not None and (fact.object_id, fact.unit) in wholes:
            parts.setdefault((fact.object_id, fact.unit), []).append(fact)
    findings = [
        _finding(part, whole, "part_of")
        for key in sorted(parts, key=str)
        for part in claims_of(parts[key])
        for whole in claims_of(wholes[key])
        if _fits(part.first, whole.first)
    ]
    return sorted(findings, key=lambda finding: finding.finding_id)


def _agreement(claim: Claim) -> list[Finding]:
    """The same claim from independent articles: one finding, however many they are."""
    if not claim.others:
        return []
    return [_finding(claim, claim._replace(first=claim.others[0]), "agrees")]


def _judged(one: Claim, other: Claim) -> list[Finding]:
    """The finding on two distinct claims; none when one article (or its twins) merely repeats itself."""
    left, right = ordered(one, other)
    judged = verdict(left.first, right.first)
    if judged == "agrees" and len(left.clusters | right.clusters) < 2:
        return []
    if judged == "refines":
        left, right = by_precision(left, right)
    elif judged == "supersedes" and left.first.document_id == right.first.document_id:
        left, right = (left, right) if left.told_last <= right.told_last else (right, left)
    elif judged == "part_of":
        left, right = (left, right) if _value(left) <= _value(right) else (right, left)
    return [_finding(left, right, judged)]


def _value(claim: Claim) -> Decimal:
    return claim.first.value if claim.first.value is not None else Decimal(0)


def _fits(part: ComparableFact, whole: ComparableFact) -> bool:
    """Whether a sum invested can be part of a round."""
    if part.value is None or whole.value is None or part.value >= whole.value or part.status != whole.status:
        return False
    if part.begins_on is not None and whole.begins_on is not None:
        return overlap(part, whole)
    if part.document_id == whole.document_id:
        return True
    if part.published_on is None or whole.published_on is None:
        return False
    return abs(part.published_on - whole.published_on) <= SAME_ROUND


def _finding(left: Claim, right: Claim, judged: str) -> Finding:
    one, other = left.first, right.first
    ratio = None
    if one.value and other.value is not None:
        ratio = round(float(other.value / one.value), 9)
    whole = other if judged == "part_of" else one
    return Finding(
        finding_id=fingerprint("n", one.fact_id, other.fact_id),
        subject_id=whole.subject_id,
        predicate=whole.predicate,
        unit=whole.unit,
        left_fact_id=one.fact_id,
        right_fact_id=other.fact_id,
        verdict=judged,
        ratio=ratio,
        explanation=explanation(one, other, judged),
        independent_sources=len(left.clusters | right.clusters),
    )
