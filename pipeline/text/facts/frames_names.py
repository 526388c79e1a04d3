"""Frames of one name doing something to another: buying, merging, founding, owning, using, releasing."""

from pipeline.text.facts.clause import Clause
from pipeline.text.facts.drafts import (
    NO_FIGURE,
    NO_OBJECT,
    NO_SUBJECT,
    OTHER,
    Draft,
    Sight,
    agent,
    doer,
    draft,
    figure_from,
    subject_of,
)
from pipeline.text.facts.party import Party
from pipeline.text.facts.verbs import Group
from pipeline.text.facts.words import ANAPHORS, NAMES, ROLES

DOERS = {"founded": "PO", "leads": "P", "acquired": "OP", "owns": "OP", "uses": "OR", "released": "OP"}
OFFICES = ROLES["organisation"]
UNDONE = ROLES["undone"]
BUYING = frozenset({"acquire", "buy", "purchase"})
WORTH = frozenset({"worth", "totalling", "totaling"})
CLOSING = frozenset("completed completes closed closes finalised finalized sealed concluded".split())
"""What a buyer has done to a takeover that has happened."""


def fits(tail: str) -> bool:
    """Whether the noun after a name leaves it the name of the whole: not "Acme shares"."""
    return tail in ("", "out", "off") or tail in OFFICES or tail in ANAPHORS


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
    if isinstance(made, str) or made.object is None or made.subject.letter == "P":
        return made if isinstance(made, str) else NO_OBJECT
    return made._replace(subject=made.object, object=made.subject)


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
