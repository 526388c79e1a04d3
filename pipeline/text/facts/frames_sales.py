"""The frame of a sale: who buys what somebody sells."""

from pipeline.text.facts.drafts import NO_OBJECT, NO_SUBJECT, OTHER, Draft, Sight, draft, subject_of
from pipeline.text.facts.frames_names import UNDONE, fits, pair
from pipeline.text.facts.frames_purchases import price_of
from pipeline.text.facts.words import NAMES

TO = frozenset({"to"})


def sold_to(sight: Sight) -> Draft | str:
    """ "Siemens sold Innomotics to KPS, a private equity firm, for 3.5 billion euros": KPS acquired it."""
    clause, reader, group = sight.clause, sight.reader, sight.group()
    thing, tail = reader.object_from(group.last + 1, sight.trigger.objects)
    if group.passive:
        thing, tail = reader.before(group.first - 1), ""
    if thing is None or not fits(tail) or clause.at(thing.last) not in NAMES or thing.letter not in "OR":
        return NO_OBJECT
    k = (group.last if group.passive else thing.last) + 1 + bool(tail)
    buyer = reader.after_preposition(k, TO, "OP", thing.chain)
    if buyer is None or buyer.chain == thing.chain or clause.at(buyer.last) not in NAMES:
        return NO_SUBJECT
    if clause.at(buyer.last + 1) == "s":
        return NO_SUBJECT
    seller = None
    if not group.passive:
        seller, group = subject_of(sight, group)
    if thing.letter == "R" and (seller is None or clause.word(buyer.last + 1) != "for"):
        return NO_OBJECT  # goods are sold to customers
    made = draft(sight, buyer, thing, None, group, 0.8)
    figure = price_of(clause, made)
    undone = UNDONE.intersection(clause.words[made.last + 1 : made.last + 6])
    return made._replace(figure=figure, status="denied" if undone else made.status)


def taken_private(sight: Sight) -> Draft | str:
    """ "Thoma Bravo took Darktrace private for $5.3 billion"."""
    group = sight.group()
    thing, tail = sight.reader.object_from(group.last + 1, sight.trigger.objects)
    if group.passive or thing is None or tail != "private":
        return OTHER
    subject, group = subject_of(sight, group)
    made = pair(sight, subject, thing, group)
    if isinstance(made, str):
        return made
    return made._replace(figure=price_of(sight.clause, made._replace(last=thing.last + 1)))
