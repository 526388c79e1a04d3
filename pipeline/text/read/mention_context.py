"""What the words around an unknown name say of its type."""

import re
from collections.abc import Iterable

from pipeline.text.find.names_shape import TYPES
from pipeline.text.lexicon import lexicon

Weights = dict[str, tuple[tuple[int, float], ...]]
REACH, BACK, AHEAD = 90, 48, 24
"""Characters looked at after a comma, before a name, and for the next word."""
_MARKS = ".,;:!?()[]\"'"
DIRECTIONS = frozenset(
    """east west north south central northern southern eastern western north-east north-west south-east south-west
    northeast northwest southeast southwest near""".split()
)
"""After the comma behind a place: "Hackney, east London"."""
NAMING = frozenset(
    """called named dubbed nicknamed termed codenamed christened known branded
    Called Named Dubbed Nicknamed Termed Codenamed Christened Known""".split()
)
DETERMINERS = frozenset("a an the its his her their our another one".split())
PERSON, ORG, PLACE, PRODUCT = (TYPES.index(name) for name in ("PERSON", "ORG", "PLACE", "PRODUCT"))
ARTICLES: Weights = {
    "the": ((PERSON, -0.8), (PLACE, -0.3), (ORG, 0.1), (PRODUCT, 0.2)),
    "a": ((PERSON, -0.5),),
    "an": ((PERSON, -0.5),),
}
_AFTER = re.compile(r"[^\W\d_]++(?>(?:-[^\W\d_]++)*)|\d++(?>(?:[.,]\d++)*)|[,.;:()\"]|'s\b")
_OWNED = re.compile(
    r"""
    \ (?: (?:will|would|to|has|had)\ [a-z]{2,12}      # will cut
        | [a-z]{2,10}(?:ed|[^\Ws]s)                   # raised, raises
        | said|told|cut|won|lost|took|made|sold|bought|built|put|set|kept|gave|began|wrote )
    (?>(?:\ on\ [A-Z][a-z]{2,5}day)?) (?>(?:\ that)?)       # on Monday that
    \ (it|its|he|his|she|her)\b
    """,
    re.VERBOSE,
)
PRONOUNS: Weights = {
    "its": ((ORG, 0.8), (PERSON, -0.2)),
    "it": ((ORG, 0.5),),
    **dict.fromkeys(("he", "his", "she", "her"), ((PERSON, 0.8),)),
}
"""What a pronoun right after the verb says of the name before it: "X raised its forecast", "X said he"."""
_TICKER = re.compile(r" ?\((?:NYSE|NASDAQ|Nasdaq|LSE|TSX|ASX|HKEX|OTC)")


def _weights(position: str) -> Weights:
    """Word -> (index of type, weight), for one position of `name_contexts`."""
    table: dict[str, list[tuple[int, float]]] = {}
    for row in lexicon("name_contexts"):
        if row["position"] == position:
            table.setdefault(row["word"], []).append((TYPES.index(row["type"]), float(row["weight"])))
    return {word: tuple(weights) for word, weights in table.items()}


BEFORE, AFTER, APPOSED, OF_THE = _weights("before"), _weights("after"), _weights("appos"), _weights("of_the")
CLUB, STAFF, MAKING = _weights("club"), _weights("staff"), _weights("which")
MOVING = _weights("moved")
MEASURED = ("Index", "Average", "Composite")
"""Last words of what moves as shares do, but is no firm."""
STAFFED = frozenset(("at", "with", "for", "of", "by", "from"))
_BY = re.compile(
    r" (?:shares |stock )?[a-z]+ (?>(?:(?:up|by|about|nearly|almost|as much as|more than) )*)\d[\d.,]*(?:%| per ?cent)"
)
"""How a share moves, after its name: "Acme rose 3%", "Acme shares fell as much as 2.1 percent"."""


def is_club(folded: str, end: int, least: float = 0.0) -> bool:
    """Whether the word after a town makes it a team, with so much weight: "Liverpool striker", "Boston pitcher"."""
    following = folded[end : end + AHEAD].split(None, 2)
    if not following or folded[end : end + 1] != " ":
        return False
    said = CLUB.get(following[0].strip(_MARKS))
    if said is not None and following[0] in LEADING and len(following) > 1 and following[1][0].isupper():
        return True  # "Liverpool manager Jurgen Klopp"
    return said is not None and said[0][1] >= least


LEADING = frozenset("manager boss coach".split())
"""Who leads a team, where the name follows at once."""
OUTRIGHT = 1.5
"""What is added to the noun of an apposition that has an article: "X, a carmaker"."""


def add_evidence(folded: str, start: int, end: int, first: int, last: int, quoted: bool, scores: list[float]) -> bool:
    """Add to `scores` what the words of the sentence [first, last) around [start, end) say.

    Returns whether they say outright what it is: "X, a carmaker".
    """
    if start > first and folded[start - 1] in " \"'":
        before = folded[start - BACK if start - BACK > first else first : start].split()
        if before:
            _add_preceding(before, quoted, scores)
    if end >= last:
        return False
    gap = folded[end]
    if gap in ',"':
        after = _AFTER.findall(folded, end, min(last, end + REACH))
        if quoted and len(after) > 1 and after[0] == '"':
            _add_word(after[1], scores)
        elif after and after[0] == ",":
            return _add_apposition(after[1:8], scores)
    elif gap == " ":
        return _add_following(folded, end, last, scores)
    elif gap == "'":
        _add_possession(folded[end : min(last, end + AHEAD)].split(None, 2), scores)
    return False


def _add_following(folded: str, end: int, last: int, scores: list[float]) -> bool:
    """What the next words say, and whether they say it outright: "X rose 3%"."""
    following = folded[end + 1 : end + AHEAD if end + AHEAD < last else last].split()
    if not following:
        return False
    word = following[0]
    for kind, weight in AFTER.get(word.strip(_MARKS), ()):
        scores[kind] += weight
    if word[0] == "(" and _TICKER.match(folded, end, last):
        scores[ORG] += 2.0
    moves = word in MOVING and not folded.endswith(MEASURED, 0, end) and _BY.match(folded, end, last) is not None
    if moves:
        _add(MOVING[word], scores)
    if not PRONOUNS.keys().isdisjoint(following):
        _add_owner(folded, end, last, scores)
    return moves


def _add_owner(folded: str, end: int, last: int, scores: list[float]) -> None:
    """ "X raised its forecast", "X said he ..."."""
    owned = _OWNED.match(folded, end, last)
    if owned is not None:
        for kind, weight in PRONOUNS[owned.group(1)]:
            scores[kind] += weight


def _add_preceding(before: list[str], quoted: bool, scores: list[float]) -> None:
    word = before[-1].strip(_MARKS)
    if word in STAFFED and len(before) > 1 and (said := STAFF.get(before[-2])):
        _add(said, scores)
        return
    if word == "of" and len(before) > 1:
        noun = before[-2].lower()
        for kind, weight in (*BEFORE.get(noun, ()), *AFTER.get(noun, ())):
            scores[kind] += weight
    for kind, weight in BEFORE.get(word, ()):
        scores[kind] += weight
    for kind, weight in ARTICLES.get(word, ()):
        scores[kind] += weight
    if word == "the" and len(before) > 2:
        _add_noun_before_the(before[-3:-1], scores)
    if not NAMING.isdisjoint(before):
        _add_named(before[-6:], quoted, scores)


def _add_noun_before_the(before: list[str], scores: list[float]) -> None:
    """ "a van, the X", "sales of the X"."""
    noun, word = before
    said = OF_THE.get(noun.lower(), ()) if word == "of" else APPOSED.get(word[:-1], ()) if word[-1] == "," else ()
    for kind, weight in said:
        scores[kind] += weight


def _add_named(before: list[str], quoted: bool, scores: list[float]) -> None:
    """ "a company called X", "the rocket, dubbed X": the noun decides; without one, quotes mean a product."""
    for word in reversed(before):
        nouns = APPOSED.get(word.strip(_MARKS).lower())
        if nouns:
            scores[nouns[0][0]] += 1.5
            return
    if quoted:
        scores[PRODUCT] += 1.5


def _add_work(verb: list[str], scores: list[float]) -> bool:
    """ "X, which makes cables": whether it is said what an organisation does."""
    said = MAKING.get(verb[0]) if verb else None
    _add(said or (), scores)
    return said is not None


def _add(said: Iterable[tuple[int, float]], scores: list[float]) -> None:
    for kind, weight in said:
        scores[kind] += weight


def _add_word(word: str, scores: list[float]) -> None:
    for kind, weight in AFTER.get(word, ()):
        scores[kind] += weight


def _add_possession(after: list[str], scores: list[float]) -> None:
    """ "X's shares", "X's residents"; what X owns is not what X is, so products say nothing."""
    if after[0] not in ("'s", "'"):
        return
    scores[PERSON] += 0.3
    scores[ORG] += 0.3
    if len(after) > 1:
        for kind, weight in AFTER.get(after[1].strip(_MARKS), ()):
            if kind in (ORG, PLACE):
                scores[kind] += weight


def _head_noun(noun: str, after: list[str]) -> str:
    """The last of several nouns in a row: "X, the county commissioner"."""
    for word in after:
        if word not in APPOSED:
            break
        noun = word
    return noun


def _add_apposition(after: list[str], scores: list[float]) -> bool:
    """ "X, a maker of ...", "X, chief executive of ...", "X, who ...": whether an article and a noun say what it is."""
    if not after:
        return False
    owned = after[0] == "whose" and after[1:2] and after[1][0].isdigit()
    for kind, weight in AFTER.get(after[0], ()):
        if kind == PERSON:
            scores[ORG if owned else PERSON] += weight * 0.6  # "X, whose 80 turbines"
    if after[0].isdigit() and len(after[0]) < 3 and after[1:2] == [","]:
        scores[PERSON] += 1.0  # "X, 45, said"
    if after[0] in DIRECTIONS and after[1:2] and after[1][0].isupper():
        scores[PLACE] += 2.0
    if after[0] == "whose":
        return False  # "X, whose first spacecraft": what it has is not what it is
    if after[0] == "which":
        scores[ORG] += 0.5
        scores[PERSON] -= 1.0
        return _add_work(after[1:2], scores)
    open_phrase = after[0] in DETERMINERS
    for place, word in enumerate(after[:6]):
        if word in ",.;:()":
            return False
        if after[place + 1 : place + 2] == ["'s"]:
            continue
        if word in APPOSED and (open_phrase or place <= 1):
            word = _head_noun(word, after[place + 1 :])
            for kind, weight in APPOSED[word]:
                scores[kind] += weight + (OUTRIGHT if open_phrase and weight > 0 else 0.0)
            return open_phrase
    return False
