"""What every reader is handed: a document cut into sentences, and what reading it yields."""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from typing import Generic, NamedTuple, TypeVar

from pipeline.rows import Reject, Segment, Sentence, span_id
from pipeline.text.fold import fold
from pipeline.text.tokens import Tokens, tokenise

R = TypeVar("R")


class Outcome(NamedTuple, Generic[R]):
    """What a reader makes of a page. `found` candidates = readings + rejects, counted where they are found."""

    rows: list[R]
    rejects: list[Reject]
    found: int


class Page:
    """One document as readers see it. Offsets are those of the whole text."""

    __slots__ = ("_starts", "_tokens", "anchor", "document_id", "folded", "segments", "sentences", "text")

    def __init__(
        self,
        document_id: str,
        text: str,
        segments: Sequence[Segment],
        sentences: Sequence[Sentence],
        anchor: date | None,
    ) -> None:
        self.document_id = document_id
        self.text = text
        self.folded = fold(text)
        self.segments = segments
        self.sentences = sentences
        self.anchor = anchor
        self._starts = [sentence.start_char for sentence in sentences]
        self._tokens: Tokens | None = None

    @property
    def tokens(self) -> Tokens:
        """Tokens of the readable sentences, made once."""
        if self._tokens is None:
            self._tokens = tokenise(self.folded, self.sentences)
        return self._tokens

    def sentence_at(self, start: int, end: int) -> int | None:
        """Index of the sentence that holds all of [start, end); None when none does."""
        index = bisect_right(self._starts, start) - 1
        if index >= 0 and end <= self.sentences[index].end_char:
            return index
        return None

    def reject(self, stage: str, start: int, end: int, reason: str) -> Reject:
        """A reject row that quotes the page."""
        reject_id = span_id("r", self.document_id, start, end, f"{stage}\x1f{reason}")
        return Reject(reject_id, self.document_id, start, end, self.text[start:end], stage, reason)
