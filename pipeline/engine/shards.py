"""The two functions that run over shards: files become documents, documents become readings."""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import Any, NamedTuple

from pipeline.engine.receipts import Receipt, read_rows, write_shard
from pipeline.interpreter import roomy
from pipeline.rows import Document, File, Segment, Sentence
from pipeline.text.document import read_documents
from pipeline.text.sentences import split_sentences
from pipeline.text.staging import Refusal, Staged, stage

FILES_A_SHARD = 256
BYTES_A_SHARD = 4_000_000


class InboxFile(NamedTuple):
    """One file to stage, as it was seen."""

    path: str
    sha256: str
    bytes: int


class StageShard(NamedTuple):
    """Files to stage, and the folder that takes what becomes of them."""

    number: int
    inbox: Path
    files: tuple[InboxFile, ...]
    out: Path


class ReadShard(NamedTuple):
    """Staged documents to read (the receipt of their staging), and the folder for what is read."""

    number: int
    staged: Receipt
    out: Path


def cut(inbox: Path, files: Iterable[InboxFile], out: Path) -> Iterator[StageShard]:
    """Shards of bounded size, in the order of the files."""
    number, batch, size = 0, list[InboxFile](), 0
    for file in files:
        if batch and (len(batch) >= FILES_A_SHARD or size + file.bytes > BYTES_A_SHARD):
            yield StageShard(number, inbox, tuple(batch), out)
            number, batch, size = number + 1, [], 0
        batch.append(file)
        size += file.bytes
    if batch:
        yield StageShard(number, inbox, tuple(batch), out)


@roomy
def stage_shard(shard: StageShard) -> Receipt:
    """Stage each file: it becomes a document with segments and sentences, or is refused with a reason."""
    tables: dict[str, list[Any]] = {
        "files": [], "documents": [], "signatures": [], "segments": [], "sentences": []
    }  # fmt: skip
    for file in shard.files:
        staged = _stage_file(shard.inbox, file)
        tables["files"].append(_outcome(file, staged))
        if not isinstance(staged, Staged):
            continue
        document = staged.document
        tables["documents"].append(document)
        tables["signatures"].append(staged.signature)
        tables["segments"] += staged.segments
        tables["sentences"] += split_sentences(document.document_id, document.text, staged.segments)
    return write_shard(shard.number, shard.out, tables, {})


def _stage_file(inbox: Path, file: InboxFile) -> Staged | Refusal | str:
    """What becomes of the file, or why its bytes could not be had (the next run tries such a file again)."""
    try:
        data = (inbox / file.path).read_bytes()
    except OSError as error:
        cause = (error.strerror or str(error)).lower()
        return f"cannot be read: {cause}; check its permissions"
    if sha256(data).hexdigest() != file.sha256:
        return "changed while it was being read; run again"
    return stage(file.path, data, file.sha256)


def _outcome(file: InboxFile, staged: Staged | Refusal | str) -> File:
    if isinstance(staged, str):
        return File(file.path, None, None, None, None, staged)
    if isinstance(staged, Refusal):
        return File(file.path, file.sha256, file.bytes, None, None, staged.reason)
    document = staged.document
    return File(file.path, file.sha256, file.bytes, document.format, document.document_id, None)


@roomy
def read_shard(shard: ReadShard) -> Receipt:
    """Read each staged document: mentions, chains, time expressions, quantities, facts and rejects."""
    tables: dict[str, list[Any]] = {
        "mentions": [], "chains": [], "time_expressions": [], "quantities": [], "facts": [], "rejects": []
    }  # fmt: skip
    found: dict[str, int] = {}
    for reading in read_documents(_documents(shard.staged)):
        for name in tables:
            tables[name] += getattr(reading, name)
        for reader, count in reading.found.items():
            found[reader] = found.get(reader, 0) + count
    return write_shard(shard.number, shard.out, tables, found)


def _documents(staged: Receipt) -> Iterator[tuple[Document, list[Segment], list[Sentence]]]:
    segments = _by_document(read_rows(staged.files["segments"], Segment))
    sentences = _by_document(read_rows(staged.files["sentences"], Sentence))
    for document in read_rows(staged.files["documents"], Document):
        key = document.document_id
        yield document, segments.get(key, []), sentences.get(key, [])


def _by_document(rows: list[Any]) -> dict[str, list[Any]]:
    return {key: list(group) for key, group in groupby(rows, key=attrgetter("document_id"))}
