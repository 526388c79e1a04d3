"""Frames of mergers and partnerships: "xAI merged with X", "in collaboration with Oracle"."""

from pipeline.text.facts.clause import Clause
from pipeline.text.facts.drafts import NO_OBJECT, OTHER, Draft, Sight, doer, subject_of
from pipeline.text.facts.frames_names import UNDONE, fits, pair
from pipeline.text.facts.party import Party
from pipeline.text.facts.verbs import weigh
from pipeline.text.facts.words import NAMES, ROLES

SIGNING, RUMOUR = ROLES["signing"], ROLES["rumour"]
WITH = frozenset({"with"})
WINNING = frozenset("won wins win winning bagged bags landed lands secured secures clinched clinches received".split())


def joined(sight: Sight) -> Draft | str:
    """ "xAI merged with X", "xAI and X merged", "xAI and Oracle are collaborating"."""
    clause, group, reader = sight.clause, sight.group(), sight.reader
    k = group.last + 1
    if clause.word(k) in WITH:
        other, tail = reader.object_from(k + 1, sight.trigger.objects)
        if other is None or not fits(tail):
            return NO_OBJECT
        subject, group = subject_of(sight, group)
        return pair(sight, subject, other, group)
    k = group.first - 1
    if clause.words[sight.item].startswith("work") and not sight.trigger.after:
        return OTHER  # "Apple and Oracle work on batteries": not said to be together
    if clause.at(k) in NAMES and clause.word(k - 1) == "and" and clause.at(k - 2) in NAMES:
        kinds = clause.at(k) + clause.at(k - 2) if clause.at(k - 3) not in ",f" else ""
        if kinds and set(kinds) <= set(sight.trigger.objects):
            return pair(sight, reader.name(k - 2), reader.name(k), group)
    return NO_OBJECT


def union(sight: Sight) -> Draft | str:
    """ "xAI's merger with X", "the merger of xAI and X", "in collaboration with Oracle"."""
    clause, item, reader = sight.clause, sight.item, sight.reader
    end = _past_worth(clause, item)
    joint = clause.word(end + 1)
    both = joint in ("of", "between") and clause.at(end + 2) in NAMES and clause.word(end + 3) == "and"
    if not both and joint != "with":
        return _theirs(sight)
    other, tail = reader.object_from(end + (4 if both else 2), sight.trigger.objects)
    if other is None or not fits(tail):
        return NO_OBJECT
    owner, (status, certainty) = (reader.name(end + 2), ("actual", "asserted")) if both else _partner(sight)
    start = reader.phrase_start(item)
    if UNDONE.intersection((*clause.words[other.last + 1 : other.last + 6], *clause.words[max(0, start - 3) : start])):
        status = "denied"
    made = pair(sight, owner, other, None)
    return made if isinstance(made, str) else made._replace(status=status, certainty=certainty)


def _theirs(sight: Sight) -> Draft | str:
    """ "Vodafone and Three completed their £15bn merger": of the two names of the subject."""
    clause, reader = sight.clause, sight.reader
    start = reader.phrase_start(sight.item)
    own = clause.word(start) == "their" or (clause.word(start) in ("a", "an") and clause.word(start - 1) in SIGNING)
    last = reader.main_subject(start) if own else None
    if last is None or clause.word(last.first - 1) != "and" or clause.at(last.first - 2) != last.letter:
        return NO_OBJECT
    verb = start - 1
    status, certainty = weigh(clause.words[max(last.last + 1, verb - 6) : verb + 1])
    status = "denied" if UNDONE.intersection(clause.words[max(last.last + 1, verb - 2) : verb + 1]) else status
    made = pair(sight, reader.name(last.first - 2), last, None)
    return made if isinstance(made, str) else made._replace(status=status, certainty=certainty)


def _past_worth(clause: Clause, item: int) -> int:
    """The last item of what a deal is said to be worth, or how long it is: "deal [worth $76 billion] with"."""
    end = item
    struck = clause.word(item + 1) in SIGNING  # an agreement struck in July with
    if struck and clause.at(item + 2) == "f" and clause.at(item + 3) == "T":
        return item + 3
    if struck and clause.word(item + 2) == "with":
        return item + 1
    while clause.at(end + 1) in "naMUT" or clause.word(end + 1) in ("of", "for", "over"):
        end += 1
        if end > item + 8:
            return item
    return end if clause.at(end) in "MUT" else item


def _partner(sight: Sight) -> tuple[Party | None, tuple[str, str]]:
    """Whose merger or partnership it is, and how firm the verb around it makes it."""
    clause, item, reader = sight.clause, sight.item, sight.reader
    owner = reader.owner(item)
    if owner is not None:
        return owner, ("actual", "asserted")
    if clause.word(reader.phrase_start(item) - 1) in ("in", "under"):
        owner = reader.main_subject(item)
        return owner, weigh(clause.words[owner.last + 1 : item] if owner is not None else [])
    if reader.phrase_start(item) == 0 and clause.word(0) in ("a", "an", "the"):
        return reader.main_company(item), ("actual", "asserted")
    verb = reader.phrase_start(item) - 1
    if clause.word(verb) in ("of", "about") and clause.word(verb - 1) in RUMOUR:
        return reader.main_company(item), ("actual", "hedged")
    while verb > item - 10 and clause.at(verb) in "adnMQKUX,-" and clause.word(verb) not in SIGNING:
        verb -= 1
    if clause.at(verb) not in "zg" and clause.word(verb) not in SIGNING:
        return None, ("actual", "asserted")
    owner, group = doer(sight, verb)
    return owner, (group.status, group.certainty)


def won_from(sight: Sight) -> Draft | str:
    """ "Vestas won an order for 64 turbines from RWE", "bagged a contract from Ghana's Voltacom"."""
    clause, item = sight.clause, sight.item
    verb = sight.reader.phrase_start(item) - 1
    while verb > item - 8 and clause.at(verb) in "adnMQ-" and clause.word(verb) not in WINNING:
        verb -= 1
    if clause.word(verb) not in WINNING:
        return OTHER
    k = item + 1
    while clause.at(k) in "adnMQTU" or clause.word(k) in ("for", "of", "worth", "to"):
        k += 1
        if k > item + 14:
            return NO_OBJECT
    if clause.word(k) not in ("from", "with"):
        return NO_OBJECT
    other, tail = sight.reader.object_from(k + 1, sight.trigger.objects)
    if other is None or not fits(tail) or clause.at(other.last) not in NAMES:
        return NO_OBJECT
    winner, group = doer(sight, verb)
    return pair(sight, winner, other, group)


def together_with(sight: Sight) -> Draft | str:
    """ "Together with Uber, Zalando runs a delivery service"."""
    clause, item, reader = sight.clause, sight.item, sight.reader
    other, tail = reader.object_from(item + 2, sight.trigger.objects)
    if other is None or tail or clause.at(other.last + 1) != "," or clause.at(other.last + 2) != "O":
        return NO_OBJECT
    return pair(sight, reader.name(other.last + 2), other, None)
