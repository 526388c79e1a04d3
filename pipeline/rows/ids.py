"""Ids: fingerprints of content and position. The same input gives the same ids."""

from hashlib import blake2b

_fresh = blake2b(digest_size=10).copy
"""A digest of nothing yet; a copy costs half of what a new one does."""


def fingerprint(prefix: str, *parts: object) -> str:
    """`prefix_` and 20 hex digits (80 bits) of BLAKE2b over the parts; None counts as an empty part.

    The prefix names the table: d documents, g segments, s sentences, m mentions, c chains, e entities,
    q quantities, t time_expressions, f facts, n findings, r rejects, z quarantine, a audits.
    """
    return _digest(prefix, "\x1f".join(["" if part is None else f"{part}" for part in parts]))


def span_id(prefix: str, document_id: str, start: int, end: int, said: str | None = None) -> str:
    """What `fingerprint` gives for a span of a document and what it is said to be, in less time."""
    where = f"{document_id}\x1f{start}\x1f{end}"
    return _digest(prefix, where if said is None else f"{where}\x1f{said}")


def _digest(prefix: str, joined: str) -> str:
    digest = _fresh()
    digest.update(joined.encode() if joined.isascii() else joined.encode("utf-8", "surrogatepass"))
    return f"{prefix}_{digest.hexdigest()}"
