"""What the words around an unknown name say of its type."""

import re
from functools import cache

from pipeline.text.find.names_shape import TYPES
from pipeline.text.lexicon import lexicon

Weights = dict[str, tuple[tuple[int, float], ...]]
REACH = 90
NAMING = frozenset("called named dubbed nicknamed termed codenamed christened known branded".split())
DETERMINERS = frozenset("a an the its his her their whose our another one".split())
PRODUCT, PLACE, ORG, PERSON, EVENT = (TYPES.index(name) for name in ("PRODUCT", "PLACE", "ORG", "PERSON", "EVENT"))
_AFTER = re.compile(r"[^\W\d_]++(?:-[^\W\d_]++)*+|[,.;:()\"]|'s\b")
_TICKER = re.compile(r" ?\((?:NYSE|NASDAQ|Nasdaq|LSE|TSX|ASX|HKEX|OTC)")
_WORD = re.compile(r"[^\W_]++(?:-[^\W_]++)*+")


@cache
def context(position: str) -> Weights:
    """Word -> (index of type, weight), for one position of `name_contexts`."""
    table: dict[str, list[tuple[int, float]]] = {}
    for row in lexicon("name_contexts"):
        if row["position"] == position:
            table.setdefault(row["word"], []).append((TYPES.index(row["type"]), float(row["weight"])))
    return {word: tuple(weights) for word, weights in table.items()}


def add_evidence(folded: str, start: int, end: int, first: int, last: int, quoted: bool, scores: list[float]) -> None:
    """Add to `scores` what the words of the sentence [first, last) around [start, end) say."""
    before = _WORD.findall(folded, max(first, start - REACH), start)
    after = _AFTER.findall(folded, end, min(last, end + REACH))
    gap = folded[start - 1] if start > first else ""
    if before and gap in " \"'":
        for kind, weight in context("before").get(before[-1], ()):
            scores[kind] += weight
        if before[-1] == "the":
            scores[PERSON] -= 0.8
            scores[PLACE] -= 0.3
        _add_named(before[-6:], quoted, scores)
    if after:
        _add_following(after, quoted, scores)
    if _TICKER.match(folded, end, last):
        scores[ORG] += 2.0


def _add_named(before: list[str], quoted: bool, scores: list[float]) -> None:
    """ "a company called X", "the rocket, dubbed X": the noun decides; without one, quotes mean a product."""
    if not any(word.lower() in NAMING for word in before):
        return
    for word in reversed(before):
        nouns = context("appos").get(word.lower())
        if nouns:
            scores[nouns[0][0]] += 1.5
            return
    if quoted:
        scores[PRODUCT] += 1.5


def _add_following(after: list[str], quoted: bool, scores: list[float]) -> None:
    word = after[0]
    if quoted and word == '"' and len(after) > 1:
        word = after[1]
    if word == ",":
        _add_apposition(after[1:8], scores)
    elif word == "'s":
        scores[PERSON] += 0.2
        scores[ORG] += 0.3
        _possession(after[1:2], scores)
    else:
        for kind, weight in context("after").get(word, ()):
            scores[kind] += weight


def _possession(after: list[str], scores: list[float]) -> None:
    """ "X's shares", "X's residents"; what X owns is not what X is, so products say nothing."""
    for word in after:
        for kind, weight in context("after").get(word, ()):
            if kind in (ORG, PLACE):
                scores[kind] += weight


def _add_apposition(after: list[str], scores: list[float]) -> None:
    """ "X, a maker of ...", "X, chief executive of ...", "X, who ..."."""
    if not after:
        return
    for kind, weight in context("after").get(after[0], ()):
        if kind == PERSON:
            scores[kind] += weight * 0.6
    if after[0].isdigit():
        scores[PERSON] += 1.0
    nouns = context("appos")
    open_phrase = after[0] in DETERMINERS
    for place, word in enumerate(after[:6]):
        if word in ",.;:()":
            return
        if word in nouns and (open_phrase or place <= 1):
            for kind, weight in nouns[word]:
                scores[kind] += weight
            return
