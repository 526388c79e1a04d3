"""What the form of an unknown name says of its type, before any sentence is looked at."""

import re
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from pipeline.text.find.names_lexicon import head_kind, heads, is_common, words
from pipeline.text.find.names_models import MAKERS


class Scores(NamedTuple):
    """Evidence for each type; 1 is about enough to decide. `other`: what it names is no entity here."""

    person: float
    org: float
    product: float
    place: float
    event: float
    other: float
    number: bool


TYPES = ("PERSON", "ORG", "PRODUCT", "PLACE", "EVENT", "OTHER")
HEADS, GIVEN, SURNAMES = heads(), words("people_given", "name"), words("surnames", "name")
NONE = Scores(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, False)
_PLACE_ENDINGS = tuple("stan ville burg burgh shire grad abad pur land ford ham borough polis mouth chester".split())
_DIGIT = re.compile(r"\d")
_CODE = re.compile(r"[A-Z][A-Za-z]{0,6}-?\d{1,4}[A-Za-z]{0,3}")
_YEAR = re.compile(r"(?:19|20)\d\d")
_ACRONYM = re.compile(r"[A-Z]{2,6}")
_ACRONYMS = re.compile(r"[A-Z]{2,5}s")
_CAMEL = re.compile(r"(?:[A-Z]?[a-z]+[A-Z]\w*|[A-Z]{2,}[a-z]{2,}\w*)")


@cache
def _only(kind: str, weight: float, number: bool = False) -> Scores:
    person, org, product, place, event, other = (weight if kind == type_ else 0.0 for type_ in TYPES)
    return Scores(person, org, product, place, event, other, number)


@lru_cache(maxsize=1 << 14)
def shape(name: str) -> Scores:
    """Evidence from the words of an unknown name alone."""
    run = name.split(" ")
    number = run[-1][0].isdigit() and len(run) > 1
    core = run[:-1] if number else run
    if len(core) > 1:
        return _several(core, number)
    return _single(core[0], run[-1] if number else "")


def _several(run: list[str], number: bool) -> Scores:
    kind = head_kind(run)
    for before, word in pairwise(run[:-1]):
        if word in ("of", "for") and before in HEADS.before_of:
            return _only(HEADS.before_of[before], 2.0, number)
    if "&" in run and (kind == "PLACE" or run[0] in GIVEN):
        return _only("ORG", 1.5)
    initial = any(len(word) == 2 and word[1] == "." for word in run[:-1])
    if run[0] in GIVEN and (kind is None or (run[-1] in SURNAMES and len(run) == 2)) and len(run) <= 5:
        return _only("PERSON", 1.2 if is_common(run[-1]) and run[-1] not in SURNAMES else 2.0, number)
    if run[0].isupper() and HEADS.first.get(run[0]) == "PRODUCT":
        return _only("PRODUCT", 2.0)
    if kind is not None:
        return _only(kind, 2.0, number and kind in ("EVENT", "PRODUCT"))
    if run[0] in MAKERS:
        return Scores(0.0, 0.4, 2.6, 0.0, 0.0, 0.0, number)
    if run[0] in HEADS.first:
        return _only(HEADS.first[run[0]], 1.5, number)
    if initial or (run[-1] in SURNAMES and (run[0] in SURNAMES or not is_common(run[0]))):
        return _only("PERSON", 1.5)
    if len(run) > 4 or "&" in run or any(len(word) > 1 and word.isupper() for word in run):
        return Scores(0.0, 1.0, 0.2, 0.0, 0.0, 0.5, False)
    common = sum(map(is_common, run))
    if common == len(run):
        return Scores(0.0, 0.5, 0.3, 0.1, 0.0, 0.6, number)
    if common:
        return Scores(0.2, 0.9, 0.4, 0.2, 0.0, 0.2, number)
    human = 0.3 if number or _DIGIT.search(" ".join(run)) else 1.0 if len(run) <= 3 else 0.4
    return Scores(human, 0.6, 0.3, 0.3, 0.0, 0.0, number)


def _single(word: str, number: str) -> Scores:
    coded = None if word.isalpha() and word[1:].islower() else _coded(word, number)
    if coded is not None:
        return coded
    if word in HEADS.team:
        return _only("ORG", 2.8)
    if is_common(word) and not (number and word in HEADS.numbered):
        return _only("OTHER", 1.0)
    if number and word in HEADS.numbered:
        return _only(HEADS.numbered[word], 1.0, True)
    if number and not _YEAR.fullmatch(number):
        return Scores(0.1, 0.2, 0.9, 0.2, 0.0, 0.0, True)
    person = 0.9 * (word in SURNAMES) + 0.7 * (word in GIVEN)
    place = 0.6 if word.endswith(_PLACE_ENDINGS) and len(word) > 5 else 0.2
    return Scores(max(person, 0.4), 0.4, 0.3, place, 0.0, 0.0, False)


def _coded(word: str, number: str) -> Scores | None:
    """Initials, a model number or capitals within: what a word is that has more than one capital or a digit."""
    if _ACRONYMS.fullmatch(word):
        return _only("OTHER", 1.5)
    if _ACRONYM.fullmatch(word):
        return Scores(0.0, 1.0, 0.2, 0.0, 0.0, 0.3, bool(_YEAR.fullmatch(number)))
    if _CODE.fullmatch(word):
        return Scores(0.0, 0.0, 0.9, 0.0, 0.0, 0.2, bool(number))
    if _CAMEL.fullmatch(word) and not word.startswith(("Mc", "Mac", "De", "La", "Le", "Van", "Di", "O'")):
        return Scores(0.1, 1.0, 0.6, 0.0, 0.0, 0.0, bool(number))
    return None
