"""Frames of shares in something: who holds, buys or sells how much of it."""

from pipeline.text.facts.drafts import (
    NO_FIGURE,
    NO_OBJECT,
    NO_SUBJECT,
    OTHER,
    READ,
    Draft,
    Sight,
    doer,
    draft,
    figure_from,
    named_object,
    subject_of,
)
from pipeline.text.facts.frames_purchases import money_for, price_of
from pipeline.text.facts.frames_sales import TO
from pipeline.text.facts.verbs import Group
from pipeline.text.facts.words import NAMES, ROLES

OF = frozenset({"of", "in"})
REST = frozenset({"other", "remaining", "rest"})
SHOWING = frozenset("disclosed discloses revealed reveals built amassed accumulated".split())
STAKES = ROLES["stakes"]


def paid_share(sight: Sight) -> Draft | str:
    """ "Kestrel paid $120 million for 15% of Nimbara": an investment."""
    made = money_for(sight)
    if isinstance(made, str):
        return made
    figure, k, group = made
    share = figure_from(sight.clause, k, "K", frozenset(), 4)
    if share is None:
        return OTHER
    k = share + 1
    while sight.clause.at(k) == "n":
        k += 1
    subject, group = subject_of(sight, group)
    if subject is None:
        return NO_SUBJECT
    found = sight.reader.after_preposition(k, OF, sight.trigger.objects, subject.chain)
    return draft(sight, subject, found, figure, group) if found is not None else NO_OBJECT


def stake_paid(sight: Sight) -> Draft | str:
    """ "Lufthansa bought a 41% stake in ITA for €325 million": an investment."""
    made = share(sight)
    if isinstance(made, str):
        return made
    figure = price_of(sight.clause, made)
    return made._replace(figure=figure) if figure is not None else NO_FIGURE


def share(sight: Sight) -> Draft | str:
    """ "Skarvik owns 51 percent of Hallsund", "holds a 20% stake in Rivian"."""
    group = sight.group()
    figure, k = _share_after(sight, group)
    if figure is None:
        return NO_FIGURE
    subject, group = subject_of(sight, group)
    if subject is None:
        return NO_SUBJECT
    found = sight.reader.after_preposition(k, OF, sight.trigger.objects, subject.chain)
    rest = REST.intersection(sight.clause.words[group.last + 1 : figure])
    ends = sight.clause.at(k) in ".;" or sight.clause.words[k : k + 3] == ["of", "the", "shares"]
    ends = ends and sight.clause.words[sight.item].startswith(("own", "hold"))
    which = sight.clause.shape.rfind("fw", max(0, group.first - 8), group.first)
    if found is None and which > 0:
        found = sight.reader.before(which - 1)  # Voltrane, a start-up in which the yard holds
        held = sight.clause.at(which - 1)
        if found is None or (held == "n" and sight.clause.at(found.last) not in NAMES):
            return NO_OBJECT
    if found is None and not rest and ends:
        found = sight.reader.main_company(k)
    if found is None or found.chain == subject.chain:
        return NO_OBJECT
    return draft(sight, subject, found, figure, group)


def _share_after(sight: Sight, group: Group) -> tuple[int | None, int]:
    """The percentage after an active verb, and the item behind its noun: "[a 20% stake] in"; None without one."""
    figure = figure_from(sight.clause, group.last + 1, "KX", sight.trigger.stops, 5)
    if figure is None or group.passive:
        return None, 0
    k = figure + 1
    while sight.clause.at(k) == "n":
        k += 1
    return figure, k


def share_sold(sight: Sight) -> Draft | str:
    """ "Orsted sold a 50% stake in Hornsea 3 to Apollo": the buyer has that share."""
    clause, group = sight.clause, sight.group()
    figure, k = _share_after(sight, group)
    if figure is None:
        return NO_FIGURE
    thing = sight.reader.after_preposition(k, OF, sight.trigger.objects)
    if thing is None or clause.at(thing.last) not in NAMES:
        return NO_OBJECT
    buyer = sight.reader.after_preposition(thing.last + 1, TO, "OPL", thing.chain)
    if buyer is None or clause.at(buyer.last) not in NAMES:
        return NO_SUBJECT
    _, group = subject_of(sight, group)
    return draft(sight, buyer, thing, figure, group, 0.8)


def held_by(sight: Sight) -> Draft | str:
    """ "Arm, which is 90% owned by SoftBank", "a mine owned 51 percent by Glencore"."""
    clause, group = sight.clause, sight.group()
    k = group.first - 1
    by = group.last + 1
    figure = k if clause.at(k) == "K" else by if clause.at(by) == "K" else None
    by += figure == by
    if figure is None or clause.word(by) != "by":
        return NO_FIGURE
    k = k if figure > k else figure - 1
    while clause.at(k) in "abvm":
        k -= 1
    thing = sight.reader.before(k - 1 if clause.at(k) == "," else k)
    if thing is None or thing.letter not in sight.trigger.objects:
        return NO_OBJECT
    owner, tail = sight.reader.object_from(by + 1, "OPL", thing.chain)
    if owner is None or tail == "'s" or owner.chain == thing.chain:
        return NO_SUBJECT
    return draft(sight, owner, thing, figure, group)


def belongs(sight: Sight) -> Draft | str:
    """ "the mill, which belongs to Acme": its owner is named last."""
    group = sight.group()
    owner, _ = named_object(sight, group.last + 1, "OP")
    if owner is None:
        return NO_SUBJECT
    k = group.first - 1
    part = k - 2 if sight.clause.word(k - 1) == "of" and sight.clause.at(k - 2) in "KX" else None
    if part is not None:  # a third of Acme belongs to
        thing = sight.reader.name(k) if sight.clause.at(k) in NAMES else sight.reader.before(k)
    else:
        thing, group = subject_of(sight, group)
    if thing is None or thing.letter not in sight.trigger.objects or thing.chain == owner.chain:
        return NO_OBJECT
    return draft(sight, owner, thing, part, group)


def stake_of(sight: Sight) -> Draft | str:
    """ "Kinnevik's 21% stake in Zalando", "its 21% stake in Zalando"."""
    clause, item, reader = sight.clause, sight.item, sight.reader
    figure = next((k for k in range(item - 1, item - 4, -1) if clause.at(k) == "K"), None)
    thing = reader.after_preposition(item + 1, OF, sight.trigger.objects)
    if figure is None or thing is None or clause.word(item + 1) != "in":
        return NO_FIGURE if figure is None else NO_OBJECT
    if sight.is_read(figure):
        return READ
    start = reader.phrase_start(figure)
    owner = reader.owner(figure) if clause.is_owned(start) else None
    if owner is None and clause.word(start) in ("a", "an") and clause.word(start - 1) in SHOWING:
        owner, _ = doer(sight, start - 1)  # disclosed a 5.2% stake in
    if owner is None or owner.letter not in "OPL" or owner.chain == thing.chain:
        return NO_SUBJECT
    return draft(sight, owner, thing, figure, None, min(0.85, owner.confidence))


def owned_before(sight: Sight) -> Draft | str:
    """ "Geely-owned Volvo": who stands before the hyphen owns what follows."""
    clause, item = sight.clause, sight.item
    if clause.at(item - 1) != "-" or clause.at(item - 2) not in "OP":
        return OTHER
    thing, tail = sight.reader.object_from(item + 1, sight.trigger.objects)
    if thing is None or tail == "'s":
        return NO_OBJECT
    owner = sight.reader.name(item - 2)
    return draft(sight, owner, thing, None, None, 0.85) if owner.chain != thing.chain else NO_OBJECT


def stake_moved(sight: Sight) -> Draft | str:
    """ "Temasek raised its stake in Zalando to 7%": the share that it then has."""
    clause, group = sight.clause, sight.group()
    stake = next((k for k in range(group.last + 1, group.last + 5) if clause.word(k) in STAKES), None)
    if stake is None or group.passive or clause.word(stake + 1) != "in":
        return OTHER
    thing, tail = sight.reader.object_from(stake + 2, sight.trigger.objects)
    if thing is None or tail == "'s":
        return NO_OBJECT
    figure = figure_from(clause, thing.last + 2, "K", frozenset(), 4) if clause.word(thing.last + 1) == "to" else None
    if figure is None:
        return NO_FIGURE
    subject, group = subject_of(sight, group)
    if subject is None or subject.letter not in "OPL" or subject.chain == thing.chain:
        return NO_SUBJECT
    return draft(sight, subject, thing, figure, group)


def shareholder_of(sight: Sight) -> Draft | str:
    """ "Temasek, Zalando's largest shareholder", "its largest shareholder, Temasek, with 7%": it owns a part."""
    clause, item, reader = sight.clause, sight.item, sight.reader
    start = reader.phrase_start(item)
    body = reader.owner(item) if clause.is_owned(start) or clause.word(start - 1) == "whose" else None
    if body is None or body.letter != "O" or "former" in clause.words[start:item]:
        return NO_OBJECT
    k = item + 1 + (clause.at(item + 1) in ",b")
    k += clause.at(k) == "d" and clause.at(k + 1) in "OPL"
    before = start - 3 if clause.at(start - 1) == "s" else start - 1
    holder = k if k > item + 1 and clause.at(k) in "OPL" else before - 1 if clause.at(before) in ",b" else None
    owner = reader.before(before - 1) if clause.at(before) == "b" and holder == before - 1 else None
    if owner is None:
        if holder is None or clause.at(holder) not in "OPL" or clause.at(holder + 1) == "s":
            return NO_SUBJECT
        owner = reader.name(holder)
    share = owner.last + 2 + (clause.at(owner.last + 1) == ",")
    figure = figure_from(clause, share, "K", frozenset(), 3) if clause.word(share - 1) == "with" else None
    return draft(sight, owner, body, figure, None, 0.8) if owner.chain != body.chain else NO_SUBJECT
