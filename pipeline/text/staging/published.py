"""The day of publication, decided from everything that claims to know it.

The policy is the order of `ORDER`: a field written for the purpose beats a line of the text, a line beats
an address. What disagrees with the winner is recorded, and never moves it.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from pipeline.text.staging.dates import Period, read_date

ORDER = ("front_matter", "html_meta", "inline_prefix", "dateline", "url")

PUBLISH_KEYS = (
    "publish_date publishdate published_date date_published datepublished publication_date publicationdate "
    "pub_date pubdate published published_on published_at published_time publishedat publishedtime "
    "article_published_time first_published posted posted_on post_date release_date date"
).split()
CREATED_KEYS = ("created", "created_date", "created_at", "date_created", "creation_date")
UPDATED_KEYS = (
    "updated updated_at updated_date modified modified_date lastmod last_modified last_updated date_modified "
    "datemodified"
).split()
URL_KEYS = "url canonical canonical_url permalink link source_url original_url source guid".split()

_URL_DAY = re.compile(
    r"""
    https?://[^/\s]{1,253} (?: /[^/\s?#]{0,200} ){0,8}? /
    (?: (?P<year> (?:19|20)\d\d ) [/-] (?P<month> 0?[1-9] | 1[0-2] | [a-z]{3} )
        (?: [/-] (?P<day> 0?[1-9] | [12]\d | 3[01] ) (?= [/?#_.-] | $ ) | (?= / | $ ) )
      | (?P<compact> (?:19|20)\d\d (?:0[1-9]|1[0-2]) (?:0[1-9]|[12]\d|3[01]) ) (?= [/?#_-] | $ )
    )
    """,
    re.VERBOSE,
)


class Claim(NamedTuple):
    """One source's word on the day of publication."""

    evidence: str
    period: Period


class Published(NamedTuple):
    """The day or interval of publication and what it was read from."""

    on: date | None
    first: date | None
    last: date | None
    evidence: str


UNKNOWN = Published(None, None, None, "unknown")


def claims_of_fields(evidence: str, fields: dict[str, str], issues: list[str]) -> list[Claim]:
    """Claims of front matter or of a page's metadata: a field of publication, else bounds by other fields."""
    said = list(_periods(evidence, fields, PUBLISH_KEYS, issues))
    created = next(_periods(evidence, fields, CREATED_KEYS, issues), None)
    updated = next(_periods(evidence, fields, UPDATED_KEYS, issues), None)
    if said:
        _note_contradictions(evidence, said, created, updated, issues)
        return [Claim(evidence, said[0][1])]
    if created or updated:
        bounds = Period(created[1].first if created else None, updated[1].last if updated else None)
        return [Claim(evidence, bounds)]
    return []


def claim_of_text(evidence: str, written: str | None, issues: list[str]) -> list[Claim]:
    """The claim of a day quoted from the text."""
    if written is None:
        return []
    period = read_date(written)
    if period is None:
        issues.append(f"{evidence} {written.strip()[:40]!r} is no day of a plausible year: ignored")
        return []
    return [Claim(evidence, period)]


def claims_of_urls(urls: Sequence[str]) -> list[Claim]:
    """The claim of the first address whose path holds a day or a month."""
    for url in urls:
        found = _URL_DAY.match(url[:2_000].lower())
        if found:
            parts = [part for part in (found["year"], found["month"], found["day"]) if part]
            written = found["compact"] or (
                f"{found['day'] or ''} {found['month']} {found['year']}".strip()
                if found["month"].isalpha()
                else "-".join(parts)
            )
            if period := read_date(written):
                return [Claim("url", period)]
    return []


def decide(claims: Sequence[Claim], issues: list[str]) -> Published:
    """The strongest claim; a weaker one that fits within narrows an interval, one that does not is noted."""
    ranked = sorted(claims, key=lambda claim: ORDER.index(claim.evidence))
    if not ranked:
        return UNKNOWN
    winner = next((claim for claim in ranked if claim.period.first == claim.period.last), ranked[0])
    if winner is not ranked[0] and not _within(winner.period, ranked[0].period):
        winner = ranked[0]
    for claim in ranked:
        if not (_within(winner.period, claim.period) or _within(claim.period, winner.period)):
            kept = f"{winner.evidence} {winner.period}"
            issues.append(f"{claim.evidence} says {claim.period}, {kept}: the latter is kept")
    first, last = winner.period
    return Published(first if first == last else None, first, last, winner.evidence)


def _periods(
    evidence: str, fields: dict[str, str], keys: Sequence[str], issues: list[str]
) -> Iterator[tuple[str, Period]]:
    for key in keys:
        if written := fields.get(key):
            if period := read_date(written):
                yield key, period
            else:
                issues.append(f"{evidence} {key} {written[:40]!r} is no day of a plausible year: ignored")


def _note_contradictions(
    evidence: str,
    said: list[tuple[str, Period]],
    created: tuple[str, Period] | None,
    updated: tuple[str, Period] | None,
    issues: list[str],
) -> None:
    key, period = said[0]
    for other, another in said[1:]:
        if not (_within(another, period) or _within(period, another)):
            issues.append(f"{evidence} contradicts itself: {key} {period}, {other} {another}; {key} is kept")
    late = created and created[1].first and period.last and created[1].first > period.last
    early = updated and updated[1].last and period.first and updated[1].last < period.first
    for other, another in ([created] if created and late else []) + ([updated] if updated and early else []):
        issues.append(f"{evidence} contradicts itself: {key} {period}, {other} {another}; {key} is kept")


def _within(inner: Period, outer: Period) -> bool:
    return (outer.first is None or (inner.first is not None and inner.first >= outer.first)) and (
        outer.last is None or (inner.last is not None and inner.last <= outer.last)
    )
