"""Which words of a page get a label, and what stands around each: all as whole numbers, ready to be weighed.

The words of a page are laid in one row, sentence after sentence with two gaps between them, and each is written as
one letter that says what it may be in a zone; zones are then found by one pattern over these letters.
"""

import re
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.text.page import Page
from pipeline.text.read.mention_types import Recognised
from pipeline.text.tag.vocabulary import Vocabulary

Ints = NDArray[np.int32]
PLACES = ("-2", "-1", "0", "+1", "+2", "<", ">", "h")
"""Where a word may stand: around the label, before and after its zone, and as the last word of its zone."""
CHANNELS = ("r0", "r-1", "r+1", "f0", "g0")
"""What else is known: what the rules say of this word, of the one before, of the one after; how it stands; phrases."""
ZONE = re.compile(r"[no]?+[CU](?:[ghno]{0,3}[CU]){0,12}n?+")
"""A number or article, capitalised words with small words and numbers between them, a number: 51 words at most."""
OPENING, HEADING, CAPITALS, SMALL = 1, 2, 4, 8
"""How a word stands: first of its sentence, in a heading, in a line of capitals, written small elsewhere."""
_AROUND = np.arange(-2, 3, dtype=np.int32)


class Grid(NamedTuple):
    """The words to label, `size` of them, zone after zone."""

    tokens: list[int]
    """Index of each among the tokens of the page."""
    starts: list[int]
    """Where each starts in the text."""
    first: Ints
    """Index among `tokens` of the first word of each zone."""
    lengths: Ints
    words: Ints
    """(size, places): word numbers."""
    signs: Ints
    """(size, channels): numbers of signs."""
    asked: list[tuple[int, int] | None]
    """For each name of the rules its words [low, high) among `tokens`; None where these are not in one zone."""


class Row(NamedTuple):
    """The words of a page with gaps between sentences: a letter for each, and where each sentence begins and ends."""

    words: list[str]
    letters: str
    bounds: list[tuple[int, int]]


def grid(page: Page, rules: Recognised, vocabulary: Vocabulary) -> Grid | None:
    """The grid of a page; None when nothing in it has a capital."""
    row, ids = _row(page, vocabulary)
    zones = [match.span() for match in ZONE.finditer(row.letters)]
    if not zones:
        return None
    at = [place for start, end in zones for place in range(start, end)]
    starts, tokens = _in_page(page, row, at)
    lengths = np.array([end - start for start, end in zones], dtype=np.int32)
    first = np.cumsum(lengths, dtype=np.int32) - lengths
    signs = np.zeros((len(at), len(CHANNELS)), dtype=np.int32)
    asked = _say(rules, vocabulary, starts, lengths, signs)
    signs[:, 3] = _standing(row, zones, at, vocabulary, ids)
    vocabulary.mark_phrases(row.words, at, ids, signs[:, 4])
    return Grid(tokens, starts, first, lengths, _words(ids, zones, at, lengths), signs, asked)


def _row(page: Page, vocabulary: Vocabulary) -> tuple[Row, Ints]:
    tokens = page.tokens
    words = ["", ""]
    bounds: list[tuple[int, int]] = []
    for first, last in tokens.bounds:
        begins = len(words)
        words += tokens.words[first:last]
        bounds.append((begins, len(words)))
        words += ("", "")
    ids = vocabulary.ids(words)
    return Row(words, vocabulary.letters[ids].tobytes().decode("ascii"), bounds), ids


def _in_page(page: Page, row: Row, at: list[int]) -> tuple[list[int], list[int]]:
    """Offset in the text, and index among the tokens of the page, of places in the row."""
    starts, tokens = page.tokens.starts, []
    sentence, shift, end = -1, 2, -1
    for place in at:
        while place >= end:
            sentence += 1
            shift = 2 + 2 * sentence
            end = row.bounds[sentence][1]
        tokens.append(place - shift)
    return [starts[token] for token in tokens], tokens


def _words(ids: Ints, zones: list[tuple[int, int]], at: list[int], lengths: Ints) -> Ints:
    """Word numbers at every place; 0 beyond the sentence."""
    grid = np.empty((len(at), len(PLACES)), dtype=np.int32)
    grid[:, :5] = ids[np.array(at, dtype=np.int32)[:, None] + _AROUND]
    edges = np.array(zones, dtype=np.int32)
    edges = np.stack((edges[:, 0] - 1, edges[:, 1], edges[:, 1] - 1), axis=1)
    grid[:, 5:] = np.repeat(ids[edges], lengths, axis=0)
    return grid


def _say(
    rules: Recognised, vocabulary: Vocabulary, starts: list[int], lengths: Ints, signs: Ints
) -> list[tuple[int, int] | None]:
    """Fill in what the rules say of each word: 0, or the number of a verdict, odd for its first word, even after."""
    size = len(starts)
    place_of = dict(zip(starts, range(size), strict=True))
    zone = np.repeat(np.arange(len(lengths)), lengths).tolist()
    said = [0] * (size + 2)
    asked: list[tuple[int, int] | None] = []
    verdict = vocabulary.verdict
    for one in rules.names:
        low = place_of.get(one.start)
        if low is None:
            asked.append(None)
            continue
        high = _mark(said, starts, low, one.end, verdict((one.type, one.recogniser, int(one.confidence * 10))))
        asked.append((low, high) if zone[high - 1] == zone[low] else None)
    for start, end, reason in rules.rejected:
        low = place_of.get(start)
        if low is not None:
            _mark(said, starts, low, end, verdict((reason,)))
    verdicts = np.array(said, dtype=np.int32)
    signs[:, 0], signs[:, 1], signs[:, 2] = verdicts[1:-1], verdicts[:-2], verdicts[2:]
    return asked


def _mark(said: list[int], starts: list[int], low: int, end: int, number: int) -> int:
    """Write a verdict from word `low` to where `end` lies; returns the word after its last."""
    said[low + 1] = number
    high = low + 1
    while high < len(starts) and starts[high] < end:
        said[high + 1] = number + 1
        high += 1
    return high


def _standing(
    row: Row, zones: list[tuple[int, int]], at: list[int], vocabulary: Vocabulary, ids: Ints
) -> list[int]:
    """How each word stands: a sum of OPENING, HEADING, CAPITALS, SMALL."""
    present = set(row.words)
    lowered = vocabulary.lowered
    standing = [SMALL if lowered[number] in present else 0 for number in ids[at].tolist()]
    kinds = [_kind(row.letters, start, end) for start, end in row.bounds]
    place = sentence = 0
    for start, end in zones:
        while start >= row.bounds[sentence][1]:
            sentence += 1
        begins = row.bounds[sentence][0]
        if start == begins or (start == begins + 1 and row.letters[begins] in "ph"):
            standing[place] += OPENING
        if kinds[sentence]:
            for inner in range(place, place + end - start):
                standing[inner] += kinds[sentence]
        place += end - start
    return standing


def _kind(letters: str, start: int, end: int) -> int:
    """HEADING where most words of a sentence begin with a capital, CAPITALS where most are written in capitals."""
    upper = letters.count("U", start, end)
    capital = letters.count("C", start, end) + upper + letters.count("o", start, end)
    if 2 * capital < end - start - letters.count("p", start, end) - letters.count("h", start, end):
        return 0
    words = capital + letters.count("w", start, end) + letters.count("g", start, end)
    heading = HEADING if 10 * capital >= 7 * words and words > 3 else 0
    return heading + (CAPITALS if 10 * upper >= 8 * words and words > 2 else 0)
