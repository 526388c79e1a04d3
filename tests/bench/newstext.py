"""News text of distinct sentences whose figures and times are known, as sheets that any system can be handed."""

import hashlib
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from pipeline.rows import Segment, Sentence
from pipeline.text.page import Page
from pipeline.text.sentences import split_sentences
from pipeline.text.staging import stage
from tests.bench.check import overlaps
from tests.bench.corpus import TWIN_EVERY, article

SILENT = {"boilerplate", "comment", "front_matter"}


class Line(NamedTuple):
    """One sentence, the day it was published on, and what was planted in it (offsets are those of the sentence)."""

    text: str
    anchor: date | None
    figures: list[dict[str, Any]]
    times: list[dict[str, Any]]


class Sheet(NamedTuple):
    """The sentences of one article that no article before it has, one a line."""

    text: str
    anchor: date | None
    segments: list[Segment]
    sentences: list[Sentence]
    lines: list[Line]

    def page(self) -> Page:
        """A fresh page, with nothing in it made before."""
        return Page("d_bench", self.text, self.segments, self.sentences, self.anchor)


def sheets(count: int, seed: int) -> Iterator[Sheet]:
    """Sheets of the first `count` articles that retell no other one."""
    seen: set[str] = set()
    indices = (index for index in range(count * 2) if index % TWIN_EVERY != TWIN_EVERY - 1)
    for _, index in zip(range(count), indices, strict=False):
        fresh = {line.text: line for line in _lines(*article(seed, index)) if line.text not in seen}
        seen.update(fresh)
        lines = list(fresh.values())
        if lines:
            yield _sheet(lines)


def _lines(path: str, text: str, truth: dict[str, Any]) -> Iterator[Line]:
    data = text.encode()
    staged = stage(path, data, hashlib.sha256(data).hexdigest())
    document = staged.document
    readable = [segment for segment in staged.segments if segment.kind not in SILENT]
    for sentence in split_sentences(document.document_id, document.text, readable):
        words = sentence.text.replace("\n", " ")
        if any(overlaps(sentence._asdict(), span) for span in (*truth["header"], *truth["noise"])):
            continue
        planted = (_within(sentence, truth[sort]) for sort in ("figures", "times"))
        yield Line(words, document.published_on, *planted)


def _within(sentence: Sentence, spans: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    first = sentence.start_char
    return [
        {**span, "start": span["start"] - first, "end": span["end"] - first}
        for span in spans
        if first <= span["start"] and span["end"] <= sentence.end_char
    ]


def _sheet(lines: list[Line]) -> Sheet:
    segments: list[Segment] = []
    at = 0
    for ordinal, line in enumerate(lines):
        segments.append(Segment(f"g_{at}", "d_bench", ordinal, "paragraph", at, at + len(line.text)))
        at += len(line.text) + 1
    text = "\n".join(line.text for line in lines)
    return Sheet(text, lines[0].anchor, segments, split_sentences("d_bench", text, segments), lines)
