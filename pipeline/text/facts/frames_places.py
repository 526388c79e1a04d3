"""Frames of places: where something is based, where somebody has a facility."""

from pipeline.text.facts.clause import Clause
from pipeline.text.facts.drafts import NO_OBJECT, NO_SUBJECT, OTHER, Draft, Sight, draft, subject_of
from pipeline.text.facts.words import NAMES, ROLES

FACILITY = ROLES["facility"]
AT = frozenset({"in", "near", "at", "outside"})


def placed(sight: Sight) -> Draft | str:
    """ "xAI is based in Memphis", "the Memphis-based startup xAI", "Acme, headquartered in Lyon,"."""
    clause, reader, group = sight.clause, sight.reader, sight.group()
    if not (group.passive or group.bare):
        return OTHER
    place = reader.after_preposition(group.last + 1, AT, "L")
    if place is None:
        return NO_OBJECT
    k = group.first - 1
    subject = reader.before(k - 1 if clause.at(k) == "," else k)
    if subject is None or subject.letter not in "ORV" or subject.chain == place.chain:
        return NO_SUBJECT
    return draft(sight, subject, place, None, group)


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
    return draft(sight, subject, place, None, group, 0.85)


def facility_of(clause: Clause, k: int) -> int | None:
    """The facility that is the object of a verb: the head of the noun phrase from item `k`."""
    last = None
    for item in range(k, min(k + 9, len(clause.shape))):
        if clause.shape[item] not in "adhnQMK-" + NAMES:
            break
        last = item
    return last if last is not None and clause.words[last] in FACILITY else None
