"""Cutting one run of capitalised words into pieces: known names, unknown names, words that name nothing."""

import re
from functools import lru_cache
from typing import NamedTuple

from pipeline.text.find.names_lexicon import Entry, function_words, is_common, known_forms, upper_forms
from pipeline.text.find.names_parts import LONGEST, SMALL, Part, is_person, longest, parts_of
from pipeline.text.find.names_shape import NONE, Scores, shape

HYPHEN = re.compile(r"([^\W_][\w.&']*+)-([^\W_]\w*+)")
NOT_A_NAME = {"NATIONALITY": "nationality", "TITLE": "job title", "CONCEPT": "concept or abbreviation"}


class Piece(NamedTuple):
    """A part of a run: known by the lexicon, unknown with scores by its shape, or no name for a reason."""

    offset: int
    text: str
    entry: Entry | None
    scores: Scores
    reason: str | None
    titled: bool


@lru_cache(maxsize=1 << 16)
def cut(text: str, initial: bool, quoted: bool) -> tuple[Piece, ...]:
    """The pieces of a run, in order. `initial`: the run starts its sentence; `quoted`: quotes enclose it."""
    entry = known_forms().get(text)
    if entry is None and "-" in text and (seam := _seam(text)):
        end, start = seam
        rest = cut(text[start:], False, False) if start < len(text) else ()
        return (*cut(text[:end], initial, False), *(one._replace(offset=one.offset + start) for one in rest))
    run = text.split(" ")
    if entry is not None:
        parts = [Part(0, len(run), entry)]
    elif quoted and len(run) > 1 and run[0] not in function_words():
        parts = [Part(0, len(run), None)]
    else:
        parts = parts_of(run, initial)
    return tuple(_pieces(run, parts))


def _seam(text: str) -> tuple[int, int] | None:
    """Where a hyphen joins a name to an ordinary word ("Texas-based") or to another name ("US-China")."""
    for match in HYPHEN.finditer(text):
        left, right = match.groups()
        if right.islower() and (len(right) > 3 or right in ("led", "run", "era")) and is_common(right):
            after = match.end() + 1 if text.startswith(" ", match.end()) else match.end()
            return match.end(1), after
        if left in known_forms() and right in known_forms() and match.group() not in known_forms():
            return match.end(1), match.start(2)
    return None


def cut_heading(text: str, agreed: frozenset[str]) -> list[Piece]:
    """The pieces of a run in title case: known and agreed forms, given name and surname, else words."""
    run = text.split(" ")
    parts: list[Part] = []
    position = 0
    while position < len(run):
        known = longest(run, position) or _in_capitals(run, position)
        last = _agreed(run, position, agreed)
        if known is not None and known.last >= last:
            parts.append(known)
        elif last > position:
            parts.append(Part(position, last, None))
        elif is_person(run, position, position + 2) and not is_common(run[position + 1]):
            parts.append(Part(position, position + 2, None))
        elif (
            run[position] not in function_words()
            and run[position] not in SMALL
            and run[position][0].isalpha()
        ):
            parts.append(Part(position, position + 1, None))
        position = max(position + 1, parts[-1].last if parts else 0)
    return _pieces(run, parts)


def _agreed(run: list[str], first: int, agreed: frozenset[str]) -> int:
    for last in range(min(len(run), first + LONGEST), first, -1):
        if " ".join(run[first:last]) in agreed:
            return last
    return first


def _in_capitals(run: list[str], first: int) -> Part | None:
    if not run[first].isupper():
        return None
    for last in range(min(len(run), first + LONGEST), first, -1):
        entry = upper_forms().get(" ".join(run[first:last]))
        if entry is not None:
            return Part(first, last, entry)
    return None


def _pieces(run: list[str], parts: list[Part]) -> list[Piece]:
    offsets = [0]
    for word in run:
        offsets.append(offsets[-1] + len(word) + 1)
    pieces: list[Piece] = []
    titled = False
    for part in parts:
        name = " ".join(run[part.first : part.last])
        entry = part.entry
        if entry is None and len(name) == 2 and name[1] == ".":
            name, entry = name[0], known_forms().get(name[0])
        reason = NOT_A_NAME.get(entry.type) if entry else None
        scores = shape(name) if entry is None else NONE
        pieces.append(Piece(offsets[part.first], name, entry, scores, reason, titled))
        titled = entry is not None and entry.type == "TITLE"
    return pieces
