"""Frames of levels that somebody expects or has set for himself: "expects 350,000 visitors", "a goal of 10 GW"."""

from pipeline.text.facts.clause import Clause
from pipeline.text.facts.drafts import (
    DROPPED,
    NO_FIGURE,
    NO_SUBJECT,
    OTHER,
    READ,
    Draft,
    Sight,
    doer,
    draft,
    figure_from,
    subject_of,
)
from pipeline.text.facts.frames_changes import INCOME, MEASURES, is_of_accounts
from pipeline.text.facts.frames_counts import OUTPUTS, is_staff
from pipeline.text.facts.frames_tallies import FREIGHT, MORE, nouns_between
from pipeline.text.facts.party import Party

FORECASTERS = frozenset("analysts economists forecasters brokers consultants observers".split())
COUNTED = MEASURES - INCOME
SETTING = DROPPED | frozenset("set sets has have had announced unveiled reaffirmed missed".split())


def foreseen(sight: Sight) -> Draft | str:
    """ "Halvard now sees deliveries of 5,400 trucks", "the museum expects 350,000 visitors"."""
    clause, group = sight.clause, sight.group()
    figure = _foreseen_figure(clause, group.last + 1)
    if figure is None or group.passive or group.bare:
        return NO_FIGURE
    if sight.is_read(figure):
        return READ
    if clause.word(figure + 1) == "to" or is_staff(clause, figure) or not _is_level(clause, figure):
        return OTHER
    subject, group = subject_of(sight, group)
    if subject is None and clause.word(group.first - 1) in FORECASTERS:
        subject = sight.reader.main_company(sight.item)
    if subject is not None and subject.letter == "P":
        subject = sight.reader.main_company(sight.item)  # its director expects them
    if subject is None or subject.letter not in "OL":
        return NO_SUBJECT
    made = draft(sight, subject, None, figure, group, 0.7)
    return made._replace(status="predicted") if made.status == "actual" else made


def _foreseen_figure(clause: Clause, k: int) -> int | None:
    """The count right behind the verb, or that of a measure: "[annual] deliveries of [5,400 trucks]"."""
    for item in range(k, k + 4):
        if clause.word(item) in COUNTED and clause.word(item + 1) == "of":
            return figure_from(clause, item + 2, "Q", frozenset(), 4)
        if clause.at(item) not in "adnh":
            break
    figure = figure_from(clause, k, "Q", frozenset(), 5)
    return figure if MORE.issuperset(nouns_between(clause, k, figure or k)) else None


def _is_level(clause: Clause, figure: int) -> bool:
    """Whether a figure is what a body reports: customers, visitors, tonnes, megawatts."""
    return is_of_accounts(clause, figure) or clause.quantity(figure).unit in OUTPUTS | FREIGHT


def goal(sight: Sight) -> Draft | str:
    """ "Dhruva Green has set itself a goal of 10GW by 2030", "Acme's target of 500,000 vehicles"."""
    clause, item, reader = sight.clause, sight.item, sight.reader
    figure = figure_from(clause, item + 2, "Q", frozenset(), 5) if clause.word(item + 1) == "of" else None
    if figure is None or not _is_level(clause, figure):
        return NO_FIGURE
    if sight.is_read(figure):
        return READ
    start = reader.phrase_start(item)
    owner = _aiming(sight, start)
    if owner is None or owner.letter not in "OL":
        return NO_SUBJECT
    status = "denied" if clause.word(start - 1) in DROPPED else "planned"
    return draft(sight, owner, None, figure, None, 0.75)._replace(status=status)


def _aiming(sight: Sight, start: int) -> Party | None:
    """Whose aim the noun phrase from item `start` is."""
    clause = sight.clause
    if clause.is_owned(start):
        return sight.reader.owner(sight.item)
    verb = start - 1 - (clause.word(start - 1) == "itself")
    return doer(sight, verb)[0] if clause.word(verb) in SETTING else None


def rated(sight: Sight) -> Draft | str:
    """ "The campus runs at 35 megawatts", "Dhruva Green already operates 3.1GW of wind farms": what is installed."""
    clause, group = sight.clause, sight.group()
    k = group.last + 1 + (clause.word(group.last + 1) == "at")
    figure = figure_from(clause, k, "Q", sight.trigger.stops, 4)
    if figure is None or group.passive or clause.quantity(figure).unit not in OUTPUTS:
        return NO_FIGURE
    if sight.is_read(figure):
        return READ
    subject, group = subject_of(sight, group)
    if subject is None or subject.letter not in "ORLV":
        return NO_SUBJECT
    return draft(sight, subject, None, figure, group, 0.8)
