"""Frames of what somebody takes to a level: "will lift output at the mine to 300,000 tonnes", "take it to 200 MW"."""

from pipeline.text.facts.clause import Clause
from pipeline.text.facts.drafts import NO_FIGURE, NO_SUBJECT, OTHER, Draft, Sight, draft, figure_from
from pipeline.text.facts.frames_changes import INCOME, MEASURES
from pipeline.text.facts.party import FACILITY, Party

REACH = 9
LEVELS = MEASURES | FACILITY | {"total", "fleet", "stake", "number"}


def lifted(sight: Sight) -> Draft | str:
    """A level that is to come, of whom the measure or the site is."""
    clause, group = sight.clause, sight.group()
    to = _to(clause, group.last + 1)
    if to is None or group.passive:
        return OTHER
    figure = figure_from(clause, to + 1, "QM", sight.trigger.stops, 5)
    if figure is None:
        return NO_FIGURE
    owner = _owner(sight, group.last + 1, to)
    if owner is None or owner.letter not in "ORLV":
        return NO_SUBJECT
    made = draft(sight, owner, None, figure, group, 0.7)
    if group.status in ("planned", "predicted"):
        return made
    income = clause.at(figure) == "M" and not INCOME.isdisjoint(clause.words[group.last + 1 : to])
    if income and group.status == "actual":
        return made._replace(predicate="earned")  # that hit lifted revenue to $97 million
    return "a level reached already, or none that is to come"


def _to(clause: Clause, k: int) -> int | None:
    """The "to" that ends the object of the verb before item `k`."""
    for item in range(k, min(k + REACH, len(clause.words))):
        if clause.words[item] == "to":
            return item if item > k else None
        if clause.shape[item] not in "adhnsi-ORLVQM" and clause.words[item] not in ("at", "in", "of", "from"):
            return None
    return None


def _owner(sight: Sight, k: int, to: int) -> Party | None:
    """Whose level it is: "it", "output at the mine", "Acme's fleet", "the total"."""
    clause, reader = sight.clause, sight.reader
    if clause.words[k:to] in (["it"], ["that"]):
        return reader.main_company(k)
    noun = next((item for item in range(k, to) if clause.words[item] in LEVELS), None)
    if noun is None:
        return None
    named = next((item for item in range(noun + 1, to) if clause.shape[item] in "ORV"), None)
    if named is not None:
        return reader.name(named)
    return reader.owner(noun) or reader.main_company(k)


def on_course(sight: Sight) -> Draft | str:
    """ "Zalando is on course for 60 million customers next year"."""
    clause, item = sight.clause, sight.item
    figure = figure_from(clause, item + 2, "QM", frozenset(), 5)
    if figure is None or clause.word(item - 1) != "on":
        return NO_FIGURE
    k = item - 2
    while clause.at(k) in "abv":
        k -= 1
    subject = sight.reader.before(k) if k < item - 2 else None
    if subject is None or subject.letter not in "ORL":
        return NO_SUBJECT
    return draft(sight, subject, None, figure, None, 0.75)._replace(status="planned")


def from_to(sight: Sight) -> Draft | str:
    """ "Output there will go from 14,000 tonnes a year to 26,000 by 2028"."""
    clause, group = sight.clause, sight.group()
    to = next((k for k in range(group.last + 2, group.last + 8) if clause.word(k) == "to"), None)
    figure = figure_from(clause, to + 1, "QMK", frozenset(), 4) if to is not None else None
    if figure is None or group.status not in ("planned", "predicted"):
        return NO_FIGURE
    k = group.first - 1 - (clause.word(group.first - 1) in ("there", "here"))
    noun = clause.word(k)
    owner = sight.reader.owner(k) if noun in LEVELS else sight.reader.before(k)
    if owner is None and noun in LEVELS:
        owner = sight.reader.main_company(k)
    if owner is None or owner.letter not in "ORLV":
        return NO_SUBJECT
    return draft(sight, owner, None, figure, group, 0.7)
