"""Ids: fingerprints of content and position. The same input gives the same ids."""

from hashlib import blake2b


def fingerprint(prefix: str, *parts: object) -> str:
    """`prefix_` and 20 hex digits (80 bits) of BLAKE2b over the parts; None counts as an empty part.

    The prefix names the table: d documents, g segments, s sentences, m mentions, c chains, e entities,
    q quantities, t time_expressions, f facts, n findings, r rejects, z quarantine, a audits.
    """
    joined = "\x1f".join(["" if part is None else str(part) for part in parts])
    return f"{prefix}_{blake2b(joined.encode('utf-8', 'surrogatepass'), digest_size=10).hexdigest()}"
