"""Which words of some pages get a label, and what stands around each: all as whole numbers, ready to be weighed.

The words of all pages are laid in one row (`row`), sentence after sentence with two gaps between them, and each is
written as one letter that says what it may be in a zone (`zones`). Pages are laid out together because a call of numpy
costs as much for one page as for many; no page sees another.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.text.page import Page
from pipeline.text.read.mention_types import Recognised, Typed, is_town
from pipeline.text.tag.row import Row, row_of_pages
from pipeline.text.tag.vocabulary import Verdict, Vocabulary
from pipeline.text.tag.zones import zones_of

Ints = NDArray[np.int32]
Bools = NDArray[np.bool_]
PLACES = ("-2", "-1", "0", "+1", "+2", "<", ">", "h")
"""Where a word may stand: around the label, before and after its zone, and as the last word of its zone."""
CHANNELS = ("r0", "r-1", "r+1", "f0", "g0")
"""What else is known: what the rules say of this word, of the one before, of the one after; how it stands; phrases."""
OPENING, HEADING, CAPITALS, SMALL = 1, 2, 4, 8
"""How a word stands: first of its sentence, in a heading, in a line of capitals, written small elsewhere."""
_AROUND = np.arange(-2, 3, dtype=np.int32)


class Grid(NamedTuple):
    """The words to label, `size` of them, zone after zone."""

    pages: list[int]
    """The first word of each page, and `size`."""
    tokens: list[int]
    """Index of each among the tokens of its page."""
    starts: list[int]
    """Where each starts in the text of its page."""
    first: Ints
    """Index among `tokens` of the first word of each zone."""
    lengths: Ints
    words: Ints
    """(size, places): word numbers."""
    signs: Ints
    """(size, channels): numbers of signs."""
    asked: Ints
    """(names, 2): for each name of the rules its words [low, high) among `tokens`; (-1, -1) where these are not in one
    zone."""
    named: list[int]
    """The first name of each page in `asked`, and how many there are."""
    sport: list[bool]
    """Whether each page is about sport."""


def grid(pages: Sequence[Page], rules: Sequence[Recognised], vocabulary: Vocabulary) -> Grid | None:
    """The grid of some pages; None when nothing in them has a capital."""
    row = row_of_pages(pages, vocabulary)
    zones = zones_of(row.letters)
    if not len(zones):
        return None
    lengths = zones[:, 1] - zones[:, 0]
    first = np.cumsum(lengths, dtype=np.int32) - lengths
    at = np.repeat(zones[:, 0] - first, lengths) + np.arange(lengths.sum(), dtype=np.int32)
    of_zone = np.searchsorted(row.ends, zones[:, 0], side="right").astype(np.int32)
    edges = np.searchsorted(at, row.pages).tolist()
    tokens, starts = _in_pages(pages, row, at - 2 * np.repeat(of_zone, lengths) - 2, edges)
    signs = np.zeros((len(at), len(CHANNELS)), dtype=np.int32)
    asked = _say(pages, rules, vocabulary, starts, edges, lengths, signs)
    signs[:, 3] = _standing(row, zones, of_zone, lengths) + SMALL * _small(row, at, edges, vocabulary)
    vocabulary.mark_phrases(row.ids, at, edges, signs[:, 4])
    named = np.cumsum([0, *(len(said.names) for said in rules)]).tolist()
    words, sport = _words(row.ids, zones, at, lengths), [said.sport for said in rules]
    return Grid(edges, tokens, starts, first, lengths, words, signs, asked, named, sport)


def _in_pages(pages: Sequence[Page], row: Row, at: Ints, edges: list[int]) -> tuple[list[int], list[int]]:
    """Index among the tokens of its page, and offset in its text, of each of some tokens of all pages."""
    tokens: list[int] = []
    starts: list[int] = []
    for number, page in enumerate(pages):
        inside = (at[edges[number] : edges[number + 1]] - row.tokens[number]).tolist()
        tokens += inside
        starts += map(page.tokens.start, inside)
    return tokens, starts


def _words(ids: Ints, zones: Ints, at: Ints, lengths: Ints) -> Ints:
    """Word numbers at every place; 0 beyond the sentence."""
    made = np.empty((len(at), len(PLACES)), dtype=np.int32)
    made[:, :5] = ids[at[:, None] + _AROUND]
    edges = np.stack((zones[:, 0] - 1, zones[:, 1], zones[:, 1] - 1), axis=1)
    made[:, 5:] = np.repeat(ids[edges], lengths, axis=0)
    return made


def _say(
    pages: Sequence[Page],
    rules: Sequence[Recognised],
    vocabulary: Vocabulary,
    starts: list[int],
    edges: list[int],
    lengths: Ints,
    signs: Ints,
) -> Ints:
    """Fill in what the rules say of each word: 0, or the number of a verdict, odd for its first word, even after.

    Returns `Grid.asked`.
    """
    bases = np.cumsum([0, *(len(page.text) + 1 for page in pages)])
    at = np.array(starts, dtype=np.int64) + np.repeat(bases[:-1], np.diff(edges))
    names, other = _said(rules, vocabulary, bases.tolist())
    low, high, inside = _covered(at, names)
    zone = np.repeat(np.arange(len(lengths), dtype=np.int32), lengths)
    whole = inside & (zone[high - 1] == zone[low])
    asked = np.where(whole[:, None], np.stack((low, high), axis=1), -1).astype(np.int32)
    verdicts = np.zeros(len(at) + 2, dtype=np.int32)
    _mark(verdicts, low[inside], high[inside], names[inside, 2])
    low, high, inside = _covered(at, other)
    _mark(verdicts, low[inside], high[inside], other[inside, 2])
    signs[:, 0], signs[:, 1], signs[:, 2] = verdicts[1:-1], verdicts[:-2], verdicts[2:]
    filled = [number for number in range(len(pages)) if edges[number] < edges[number + 1]]
    signs[[edges[number] for number in filled], 1] = 0
    signs[[edges[number + 1] - 1 for number in filled], 2] = 0
    return asked


def _said(
    rules: Sequence[Recognised], vocabulary: Vocabulary, bases: list[int]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """(start, end, number of the verdict) of every name of the rules, and of every candidate that they reject.

    Offsets run on from page to page.
    """
    verdict = vocabulary.verdict
    names: list[tuple[int, int, int]] = []
    other: list[tuple[int, int, int]] = []
    for base, said in zip(bases, rules, strict=False):
        names += [(base + one.start, base + one.end, verdict(_verdict(one, said.sport))) for one in said.names]
        other += [(base + start, base + end, verdict((reason,))) for start, end, reason in said.rejected]
    return np.array(names, np.int64).reshape(-1, 3), np.array(other, np.int64).reshape(-1, 3)


def _verdict(one: Typed, sport: bool) -> Verdict:
    """A known town has its own on a page about sport: there the model learns when it stands for its team."""
    said = (one.type, one.recogniser, int(one.confidence * 10))
    return (*said, "sport") if sport and is_town(one) else said


def _covered(at: NDArray[np.int64], spans: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64], Bools]:
    """The words [low, high) that each span covers, of words that start `at`; and whether one starts where it does."""
    low = np.minimum(np.searchsorted(at, spans[:, 0]), len(at) - 1)
    inside: Bools = at[low] == spans[:, 0]
    return low, np.maximum(np.searchsorted(at, spans[:, 1]), low + 1), inside


def _mark(verdicts: Ints, low: NDArray[np.int64], high: NDArray[np.int64], numbers: NDArray[np.int64]) -> None:
    """Write a number at word `low`, and one more up to `high`, one place further on."""
    sizes = high - low
    first = np.cumsum(sizes) - sizes
    inner = np.ones(int(sizes.sum()), dtype=np.int64)
    inner[first] = 0
    places = np.repeat(low - first, sizes) + np.arange(len(inner))
    verdicts[places + 1] = np.repeat(numbers, sizes) + inner


def _standing(row: Row, zones: Ints, of_zone: Ints, lengths: Ints) -> Ints:
    """How each word stands: a sum of OPENING, HEADING, CAPITALS."""
    standing: Ints = np.repeat(_kinds(row)[of_zone], lengths)
    begins, start = row.begins[of_zone], zones[:, 0]
    opens = (start == begins) | ((start == begins + 1) & row.marks[begins])
    standing[(np.cumsum(lengths) - lengths)[opens]] += OPENING
    return standing


def _kinds(row: Row) -> Ints:
    """For each sentence HEADING where most words begin with a capital, CAPITALS where most are written in capitals."""
    upper, capital, plain, joining, mark = (row.counts[kind] for kind in ("U", "Co", "w", "g", "ph"))
    capital = capital + upper
    words = capital + plain + joining
    titled = 2 * capital >= row.ends - row.begins - mark
    heading = titled & (10 * capital >= 7 * words) & (words > 3)
    shouted = titled & (10 * upper >= 8 * words) & (words > 2)
    kinds: Ints = (HEADING * heading + CAPITALS * shouted).astype(np.int32)
    return kinds


def _small(row: Row, at: Ints, edges: list[int], vocabulary: Vocabulary) -> Bools:
    """Whether a page also has a word in small letters."""
    lower, stamps = vocabulary.lower[row.ids[at]], vocabulary.stamps
    small = np.zeros(len(at), dtype=np.bool_)
    for number in range(len(edges) - 1):
        low, high = edges[number], edges[number + 1]
        stamp = vocabulary.next_stamp()
        stamps[row.ids[row.pages[number] : row.pages[number + 1]]] = stamp
        stamps[0] = 0
        small[low:high] = stamps[lower[low:high]] == stamp
    return small
