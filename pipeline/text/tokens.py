"""Words and marks of a page, with their offsets: one pass that every reader shares."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import sub

from pipeline.rows import Sentence

PIECE = re.compile(
    r"""
      [ ][a-z]++ (?=[ .,])           # the usual words and marks first, because most are: pipeline
    | [.,]
    | [ ][A-Z][a-z]++ (?=[ .,])      # Pipeline
    | [\s_]*+                        # else what stands between tokens, then one of:
    (?: [a-z]++ (?![\w'])
      | [A-Z][a-z]++ (?![\w'])
      | [.,]
      | (?:[A-Z]\.){2,}              # U.S., J.R.R.
      | \d+(?:[.,]\d+)+              # 1,234.5
      | '[sS]\b                      # possessive
      | [^\W_]+(?:'(?![sS]\b)[^\W_]+)*   # word, number, O'Brien, don't, 5bn
      | [^\w\s]                      # any single mark
    )
    """,
    re.VERBOSE,
)
"""A token and the gap before it, so that the pieces of a sentence tile it and their lengths add up to offsets."""


MOST_WORDS = 1 << 16
"""Pieces whose words are kept; beyond that all are forgotten."""


class _Words(dict[str, str]):
    """The word of each piece met. The same word is one object in all pages, which lookups find warm in the cache."""

    def __missing__(self, piece: str) -> str:
        word = self[piece] = piece.lstrip()
        return word


_WORDS = _Words()


@dataclass(frozen=True, slots=True)
class Tokens:
    """Parallel lists over the readable sentences of a page; `bounds[i]` are the token indices of sentence i.

    Where a token starts is told from its end and its word: few are asked for it.
    """

    words: list[str]
    ends: list[int]
    bounds: list[tuple[int, int]]

    def start(self, index: int) -> int:
        """Where a token starts in the text."""
        return self.ends[index] - len(self.words[index])

    def starts(self, first: int, last: int) -> list[int]:
        """Where the tokens [first, last) start."""
        return list(map(sub, self.ends[first:last], map(len, self.words[first:last])))

    def begins_after(self, at: int, low: int = 0) -> int:
        """Index of the first token, of those from `low` on, that starts at `at` or further on."""
        index = bisect_left(self.ends, at, low)
        return index + 1 if index < len(self.ends) and self.start(index) < at else index

    def holding(self, at: int) -> int:
        """Index of the last token that starts at `at` or before; -1 when none does."""
        index = bisect_right(self.ends, at)
        return index if index < len(self.ends) and self.start(index) <= at else index - 1


def tokenise(folded: str, sentences: Sequence[Sentence]) -> Tokens:
    """Tokens of every sentence, in order. Words are those of the folded text."""
    pieces: list[str] = []
    ends: list[int] = []
    bounds: list[tuple[int, int]] = []
    for sentence in sentences:
        first = len(pieces)
        found = PIECE.findall(folded, sentence.start_char, sentence.end_char)
        pieces += found
        ends += list(accumulate(map(len, found), initial=sentence.start_char))[1:]
        bounds.append((first, len(pieces)))
    if len(_WORDS) > MOST_WORDS:
        _WORDS.clear()
    words = list(map(_WORDS.__getitem__, pieces))
    if "_" in folded:
        words = [word.replace("_", "").lstrip() for word in words]
    return Tokens(words, ends, bounds)
