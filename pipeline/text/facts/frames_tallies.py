"""Frames of what somebody made or sold, piece by piece, and of people who work somewhere."""

from pipeline.text.facts.clause import Clause
from pipeline.text.facts.drafts import (
    NO_FIGURE,
    NO_OBJECT,
    NO_SUBJECT,
    OTHER,
    Draft,
    Sight,
    draft,
    figure_from,
    subject_of,
)
from pipeline.text.facts.frames_counts import people
from pipeline.text.facts.parties import Party
from pipeline.text.facts.verbs import Group
from pipeline.text.facts.words import NAMES, ROLES

MORE = frozenset("more fewer less record total further estimated least most much many".split())
ABLE = frozenset("can could able designed".split())
UNCOUNTED = ROLES["uncounted"]
AT = frozenset("at for in on".split())


def tallied(sight: Sight) -> Draft | str:
    """ "Ondelle delivered more than 100,000 cars", "sold 4.2 million phones": goods, not people."""
    clause, group = sight.clause, sight.group()
    figure = figure_from(clause, group.last + 1, "Q", sight.trigger.stops, 6)
    if figure is None or clause.quantity(figure).kind != "count" or group.passive:
        return NO_FIGURE
    if people(clause, figure) or UNCOUNTED.intersection(clause.quantity(figure).unit.split()):
        return OTHER
    able = ABLE.intersection(clause.words[group.first : sight.item])
    if able or not MORE.issuperset(_nouns(clause, group.last + 1, figure)):
        return OTHER
    subject, group = subject_of(sight, group)
    if subject is None or subject.letter != "O":
        return NO_SUBJECT
    return draft(sight, subject, None, figure, group, 0.8)


def _nouns(clause: Clause, first: int, end: int) -> list[str]:
    """The nouns and adjectives among the items [first, end)."""
    return [clause.words[item] for item in range(first, end) if clause.shape[item] == "n"]


def staffed(sight: Sight) -> Draft | str:
    """ "1,150 people now work for Acme", "some 4,000 staff worked at Lidl"."""
    clause, group = sight.clause, sight.group()
    k = group.first - 1
    if clause.at(k) != "Q" or not people(clause, k):
        return OTHER
    employer = _employer(sight, group)
    return draft(sight, employer, None, k, group, 0.8) if employer is not None else NO_OBJECT


def _employer(sight: Sight, group: Group) -> Party | None:
    """The organisation named after "work for" or "work at"."""
    found, tail = (None, "")
    if sight.clause.word(group.last + 1) in AT:
        found, tail = sight.reader.object_from(group.last + 2, "O")
    return found if found is not None and sight.clause.at(found.last) in NAMES and tail != "'s" else None
