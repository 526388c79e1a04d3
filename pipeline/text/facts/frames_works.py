"""Frames of named works and goods: what they cost, who brings them out: "the $4 billion Gordie Howe bridge"."""

from pipeline.text.facts.drafts import (
    NO_FIGURE,
    NO_OBJECT,
    NO_SUBJECT,
    OTHER,
    Draft,
    Sight,
    doer,
    draft,
    figure_from,
    named_object,
    subject_of,
)
from pipeline.text.facts.words import NAMES

GOING = frozenset("go goes going went gone put is was are were".split())


def works_cost(sight: Sight) -> Draft | str:
    """ "the $4 billion Gordie Howe bridge", "Dorothy, a $24 million supercomputer"."""
    clause, item, reader = sight.clause, sight.item, sight.reader
    k = item - 1
    while clause.at(k) in "n-" and item - k < 6:
        k -= 1
    if clause.at(item + 1) == "n":
        return OTHER
    named = k if clause.at(k) in "RLV" and clause.at(k - 1) == "M" else None
    figure = k - 1 if named is not None else k
    if clause.at(figure) != "M":
        return NO_FIGURE
    if named is None:
        start = reader.phrase_start(figure)
        named = start - 2 if clause.at(start - 1) == "," and clause.at(start - 2) in "RLV" else None
    if named is None:
        return NO_SUBJECT
    return draft(sight, reader.name(named), None, figure, None, 0.8)


def on_sale(sight: Sight) -> Draft | str:
    """ "The Kite goes on sale in the spring at $21,995"."""
    clause, item = sight.clause, sight.item
    verb = item - 2
    if clause.word(item - 1) != "on" or clause.word(verb) not in GOING:
        return OTHER
    k = next((at for at in range(item + 1, item + 8) if clause.word(at) in ("at", "for", "from")), None)
    figure = figure_from(clause, k + 1, "M", frozenset(), 4) if k is not None else None
    if figure is None:
        return NO_FIGURE
    subject, group = doer(sight, verb)
    if subject is None or subject.letter not in "RV" or clause.word(subject.first - 2) == "to":
        return NO_SUBJECT
    return draft(sight, subject, None, figure, group, 0.8)


def charged(sight: Sight) -> Draft | str:
    """ "Novo charges Americans $969 a month for Ozempic", "Apple is asking $3,499 for the Vision Pro": a price."""
    clause, group = sight.clause, sight.group()
    k = group.last + 1
    while clause.at(k) in "dnL" and k < group.last + 4:
        k += 1
    figure = figure_from(clause, k, "M", frozenset(), 3)
    if figure is None or group.passive:
        return NO_FIGURE
    thing = sight.reader.after_preposition(figure + 1, frozenset({"for"}), "R")
    if thing is None or clause.at(thing.last) not in NAMES:
        return NO_SUBJECT
    _, group = subject_of(sight, group)
    return draft(sight, thing, None, figure, group, 0.8)


def came_in(sight: Sight) -> Draft | str:
    """ "Hinkley Point C is expected to come in at £46 billion": what named works cost."""
    clause, group = sight.clause, sight.group()
    figure = figure_from(clause, group.last + 1, "M", frozenset(), 4)
    if figure is None:
        return NO_FIGURE
    thing, group = subject_of(sight, group)
    if thing is None or thing.letter not in "RVL" or clause.at(thing.last) not in NAMES:
        return NO_SUBJECT
    return draft(sight, thing, None, figure, group, 0.8)


def launch_of(sight: Sight) -> Draft | str:
    """ "Nintendo's launch of the Switch 2", "the release of the Switch 2 by Nintendo"."""
    thing, _ = named_object(sight, sight.item + 2)
    if thing is None:
        return NO_OBJECT
    start = sight.reader.phrase_start(sight.item)
    owned = sight.clause.is_owned(start)
    maker = sight.reader.owner(sight.item) if owned else None
    maker = maker or sight.reader.after_preposition(thing.last + 1, frozenset({"by"}), "OP")
    if maker is None or maker.letter not in "OP" or maker.chain == thing.chain:
        return NO_SUBJECT
    return draft(sight, maker, thing, None, None, 0.8)


def came_out(sight: Sight) -> Draft | str:
    """ "OpenAI's GPT-5 came out in August": whose it is has released it."""
    clause, group = sight.clause, sight.group()
    k = group.first - 1
    if clause.at(k) != "R" or clause.at(k - 1) != "s":
        return NO_SUBJECT
    maker = sight.reader.owner_name(k - 2)
    if maker is None or maker.letter not in "OP":
        return NO_SUBJECT
    return draft(sight, maker, sight.reader.name(k), None, group, 0.8)
