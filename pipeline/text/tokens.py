"""Words and marks of a page, with their offsets: one pass that every reader shares."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.rows import Sentence

TOKEN = re.compile(
    r"""
      (?:[A-Z]\.){2,}              # U.S., J.R.R.
    | \d+(?:[.,]\d+)+              # 1,234.5
    | '[sS]\b                      # possessive
    | [^\W_]+(?:'(?![sS]\b)[^\W_]+)*   # word, number, O'Brien, don't, 5bn
    | [^\w\s]                      # any single mark
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Tokens:
    """Parallel lists over the readable sentences of a page; `bounds[i]` are the token indices of sentence i."""

    words: list[str]
    starts: list[int]
    ends: list[int]
    bounds: list[tuple[int, int]]


def tokenise(folded: str, sentences: Sequence[Sentence]) -> Tokens:
    """Tokens of every sentence, in order. Words are those of the folded text."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    bounds: list[tuple[int, int]] = []
    for sentence in sentences:
        first = len(words)
        for match in TOKEN.finditer(folded, sentence.start_char, sentence.end_char):
            words.append(match.group())
            start, end = match.span()
            starts.append(start)
            ends.append(end)
        bounds.append((first, len(words)))
    return Tokens(words, starts, ends, bounds)
