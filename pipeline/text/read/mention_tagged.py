"""The recogniser that ships: rules where they are certain, the trained model where they guess.

The model is handed what the rules say of every word, so that it learns when to follow them. Where both name
something and disagree, `Policy` decides; where only one does, the odds of the model do.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain, pairwise
from math import exp
from operator import itemgetter
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.text.find.names_cut import MONEY, NOT_A_NAME
from pipeline.text.find.names_lexicon import known_forms, own_forms
from pipeline.text.find.names_run import CONCEPTS
from pipeline.text.page import Page
from pipeline.text.read.mention_beside import NO_EVIDENCE
from pipeline.text.read.mention_bodies import bodies, of_its_town
from pipeline.text.read.mention_context import is_club
from pipeline.text.read.mention_spans import HEADED, Spans, is_in_parts, is_known, is_named_by_form, surnamed, uncoupled
from pipeline.text.read.mention_sure import Judged, Signals, confidences
from pipeline.text.read.mention_types import Recognised, Typed, is_town, recognise
from pipeline.text.tag.grid import grid
from pipeline.text.tag.model import model
from pipeline.text.tag.spans import Name, Tagged, Tagger

NO_NAME = "the trained recogniser sees no name"
KNOWN_NOT = frozenset((*NOT_A_NAME.values(), MONEY))
"""Reasons of rules that the lexicon vouches for."""
MADE = frozenset(("PRODUCT", "EVENT"))
Floats = NDArray[np.float32]
GUESSED = frozenset(("PERSON", "ORG", "PLACE"))
MISC, MISC_MADE = 0.5, 0.1
"""What the odds of a name that is no entity here count against a guess of the rules, and where they say MADE: few sets
label products and events apart from other names."""
LEAST = 0.2
"""Confidence below which a guess at a person, an organisation or a place is rejected, where rules and model do not mark
the same characters: it is mostly wrong."""
TOLD = 0.8
"""Confidence of the rules in one that is said to be something: "Ondelle, a carmaker"."""
CERTAIN = 50.0
WEAK, STRONG = 0.5, 0.9
"""Confidence of the rules in a weak and in a strong guess."""
_SCORE = re.compile(r" \d{1,3}(?: |$)")


class Policy(NamedTuple):
    """How much the word of the rules counts beside that of the model."""

    weak: float = 0.0
    """Added to the log odds of what the rules say, where they hardly know."""
    strong: float = 9.6
    """The same where they are as sure as they are without the lexicon; between the two by their confidence."""
    known: float = 10.0
    """The same for a form of one word that the lexicon knows; one of several words is never given up."""
    town: float = 3.0
    """The same for a town or region of one word that the model takes for an organisation: its team, its council."""
    team: float = 0.0
    """The same for any town or region on a page about sport."""
    agreed: float = 3.0
    """Added where the document as a whole tells the rules: a model of a maker, a surname of somebody named in full."""
    made: float = 2.0
    """Added where the rules say PRODUCT or EVENT, of which the model saw few."""
    recut: tuple[float, float] = (0.8, 1.0)
    """Odds of the model from which it cuts a weak or a strong guess of the rules another way."""
    add: float = 0.55
    """Odds of a name where the rules see none."""


POLICY = Policy()


@cache
def tagger() -> Tagger:
    """The tagger that ships with factmill, loaded once."""
    return Tagger(model())


def recognise_tagged(pages: Sequence[Page]) -> list[Recognised]:
    """Names by rules and model together."""
    return combined(pages, list(map(recognise, pages)), tagger(), POLICY)


def combined(pages: Sequence[Page], rules: Sequence[Recognised], by: Tagger, policy: Policy) -> list[Recognised]:
    """The names of each page: what the model says of the candidates of the rules, and of words beyond them.

    Every candidate of the rules that does not overlap a name is rejected; one that does is that name.
    """
    drawn = judged(pages, rules, by, policy)
    levels = confidences([one or () for one in drawn], by.model.sure)
    return list(map(_settled, rules, drawn, levels))


def _settled(rules: Recognised, drawn: list[Judged] | None, levels: list[float]) -> Recognised:
    if drawn is None:
        return rules
    names = [
        Typed(start, end, sentence, text, kind, name, recogniser, level)
        for ((start, end, sentence, text, kind, name, recogniser, _), _), level in zip(drawn, levels, strict=True)
    ]
    kept = {one.text for one, (_, said) in zip(names, drawn, strict=True) if _is_likely(one, said)}
    names = surnamed([one for one in names if one.text in kept])
    rejected = list(_rejected(rules, names))
    return Recognised(names, rejected, len(names) + len(rejected))


def _is_likely(one: Typed, said: Signals) -> bool:
    """Whether a name is no mere guess; one that is lets all that read the same on the page stand."""
    told = said.rule >= (HEADED if " " in one.text else TOLD)
    vouched = said.known or said.marked or said.elsewhere or told or one.type not in GUESSED
    return vouched or one.confidence >= LEAST


def judged(pages: Sequence[Page], rules: Sequence[Recognised], by: Tagger, policy: Policy) -> list[list[Judged] | None]:
    """The names of each page, and what is known of each. None for a page without capitals."""
    made = grid(pages, rules, by.model.fresh())
    if made is None:
        return [None] * len(pages)
    return [
        _judged(page, said, tagged, by, policy) if low < high else None
        for page, said, tagged, (low, high) in zip(pages, rules, by.tag(pages, made), pairwise(made.pages), strict=True)
    ]


def _judged(page: Page, rules: Recognised, tagged: Tagged, by: Tagger, policy: Policy) -> list[Judged]:
    tagged = tagged._replace(asked=uncoupled(page.folded, tagged, rules.names))
    kept = list(_kept(page, rules, tagged, by, policy))
    taken = Spans([one[0] for one in kept])
    free = [name for name in tagged.names if not taken.over(name.start, name.end)]
    added = list(_added(page, _addable(page, free, rules, policy)))
    kept += added
    kept += _echoed(page, kept, added, rules)
    kept.sort(key=itemgetter(0))
    return sorted(chain.from_iterable(map(of_its_town, bodies(page, kept, rules))), key=itemgetter(0))


def _kept(page: Page, rules: Recognised, tagged: Tagged, by: Tagger, policy: Policy) -> Iterator[Judged]:
    """The names of the rules that the model leaves standing, with the type that it gives them."""
    names = rules.names
    exact = {name.start: name for name in tagged.names}
    marked = Spans(tagged.names)
    linked = _linked(names)
    number, users = by.types.index, own_forms()
    for one, odds in zip(names, _shared(rules, tagged.asked), strict=True):
        same = exact.get(one.start)
        own = one.text in users
        known = is_known(one) or own or (" " in one.text and is_named_by_form(one))
        full = one.recogniser == "agreement" or (bool(linked) and (one.type, _short(one)) in linked)
        if odds is None or own:
            yield one, Signals(one.confidence, one.confidence, known, False, False, full)
        elif same is not None and same.end == one.end:
            if same.type == one.type:
                yield one, Signals(odds[number(one.type)], one.confidence, known, True, True, full)
            else:
                weight = _weight(one, full, policy)
                if same.type == "ORG" and is_town(one):
                    weight = _weight_of_town(page.folded, one, rules.sport, weight, policy)
                if settled := _weighed(one, odds, same, by, weight):
                    yield settled[0], Signals(settled[1], one.confidence, known, False, True, full)
        elif over := marked.over(one.start, one.end):
            if _stands(one, [tagged.names[place] for place in over], policy, page.folded):
                yield one, Signals(odds[number(one.type)], one.confidence, known, False, False, full)
        elif settled := _weighed(one, odds, None, by, _weight(one, full, policy)):
            yield settled[0], Signals(settled[1], one.confidence, known, False, False, full)


def _shared(rules: Recognised, asked: list[list[float] | None]) -> list[list[float] | None]:
    """The odds of each name, as the mean over the names of a document that read the same.

    A town on a page about sport has its own each time: it may be the place here and the team there.
    """
    names = rules.names
    if len({one.text for one in names}) == len(names):
        return asked
    same: dict[str, list[list[float]]] = {}
    for one, odds in zip(names, asked, strict=True):
        if odds is not None and not (rules.sport and is_town(one)):
            same.setdefault(one.text, []).append(odds)
    means = {text: those[0] if len(those) == 1 else _mean(those) for text, those in same.items()}
    return [means.get(one.text, odds) if odds is not None else None for one, odds in zip(names, asked, strict=True)]


def _mean(those: list[list[float]]) -> list[float]:
    return [sum(column) / len(those) for column in zip(*those, strict=True)]


def _weight_of_town(folded: str, one: Typed, sport: bool, weight: float, policy: Policy) -> float:
    """What is added for a town where the model sees its team or its council; `weight` for one of several words."""
    if sport:
        return policy.team
    if " " in one.text or not is_known(one):
        return weight
    return 0.0 if is_club(folded, one.end) else policy.town


def _linked(names: list[Typed]) -> set[tuple[str, str]]:
    """(type, word) of short names that the page also holds in full: the surname of a person, else the first word."""
    singles = {(one.type, one.text) for one in names if " " not in one.text}
    return singles & {(one.type, _short(one)) for one in names if " " in one.text}


def _short(one: Typed) -> str:
    return one.text.rpartition(" ")[2] if one.type == "PERSON" else one.text.partition(" ")[0]


def _weight(one: Typed, full: bool, policy: Policy) -> float:
    """What is added to the log odds of what the rules say."""
    if is_known(one):
        return CERTAIN if " " in one.text else policy.known
    if is_named_by_form(one):
        return CERTAIN
    extra = policy.made if one.type in MADE else 0.0
    if full:
        extra = policy.agreed
    return extra + policy.weak + (policy.strong - policy.weak) * (one.confidence - WEAK) / (STRONG - WEAK)


def _weighed(one: Typed, odds: list[float], same: Name | None, by: Tagger, weight: float) -> tuple[Typed, float] | None:
    """A name of the rules as the odds have it: with its own type, that of the model's `same` characters, or none."""
    own = by.types.index(one.type)
    nothing = odds[by.none] + odds[by.other] * (MISC_MADE if one.type in MADE else MISC)
    other = by.types.index(same.type) if same else own
    if odds[own] * exp(weight) >= max(nothing, odds[other]):
        return one, odds[own]
    if same is None or nothing > odds[other]:
        return None
    return one._replace(type=same.type, name=None, recogniser="model"), odds[other]


def _stands(one: Typed, over: list[Name], policy: Policy, folded: str) -> bool:
    """Whether a name of the rules stands against other cuts: one in the lexicon unless a longer name holds it."""
    if is_named_by_form(one):
        return True
    if is_known(one):
        held = len(over) == 1 and over[0].start <= one.start and one.end <= over[0].end
        return not held or (over[0].start == one.start and folded[one.end + 1 : over[0].end] in CONCEPTS)
    if (len(over) > 1 or one.type in ("PRODUCT", "ORG")) and is_in_parts(one, over):
        return True
    low, high = policy.recut
    least = low + (high - low) * (one.confidence - WEAK) / (STRONG - WEAK)
    return max([name.odds for name in over]) < least


def _addable(page: Page, names: list[Name], rules: Recognised, policy: Policy) -> Iterator[Name]:
    """Names of the model that no rule knows to be something else."""
    if not names:
        return
    known_not = {start: end for start, end, reason in rules.rejected if reason in KNOWN_NOT}
    for name in (part for whole in names for part in _parts(page.folded, whole)):
        if name.end > known_not.get(name.start, 0) and name.odds >= policy.add:
            yield name


def _parts(folded: str, name: Name) -> Iterator[Name]:
    """A name, or the known forms that only a number joins: a line of results, "Boston 5 Toronto 2"."""
    start, end, kind, odds = name
    marks = list(_SCORE.finditer(folded, start, end))
    edges = [start, *(edge for mark in marks for edge in mark.span()), end]
    parts = [(edges[place], edges[place + 1]) for place in range(0, len(edges), 2)]
    if len(parts) == 1 or not all(folded[low:high] in known_forms() for low, high in parts if low < high):
        yield name
        return
    yield from (Name(low, high, kind, odds) for low, high in parts if low < high)


def _added(page: Page, names: Iterator[Name]) -> Iterator[Judged]:
    """Names that only the model sees."""
    for start, end, kind, odds in names:
        index = page.sentence_at(start, end)
        if index is not None:
            one = Typed(start, end, index, page.folded[start:end], kind, None, "model", odds)
            yield one, Signals(odds, 0.0, False, False, False, False)


def _echoed(page: Page, kept: list[Judged], added: list[Judged], rules: Recognised) -> Iterator[Judged]:
    """Where a name that the model sees stands again and nothing tells the rules what it is: it is the same."""
    seen = {one.text: (one, said) for one, said in added}
    taken = Spans([one for one, _ in sorted(kept, key=itemgetter(0))])
    for start, end, reason in rules.rejected:
        again = seen.get(page.folded[start:end]) if reason == NO_EVIDENCE else None
        if again is not None and not taken.over(start, end) and (index := page.sentence_at(start, end)) is not None:
            yield again[0]._replace(start=start, end=end, sentence=index, recogniser="agreement"), again[1]


def _rejected(rules: Recognised, names: list[Typed]) -> Iterator[tuple[int, int, str]]:
    """Candidates of the rules that overlap no name, each with its reason."""
    taken = Spans(names)
    starts = {one.start for one in names}
    for start, end, reason in rules.rejected:
        if start not in starts and not taken.over(start, end):
            yield start, end, reason
    for one in rules.names:
        if one.start not in starts and not taken.over(one.start, one.end):
            yield one.start, one.end, NO_NAME
