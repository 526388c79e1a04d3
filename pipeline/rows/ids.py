"""Ids: fingerprints of content and position. The same input gives the same ids."""

from hashlib import blake2b

_fresh = blake2b(digest_size=10).copy
"""A digest of nothing yet; a copy costs half of what a new one does."""


def fingerprint(prefix: str, *parts: object) -> str:
    """`prefix_` and 20 hex digits (80 bits) of BLAKE2b over the parts; None counts as an empty part.

    The prefix names the table: d documents, g segments, s sentences, m mentions, c chains, e entities,
    q quantities, t time_expressions, f facts, n findings, r rejects, z quarantine, a audits.
    """
    joined = "\x1f".join(["" if part is None else f"{part}" for part in parts])
    digest = _fresh()
    digest.update(joined.encode() if joined.isascii() else joined.encode("utf-8", "surrogatepass"))
    return f"{prefix}_{digest.hexdigest()}"
