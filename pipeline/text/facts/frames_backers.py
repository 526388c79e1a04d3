"""Frames of who stands behind whom: backers, investors, owners, suppliers and customers, told by a noun or "backed"."""

from pipeline.text.facts.clause import Clause
from pipeline.text.facts.drafts import NO_OBJECT, NO_SUBJECT, OTHER, Draft, Sight, agent, draft
from pipeline.text.facts.frames_funders import round_from
from pipeline.text.facts.frames_money import company_of_round
from pipeline.text.facts.frames_names import pair
from pipeline.text.facts.party import Party
from pipeline.text.facts.verbs import Group
from pipeline.text.facts.words import NAMES

LISTING = frozenset("include includes included including are were".split())
COUNTING = frozenset("counts count has have lists".split())
FORMER = frozenset("former previous ex then once would-be co-owner longer dropped ditched fired replaced".split())
"""Words before a noun that what it says is past."""


def backed(sight: Sight) -> Draft | str:
    """ "SoftBank-backed Arm", "Arm, backed by SoftBank,": who backs a company has invested in it."""
    clause, reader, item = sight.clause, sight.reader, sight.item
    if clause.at(item - 1) == "-":
        return _backed_before(sight)
    group = sight.group()
    if not (group.passive or group.bare):
        return OTHER
    backer = agent(sight, group, "OP")
    if backer is not None and clause.word(backer.last + 1) == "in":
        return OTHER  # backed by Apple in the dispute
    k = group.first - 1
    company = reader.before(k - 1 if clause.at(k) == "," else k)
    return _invested(sight, backer, company, group)


def _backed_before(sight: Sight) -> Draft | str:
    """The backer before the hyphen and the company after it."""
    clause, item = sight.clause, sight.item
    if clause.at(item - 2) not in "OP":
        return NO_SUBJECT
    company, tail = sight.reader.object_from(item + 1, "O")
    if company is None or tail or clause.at(company.last) not in NAMES:
        return NO_OBJECT
    return _invested(sight, sight.reader.name(item - 2), company, None)


def _invested(sight: Sight, backer: Party | None, company: Party | None, group: Group | None) -> Draft | str:
    if backer is None:
        return NO_SUBJECT
    if company is None or company.letter != "O" or company.chain == backer.chain:
        return NO_OBJECT
    return draft(sight, backer, company, None, group, 0.8)


def investors(sight: Sight) -> Draft | str:
    """ "its investors include Accel and Index", "from investors including Accel": in the company that raises money."""
    backer = _listed(sight)
    if backer is None:
        return _counted_among(sight)
    company = sight.reader.owner(sight.item)
    if company is None and sight.clause.word(sight.item - 1) in ("from", "other"):
        company = company_of_round(sight, backer.chain)
    return _invested(sight, backer, company, None)


def _counted_among(sight: Sight) -> Draft | str:
    """ "Brightwick counts Sequoia and Index among its investors": the first of them."""
    clause, item = sight.clause, sight.item
    if clause.word(item + 1) == "of" and clause.words[max(0, item - 2) : item] == ["among", "the"]:
        company = sight.reader.after_preposition(item + 1, frozenset({"of"}), "O")
        return _invested(sight, sight.reader.before(item - 4) if clause.at(item - 3) == "b" else None, company, None)
    verb = next((k for k in range(item - 3, max(-1, item - 16), -1) if clause.words[k] in COUNTING), None)
    if clause.words[max(0, item - 2) : item] != ["among", "its"] or verb is None or clause.at(verb + 1) not in "OP":
        return NO_SUBJECT
    return _invested(sight, sight.reader.name(verb + 1), sight.reader.before(verb - 1), None)


def _listed(sight: Sight) -> Party | None:
    """The first name of a list: "investors [include Accel and Index]"."""
    clause, k = sight.clause, sight.item + 1
    k += clause.at(k) == ","
    if clause.word(k) not in LISTING:
        return None
    k += 1
    while clause.at(k) in "dn" and k < sight.item + 8:
        k += 1
    return sight.reader.name(k) if clause.at(k) == "O" and clause.at(k + 1) not in "sn" else None


def took_part(sight: Sight) -> Draft | str:
    """ "Index Ventures took part in the round", "with participation from Accel"."""
    clause, group, reader = sight.clause, sight.group(), sight.reader
    if sight.trigger.forms == "":
        backer = reader.after_preposition(sight.item + 1, frozenset({"from", "of", "by"}), "OP")
        if sight.trigger.after and not any(made.predicate == "raised" for made in sight.drafts):
            return OTHER  # money from somebody, and no round that it is part of
        return _invested(sight, backer, company_of_round(sight, backer.chain if backer else ""), None)
    if clause.word(group.last + 1) != "in" or round_from(clause, group.last + 2) is None:
        return OTHER
    backer = reader.before(group.first - 1)
    return _invested(sight, backer, company_of_round(sight, backer.chain if backer else ""), group)


def owner_of(sight: Sight) -> Draft | str:
    """ "Instagram owner Meta", "Meta, the owner of Instagram", "Instagram's parent company, Meta"."""
    clause, reader, item = sight.clause, sight.reader, sight.item
    if FORMER.intersection(clause.words[max(0, item - 4) : item]):
        return OTHER
    last = item + (clause.word(item + 1) == "company")
    if clause.word(last + 1) == "of":
        return _owner_apposed(sight, last + 2)
    if clause.shape[max(0, item - 4) : item] in ("O,Os", "P,Os") and clause.at(last + 1) in ",.":
        return pair(sight, reader.name(item - 4), reader.name(item - 2), None)  # Geely, Volvo's parent, said
    k = last + 1 + (clause.at(last + 1) in ",b")
    while clause.at(last + 1) == "b" and clause.at(k) in "dn-" and k < last + 7:
        k += 1  # whose owner is the private-equity firm Renatus
    if clause.at(k) not in ("O" if clause.words[item] == "parent" else "OP") or clause.at(k + 1) == "s":
        return NO_SUBJECT
    start = reader.phrase_start(item)
    owned = clause.is_owned(start) or clause.word(start - 1) == "whose"
    bare = clause.at(item - 1) in "ORLV" and clause.at(k) == "O"  # a "Volvo owner" may be anybody who drives one
    thing = reader.owner(item) if bare or owned else None
    if thing is None or thing.letter not in ("ORLV" if clause.at(thing.last + 1) == "s" else "ORV"):
        return NO_OBJECT  # a "Piraeus owner" owns ships
    return pair(sight, reader.name(k), thing, None)


def _owner_apposed(sight: Sight, k: int) -> Draft | str:
    """ "Meta, the owner of [Instagram]": what is owned begins at item `k`."""
    clause, reader = sight.clause, sight.reader
    thing, tail = reader.object_from(k, sight.trigger.objects)
    holder = _apposed(clause, sight.item)
    if thing is None or tail or clause.at(thing.last) not in NAMES or holder is None:
        return NO_OBJECT
    return pair(sight, reader.name(holder), thing, None) if clause.word(thing.last + 1) != "until" else OTHER


def _apposed(clause: Clause, item: int) -> int | None:
    """The name before ", the owner of": its item."""
    k = item - 1
    while clause.at(k) in "dn" and k > item - 5:
        k -= 1
    return k - 1 if clause.at(k) in ",b" and clause.at(k - 1) in "OP" else None


def supplier_of(sight: Sight) -> Draft | str:
    """ "its battery supplier, CATL", "Tesla supplier Panasonic": the owner of the noun uses the name."""
    clause, reader, item = sight.clause, sight.reader, sight.item
    if FORMER.intersection(clause.words[max(0, item - 4) : item]):
        return OTHER
    k = item + 1 + (clause.at(item + 1) == ",")
    customer = reader.owner(item)
    if clause.at(k) != "O" or clause.at(k + 1) == "s" or customer is None or customer.letter not in "OR":
        return NO_OBJECT if clause.at(k) != "O" else NO_SUBJECT
    return pair(sight, customer, reader.name(k), None)


def customers(sight: Sight) -> Draft | str:
    """ "its customers include Airbus and Boeing": they use what the owner of the noun sells."""
    customer, seller = _listed(sight), sight.reader.owner(sight.item)
    if customer is None or seller is None or seller.letter not in "OR":
        return NO_SUBJECT if customer is None else NO_OBJECT
    return pair(sight, customer, seller, None)


def partners(sight: Sight) -> Draft | str:
    """ "Its partners include Takeda and Lonza": the owner of the noun works with them."""
    partner, body = _listed(sight), sight.reader.owner(sight.item)
    if partner is None or body is None or body.letter not in "OR":
        return NO_OBJECT if partner is None else NO_SUBJECT
    return pair(sight, body, partner, None)
