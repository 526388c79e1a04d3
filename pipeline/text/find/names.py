"""Where a page may name something: runs of capitalised words, cut into candidates.

Finding only: what a candidate names, and whether it does, is decided in `read`.
"""

from collections.abc import Iterator
from typing import NamedTuple
from unicodedata import category

import re2

from pipeline.text.find.names_cut import NOT_A_NAME, Piece, cut, cut_heading
from pipeline.text.find.names_dateline import dateline
from pipeline.text.find.names_lexicon import Entry, common_words, known_forms, lower_plurals
from pipeline.text.find.names_pattern import ENDS_IN_ARTICLE, LONGEST_ARTICLE, RUN
from pipeline.text.find.names_shape import NONE
from pipeline.text.find.names_whole import Candidate, whole
from pipeline.text.page import Page

MIN_HEADING = 4
_QUOTES = "\"'"
_CLOSING = "\"',."


class Found(NamedTuple):
    """Candidates of running text; runs of sentences in title case, to be cut when the text has been read."""

    candidates: list[Candidate]
    heading_runs: list[tuple[int, int, int]]


def find_names(page: Page) -> Found:
    """Every candidate of the readable sentences, in order, none overlapping another."""
    found = Found([], [])
    folded = page.folded
    for index, sentence in enumerate(page.sentences):
        first, last = sentence.start_char, sentence.end_char
        runs = _runs(folded, first, last)
        opens = runs and runs[0][0] == first and (not first or folded[first - 1] == "\n")
        if opens and (head := dateline(folded, first, last)) is not None:
            place, report = head
            found.candidates.append(Candidate(first, first + len(place.text), index, place, False, False))
            _read_runs(folded, first + len(place.text), last, index, runs, found.candidates, report)
        elif runs and _is_heading(folded, first, last, runs):
            found.heading_runs.extend([(start, end, index) for start, end in runs])
        elif runs:
            _read_runs(folded, first, last, index, runs, found.candidates)
    extra = [*_odd_names(page), *_plurals(page, found.candidates)]
    if extra:
        found = Found(merged(found.candidates, extra), found.heading_runs)
    return found


def find_in_headings(page: Page, runs: list[tuple[int, int, int]], agreed: frozenset[str]) -> list[Candidate]:
    """Candidates of sentences in title case: known forms, and forms that running text `agreed` are names."""
    found: list[Candidate] = []
    for start, end, index in runs:
        for piece in cut_heading(page.folded[start:end], agreed):
            first = start + piece.offset
            found.append(Candidate(first, first + len(piece.text), index, piece, True, False))
    return found


def _runs(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """Runs of a sentence, each from where its first word begins: iPhone, xAI."""
    runs: list[tuple[int, int]] = []
    for match in RUN.finditer(folded, start, end):
        first, last = match.span()
        while first > start and folded[first - 1].isalpha():
            first -= 1
        if folded[first - 1 : first] == "-":
            article = ENDS_IN_ARTICLE.search(folded, max(start, first - LONGEST_ARTICLE), first)
            first = article.start() if article else first
        runs.append((first, last))
    return runs


def _read_runs(
    folded: str,
    first: int,
    last: int,
    index: int,
    runs: list[tuple[int, int]],
    found: list[Candidate],
    report: int = -1,
) -> None:
    """Add the candidates of a sentence; its report opens at `report`, behind a dateline."""
    covered = first
    opening = first
    while opening < last and not folded[opening].isalnum():
        opening += 1
    for start, end in runs:
        if start < covered:
            continue
        before = folded[start - 1] if start > first else " "
        in_quotes = before in _QUOTES
        quoted = in_quotes and end < last and folded[end] in _CLOSING
        initial = start in (opening, report) or in_quotes or before in "(["
        for piece in cut(folded[start:end], initial, quoted):
            at, text = start + piece.offset, piece.text
            candidate = Candidate(at, at + len(text), index, piece, initial and at == start, quoted)
            candidate = whole(folded, candidate, last)
            found.append(candidate)
            covered = candidate.end


def _is_heading(folded: str, first: int, last: int, runs: list[tuple[int, int]]) -> bool:
    """Whether a sentence of several words is all in capitals, or has no full stop and is in title case."""
    text = folded[first:last]
    if text.isupper():
        return " " in text
    return text[-1] != "." and in_title_case(folded, first, last, runs)


def in_title_case(folded: str, start: int, end: int, runs: list[tuple[int, int]]) -> bool:
    """Whether nearly every word of a sentence begins with a capital. Asked where no full stop ends it."""
    if 2 * sum([last - first for first, last in runs]) < end - start:
        return False
    run = [word.strip("\"'()[]:,;!?*#-") for word in folded[start:end].split()]
    counted = [word for word in run if len(word) > 3 and word[0].isalpha()]
    capitals = sum(not word[0].islower() for word in counted)
    return len(run) >= MIN_HEADING and capitals >= 0.8 * len(counted) and any(map(_ordinary, counted))


def _ordinary(word: str) -> bool:
    return word.lower() in common_words()


_FORMS = known_forms()


def _is_odd(form: str) -> bool:
    """Whether the run pattern does not see the beginning of a form: 3M, al-Qaeda."""
    match = RUN.search(form)
    begins = match is not None and (match.start() == 0 or form[: match.start()].isalpha())
    return not begins and not form.startswith("the ")


_ODD = tuple(sorted(form for form in _FORMS if _FORMS[form].type != "CONCEPT" and _is_odd(form)))
_ANY_ODD = re2.compile(b"|".join(re2.escape(form.encode()) for form in _ODD))
"""Sees in one pass that a page has none of them: an automaton over the bytes of the page."""


def _known_at(page: Page, start: int, end: int, entry: Entry) -> Iterator[Candidate]:
    index = page.sentence_at(start, end)
    folded = page.folded
    if index is None or not _stands_alone(folded, start, end):
        return
    reason = NOT_A_NAME.get(entry.type)
    yield Candidate(start, end, index, Piece(0, folded[start:end], entry, NONE, reason, False), False, False)


def _stands_alone(folded: str, start: int, end: int) -> bool:
    """Whether a form is no part of a word nor of a figure: "3M", but not that of "84.3M", "$3M" or "3-3M"."""
    before, after = folded[max(0, start - 2) : start], folded[end : end + 1]
    if before[-1:].isalnum() or after.isalnum():
        return False
    sign = before.strip()[-1:]
    return not (sign and folded[start].isdigit() and (before[-1] in ".,-/:'" or category(sign) in ("Sc", "Sm")))


def _odd_names(page: Page) -> Iterator[Candidate]:
    """Known names that do not begin with a capital: 3M, al-Qaeda, a16z."""
    folded = page.folded
    if not _ANY_ODD.search(folded.encode("utf-8", "surrogatepass")):
        return
    for form in _ODD:
        at = folded.find(form)
        while at >= 0:
            yield from _known_at(page, at, at + len(form), _FORMS[form])
            at = folded.find(form, at + len(form))


def _plurals(page: Page, found: list[Candidate]) -> Iterator[Candidate]:
    """Lower-case plurals of makers ("two teslas"), where the page also names the maker."""
    plurals = lower_plurals()
    for maker in dict.fromkeys([one.piece.entry for one in found]):
        if maker is None or maker not in plurals:
            continue
        form = plurals[maker]
        at = page.folded.find(form)
        while at >= 0:
            yield from _known_at(page, at, at + len(form), maker)
            at = page.folded.find(form, at + len(form))


def merged(found: list[Candidate], extra: list[Candidate]) -> list[Candidate]:
    """Both lists in order; where two overlap the longer stays, and of two as long the first."""
    kept: list[Candidate] = []
    for one in sorted([*found, *extra], key=lambda each: (each.start, -each.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
        elif one.end - one.start > kept[-1].end - kept[-1].start:
            kept[-1] = one
    return kept
