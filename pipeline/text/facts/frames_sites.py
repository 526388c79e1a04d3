"""Frames of what a site holds: what was installed there, and what it is enlarged to."""

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
from pipeline.text.facts.frames_counts import is_capacity
from pipeline.text.facts.verbs import Group

AT = frozenset({"at", "in", "inside"})
ASIDE = 9  # items that a noun in apposition may take between a site and "to"


def installed(sight: Sight) -> Draft | str:
    """ "42,500 GPUs were installed at Ridgeline": the site has that capacity."""
    clause, group = sight.clause, sight.group()
    k = group.first - 1
    if not group.passive and not group.bare:
        return _installed_by(sight, group)
    if not group.passive or clause.at(k) != "Q" or not is_capacity(clause, k):
        return OTHER
    site = sight.reader.after_preposition(group.last + 1, AT, sight.trigger.objects)
    return draft(sight, site, None, k, group, 0.85) if site is not None else NO_OBJECT


def _installed_by(sight: Sight, group: Group) -> Draft | str:
    """ "Amazon has deployed 500,000 chips": who installs them has that capacity."""
    clause = sight.clause
    figure = figure_from(clause, group.last + 1, "Q", frozenset(), 6)
    if figure is None or not is_capacity(clause, figure) or clause.quantity(figure).kind != "count":
        return NO_FIGURE
    subject, group = subject_of(sight, group)
    if subject is None or subject.letter not in "ORLV":
        return NO_SUBJECT
    return draft(sight, subject, None, figure, group, 0.8)


def enlarged(sight: Sight) -> Draft | str:
    """ "to enlarge Ridgeline, its site near Sheffield, to 100,000 GPUs"."""
    clause, group = sight.clause, sight.group()
    site, tail = sight.reader.object_from(group.last + 1, sight.trigger.objects)
    if group.passive or site is None or tail == "'s":
        return NO_OBJECT
    k = site.last + 1
    if clause.at(k) == ",":
        k = clause.shape.find(",", k + 1, k + ASIDE) + 1
    figure = figure_from(clause, k + 1, "Q", frozenset(), 4) if k > 0 and clause.word(k) == "to" else None
    if figure is None or not is_capacity(clause, figure):
        return NO_FIGURE
    _, group = subject_of(sight, group)
    return draft(sight, site, None, figure, group, 0.85)
