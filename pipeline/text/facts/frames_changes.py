"""Frames of changes and of levels to be reached."""

from pipeline.text.facts.drafts import NO_FIGURE, NO_SUBJECT, Draft, Sight, draft, figure_from, subject_of
from pipeline.text.facts.parties import Party
from pipeline.text.facts.words import NAMES, ROLES

MEASURES = ROLES["measure"]


def moved(sight: Sight) -> Draft | str:
    """ "Tesla shares fell 5%", "Revenue at Lidl rose 8 percent", "Tesla's deliveries grew 20%"."""
    clause, group, reader = sight.clause, sight.group(), sight.reader
    figure = figure_from(clause, group.last + 1 + (clause.word(group.last + 1) == "by"), "K", sight.trigger.stops, 6)
    if figure is None or group.passive:
        return NO_FIGURE
    owner = _measured(sight, group.first - 1)
    if owner is None:
        named = clause.at(group.first - 1) in NAMES and _listed(sight)
        owner = reader.before(group.first - 1) if named else None
    if owner is None or owner.letter not in "ORL":
        return NO_SUBJECT
    return draft(sight, owner, None, figure, group, 0.85)


def _listed(sight: Sight) -> bool:
    """A bare name moves only as a share price does."""
    return any(word in ROLES["share"] or word in ("trading", "index", "points") for word in sight.clause.words)


def _measured(sight: Sight, k: int) -> Party | None:
    """Whose measure the subject is: "Tesla's revenue", "shares of Tesla", "sales at Lidl"."""
    clause, reader = sight.clause, sight.reader
    while clause.at(k) in "aT" and k > 0:
        k -= 1
    if clause.word(k) in MEASURES:
        return reader.owner(k)
    if clause.at(k) in NAMES and clause.word(k - 1) in ("of", "at", "in") and clause.word(k - 2) in MEASURES:
        return reader.name(k)
    return None


def reached(sight: Sight) -> Draft | str:
    """ "Tesla's revenue will reach $100 billion", "Starlink is expected to hit 4 million customers"."""
    clause, group = sight.clause, sight.group()
    figure = figure_from(clause, group.last + 1, "MQK", sight.trigger.stops, 6)
    if figure is None or group.passive:
        return NO_FIGURE
    subject = _measured(sight, group.first - 1)
    if subject is None:
        subject, group = subject_of(sight, group)
    if group.status not in ("planned", "predicted"):
        return "a level reached already, or none that is to come"
    if subject is None or subject.letter not in "ORL":
        return NO_SUBJECT
    return draft(sight, subject, None, figure, group, 0.8)
