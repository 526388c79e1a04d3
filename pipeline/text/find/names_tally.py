"""Names without the number that is told of them: "Okafor 53 percent", "(Silva 12, 40)"."""

import re

from pipeline.text.find.names_shape import shape
from pipeline.text.find.names_whole import Candidate

PERSON = 1.0
"""Evidence of its shape from which on a name of several words is somebody's."""
_NUMBER = re.compile(r" \d{1,3}\Z")
_SHARE = re.compile(r" (?:percent|per cent|points?|votes|seats|goals)\b|%")
_MINUTES = re.compile(r"(?:, \d{1,3})+[,;)]|[,;] [^\W\d][\w'-]+ \d")


def without_tallies(folded: str, found: list[Candidate]) -> list[Candidate]:
    """The candidates of a page; one that ends in a number loses it where the page shows it to be no part of the name.

    So it is behind a person's full name, and behind a single word that is a surname of the page, stands before a share
    or in brackets: "(Silva 12, 40; Okafor 58)".
    """
    numbered = [at for at, one in enumerate(found) if one.piece.entry is None and _NUMBER.search(one.piece.text)]
    if not numbered:
        return found
    surnames = {_NUMBER.sub("", one.piece.text).rpartition(" ")[2] for one in found if _is_person(one)}
    kept = list(found)
    for at in numbered:
        one = found[at]
        name = one.piece.text.rpartition(" ")[0]
        if " " in name:
            told = shape(name).person >= PERSON
        else:
            told = name in surnames or _SHARE.match(folded, one.end) is not None or _in_brackets(folded, one)
        if told:
            kept[at] = _bare(one, name)
    return kept


def _is_person(one: Candidate) -> bool:
    """Whether the words of a name of several words are those of somebody."""
    name = _NUMBER.sub("", one.piece.text)
    if " " not in name:
        return False
    return one.piece.entry.type == "PERSON" if one.piece.entry is not None else shape(name).person >= PERSON


def _in_brackets(folded: str, one: Candidate) -> bool:
    """Whether it is one of a list in brackets, each with its minutes."""
    before = folded[max(0, one.start - 5) : one.start]
    if before.endswith((", ", "; ")) and before[-3:-2].isdigit():
        return folded[one.end : one.end + 1] in (",", ";", ")")
    return before.endswith("(") and _MINUTES.match(folded, one.end) is not None


def _bare(one: Candidate, name: str) -> Candidate:
    return one._replace(end=one.start + len(name), piece=one.piece._replace(text=name, scores=shape(name), reason=None))
