"""Frames of one name doing something to another: buying, merging, founding, owning, using, releasing."""

from pipeline.text.facts.clause import Clause
from pipeline.text.facts.drafts import (
    NO_OBJECT,
    NO_SUBJECT,
    OTHER,
    Draft,
    Sight,
    agent,
    draft,
    subject_of,
)
from pipeline.text.facts.party import Party
from pipeline.text.facts.verbs import Group
from pipeline.text.facts.words import ANAPHORS, ENTITY_LETTERS, NAMES, ROLES

DOERS = {"founded": "PO", "leads": "P", "acquired": "OP", "owns": "OP", "uses": "OR", "released": "OP"}
OFFICES = ROLES["organisation"]
UNDONE = ROLES["undone"]


def fits(tail: str) -> bool:
    """Whether the noun after a name leaves it the name of the whole: not "Acme shares"."""
    return tail in ("", "out", "off") or tail in OFFICES or tail in ANAPHORS


def linked(sight: Sight) -> Draft | str:
    """Subject, verb, object: active, passive with "by", or "OpenAI, which Musk co-founded"."""
    group = sight.group()
    if sight.trigger.predicate == "owns" and sight.clause.at(sight.item - 1) in "sh":
        return OTHER  # Samsung's own chip
    if sight.trigger.forms == "g" and sight.clause.at(group.first - 1) in "dfh":
        return _gerund(sight, group) if sight.clause.at(group.first - 1) == "f" else OTHER
    if group.passive or (group.bare and _done_by(sight.clause, group)):
        return _passive(sight, group)
    return _active(sight, group)


def _done_by(clause: Clause, group: Group) -> bool:
    """Whether "by" follows a participle; a few words later where it opens the sentence: "Set up in 2018 by"."""
    apposed = not group.first or (clause.at(group.first - 1) == "," and clause.at(group.first - 2) in NAMES)
    return clause.word(group.last + 1) == "by" or (apposed and "by" in clause.words[group.last + 1 :][:6])


def powered(sight: Sight) -> Draft | str:
    """ "a car powered by Nvidia chips", "Nvidia chips power the car": who is powered uses the other."""
    made = linked(sight)
    if made == NO_SUBJECT and (counted := _by_so_many(sight)) is not None:
        return counted
    if isinstance(made, str) or made.object is None or made.subject.letter == "P":
        return made if isinstance(made, str) else NO_OBJECT
    return made._replace(subject=made.object, object=made.subject)


def _by_so_many(sight: Sight) -> Draft | None:
    """ "Heron-2 is powered by [seven Tarn engines]": the name is part of the figure."""
    clause, group = sight.clause, sight.group()
    figure = group.last + 2
    named = clause.counted.get(clause.starts[figure]) if clause.at(figure) == "Q" else None
    thing = sight.reader.before(group.first - 1) if clause.word(figure - 1) == "by" else None
    if named is None or thing is None or thing.letter not in "ORV":
        return None
    engine = Party(named.chain_id, ENTITY_LETTERS[named.type], figure, figure, 0.8)
    return draft(sight, thing, engine, figure, group, 0.8) if engine.chain != thing.chain else None


def _gerund(sight: Sight, group: Group) -> Draft | str:
    """ "after buying SolarCity, Tesla ...": only after words that say that it happened."""
    if sight.clause.word(group.first - 1) not in ("by", "after", "since"):
        return OTHER
    return _active(sight, group)


def _active(sight: Sight, group: Group) -> Draft | str:
    trigger, clause = sight.trigger, sight.clause
    before = group.first - 1
    past = trigger.predicate == "leads" and "p" in trigger.forms and "t" not in trigger.forms
    over = past and clause.at(before) == "w" and any(clause.at(k) == "U" for k in range(group.last + 2, group.last + 6))
    if over or (group.infinitive and clause.word(before) == "used"):
        return "done in the past"
    subject, group = subject_of(sight, group)
    if subject is None and trigger.predicate == "uses" and not group.infinitive:
        subject = _whose_things(sight, before)
    avoid = subject.chain if subject is not None else None
    found, tail = sight.reader.object_from(group.last + 1, trigger.objects, avoid)
    if found is None and clause.at(group.last + 1) not in "dhn" + NAMES:
        found, doer = _fronted(sight, group)
        subject, tail = subject or doer, ""
    if found is None and trigger.predicate == "uses":
        found, tail = _maker(sight, group.last + 1), ""
    if found is None and trigger.predicate == "leads" and clause.words[group.last + 1 :][:2] == ["the", "board"]:
        found = sight.reader.plain_company(sight.item)  # who still chairs the board
    if found is None:
        return NO_OBJECT
    whole = fits(tail) or trigger.predicate in ("uses", "released")
    if not whole or (tail == "'s" and trigger.predicate != "uses"):
        return "only a part or a share of the object"
    return pair(sight, subject, found, group)


def _maker(sight: Sight, k: int) -> Party | None:
    """Whose things are used: "uses grinding equipment [from Finland's Metso]", "software [made by Oracle]"."""
    start = k
    while sight.clause.at(k) in "adhn-z" and k < start + 7:
        k += 1
    found = sight.reader.after_preposition(k, frozenset({"from", "by"}), "O") if k > start else None
    return found if found is not None and sight.clause.at(found.last) in NAMES else None


def _whose_things(sight: Sight, k: int) -> Party | None:
    """The owner of the things before the verb: "OpenAI's models [run on Azure]"."""
    start = sight.reader.phrase_start(k)
    owned = sight.clause.at(start) == "h" or sight.clause.at(start - 1) in "sO"
    return sight.reader.owner(k) if owned and sight.clause.at(k) == "n" else None


def _fronted(sight: Sight, group: Group) -> tuple[Party | None, Party | None]:
    """The object before "which Musk co-founded", and the name that does it."""
    clause = sight.clause
    k = clause.shape.rfind("w", max(0, group.first - 8), group.first)
    whole = not any(letter in ",;" for letter in clause.shape[max(k, 0) : group.first])
    if k < 0 or clause.words[k] == "that" or clause.at(k + 1) not in "i" + NAMES or not whole:
        return None, None
    doer = sight.reader.name(k + 1) if clause.at(k + 1) in NAMES else None
    k -= 2 if clause.at(k - 1) == "," else 1
    held = clause.at(k) in NAMES and clause.at(k) in sight.trigger.objects
    return (sight.reader.name(k), doer) if held else (None, None)


def _passive(sight: Sight, group: Group) -> Draft | str:
    clause, reader, trigger = sight.clause, sight.reader, sight.trigger
    actor = agent(sight, group, NAMES)
    if actor is None and trigger.predicate == "uses":
        actor = _maker(sight, group.last + 2)  # powered by engines from CFM
    k = group.first - 1
    if actor is None and trigger.predicate == "released" and group.passive:
        actor = _whose_new(sight, k)
    if actor is None:
        return NO_SUBJECT
    if clause.at(k) == "," and clause.at(k - 1) in NAMES:
        k -= 1
    thing = reader.before(k - 1 if group.bare and clause.at(k) == "," and clause.at(k - 1) == "n" else k)
    if thing is None and group.infinitive:
        thing, group = subject_of(sight, group)
    if thing is None and group.bare and k < 1:
        thing = _after_the_participle(sight, actor)
    if thing is None and trigger.predicate == "uses":
        thing = reader.owner(k)
    if thing is None and group.bare and clause.at(k) == "n":
        start = reader.phrase_start(k)  # Mwinda, a Kitwe-based explorer established by
        apposed = clause.at(start - 1) == "," and clause.at(start - 2) in NAMES and clause.at(start) == "d"
        thing = reader.name(start - 2) if apposed else None
    if thing is None or thing.letter not in trigger.objects:
        return NO_OBJECT
    return pair(sight, actor, thing, group)


def _whose_new(sight: Sight, k: int) -> Party | None:
    """Whose product is launched: "[Apple]'s latest phone, the iPhone 16, was unveiled", "[Nintendo]'s Switch 2 was"."""
    clause = sight.clause
    k -= clause.at(k) == ","
    if clause.at(k) != "R":
        return None
    start = k - 1 - (clause.at(k - 1) == "d")
    if clause.at(start) == "s":
        return sight.reader.owner_name(start - 1)
    return sight.reader.owner(start - 1) if clause.at(start) == "," and clause.at(start - 1) == "n" else None


def _after_the_participle(sight: Sight, doer: Party) -> Party | None:
    """ "Set up in 2018 by Ann Lee and Bo Ek, [Norrland] has ...": the subject after the last comma before the verb."""
    clause = sight.clause
    verb = next((item for item in range(doer.last + 1, len(clause.shape)) if clause.shape[item] in "zbvm"), 0)
    comma = clause.shape.rfind(",", doer.last, verb)
    thing = sight.reader.before(verb - 1) if comma > 0 and verb - comma < 6 else None
    if thing is None or clause.at(thing.last) in NAMES:
        return thing
    spoken = sight.reader.referents.salient("O", clause.index, clause.starts[0])  # not of the founders' old firm
    return thing._replace(chain=spoken[0], confidence=spoken[1]) if spoken is not None else None


def pair(sight: Sight, subject: Party | None, object_: Party, group: Group | None) -> Draft | str:
    if subject is None or subject.letter not in DOERS.get(sight.trigger.predicate, NAMES):
        return NO_SUBJECT
    if subject.chain == object_.chain:
        return "subject and object are the same"
    return draft(sight, subject, object_, None, group)
