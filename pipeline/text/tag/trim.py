"""Where a name that the labels mark begins and ends: without titles, articles and numbers that are not its own."""

import re
from functools import cache

from pipeline.text.find.names_lexicon import is_common, known_forms, words
from pipeline.text.find.names_run import SMALL

NUMERIC = frozenset("0123456789.,")
_DASHES = (" - ", " -- ")
_HALF = re.compile(r"-[^\W\d_]{2,8}(?![\w'-])")
ABBREVIATED = frozenset("Inc Corp Ltd Co Bros Jr Sr Cos Bancorp".split())
MADE = frozenset(("EVENT", "PRODUCT", "MISC"))
"""Types whose names may begin with a year."""
DATING = (" in", " of", " by", " since", " until", "In", "By", "Since", "Until")
"""How the text before a year ends when the year dates what is said."""
_MOVE = re.compile(r" \d+\.\d+\Z")
"""How far a share moved, behind its name: "Acme 1.7 percent"."""
_CODED = re.compile(r"[A-Z]+-?\d")
_NUMBER = re.compile(r" \d+(?:\.\d+)?\Z")


def trimmed(folded: str, start: int, text: str, kind: str) -> tuple[int, int]:
    """Where a name of several words begins and ends without what is no part of it."""
    if "- " in text:
        start, text = _past_dash(start, text)
    if text[0] in NUMERIC:
        start, text = _past_year(folded, start, text, kind)
    text = _without_tail(text)
    if kind not in MADE and (figure := (_NUMBER if kind == "PERSON" else _MOVE).search(text)):
        text = text[: figure.start()]
    end = start + len(text)
    if kind == "PERSON" and folded[end : end + 1] == "-":
        end += _second_half(folded, end)
        text = folded[start:end]
    start = _past_titles(start, text) if kind == "PERSON" else _past_article(start, text)
    return start, _past_stop(end, text) if folded[end : end + 1] == "." else end


def _past_year(folded: str, start: int, text: str, kind: str) -> tuple[int, str]:
    """A name without the year that dates what is said of it, "In 2017 Acme paid", or the number of models: "128 H100".

    A year may begin the name of what is held or made in it: "the 2017 Acme Cup".
    """
    year, _, rest = text.partition(" ")
    dating = folded.endswith(DATING, max(0, start - 8), max(0, start - 1))
    if len(year) == 4 and year.isdigit() and (dating or kind not in MADE):
        return start + 5, rest
    if kind == "PRODUCT" and year.isdigit() and _CODED.match(rest):
        return start + len(year) + 1, rest
    return start, text


def _past_dash(start: int, text: str) -> tuple[int, str]:
    """A name without the place that a dash sets before it: "BERGEN - Acme Marine". That place is for the rules."""
    after = max(text.rfind(dash) + len(dash) if dash in text else 0 for dash in _DASHES)
    return start + after, text[after:]


def _second_half(folded: str, end: int) -> int:
    """How far a given name written with a hyphen and a small letter reaches on: "Park Seo-yeon", not "Acme-based"."""
    half = _HALF.match(folded, end)
    return len(half.group()) if half and half.group()[1].islower() and not is_common(half.group()[1:]) else 0


def _without_tail(text: str) -> str:
    """A name without the small words and numbers that no name ends with, and without a sentence that follows it."""
    head, stop, rest = text.partition(". ")
    if stop and len(head) < 3 and is_common(rest.split(" ", 1)[0]):
        text = head
    while text.rpartition(" ")[2] in SMALL:
        text = text.rpartition(" ")[0]
    return text


def _past_titles(start: int, text: str) -> int:
    """Where a person's name begins after titles: "President Ana Silva"."""
    run = text.split(" ")
    while len(run) > 1 and run[0].rstrip(".") in _titles():
        start += len(run.pop(0)) + 1
    return start


def _past_article(start: int, text: str) -> int:
    """Where a name begins after its article, which only a form of the lexicon holds: "The Hague"."""
    return start + 4 if text.startswith(("The ", "the ")) and text not in known_forms() else start


def _past_stop(end: int, text: str) -> int:
    """Past the full stop of an abbreviation that ends a name: "Acme Inc."."""
    return end + 1 if text.rpartition(" ")[2] in ABBREVIATED else end


@cache
def _titles() -> frozenset[str]:
    return frozenset(word.rstrip(".") for word in words("titles", "title"))
