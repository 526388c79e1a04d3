"""How exactly a figure is meant: the modifier before it or after it."""

import re
from typing import NamedTuple

from pipeline.text.find.numbers_cues import cues
from pipeline.text.find.numbers_lexicon import VALUE
from pipeline.text.lexicon import lexicon


class Modifier(NamedTuple):
    """A modifier of the lexicon and where its words begin (before a figure) or end (after it)."""

    value: str
    start: int
    end: int


def _phrases(position: str) -> dict[str, str]:
    return {
        row["phrase"]: row["modifier"] for row in lexicon("quantity_modifiers") if row["position"] == position
    }


BEFORE = _phrases("before")
AFTER = _phrases("after")
LAST_WORDS = frozenset(phrase.rsplit(" ", 1)[-1] for phrase in BEFORE)
FIRST_AFTER = frozenset(re.split(r"[ ]", phrase)[0] for phrase in AFTER if phrase[0].isalpha())
SIGNS = frozenset("~≈><≥≤")
BACK = 44  # characters that the longest modifier needs
LOOK_AFTER = re.compile(r"(?P<sign>\+|-plus\b|-odd\b|-?ish\b)|,?\s(?P<words>[a-z]+(?:\s[a-z]+){0,3})")
FIRST_WORD = re.compile(r",?\s([a-z]*)")
FILLERS = cues("fillers")
OVER_AFTER = cues("over_after")
MOVING = cues("moving")
LAST_OR_FILLER = LAST_WORDS | FILLERS
OWN = frozenset(
    ("than", "minus", "a", "an", *"$€£¥₹", *VALUE, *[row["word"] for row in lexicon("multiple_words")])
)  # what shows that "and over" and the like belong to the next figure, or say something else
AFTER_INITIALS = frozenset(word[0] for word in FIRST_AFTER)


def _longest_phrases() -> dict[str, int]:
    """Last word of a modifier -> how many words the longest such modifier has."""
    sizes: dict[str, int] = {}
    for phrase in BEFORE:
        last = phrase.rsplit(" ", 1)[-1]
        sizes[last] = max(sizes.get(last, 1), phrase.count(" ") + 1)
    return sizes


LONGEST = _longest_phrases()


def modifier_before(folded: str, start: int, left: int) -> Modifier | None:
    """The longest modifier that ends right before `start`; words such as "another" may stand between."""
    if start <= left:
        return None
    at = start - 1 if folded[start - 1] in " -" else start
    if at > left and folded[at - 1] in SIGNS:
        return Modifier(BEFORE[folded[at - 1]], at - 1, at)
    tail = folded[max(left, start - BACK) : start]
    last = tail.rsplit(None, 1)
    if not last or last[-1].lower() not in LAST_OR_FILLER:
        return None
    words = tail.split()
    if words[-1].lower() in FILLERS and words[-1].lower() not in LAST_WORDS:
        words = _without_filler(words)
    return _longest(folded, words, start) if words and words[-1].lower() in LAST_WORDS else None


def _without_filler(words: list[str]) -> list[str]:
    while len(words) > 1 and words[-1].lower() in FILLERS and words[-1].lower() not in LAST_WORDS:
        words = words[:-1]
    return words


def _longest(folded: str, words: list[str], start: int) -> Modifier | None:
    last = words[-1].lower().lstrip("(\"'")
    tail = [word.lower().lstrip("(\"'") for word in words[-LONGEST.get(last, 0) - 1 :]]
    for size in range(min(LONGEST.get(last, 0), len(tail)), 0, -1):
        value = BEFORE.get(" ".join(tail[-size:]))
        if value is not None:
            if value == "approx" and size < min(5, len(words)):
                bound = _longest(folded, words[:-size], start)
                value = bound.value if bound is not None and bound.value != "exact" else value
            ahead = tail[-size - 1] if len(tail) > size else ""
            if (size == 1 and tail[-1] == "over" and ahead in OVER_AFTER) or (
                size == 2 and tail[-1] == "to" and ahead in MOVING
            ):
                return None
            return Modifier(value, _start_of(folded, words, size, start), start)
    return None


def _start_of(folded: str, words: list[str], size: int, start: int) -> int:
    at = start
    for word in reversed(words[-size:]):
        at = folded.rfind(word, 0, at)
    return at


def modifier_after(folded: str, end: int, right: int) -> Modifier | None:
    """The modifier that begins right after `end`: "+", "or more", "at least"."""
    if end >= right or folded[end] not in "+- ,i":
        return None
    if folded[end] == " " and folded[end + 1 : end + 2] not in AFTER_INITIALS:
        return None
    first = FIRST_WORD.match(folded, end, right)
    if first is not None and first[1] not in FIRST_AFTER:
        return None
    match = LOOK_AFTER.match(folded, end, right)
    if match is None:
        return None
    sign = match.group("sign")
    if sign is not None:
        return Modifier(AFTER[sign], end, match.end()) if sign in AFTER else None
    words = match.group("words").split()
    if words[0] not in FIRST_AFTER:
        return None
    for size in range(len(words), 0, -1):
        value = AFTER.get(" ".join(words[:size]))
        if value is not None:
            stop = match.start("words") + len(" ".join(words[:size]))
            return None if _goes_on(folded, words[size:], stop) else Modifier(value, end, stop)
    return None


def _goes_on(folded: str, rest: list[str], stop: int) -> bool:
    """Whether what follows makes it another phrase: "and over 3,761 km", "or more than", "plus or minus 2%"."""
    following = rest[0] if rest else folded[stop + 1 : stop + 2]
    if folded[stop - 6 : stop] == ", plus":
        return True
    return following in OWN or following.isdigit() or rest[:2] == ["or", "minus"]
