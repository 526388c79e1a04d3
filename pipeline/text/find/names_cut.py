"""Cutting one run of capitalised words into pieces: known names, unknown names, words that name nothing."""

from functools import cache, lru_cache
from typing import NamedTuple

from pipeline.text.find.names_lexicon import (
    Entry,
    function_words,
    heads,
    is_common,
    upper_forms,
    known_forms,
    words,
)
from pipeline.text.find.names_shape import NONE, Scores, shape

LONGEST = 8
SMALL = frozenset(
    "of for the de del la du da do dos das di le el al van von der den ten ter bin bint ibn ben zu af y e and &".split()
)
PARTICLES = SMALL - {"of", "for", "the", "and", "&"}
NOT_A_NAME = {"NATIONALITY": "nationality", "TITLE": "job title", "CONCEPT": "concept or abbreviation, not a name"}


class Piece(NamedTuple):
    """A part of a run: known by the lexicon, unknown with scores by its shape, or no name for a reason."""

    offset: int
    text: str
    entry: Entry | None
    scores: Scores
    reason: str | None
    titled: bool


class Part(NamedTuple):
    """Words [first, last) of a run; `entry` when a table lists them."""

    first: int
    last: int
    entry: Entry | None


@cache
def first_pairs() -> frozenset[str]:
    """The first two words of every form of several words: looked up before anything longer is."""
    return frozenset(" ".join(form.split(" ", 2)[:2]) for form in known_forms() if " " in form)


@lru_cache(maxsize=1 << 16)
def cut(text: str, initial: bool, quoted: bool) -> tuple[Piece, ...]:
    """The pieces of a run, in order. `initial`: the run starts its sentence; `quoted`: quotes enclose it."""
    entry = known_forms().get(text)
    run = text.split(" ")
    if entry is not None:
        parts = [Part(0, len(run), entry)]
    elif quoted and len(run) > 1 and run[0] not in function_words():
        parts = [Part(0, len(run), None)]
    else:
        parts = _parts(run, initial)
    return tuple(_pieces(run, parts))


def cut_heading(text: str, agreed: frozenset[str]) -> list[Piece]:
    """The pieces of a run in title case: known forms, agreed forms, given name and surname, else single words."""
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
        elif run[position] not in function_words() and run[position] not in SMALL and run[position][0].isalpha():
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
        reason = NOT_A_NAME.get(entry.type) if entry else None
        scores = shape(name) if entry is None else NONE
        pieces.append(Piece(offsets[part.first], name, entry, scores, reason, titled))
        titled = entry is not None and entry.type == "TITLE"
    return pieces


def _parts(run: list[str], initial: bool) -> list[Part]:
    """Known forms and the chunks between them; words that begin no name are left out."""
    parts: list[Part] = []
    position, count = 0, len(run)
    while position < count:
        known = longest(run, position)
        word = run[position]
        if known is None and (word in function_words() or word in SMALL or word[0].isdigit()):
            position += 1
        elif known is not None and known.entry is not None and known.entry.type in ("TITLE", "NATIONALITY"):
            chunk = _chunk(run, position)
            whole = chunk if _is_headed(run, chunk, known) else known
            parts.append(whole)
            position = whole.last
        else:
            chunk = _trimmed(run, _chunk(run, position), initial and position == 0)
            parts.extend(_split(run, chunk))
            position = chunk.last
    return parts


def longest(run: list[str], position: int) -> Part | None:
    """The longest known form that starts at a word; one of several words only when its first two pair up."""
    forms = known_forms()
    if position + 1 < len(run) and f"{run[position]} {run[position + 1]}" in first_pairs():
        for last in range(min(len(run), position + LONGEST), position + 1, -1):
            entry = forms.get(" ".join(run[position:last]))
            if entry is not None:
                return Part(position, last, entry)
    entry = forms.get(run[position])
    return Part(position, position + 1, entry) if entry is not None else None


def _chunk(run: list[str], first: int) -> Part:
    """The words from `first` up to a title or to a small word that does not hold a name together."""
    forms = known_forms()
    last = first + 1
    while last < len(run):
        word = run[last]
        if word in SMALL:
            following = last
            while following < len(run) and run[following] in SMALL:
                following += 1
            known = longest(run, first)
            spans = known is not None and known.last > following
            if following == len(run) or not (spans or _holds(run, first, last)):
                break
            last = following
        entry = forms.get(run[last])
        if entry is not None and entry.type == "TITLE" and not _title_inside(run, first, last):
            break
        last += 1
    return Part(first, last, None)


def _title_inside(run: list[str], first: int, last: int) -> bool:
    """A title word that is part of a name: "Chief" of "Kansas City Chiefs" is not, "King" of "Burger King" is."""
    known = longest(run, first)
    return (known is not None and known.last > last) or run[last] in heads().last


def _holds(run: list[str], first: int, small: int) -> bool:
    """Whether the small word at `small` joins its neighbours into one name."""
    word, before = run[small], run[small - 1]
    if word in PARTICLES or word == "&":
        return True
    if word in ("of", "for", "and"):
        kind = heads().before_of.get(before)
        if kind == "OTHER":
            return small - first <= 2
        return kind is not None
    return False


def _is_headed(run: list[str], chunk: Part, known: Part) -> bool:
    """A nationality or title that begins a longer name: "Chinese Academy of Sciences", "Royal Society"."""
    if chunk.last - known.last < 1 or known.entry is None or known.entry.type == "TITLE":
        return False
    kind = heads().last.get(run[chunk.last - 1])
    joined = any(word in ("of", "for") for word in run[known.last : chunk.last])
    rest = longest(run, known.last)
    if rest is not None and rest.entry is not None and rest.last == chunk.last:
        return False
    return kind in ("ORG", "EVENT", "OTHER") or joined


def _trimmed(run: list[str], chunk: Part, initial: bool) -> Part:
    """Digits at the end of what is no product or event fall away; so do small words."""
    last = chunk.last
    while last > chunk.first + 1 and run[last - 1] in SMALL:
        last -= 1
    return Part(chunk.first, last, None)


def _split(run: list[str], chunk: Part) -> list[Part]:
    """A chunk as one name when its form says so, else its known names and what is between them."""
    first, last, _ = chunk
    name = " ".join(run[first:last])
    entry = known_forms().get(name)
    if entry is not None:
        return [Part(first, last, entry)]
    if last - first == 2 and (entry := known_forms().get(f"{run[last - 1]} {run[first]}")) and entry.type == "ORG":
        return [Part(first, last, entry)]
    end = last
    while end > first + 1 and run[end - 1][0].isdigit():
        end -= 1
    if _is_one(run, first, end):
        return [Part(first, last if shape(name).number else end, None)]
    return _known_and_rest(run, first, last)


def _is_one(run: list[str], first: int, last: int) -> bool:
    """Whether the words are one name by their head, or by being a person's."""
    if last - first == 1:
        return longest(run, first) is None
    known = longest(run, first)
    if known is not None and known.last == last:
        return False
    kind = heads().last.get(run[last - 1])
    starts = known.entry.type if known is not None and known.entry is not None else None
    if kind in ("ORG", "PLACE", "EVENT", "OTHER") and not (starts == "PERSON" and known and known.last == last - 1):
        return True
    if run[first] in heads().first and starts is None:
        return True
    if is_person(run, first, last):
        return True
    inside = [longest(run, at) for at in range(first, last)]
    return all(part is None or part.entry is None or part.entry.type == "CONCEPT" for part in inside) or (
        starts == "PLACE" and last - first <= 4 and not any(inside[known.last - first :] if known else ())
    )


def is_person(run: list[str], first: int, last: int) -> bool:
    """A given name and one to three words more, the second no known organisation, product or place."""
    if not 2 <= last - first <= 4 or run[first] not in words("people_given", "name"):
        return False
    rest = longest(run, first + 1)
    if rest is not None and rest.entry is not None and rest.entry.type in ("ORG", "PRODUCT", "PLACE", "TITLE"):
        return run[first + 1] in words("surnames", "name") and last - first == 2
    if known_forms().get(run[first]) is not None and is_common(run[last - 1]):
        return run[last - 1] in words("surnames", "name")
    return True


def _known_and_rest(run: list[str], first: int, last: int) -> list[Part]:
    """Known names as they come, longest first; the words between them as one piece each."""
    parts: list[Part] = []
    open_at, position = first, first
    while position < last:
        known = longest(run, position) if run[position] not in SMALL else None
        if known is None or known.last > last or _starts_person(run, position, known, last):
            position += 1
            continue
        parts.extend(_rest(run, open_at, position))
        end = known.last
        if known.entry and known.entry.type in ("PRODUCT", "EVENT") and end < last and run[end][0].isdigit():
            end += 1
        parts.append(Part(known.first, end, known.entry))
        open_at = position = end
    parts.extend(_rest(run, open_at, last))
    return parts


def _starts_person(run: list[str], position: int, known: Part, last: int) -> bool:
    return known.last - known.first == 1 and is_person(run, position, last)


def _rest(run: list[str], first: int, last: int) -> list[Part]:
    while first < last and (run[first] in SMALL or run[first][0].isdigit() or run[first] in function_words()):
        first += 1
    while last > first and (run[last - 1] in SMALL or run[last - 1][0].isdigit()):
        last -= 1
    return [Part(first, last, None)] if first < last else []
