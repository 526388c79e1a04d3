"""A sentence as a row of items: names, figures and times as one item each, words between them.

`shape` holds one letter per item (see `words.CLASS_LETTERS`): a look at the grammar is a look at a string.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.rows import Mention, Quantity, TimeExpression
from pipeline.text.facts.words import ENTITY_LETTERS, FIGURE_LETTERS, NAMES, SPEECH, WORD_CLASSES
from pipeline.text.page import Page

Row = Mention | Quantity | TimeExpression
MARKS = frozenset({"-", "'", "'s"})
LONGEST = 400  # items of a sentence that are looked at: what follows in a longer one is left alone


# A row of another reader: start, minus its end, rank, class letter, row. Sorts by place, the longer first.
Span = tuple[int, int, int, str, Row]


class Clause:
    """One sentence, item by item: words in lower case, class letters, rows behind spans, offsets; names in figures."""

    __slots__ = ("counted", "ends", "index", "rows", "shape", "starts", "words")

    def __init__(self, index: int) -> None:
        self.index = index
        self.words: list[str] = []
        self.shape = ""
        self.rows: list[Row | None] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.counted: dict[int, Mention] = {}
        """Where a figure starts in the text -> the first name in its noun: "200,000 [Nvidia] GPUs"."""

    def mention(self, item: int) -> Mention:
        """The name at `item`."""
        row = self.rows[item]
        assert isinstance(row, Mention)
        return row

    def quantity(self, item: int) -> Quantity:
        """The figure at `item`."""
        row = self.rows[item]
        assert isinstance(row, Quantity)
        return row

    def word(self, item: int) -> str:
        """The word at `item`, '' outside the sentence."""
        return self.words[item] if 0 <= item < len(self.words) else ""

    def at(self, item: int) -> str:
        """The class letter at `item`, '.' outside the sentence."""
        return self.shape[item] if 0 <= item < len(self.shape) else "."

    def is_owned(self, start: int) -> bool:
        """Whether the noun phrase from item `start` says whose it is: "its plant", "Tesla's [plant]"."""
        return self.at(start) == "h" or self.at(start - 1) == "s"

    def said_aside(self, verb: int, k: int) -> int | None:
        """The comma before ", the company said on Tuesday, and": such a verb is not the one that goes on."""
        opener = self.shape.rfind(",", max(0, verb - 8), verb)
        said = any(self.words[item] in SPEECH for item in range(verb, min(k, verb + 3)))
        return opener if opener > 0 and said and self.at(k - 1) == "," else None

    def is_of_source(self, verb: int) -> bool:
        """Whether the verb is that of a source named in an aside: ", Bloomberg reported,"."""
        return self.shape[max(0, verb - 2) : verb] in (",O", ",P") and self.words[verb] in SPEECH


class Gaps(NamedTuple):
    """The tokens of a sentence, in lower case, with their class letters and offsets."""

    words: list[str]
    letters: list[str]
    starts: list[int]
    ends: list[int]
    marked: bool  # whether hyphens or apostrophes are among them


def spans_by_sentence(
    mentions: Sequence[Mention], quantities: Sequence[Quantity], times: Sequence[TimeExpression]
) -> dict[str, list[Span]]:
    """The spans of each sentence that has any, unsorted: figures win over names, names over times."""
    spans: defaultdict[str, list[Span]] = defaultdict(list)
    for quantity in quantities:
        letter = FIGURE_LETTERS[quantity.kind]
        spans[quantity.sentence_id].append((quantity.start_char, -quantity.end_char, 0, letter, quantity))
    for mention in mentions:
        letter = ENTITY_LETTERS[mention.type]
        spans[mention.sentence_id].append((mention.start_char, -mention.end_char, 1, letter, mention))
    for time in times:
        if time.timex_type != "DURATION":
            spans[time.sentence_id].append((time.start_char, -time.end_char, 2, "T", time))
    return spans


def _disjoint(spans: list[Span], counted: dict[int, Mention]) -> list[Span]:
    """Spans in order without overlaps; of two the figure stays, then the name, then the longer.

    A name that a figure wins over goes to `counted`.
    """
    spans.sort()
    kept: list[Span] = []
    for span in spans:
        if kept and span[0] < -kept[-1][1]:
            if span[2] >= kept[-1][2]:
                if kept[-1][2] == 0 and isinstance(span[4], Mention):
                    counted.setdefault(kept[-1][0], span[4])
                continue
            kept.pop()
        if not kept or span[0] >= -kept[-1][1]:
            kept.append(span)
    return kept


def clause_at(page: Page, index: int, spans: list[Span]) -> Clause:
    """Sentence `index` of the page as a clause."""
    clause = Clause(index)
    tokens = page.tokens
    first, last = tokens.bounds[index]
    last = min(last, first + LONGEST)
    words = list(map(str.lower, tokens.words[first:last]))
    found = list(map(WORD_CLASSES.__getitem__, words))
    gaps = Gaps(words, found, tokens.starts(first, last), tokens.ends[first:last], not MARKS.isdisjoint(words))
    letters: list[str] = []
    item = 0
    for start, minus_end, _, letter, row in _disjoint(spans, clause.counted):
        end = bisect_left(gaps.starts, start, item)
        _add_words(clause, letters, gaps, item, end)
        if end >= len(words):
            item = end
            break
        letters.append(letter)
        clause.words.append(row.text)
        clause.rows.append(row)
        clause.starts.append(start)
        clause.ends.append(-minus_end)
        item = bisect_left(gaps.starts, -minus_end, end)
    _add_words(clause, letters, gaps, item, len(words))
    clause.shape = "".join(letters)
    return clause


def _add_words(clause: Clause, letters: list[str], gaps: Gaps, item: int, end: int) -> None:
    """Append the tokens [item, end) of the sentence."""
    words, found = gaps.words[item:end], gaps.letters[item:end]
    starts, ends = gaps.starts[item:end], gaps.ends[item:end]
    if gaps.marked:
        if "-" in words:
            words, starts, ends = _hyphenated(words, starts, ends)
            found = [WORD_CLASSES[word] for word in words]
        if "'" in words or "'s" in words:
            _possessives(words, found, letters[-1] if letters else ".")
    letters += found
    clause.words += words
    clause.rows += [None] * len(words)
    clause.starts += starts
    clause.ends += ends


def _possessives(words: list[str], letters: list[str], before: str) -> None:
    """Tell 's after a name or noun from the 's of "it's", and the apostrophe of "companies'" from a quote."""
    for place, word in enumerate(words):
        if word == "'s":
            letters[place] = "b" if before == "i" else "s"
        elif word == "'":
            letters[place] = "s" if before in NAMES or before == "n" else '"'
        before = letters[place]


def _hyphenated(words: list[str], starts: list[int], ends: list[int]) -> tuple[list[str], list[int], list[int]]:
    """The same words with `start - up` joined to `start-up` where no space lies between."""
    joined: list[str] = []
    begins: list[int] = []
    finishes: list[int] = []
    open_hyphen = False
    for word, start, end in zip(words, starts, ends, strict=True):
        touches = bool(finishes) and finishes[-1] == start
        if touches and (open_hyphen or word == "-") and (joined[-1][-1].isalnum() or open_hyphen):
            joined[-1] += word
            finishes[-1] = end
        else:
            joined.append(word)
            begins.append(start)
            finishes.append(end)
        open_hyphen = word == "-" and joined[-1] != "-"
    return joined, begins, finishes
