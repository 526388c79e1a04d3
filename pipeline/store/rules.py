"""Which version of the rules reads the text: a hash of everything that decides what is read from it."""

from hashlib import blake2b
from pathlib import Path

from pipeline.store.warehouse import HOME

RULES = ("pipeline/rows", "pipeline/text", "pipeline/reconcile", "pipeline/quality", "seeds/reference", "expectations")
OVERRIDES = "entity_overrides.csv"
ENDINGS = frozenset({".py", ".csv", ".json", ".txt", ".npz"})


def rules_version(home: Path = HOME, own: Path | None = None) -> str:
    """16 hex digits over the code, lexicons and expectations that decide what the tables hold.

    Behind a `+` come 8 more over the overrides of entities, shipped and `own`: they decide nothing that is read.
    """
    digest = blake2b(digest_size=8)
    for folder in RULES:
        for path in sorted((home / folder).rglob("*")):
            if path.suffix in ENDINGS and path.name != OVERRIDES:
                digest.update(path.relative_to(home).as_posix().encode() + b"\0")
                digest.update(path.read_bytes() + b"\0")
    lying = (home / "seeds" / "reference" / OVERRIDES, own)
    overrides = [path for path in lying if path is not None and path.is_file()]
    added = blake2b(b"\0".join([path.read_bytes() for path in overrides]), digest_size=4)
    return digest.hexdigest() + (f"+{added.hexdigest()}" if overrides else "")


def reading_rules(version: str) -> str:
    """The part of a version that decides what is read: a document is read again when it changes."""
    return version.partition("+")[0]
