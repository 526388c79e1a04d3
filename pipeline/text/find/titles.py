"""Titles of works that hold a number: "60 Minutes", "12 Angry Men", "21 Lessons for the 21st Century"."""

from pipeline.text.find.names_run import SMALL

TITLED = "part of the title of a work"
LONGEST = 60
"""Characters of a title between its quotes."""
MARKS = ".,!?:;"


def is_title(folded: str, start: int, end: int) -> bool:
    """Whether [start, end) opens a quotation of several words that are all written as in a title."""
    if folded[start - 1 : start] != '"' or folded.count('"', max(0, start - 400), start - 1) % 2:
        return False
    close = folded.find('"', end, end + LONGEST)
    words = folded[start:close].rstrip(MARKS).split() if close > 0 else []
    return len(words) > 1 and all(map(_as_in_title, words))


def _as_in_title(word: str) -> bool:
    return word[0].isupper() or word[0].isdigit() or word in SMALL
