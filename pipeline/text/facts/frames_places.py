"""Frames of places: where something is based, where somebody has a facility."""

from pipeline.text.facts.clause import Clause
from pipeline.text.facts.drafts import NO_OBJECT, NO_SUBJECT, OTHER, Draft, Sight, draft, named_object, subject_of
from pipeline.text.facts.parties import CALLED
from pipeline.text.facts.party import FACILITY, Party
from pipeline.text.facts.verbs import weigh
from pipeline.text.facts.words import FINITE, NAMES, ROLES

AT = frozenset({"in", "near", "at", "outside"})
SEATS = frozenset({"headquarters", "office", "offices", "base", "factory", "plant"})
PUT_UP = ROLES["put up"]


def placed(sight: Sight) -> Draft | str:
    """ "xAI is based in Memphis", "the Memphis-based startup xAI", "Acme, headquartered in Lyon,"."""
    clause, reader = sight.clause, sight.reader
    if clause.at(sight.item - 1) == "-" and clause.at(sight.item - 2) == "L":
        return _based(sight)
    group = sight.group()
    if not (group.passive or group.bare):
        return OTHER
    place = reader.after_preposition(group.last + 1, AT, "L")
    if place is None:
        return NO_OBJECT
    k = group.first - 1
    subject = reader.before(k - 1 if clause.at(k) == "," and group.bare else k)
    if group.first == 0:
        subject = _behind(sight, place.last + 1)
    elif subject is None and group.bare and clause.at(k) == "c" and 0 < (comma := clause.shape.find(",")) < k:
        subject = reader.before(comma - 1)  # the carrier, dreamed up in 2014 and based in
    elif subject is None and group.bare and clause.at(k) == "c" and "O" not in clause.shape[:k]:
        subject = _behind(sight, place.last + 1)  # Founded in 1928 and based in Leeds, Acme
    if subject is None or subject.letter not in "ORV" or subject.chain == place.chain:
        return NO_SUBJECT
    return draft(sight, subject, place, None, group)


def _behind(sight: Sight, k: int) -> Party | None:
    """ "Based in Solna, near Stockholm, [Norrvind] makes ...": the name behind the comma."""
    clause = sight.clause
    for comma in range(k, k + 6):
        if clause.at(comma) == "," and clause.at(comma + 1) == "O":
            return sight.reader.name(comma + 1)
    return None


def _based(sight: Sight) -> Draft | str:
    """ "(the) Memphis-based startup xAI", "the Memphis-based company"."""
    clause, reader, item = sight.clause, sight.reader, sight.item
    body, tail = reader.object_from(item + 1, "ORV")
    if body is not None and ((tail and tail not in FINITE) or clause.at(body.last) not in NAMES):
        body = None
    if body is None and clause.word(item - 3) in ("the", "this"):
        body = reader.stand_in(item - 3, item + 1)
    if body is None:
        return NO_SUBJECT
    place = item - 4 if clause.shape[max(0, item - 4) : item - 2] == "L," else item - 2  # Austin, Texas-based Bastion
    return draft(sight, body, reader.name(place), None, None, min(0.85, body.confidence))


def before_place(clause: Clause, k: int) -> int:
    """The item before "in Memphis" or "in Normal, Illinois," that ends at item `k`; `k` where no place does."""
    end = k - (clause.at(k) == "," and clause.at(k - 1) == "L" and clause.at(k - 2) == ",")
    if clause.at(end) == "L" and clause.at(end - 1) == "," and clause.at(end - 2) == "L":
        end -= 2
    return end - 2 if clause.at(end) == "L" and clause.word(end - 1) in AT else k


def stands(sight: Sight) -> Draft | str:
    """ "Ridgeline stands on a former steelworks outside Sheffield", "the mine lies in Chile"."""
    clause, group = sight.clause, sight.group()
    k = group.last + 1
    while clause.words[k : k + 1] and clause.words[k] not in AT and k < group.last + 8:
        if clause.shape[k] not in "adnfTQ" or clause.words[k] in ("with", "for", "by", "against"):
            return OTHER
        k += 1
    place = sight.reader.after_preposition(k, AT, "L")
    subject, group = subject_of(sight, group)
    if place is None or subject is None or subject.letter not in "ORLV":
        return NO_OBJECT if place is None else NO_SUBJECT
    if clause.at(place.last) not in NAMES or subject.chain == place.chain:
        return NO_OBJECT
    return draft(sight, subject, place, None, group, 0.8)


def built(sight: Sight) -> Draft | str:
    """ "xAI built a datacenter in Memphis": who has a facility there."""
    clause, reader, group = sight.clause, sight.reader, sight.group()
    facility = facility_of(clause, group.last + 1)
    if facility is None or group.passive or (sight.trigger.forms == "g" and group.bare):
        return OTHER
    place = reader.after_preposition(facility + 1, AT, "L")
    if place is None:
        return NO_OBJECT
    subject, group = subject_of(sight, group)
    if subject is None or subject.letter != "O":
        return NO_SUBJECT
    made = draft(sight, subject, place, None, group, 0.85)
    return made._replace(status="planned") if made.status == "actual" and _is_plan(clause, sight.item) else made


def _is_plan(clause: Clause, item: int) -> bool:
    """Whether what is done to a facility leaves it yet to come: "plans", "announced" (but not "has")."""
    return clause.words[item].startswith(("plan", "announc"))


def sited(sight: Sight) -> Draft | str:
    """ "Tesla's factory in Berlin", "its Berlin plant", "the site that xAI put up in Memphis"."""
    clause, reader, item = sight.clause, sight.reader, sight.item
    k = item + 1
    if clause.at(k) == "w" and clause.at(k + 1) == "O":
        return _put_up(sight, k + 1)
    start = reader.phrase_start(item)
    k += clause.at(k) == "," and clause.word(k + 1) in AT  # its biggest warehouse, in Erfurt
    owned = clause.is_owned(start) or clause.word(start - 1) == "whose"
    if owned:
        while clause.at(k) in "mb":
            k += 1
    place = reader.after_preposition(k, AT, "L")
    of_whom = clause.word(k) == "of" and clause.at(start - 2) == "d"
    if place is None and clause.at(start - 1) == "L" and (clause.at(start - 2) in "sh" or of_whom):
        place, start = reader.name(start - 1), start - 1
    if place is None:
        return NO_OBJECT
    if clause.at(start - 1) == "R" and clause.at(start - 2) == "s":
        start -= 1  # Tesla's Megapack factory
    owner = _site_owner(sight, start)
    if owner is None or owner.chain == place.chain:
        return NO_SUBJECT
    status, _ = weigh(clause.words[max(0, start - 3) : item])
    return draft(sight, owner, place, None, None, 0.85)._replace(status=status)


def _site_owner(sight: Sight, start: int) -> Party | None:
    """Who has the site whose phrase begins at item `start`: an owner, a maker before it, the named works themselves."""
    clause, reader, item = sight.clause, sight.reader, sight.item
    if clause.at(start) in "hd" and clause.at(start - 1) == "," and clause.at(start - 2) in "ORLV":
        return reader.name(start - 2)
    owner = _whose(sight, start)
    if owner is None and clause.word(item + 1) == "of":
        owner = reader.after_preposition(item + 1, frozenset({"of"}), "O")  # the Erfurt warehouse of Zalando
    if owner is None and clause.at(start - 1) == "O" and clause.at(start - 2) in "d.,":
        owner = reader.name(start - 1)  # the Toyota plant in Georgetown
    if owner is None and clause.at(start - 1) in "RVL" and clause.at(start - 2) in "ds":
        return reader.name(start - 1, 0.8)  # the Nova mine in Western Australia
    return owner if owner is not None and owner.letter == "O" else None


def _whose(sight: Sight, start: int) -> Party | None:
    """The owner before the noun phrase that begins at item `start`."""
    clause, reader = sight.clause, sight.reader
    if clause.at(start) == "h":
        return reader.pronoun(start) or _after_its_place(sight, start)
    if clause.word(start - 1) == "whose":
        return reader.owner(start)
    if clause.at(start - 1) == "h":
        return reader.pronoun(start - 1)
    return reader.owner_name(start - 2) if clause.at(start - 1) == "s" else None


def _after_its_place(sight: Sight, start: int) -> Party | None:
    """ "From its base in Leeds, [Zalando] sells shoes": named only after the comma."""
    clause = sight.clause
    comma = clause.shape.find("L,O", start, start + 8)
    return sight.reader.name(comma + 2, 0.75) if comma > 0 and start < 3 else None


def moved_to(sight: Sight) -> Draft | str:
    """ "Zalando moved its headquarters from Berlin to Leeds"."""
    clause, group = sight.clause, sight.group()
    facility = facility_of(clause, group.last + 1)
    if facility is None or group.passive or clause.words[facility] not in SEATS:
        return OTHER
    to = next((k for k in range(facility + 1, facility + 6) if clause.words[k : k + 1] == ["to"]), None)
    place = sight.reader.after_preposition(to, frozenset({"to"}), "L") if to is not None else None
    if place is None:
        return NO_OBJECT
    subject, group = subject_of(sight, group)
    if subject is None or subject.letter != "O":
        return NO_SUBJECT
    return draft(sight, subject, place, None, group, 0.85)


def _put_up(sight: Sight, k: int) -> Draft | str:
    """Who put the facility up, and where, in the words from the name at item `k`."""
    clause = sight.clause
    verb = k + 1
    while clause.at(verb) in "abvmtgzn" and verb < k + 7 and clause.at(verb + 1) != "f":
        verb += 1
    place = sight.reader.after_preposition(verb + 1, AT, "L")
    if place is None or not PUT_UP.intersection(clause.words[k + 1 : verb + 1]):
        return NO_OBJECT
    status, certainty = weigh(clause.words[k + 1 : verb + 1])
    made = draft(sight, sight.reader.name(k), place, None, None, 0.85)
    return made._replace(status=status, certainty=certainty)


def facility_of(clause: Clause, k: int) -> int | None:
    """The facility that is the object of a verb, or its name: the head of the noun phrase from item `k`."""
    last = None
    for item in range(k, min(k + 9, len(clause.shape))):
        if clause.words[item] in CALLED:
            break
        if clause.shape[item] not in "adhnQMK-" + NAMES:
            break
        last = item
    if last is not None and clause.shape[last] == "Q" and clause.quantity(last).unit.split()[-1] in FACILITY:
        return last  # three battery plants
    if last is None or clause.words[last] not in FACILITY:
        return None
    if clause.word(last + 1) in CALLED:  # a supercomputer called Colossus
        named = last + 2 + (clause.at(last + 2) == '"')
        return named if clause.at(named) in NAMES else last
    return last


def chose(sight: Sight) -> Draft | str:
    """ "Zalando chose Leeds for its new plant": where it will have one."""
    clause, group = sight.clause, sight.group()
    k = group.last + 1
    if clause.at(k) != "L" or clause.word(k + 1) not in ("for", "as") or group.passive:
        return OTHER
    if facility_of(clause, k + 2) is None:
        return OTHER
    subject, group = subject_of(sight, group)
    if subject is None or subject.letter != "O":
        return NO_SUBJECT
    return draft(sight, subject, sight.reader.name(k), None, group, 0.8)._replace(status="planned")


def home_to(sight: Sight) -> Draft | str:
    """ "Leeds is home to Zalando", "Leeds, home to Zalando,": who is at home there."""
    clause, item = sight.clause, sight.item
    body, _ = named_object(sight, item + 2, "O")
    if clause.at(item - 1) not in ",b" or clause.at(item - 2) != "L":
        return NO_OBJECT
    if body is None:
        return NO_SUBJECT
    return draft(sight, body, sight.reader.name(item - 2), None, None, 0.8)
