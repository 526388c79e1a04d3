"""What there is to do: the inbox as it lies there against the inbox as it was published."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import duckdb

from pipeline.engine.shards import InboxFile
from pipeline.rows import File
from pipeline.store.inbox import Seen


class Changes(NamedTuple):
    """What a run has to do about the files of an inbox."""

    to_stage: tuple[InboxFile, ...]
    kept: tuple[File, ...]
    refused: tuple[File, ...]
    added: int
    edited: int
    renamed: int
    deleted: int
    rules_changed: bool

    @property
    def nothing(self) -> bool:
        """Whether the published tables already say everything there is to say."""
        return not (self.added or self.edited or self.renamed or self.deleted or self.rules_changed)

    def counts(self) -> dict[str, int]:
        """Files by what happened to them, for people to read."""
        return {"added": self.added, "edited": self.edited, "renamed": self.renamed, "deleted": self.deleted}


def published_files(con: duckdb.DuckDBPyConnection, files: str) -> list[File]:
    """The rows of the files table named `files` (our own name, never outside text)."""
    names = ", ".join(File._fields)
    return [File._make(row) for row in con.execute(f"SELECT {names} FROM {files}").fetchall()]


def compare(
    seen: Sequence[Seen], before: Sequence[File], *, rules_changed: bool, reread: Iterable[str] = ()
) -> Changes:
    """Added, edited, renamed and deleted files, and which of them must be staged.

    A file whose bytes and ending were staged before keeps its document wherever it lies now, unless the
    rules changed or its document is one of `reread` (documents with quarantined rows are always read again).
    """
    was = {file.path: file for file in before}
    now = {file.path: file for file in seen}
    outcomes = {} if rules_changed else _outcomes(before)
    moved_away = {_key(file.path, file.sha256) for file in before if file.path not in now and file.sha256}
    added = renamed = edited = 0
    for file in seen:
        if file.path not in was:
            is_move = file.sha256 is not None and _key(file.path, file.sha256) in moved_away
            renamed, added = renamed + is_move, added + (not is_move)
        else:
            edited += not _same(file, was[file.path])
    gone = sum(path not in now for path in was)
    deleted = max(0, gone - renamed)
    reread_all = rules_changed and bool(seen or was)
    changes = Changes((), (), tuple(_refused(seen)), added, edited, renamed, deleted, reread_all)
    return _sorted_out(changes, seen, outcomes, frozenset() if changes.nothing else frozenset(reread))


def _outcomes(before: Sequence[File]) -> dict[tuple[str, str], File]:
    staged = (file for file in before if file.sha256 and not (file.reason or "").startswith("duplicate: "))
    return {_key(file.path, file.sha256): file for file in staged}


def _key(path: str, sha256: str | None) -> tuple[str, str]:
    return sha256 or "", Path(path).suffix.lower()


def _same(file: Seen, was: File) -> bool:
    if file.sha256 != was.sha256:
        return False
    if file.reason is not None or (was.reason or "").startswith("duplicate: "):
        return file.reason == was.reason
    return True


def _refused(seen: Sequence[Seen]) -> list[File]:
    return [File(file.path, file.sha256, file.bytes, None, None, file.reason) for file in seen if file.reason]


def _sorted_out(
    changes: Changes, seen: Sequence[Seen], outcomes: dict[tuple[str, str], File], reread: frozenset[str]
) -> Changes:
    to_stage, kept = [], []
    for file in seen:
        if file.reason is not None or file.sha256 is None:
            continue
        outcome = outcomes.get(_key(file.path, file.sha256))
        if outcome is None or outcome.document_id in reread:
            to_stage.append(InboxFile(file.path, file.sha256, file.bytes or 0))
        else:
            kept.append(outcome._replace(path=file.path))
    return changes._replace(to_stage=tuple(to_stage), kept=tuple(kept))
