"""Frames of purchases: who bought or is to buy whom, and for how much."""

from pipeline.text.facts.clause import Clause
from pipeline.text.facts.drafts import (
    NO_FIGURE,
    NO_OBJECT,
    OTHER,
    Draft,
    Sight,
    doer,
    figure_from,
    subject_of,
)
from pipeline.text.facts.frames_names import UNDONE, fits, linked, pair
from pipeline.text.facts.verbs import Group
from pipeline.text.facts.words import NAMES

BUYING = frozenset({"acquire", "buy", "purchase"})
WORTH = frozenset({"worth", "totalling", "totaling"})
CLOSING = frozenset("completed completes closed closes finalised finalized sealed concluded".split())
"""What a buyer has done to a takeover that has happened."""


def taken(sight: Sight) -> Draft | str:
    """ "Tesla acquired SolarCity (for $2.6 billion)", "SolarCity was acquired by Tesla"."""
    made = linked(sight)
    if isinstance(made, str):
        return made
    if any(_is_same(told, made) for told in sight.drafts):
        return "the sentence says it already"
    figure = price_of(sight.clause, made)
    return made if figure is None else made._replace(figure=figure)


def _is_same(told: Draft, made: Draft) -> bool:
    """Whether a purchase is told already, with its price: "paid $3.6 billion to acquire Bungie"."""
    if told.predicate != made.predicate or told.figure is None or told.object is None or made.object is None:
        return False
    return (told.subject.chain, told.object.chain) == (made.subject.chain, made.object.chain)


def price_of(clause: Clause, made: Draft) -> int | None:
    """The money after "for" (or "in a ... deal") that follows the parties."""
    k = made.last + 1
    if clause.at(k) == "," and clause.at(k + 1) in "hd":
        k = max(k, clause.shape.find(",", k + 1, k + 16) + 1)
    for item in range(k, min(k + 6, len(clause.words))):
        if clause.words[item] == "for" or (clause.words[item] == "in" and clause.at(item + 1) == "d"):
            worth = next((at + 1 for at in range(item + 2, item + 8) if clause.word(at) in WORTH), item + 1)
            return _in_all(clause, figure_from(clause, worth, "M", frozenset(), 5))
        if clause.shape[item] in ";zbvmgwuc":
            return None
    return None


def _in_all(clause: Clause, figure: int | None) -> int | None:
    """The price of the whole, told behind that of a share: "for $129 per share in cash, or about $9.1 billion"."""
    if figure is None or "/" not in clause.quantity(figure).unit:
        return figure
    whole = clause.shape.find("M", figure + 1, figure + 9)
    told = whole > 0 and "or" in clause.words[figure + 1 : whole] and "/" not in clause.quantity(whole).unit
    return whole if told else figure


def paid(sight: Sight) -> Draft | str:
    """ "Roche paid $7 billion for Telavant"."""
    made = money_for(sight)
    if isinstance(made, str):
        return made
    figure, k, group = made
    found, tail = sight.reader.object_from(k, sight.trigger.objects)
    if found is None or not fits(tail):
        return NO_OBJECT
    subject, group = subject_of(sight, group)
    bought = pair(sight, subject, found, group)
    return bought if isinstance(bought, str) else bought._replace(figure=figure)


def bid_for(sight: Sight) -> Draft | str:
    """ "Acme has offered $95m for Brightwick": a purchase that is planned."""
    made = paid(sight)
    return made if isinstance(made, str) or made.status == "denied" else made._replace(status="planned")


def money_for(sight: Sight) -> tuple[int, int, Group] | str:
    """The sum paid and the item after "for"."""
    group = sight.group()
    k = group.last + 1
    figure = figure_from(sight.clause, k + (sight.clause.at(k) in "OP" and sight.clause.at(k + 1) != "s"), "M")
    if figure is None or group.passive:
        return NO_FIGURE
    to = figure + 1 + (sight.clause.at(figure + 1) == "T")
    if sight.clause.words[to : to + 1] == ["to"] and sight.clause.word(to + 1) in BUYING:
        return figure, to + 2, group
    if sight.clause.word(figure + 1) != "for":
        return OTHER
    return figure, figure + 2, group


def takeover(sight: Sight) -> Draft | str:
    """ "Tesla's ($2.6 billion) acquisition of SolarCity", "the acquisition of SolarCity by Tesla"."""
    clause, item, reader = sight.clause, sight.item, sight.reader
    found, tail = (None, "")
    if clause.word(item + 1) == "of":
        found, tail = reader.object_from(item + 2, sight.trigger.objects)
    if clause.word(item + 1) == "by":
        return _taken_by(sight)
    if found is None or not fits(tail):
        return NO_OBJECT
    start = reader.phrase_start(item)
    buyer = reader.owner(item)
    buyer = buyer or reader.after_preposition(found.last + 1, frozenset({"by"}), NAMES)
    if buyer is None and clause.word(start - 1) in CLOSING:
        buyer, _ = doer(sight, start - 1)
    made = pair(sight, buyer, found, None)
    if isinstance(made, str):
        return made
    figure = figure_from(clause, start, "M", frozenset(), item - start + 1)
    if figure is None or figure > item:
        figure = price_of(clause, made)
    proposed = {"proposed", "planned", "possible", "potential", "attempted", "pending"} & set(clause.words[start:item])
    ahead = clause.words[max(made.last, figure or 0) + 1 :][:6]
    undone = UNDONE.intersection(ahead) or "fell through" in " ".join(ahead)
    return made._replace(figure=figure, status="denied" if undone else "planned" if proposed else "actual")


def _taken_by(sight: Sight) -> Draft | str:
    """ "Darktrace agreed to a $5.3 billion takeover by Thoma Bravo": the subject is what is bought."""
    clause, item, reader = sight.clause, sight.item, sight.reader
    buyer = reader.after_preposition(item + 1, frozenset({"by"}), "OP")
    start = reader.phrase_start(item)
    thing = reader.main_subject(start)
    made = pair(sight, buyer, thing, None) if thing is not None and thing.letter in sight.trigger.objects else NO_OBJECT
    if isinstance(made, str) or start - made.first > 9:
        return made if isinstance(made, str) else OTHER
    figure = figure_from(clause, start, "M", frozenset(), item - start + 1)
    undone = UNDONE.intersection(clause.words[max(0, start - 4) : start])
    return made._replace(figure=figure, status="denied" if undone else "planned")
