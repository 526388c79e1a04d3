"""Frames of offers for a company: who bids, how much, and whether it was turned down."""

from pipeline.text.facts.clause import Clause
from pipeline.text.facts.drafts import NO_OBJECT, Draft, Sight, doer, figure_of_noun, phrase_start
from pipeline.text.facts.frames_names import fits, pair
from pipeline.text.facts.party import Party
from pipeline.text.facts.words import ROLES

REFUSING, TAKING, BIDDING, DROPPING = (ROLES[role] for role in ("refusing", "taking", "bidding", "dropping"))
FOR, FROM = frozenset({"for"}), frozenset({"from", "by"})
BEFORE = 4  # items between a verb and the offer that is its object


def bid_named(sight: Sight) -> Draft | str:
    """ "Google's $23 billion offer for Wiz", "Wiz turned down a $23 billion offer from Google": a purchase to come."""
    clause, item, reader = sight.clause, sight.item, sight.reader
    figure = figure_of_noun(clause, item, ("of", "worth", "at"))
    start = phrase_start(clause, item if figure is None else min(figure, item))
    verb = _verb_before(clause, start)
    target, tail = None, ""
    k = max(item, figure or 0) + 1
    if clause.word(k) == "for":
        target, tail = reader.object_from(k + 1, sight.trigger.objects)
    giver = _owner(sight, start) or reader.after_preposition(k if target is None else target.last + 1, FROM, "OP")
    who, group = doer(sight, verb) if verb is not None else (None, None)
    if verb is not None and clause.words[verb] in BIDDING | DROPPING:
        giver = giver or who
    elif verb is not None:
        target = target or who
    if target is None or target.letter not in sight.trigger.objects or not fits(tail):
        return NO_OBJECT
    made = pair(sight, giver, target, group)
    if isinstance(made, str):
        return made
    refused = verb is not None and clause.words[verb] in REFUSING | DROPPING
    return made._replace(figure=figure, status="denied" if refused else "planned", confidence=0.75)


def _verb_before(clause: Clause, start: int) -> int | None:
    """The verb of offering, taking or refusing whose object begins at item `start`."""
    verbs = REFUSING | TAKING | BIDDING | DROPPING
    return next((k for k in range(start - 1, max(-1, start - 1 - BEFORE), -1) if clause.words[k] in verbs), None)


def _owner(sight: Sight, start: int) -> Party | None:
    """Whose offer it is: "Google's $23 billion offer", "its offer"."""
    clause, reader = sight.clause, sight.reader
    if clause.at(start) == "h":
        return reader.pronoun(start)
    return reader.owner_name(start - 2) if clause.at(start - 1) == "s" else None
