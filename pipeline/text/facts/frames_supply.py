"""Frames of who supplies whom: the customer uses the supplier or what it chose."""

from pipeline.text.facts.drafts import NO_OBJECT, NO_SUBJECT, OTHER, Draft, Sight, agent, draft, subject_of
from pipeline.text.facts.frames_names import TO, pair
from pipeline.text.facts.words import NAMES

REACH = 9
"""Items after a verb within which the customer must be named."""
SUPPLYING = frozenset("supplier partner provider contractor vendor supply".split())
STAYING = frozenset("listing allegiance focus headquarters sponsorship attention support results report".split())
"""What is moved to somebody, or handed to them, without their things being used."""


def supplied(sight: Sight) -> Draft | str:
    """ "CATL will supply batteries to BMW", "CATL supplies BMW with batteries", "cells supplied by CATL"."""
    clause, group, reader = sight.clause, sight.group(), sight.reader
    if group.passive or group.bare:
        return OTHER
    customer, tail = reader.object_from(group.last + 1, "O")
    if customer is not None and (tail or clause.word(customer.last + 1) != "with"):
        customer = None
    for k in range(group.last + 1, group.last + REACH):
        if customer is not None or clause.at(k) in "zbvmwu;.":
            break
        if clause.words[k] in TO:
            customer, tail = reader.object_from(k + 1, "O")
            customer = customer if not tail else None
            break
    if STAYING.intersection(clause.words[group.last + 1 : customer.first if customer is not None else None]):
        return OTHER
    supplier, group = subject_of(sight, group)
    if group.status == "denied":
        return OTHER
    if customer is None or supplier is None or supplier.letter != "O":
        return NO_OBJECT if customer is None else NO_SUBJECT
    if supplier.chain == customer.chain or clause.at(customer.last) not in NAMES:
        return NO_OBJECT
    return draft(sight, customer, supplier, None, group, 0.75)


def chosen(sight: Sight) -> Draft | str:
    """ "Corvus picked Rocket Lab's Neutron to carry its satellites": only where it is said for what."""
    clause, group = sight.clause, sight.group()
    if group.passive or group.bare:
        return OTHER
    found, tail = sight.reader.object_from(group.last + 1, sight.trigger.objects)
    if found is None or tail or clause.at(found.last) not in NAMES:
        return NO_OBJECT
    k = found.last + 1
    told = clause.words[k + 1 : k + 5]
    if clause.word(k) not in TO and not (clause.word(k) in ("as", "for") and SUPPLYING.intersection(told)):
        return OTHER
    subject, group = subject_of(sight, group)
    if subject is None or subject.letter not in "OR":
        return NO_SUBJECT
    return pair(sight, subject, found, group)


def switched(sight: Sight) -> Draft | str:
    """ "The chain has switched its shop to Shopify", "outsourced its tills to Toshiba"."""
    clause, group = sight.clause, sight.group()
    k = group.last + 1
    while clause.at(k) in "adhn-" and k < group.last + 8:
        k += 1
    found, tail = sight.reader.object_from(k + 1, sight.trigger.objects) if clause.word(k) in TO else (None, "")
    if found is None or tail == "'s" or clause.at(found.last) not in NAMES:
        return NO_OBJECT
    if STAYING.intersection(clause.words[group.last + 1 : k]):
        return OTHER
    subject, group = subject_of(sight, group)
    if subject is None and group.passive:
        subject = agent(sight, group, "O")
    if subject is None or subject.letter not in "OR":
        return NO_SUBJECT
    return pair(sight, subject, found, group)
