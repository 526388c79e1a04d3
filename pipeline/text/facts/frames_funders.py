"""Frames of those who give money: their part of a round, a loan, what they hand to a company."""

from pipeline.text.facts.clause import Clause
from pipeline.text.facts.drafts import (
    NO_FIGURE,
    NO_OBJECT,
    NO_SUBJECT,
    OTHER,
    Draft,
    Sight,
    doer,
    draft,
    figure_from,
    subject_of,
)
from pipeline.text.facts.frames_counts import HAVE
from pipeline.text.facts.frames_money import FUNDERS, FUNDING, company_of_round
from pipeline.text.facts.party import Party
from pipeline.text.facts.verbs import Group
from pipeline.text.facts.words import NAMES, ROLES

TOWARDS = frozenset("of to towards toward in for".split())
WHOSE = frozenset("by for of in at".split())
PUTTING = frozenset("with investing contributing putting committing providing".split())
ROUNDS = frozenset("total round financing fundraise fundraising raise sale offering placement deal".split())
RAISED = FUNDERS | FUNDING | {"consortium", "syndicate"}


def contributed(sight: Sight) -> Draft | str:
    """ "SpaceX will supply $2 billion of a $5 billion share sale by xAI", "the fund lent $5m to Acme"."""
    clause, group = sight.clause, sight.group()
    figure = figure_from(clause, group.last + 1, "M", sight.trigger.stops)
    if figure is None or group.passive:
        return NO_FIGURE
    if clause.word(figure + 1) not in TOWARDS:
        return OTHER
    subject, group = subject_of(sight, group)
    if subject is None or subject.letter not in "OP":
        return NO_SUBJECT
    target = _of_round(sight, figure + 2, subject.chain)
    if target is None and clause.words[sight.item][:3] in ("len", "loa"):
        target = sight.reader.after_preposition(figure + 1, frozenset({"to"}), "OR", subject.chain)
    if target is None or target.chain == subject.chain:
        return NO_OBJECT
    return draft(sight, subject, target, figure, group, 0.85)


def _of_round(sight: Sight, k: int, giver: str) -> Party | None:
    """Whose round it is that the noun phrase from item `k` names: an owner, or who follows "by" or "for"."""
    clause, reader = sight.clause, sight.reader
    noun = round_from(clause, k)
    if noun is None:
        return None
    owner = reader.after_preposition(noun + 1, WHOSE, "O", giver)
    if owner is None:
        owner = reader.owner(next((item for item in range(k, noun) if clause.shape[item] == "M"), noun))
    return owner or company_of_round(sight, giver)


def round_from(clause: Clause, k: int) -> int | None:
    """The round that the noun phrase from item `k` comes down to: "[the $5 billion share] sale"."""
    last = None
    for item in range(k, min(k + 9, len(clause.shape))):
        if clause.shape[item] not in "adhnsMQ-" + NAMES and clause.words[item] not in FUNDING:
            break
        last = item if clause.words[item] in ROUNDS else last
    return last


def led_with(sight: Sight) -> Draft | str:
    """ "Pellworth led the round with $1.5 billion": an investment in whoever raises it."""
    clause, group = sight.clause, sight.group()
    if clause.word(group.last + 1) == "by":
        return _led_by(sight, group)
    noun = round_from(clause, group.last + 1)
    if noun is None or group.passive:
        return OTHER
    k = noun + 1
    while clause.at(k) in "T,a" and k < noun + 5:
        k += 1
    figure = figure_from(clause, k + 1, "M", frozenset(), 4) if clause.word(k) in PUTTING else None
    if figure is None:
        return NO_FIGURE
    subject, group = subject_of(sight, group)
    if subject is None:
        return NO_SUBJECT
    target = _of_round(sight, group.last + 1, subject.chain)
    if target is None or target.chain == subject.chain:
        return NO_OBJECT
    return draft(sight, subject, target, figure, group, 0.75)


def _led_by(sight: Sight, group: Group) -> Draft | str:
    """ "raised $1.35 billion from investors led by CDPQ", "the round was led by Accel"."""
    clause = sight.clause
    giver, tail = sight.reader.object_from(group.last + 2, "OP")
    if giver is None or tail == "'s":
        return NO_SUBJECT
    if RAISED.isdisjoint(clause.words[max(0, group.first - 8) : group.first]):
        return OTHER
    taker = company_of_round(sight, giver.chain)
    if taker is None or taker.chain == giver.chain:
        return NO_OBJECT
    return draft(sight, giver, taker, None, group, min(0.8, taker.confidence))


def given(sight: Sight) -> Draft | str:
    """ "Investors have handed xAI $12 billion": money raised, when those who give it are investors."""
    clause, group = sight.clause, sight.group()
    if group.passive or not FUNDERS.intersection(clause.words[max(0, group.first - 3) : group.first]):
        return OTHER
    taker, tail = sight.reader.object_from(group.last + 1, "O")
    if taker is None or tail:
        return NO_SUBJECT
    figure = figure_from(clause, taker.last + 1, "M", frozenset(), 5)
    return draft(sight, taker, None, figure, group, 0.85) if figure is not None else NO_FIGURE


def with_funding(sight: Sight) -> Draft | str:
    """ "With $40 million in fresh funding, Zalando wants to hire": the name behind the comma has it."""
    clause, item = sight.clause, sight.item
    figure = figure_from(clause, item + 1, "M", frozenset(), 4)
    if figure is None or clause.at(item - 1) != ".":
        return NO_FIGURE
    comma = clause.shape.find(",", figure, figure + 8)
    if comma < 0 or clause.at(comma + 1) != "O" or FUNDING.isdisjoint(clause.words[figure + 1 : comma]):
        return OTHER
    return draft(sight, sight.reader.name(comma + 1), None, figure, None, 0.75)


def put_in(sight: Sight) -> Draft | str:
    """ "Northgate put in $600 million", "Geely, which injected €250 million": into whom the text is about."""
    clause, group = sight.clause, sight.group()
    figure = figure_from(clause, group.last + 1, "M", sight.trigger.stops, 4)
    if figure is None or group.passive or sight.is_read(figure):
        return NO_FIGURE
    if clause.word(figure + 1) in ("into", "in", "to"):
        return OTHER
    subject, group = subject_of(sight, group)
    if subject is None or subject.letter not in "OP":
        return NO_SUBJECT
    target = company_of_round(sight, subject.chain)
    if target is None or target.chain == subject.chain:
        return NO_OBJECT
    return draft(sight, subject, target, figure, group, 0.65)


TOTAL = ROLES["in total"]
UP_TO_NOW = frozenset("to date so far now is was stands stood at of reaches reached past above beyond".split())
"""What stands between a total and its figure."""


def total_raised(sight: Sight) -> Draft | str:
    """ "The round brings Helsing's total funding to $1.37 billion", "its total funding stands at $40 million"."""
    clause, item, reader = sight.clause, sight.item, sight.reader
    start = reader.phrase_start(item)
    if TOTAL.isdisjoint(clause.words[start:item]):
        return OTHER
    k = item + 1
    while clause.word(k) in UP_TO_NOW or clause.at(k) == "T":
        k += 1
    figure = figure_from(clause, k, "M", frozenset(), 5) if k > item + 1 else None
    if figure is None or sight.is_read(figure):
        return NO_FIGURE
    told = next((made for made in sight.drafts if made.predicate == "raised" and made.item < item), None)
    owner = told.subject if told is not None and clause.words[start] == "its" else reader.owner(item)
    if owner is None and clause.word(start - 1) in HAVE:
        owner, _ = doer(sight, start - 1)
    if owner is None or owner.letter == "P":
        return NO_SUBJECT
    return draft(sight, owner, None, figure, None, 0.85)
