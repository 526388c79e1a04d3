"""What tells of sport, where a town often stands for its team: the words of a page, a line with a result."""

import re
from collections.abc import Iterable

from pipeline.text.lexicon import lexicon

ENOUGH = 5
"""What the different words of sport on a page weigh together before it is about sport."""
REACH = 40
"""Characters of a line of results at most on either side of a name."""
_TEAM = r"[^\W\d_a-z][^\W\d]{1,16}(?:[ .'-]{1,2}[^\W\d_a-z][^\W\d]{1,16})?"
_POINTS = r" \d{1,3}(?![\d.:%-])"
_ITS_RESULT = re.compile(rf"{_POINTS} ?,? {_TEAM}{_POINTS}(?= ?[,;(]|\s*(?:\n|\Z))")
_OTHER_BEFORE = re.compile(rf"{_TEAM}{_POINTS} ?,? ")
_POINTS_AFTER = re.compile(rf"{_POINTS}(?= ?[,;(]|\s*(?:\n|\Z))")


def _weights() -> dict[str, tuple[str, int]]:
    """Each way to write a word of sport -> the word and its weight."""
    listed = [(row["word"], int(row["weight"])) for row in lexicon("sport_words")]
    return {form: (word, weight) for word, weight in listed for form in (word, word.capitalize(), word.upper())}


_WEIGHTS = _weights()


def is_of_sport(words: Iterable[str]) -> bool:
    """Whether the words of a page tell of sport; one written in several ways counts once."""
    said = {_WEIGHTS[form] for form in _WEIGHTS.keys() & set(words)}
    return sum(weight for _, weight in said) >= ENOUGH


def has_result(folded: str, start: int, end: int) -> bool:
    """Whether a name stands in a line of results: "Dallas 5 Denver 2"."""
    if folded[end : end + 1] != " " or not folded[end + 1 : end + 2].isdigit():
        return False
    line = folded.rfind("\n", max(0, start - REACH), start) + 1
    if line == start:
        return _ITS_RESULT.match(folded, end, end + REACH) is not None
    if not line and start > REACH:
        return False
    return _POINTS_AFTER.match(folded, end) is not None and _OTHER_BEFORE.fullmatch(folded, line, start) is not None
