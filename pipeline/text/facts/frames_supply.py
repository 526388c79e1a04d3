"""Frames of who supplies whom: the customer uses the supplier or what it chose."""

from pipeline.text.facts.drafts import (
    NO_FIGURE,
    NO_OBJECT,
    NO_SUBJECT,
    OTHER,
    Draft,
    Sight,
    agent,
    draft,
    figure_from,
    named_object,
    subject_of,
)
from pipeline.text.facts.frames_names import pair
from pipeline.text.facts.frames_sales import TO
from pipeline.text.facts.party import Party
from pipeline.text.facts.verbs import Group
from pipeline.text.facts.words import ENTITY_LETTERS, NAMES, ROLES

REACH = 9
"""Items after a verb within which the customer must be named."""
SUPPLYING = frozenset("supplier partner provider contractor vendor supply".split())
STAYING = frozenset("listing allegiance focus headquarters sponsorship attention support results report".split())
"""What is moved to somebody, or handed to them, without their things being used."""

FROM, OF = frozenset({"from"}), frozenset({"of"})
NO_GOODS = ROLES["no goods"] | ROLES["organisation"] | ROLES["facility"] | ROLES["people"]
"""What is bought from somebody for good, so that it is theirs no longer: a unit, a stake, rights, a player."""


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
    found, tail = named_object(sight, group.last + 1)
    if found is None:
        return NO_OBJECT
    goods = tail.endswith("s") and tail.removesuffix("s") not in NO_GOODS  # picks Siemens Gamesa turbines
    if tail and not goods:
        return NO_OBJECT
    k = found.last + 1
    told = clause.words[k + 1 : k + 5]
    as_supplier = clause.word(k) in ("as", "for") and SUPPLYING.intersection(told)
    if not goods and clause.word(k) not in TO and not as_supplier:
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
    found, _ = named_object(sight, k + 1) if clause.word(k) in TO else (None, "")
    if found is None:
        return NO_OBJECT
    if STAYING.intersection(clause.words[group.last + 1 : k]):
        return OTHER
    subject, group = subject_of(sight, group)
    if subject is None and group.passive:
        subject = agent(sight, group, "O")
    if subject is None or subject.letter not in "OR":
        return NO_SUBJECT
    return pair(sight, subject, found, group)


def sourced(sight: Sight) -> Draft | str:
    """ "Ryanair ordered 150 jets from Boeing", "buys its batteries from CATL": goods in number, no unit or stake."""
    clause, group = sight.clause, sight.group()
    if group.passive and clause.at(group.first - 1) == "Q":
        return _sourced_from(sight, group)
    k = group.last + 1
    while clause.at(k) in "adhnQM-R" or clause.words[k - 1 : k + 1] == ["worth", "of"]:
        k += 1
    goods = [word.removesuffix("s") for item in range(group.last + 1, k) for word in clause.words[item].lower().split()]
    if k == group.last + 1 or group.passive or NO_GOODS.intersection(goods):
        return OTHER
    if clause.at(k - 1) not in "QR" and not clause.words[k - 1].endswith("s"):
        return OTHER
    maker = sight.reader.after_preposition(k, FROM, sight.trigger.objects)
    if maker is None or clause.at(maker.last) not in NAMES:
        return NO_OBJECT
    subject, group = subject_of(sight, group)
    if subject is None or subject.letter != "O":
        return NO_SUBJECT
    return pair(sight, subject, maker, group)


def _sourced_from(sight: Sight, group: Group) -> Draft | str:
    """ "Six ships have been ordered from Hyundai": by whom the text is about."""
    maker = sight.reader.after_preposition(group.last + 1, FROM, sight.trigger.objects)
    if maker is None or sight.clause.at(maker.last) not in NAMES:
        return NO_OBJECT
    main = sight.reader.main_company(group.first)
    return pair(sight, main, maker, group) if main is not None else NO_SUBJECT


def goods_named(sight: Sight) -> Draft | str:
    """ "Colossus uses 200,000 Nvidia GPUs", "Ryanair ordered 300 Boeing 737 jets": whose they are."""
    clause, group = sight.clause, sight.group()
    figure = figure_from(clause, group.last + 1, "Q", sight.trigger.stops, 5)
    named = clause.counted.get(clause.starts[figure]) if figure is not None else None
    if figure is None or named is None or group.passive:
        return NO_OBJECT
    letter = ENTITY_LETTERS[named.type]
    if letter not in sight.trigger.objects or NO_GOODS.intersection(clause.quantity(figure).unit.split()[-1:]):
        return OTHER
    subject, group = subject_of(sight, group)
    if subject is None or subject.letter not in "OR":
        return NO_SUBJECT
    return pair(sight, subject, Party(named.chain_id, letter, figure, figure, 0.8), group)


def worth_of(sight: Sight) -> Draft | str:
    """ "Oracle will buy $40 billion worth of Nvidia chips": it spends that, and uses them."""
    clause, group = sight.clause, sight.group()
    figure = figure_from(clause, group.last + 1, "M", sight.trigger.stops)
    if figure is None or group.passive:
        return NO_FIGURE
    k = figure + 1 + (clause.word(figure + 1) == "worth")
    if clause.word(k) != "of" or clause.at(k + 1) == "d":
        return OTHER
    subject, group = subject_of(sight, group)
    if subject is None or subject.letter not in "OL":
        return NO_SUBJECT
    if sight.trigger.predicate == "spent":
        return draft(sight, subject, None, figure, group, 0.8)
    maker = sight.reader.after_preposition(k, OF, sight.trigger.objects)
    goods = clause.shape[maker.last + 1 : maker.last + 2] if maker is not None else ""
    if maker is None or goods not in ("n", "s") or clause.at(maker.last) not in NAMES:
        return NO_OBJECT
    if NO_GOODS.intersection(clause.words[maker.last + 1 : maker.last + 5]):
        return OTHER
    return pair(sight, subject, maker, group)


def goods_for(sight: Sight) -> Draft | str:
    """ "Hapag-Lloyd ordered 24 container ships for $4 billion": it spends that."""
    clause, group = sight.clause, sight.group()
    goods = figure_from(clause, group.last + 1, "Q", sight.trigger.stops, 4)
    if goods is None or group.passive or NO_GOODS.intersection(clause.quantity(goods).unit.split()[-1:]):
        return OTHER
    k = goods + 1
    while clause.at(k) in "nfORL" and clause.word(k) != "for" and k < goods + 6:
        k += 1
    figure = figure_from(clause, k + 1, "M", frozenset(), 4) if clause.word(k) == "for" else None
    if figure is None:
        return NO_FIGURE
    subject, group = subject_of(sight, group)
    if subject is None or subject.letter not in "OL":
        return NO_SUBJECT
    return draft(sight, subject, None, figure, group, 0.75)


def equipped(sight: Sight) -> Draft | str:
    """ "The halls are to be filled with Blackwell processors from Nvidia": of a named thing, or of whom the text is."""
    clause, group = sight.clause, sight.group()
    if clause.word(group.last + 1) != "with" or not (group.passive or group.bare):
        return OTHER
    found, _ = named_object(sight, group.last + 2)
    if found is None:
        return NO_OBJECT
    k = group.first - 1
    thing = sight.reader.before(k) or sight.reader.owner(k)
    if thing is None and clause.at(k) == "n" and group.passive:
        start = sight.reader.phrase_start(k)
        thing = sight.reader.main_company(k) if clause.word(start) in ("the", "its", "this", "all", "these") else None
    if thing is None or thing.letter not in "ORV":
        return NO_SUBJECT
    return pair(sight, thing, found, group)


def resting(sight: Sight) -> Draft | str:
    """ "Spotify's app is built on Google Cloud", "it trains its models on Nvidia chips": what things rest on."""
    clause, group = sight.clause, sight.group()
    k = group.last + 1
    while clause.at(k) in "dhna-" and k < group.last + 6:
        k += 1
    if clause.word(k) != "on" or (k == group.last + 1) != (group.passive or group.bare):
        return OTHER
    found, tail = named_object(sight, k + 1)
    if found is None or (found.letter == "O" and not tail):
        return NO_OBJECT
    before = group.first - 1
    thing, group = subject_of(sight, group)
    thing = thing or sight.reader.owner(before)
    if thing is None or thing.letter not in "OR":
        return NO_SUBJECT
    return pair(sight, thing, found, group)


def served(sight: Sight) -> Draft | str:
    """ "Adyen handles payments for Zalando", "Maersk's new ships are built by Hyundai": who is served uses it."""
    clause, group = sight.clause, sight.group()
    if group.passive or group.bare:
        return _made_by(sight, group)
    k = group.last + 1
    while clause.at(k) in "adhnQ-" and k < group.last + REACH:
        k += 1
    if clause.word(k) != "for" or k == group.last + 1:
        return OTHER
    customer, _ = named_object(sight, k + 1)
    maker, group = subject_of(sight, group)
    if customer is None:
        return NO_OBJECT
    if maker is None or maker.letter != "O" or group.status == "denied":
        return NO_SUBJECT
    return pair(sight, customer, maker, group)


def _made_by(sight: Sight, group: Group) -> Draft | str:
    """ "The ships are being built by Hyundai for Maersk", "Maersk's ships, built by Hyundai"."""
    clause, reader = sight.clause, sight.reader
    maker = agent(sight, group, "O") if clause.word(group.last + 1) == "by" else None
    if maker is None or clause.at(maker.last) not in NAMES:
        return NO_OBJECT
    customer = reader.after_preposition(maker.last + 1, frozenset({"for"}), "O", maker.chain)
    if customer is None:
        k = group.first - 1 - (clause.at(group.first - 1) == ",")
        start = reader.phrase_start(k)
        owned = clause.at(k) == "n" and clause.is_owned(start)
        customer = reader.owner(k) if owned else None
    if customer is None and group.bare and clause.words[sight.item] == "supplied" and clause.at(group.first - 1) == "n":
        customer = reader.main_company(group.first)  # equipment supplied by Vertiv
        customer = None if customer is not None and customer.chain == maker.chain else customer
    if customer is None or customer.letter not in "OR":
        return NO_SUBJECT
    return pair(sight, customer, maker, group)


def come_from(sight: Sight) -> Draft | str:
    """ "Engines for the Karhu come from Scania": what they are for uses its maker."""
    clause, group = sight.clause, sight.group()
    k = group.first - 1
    before = k - 1 - (clause.at(k - 1) == "d")
    maker, _ = named_object(sight, group.last + 1, "O")
    if clause.at(k) not in "RO" or clause.word(before) != "for" or clause.at(before - 1) != "n":
        return NO_SUBJECT
    if maker is None:
        return NO_OBJECT
    return pair(sight, sight.reader.name(k), maker, group)
