"""Which version of the rules reads the text: a hash of everything that decides what is read from it."""

from hashlib import blake2b
from pathlib import Path

from pipeline.store.warehouse import HOME

RULES = ("pipeline/rows", "pipeline/text", "pipeline/reconcile", "pipeline/quality", "seeds/reference", "expectations")
ENDINGS = frozenset({".py", ".csv", ".json", ".txt", ".npz"})


def rules_version(home: Path = HOME) -> str:
    """16 hex digits over the code, lexicons and expectations that decide what the tables hold."""
    digest = blake2b(digest_size=8)
    for folder in RULES:
        for path in sorted((home / folder).rglob("*")):
            if path.suffix in ENDINGS:
                digest.update(path.relative_to(home).as_posix().encode() + b"\0")
                digest.update(path.read_bytes() + b"\0")
    return digest.hexdigest()
