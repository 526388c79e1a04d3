"""Frames of what somebody made or sold, piece by piece, and of people who work somewhere."""

from pipeline.text.facts.clause import Clause
from pipeline.text.facts.drafts import (
    NO_FIGURE,
    NO_OBJECT,
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
from pipeline.text.facts.frames_changes import is_of_accounts
from pipeline.text.facts.frames_counts import is_capacity, is_staff, people
from pipeline.text.facts.party import Party
from pipeline.text.facts.verbs import Group
from pipeline.text.facts.words import NAMES, ROLES

MORE = frozenset("more fewer less record total further estimated least most much many".split())
ABLE = frozenset("can could able designed".split())
UNCOUNTED = ROLES["uncounted"]
FREIGHT = frozenset("metric_ton ton kilogram troy_ounce oil_barrel bushel hectoliter".split())
"""Units of goods that are counted by weight or barrel."""
RUNNING = frozenset("has have had operates operated runs ran owns owned manages".split())
TOTALS = ROLES["totals"]
TOLD = frozenset({"changed_by", "has_count"})
AT = frozenset("at for in on".split())


def tallied(sight: Sight, by_weight: frozenset[str] = frozenset(), letters: str = "O") -> Draft | str:
    """ "Ondelle delivered more than 100,000 cars", "sold 4.2 million phones": goods, not people."""
    clause, group = sight.clause, sight.group()
    figure = figure_from(clause, group.last + 1, "Q", sight.trigger.stops, 6)
    if figure is None or group.passive:
        return NO_FIGURE
    if clause.quantity(figure).kind != "count" and clause.quantity(figure).unit not in by_weight:
        return NO_FIGURE
    if sight.is_read(figure):
        return READ
    if people(clause, figure) or UNCOUNTED.intersection(clause.quantity(figure).unit.split()):
        return OTHER
    able = ABLE.intersection(clause.words[group.first : sight.item])
    if able or not MORE.issuperset(nouns_between(clause, group.last + 1, figure)):
        return OTHER
    subject, group = subject_of(sight, group)
    if subject is None or subject.letter not in letters:
        return NO_SUBJECT
    return draft(sight, subject, None, figure, group, 0.8)


def nouns_between(clause: Clause, first: int, end: int) -> list[str]:
    """The nouns and adjectives among the items [first, end)."""
    return [clause.words[item] for item in range(first, end) if clause.shape[item] == "n"]


def staffed(sight: Sight) -> Draft | str:
    """ "1,150 people now work for Acme", "some 4,000 staff worked at Lidl"."""
    clause, group = sight.clause, sight.group()
    k = group.first - 1
    k -= clause.at(k) == "w"
    if clause.at(k) != "Q" or not people(clause, k):
        return OTHER
    employer = _employer(sight, group)
    return draft(sight, employer, None, k, group, 0.8) if employer is not None else NO_OBJECT


def _employer(sight: Sight, group: Group) -> Party | None:
    """The organisation named after "work for" or "work at"."""
    found, tail = (None, "")
    if sight.clause.word(group.last + 1) in AT:
        found, tail = sight.reader.object_from(group.last + 2, "O")
    return found if found is not None and tail != "'s" else None


def handled(sight: Sight) -> Draft | str:
    """ "Heathrow handled 84 million passengers", "Waymo provides 150,000 rides a week": counts that bodies report."""
    if sight.trigger.forms == "g":
        return OTHER
    made = tallied(sight, FREIGHT, "OLR")
    if not isinstance(made, str) and made.subject.letter == "R" and sight.clause.at(made.subject.last) not in NAMES:
        return NO_SUBJECT  # "the plant" may be no product
    if isinstance(made, str) or made.figure is None or sight.clause.quantity(made.figure).unit in FREIGHT:
        return made
    return made if is_of_accounts(sight.clause, made.figure) else OTHER


def along_with(sight: Sight) -> Draft | str:
    """ "With 9,000 staff, Klarna is ...", "Lidl, with 12,000 stores in 31 countries, ...": what a body has."""
    clause, item, reader = sight.clause, sight.item, sight.reader
    figure = figure_from(clause, item + 1, "Q", frozenset(), 4)
    if figure is None:
        return NO_FIGURE
    staff = is_staff(clause, figure)
    payroll = not ROLES["payroll"].isdisjoint(clause.words[item + 1 : figure])
    works = is_capacity(clause, figure)
    if not staff and not works and not is_of_accounts(clause, figure):
        return OTHER
    letters = "ORLV" if works else "O"
    owner = None
    if clause.at(item - 1) == "." and clause.at(figure + 1) == "," and clause.at(figure + 2) in letters:
        owner = reader.name(figure + 2)
    elif clause.at(item - 1) == "," and clause.at(item - 2) in letters + "n":
        owner = reader.before(item - 2)
    if owner is None or owner.letter not in letters:
        return NO_SUBJECT
    made = draft(sight, owner, None, figure, None, 0.75)
    if works:
        return made._replace(predicate="has_capacity")
    return made._replace(predicate="employs") if staff or payroll else made


def total(sight: Sight) -> Draft | str:
    """ "Netflix added 8 million subscribers, taking the total to 277.7 million": of whom the change is told."""
    clause, group = sight.clause, sight.group()
    k = group.last + 1
    while clause.at(k) in "dhn" and k < group.last + 6:
        k += 1
    if TOTALS.isdisjoint(clause.words[group.last + 1 : k]) or clause.word(k) != "to":
        return OTHER
    figure = figure_from(clause, k + 1, "Q", frozenset(), 4)
    told = [made for made in sight.drafts if made.predicate in TOLD and made.figure is not None]
    if figure is None or not is_of_accounts(clause, figure):
        return NO_FIGURE
    owner = told[-1].subject if told else sight.reader.company(sight.item)
    return draft(sight, owner, None, figure, None, 0.8) if owner is not None else NO_SUBJECT


def fleet_of(sight: Sight) -> Draft | str:
    """ "Its fleet of 292 vessels", "Iridium has a constellation of 66 satellites": what a body runs."""
    clause, item, reader = sight.clause, sight.item, sight.reader
    item += clause.words[item + 1 : item + 2] == ["now"]
    k = item + 2 if clause.word(item + 1) in ("of", "numbers", "totals", "counts") else item + 3
    stands = k == item + 2 or clause.words[item + 1 : item + 3] in (["stands", "at"], ["stood", "at"], ["is", "now"])
    figure = figure_from(clause, k, "Q", frozenset(), 4) if stands else None
    if figure is None or clause.quantity(figure).kind != "count":
        return NO_FIGURE
    if sight.is_read(figure):
        return READ
    owner = reader.owner(item)
    start = reader.phrase_start(item)
    if owner is None and clause.word(start) in ("a", "the") and clause.word(start - 1) in RUNNING:
        owner, _ = doer(sight, start - 1)
    if owner is None or owner.letter != "O":
        return NO_SUBJECT
    return draft(sight, owner, None, figure, None, 0.8)


def used_by(sight: Sight) -> Draft | str:
    """ "Some 49 million people use Spotify", "Spotify is used by 49 million people": how many use it."""
    clause, group, reader = sight.clause, sight.group(), sight.reader
    if group.passive:
        by = clause.word(group.last + 1) == "by"
        figure = figure_from(clause, group.last + 2, "Q", frozenset(), 4) if by else None
        thing = reader.before(group.first - 1)
    else:
        figure = group.first - 1 if clause.at(group.first - 1) == "Q" else None
        thing, _ = reader.object_from(group.last + 1, sight.trigger.objects)
        if thing is None and clause.words[group.last + 1 : group.last + 2] == ["its"]:
            thing = reader.pronoun(group.last + 1)  # 5,600 restaurants use its software
    if figure is None or clause.quantity(figure).kind != "count":
        return NO_FIGURE
    if thing is None or thing.letter not in sight.trigger.objects:
        return NO_SUBJECT
    return draft(sight, thing, None, figure, group, 0.8)


def ended_with(sight: Sight) -> Draft | str:
    """ "Netflix ended the quarter with 278 million subscribers"."""
    clause, group = sight.clause, sight.group()
    k = group.last + 1
    while clause.at(k) in "dnT" and k < group.last + 5:
        k += 1
    figure = figure_from(clause, k + 1, "Q", frozenset(), 4) if clause.word(k) == "with" else None
    if figure is None or group.passive or not is_of_accounts(clause, figure):
        return NO_FIGURE
    subject, group = subject_of(sight, group)
    if subject is None or subject.letter not in "OR":
        return NO_SUBJECT
    return draft(sight, subject, None, figure, group, 0.85)


def numbering(sight: Sight) -> Draft | str:
    """ "Netflix's subscribers now number 278 million", "its staff number 4,000"."""
    clause, group, reader = sight.clause, sight.group(), sight.reader
    figure = figure_from(clause, group.last + 1, "Q", sight.trigger.stops, 3)
    k = group.first - 1
    if figure is None:
        return NO_FIGURE
    body = clause.at(k) != "n" and people(clause, figure)
    owner = subject_of(sight, group)[0] if body else reader.owner(k)
    if owner is None or owner.letter not in "OR":
        return NO_SUBJECT
    made = draft(sight, owner, None, figure, group, 0.8)
    staff = body or clause.words[k] in ROLES["payroll"] | {"workers", "employees"}
    return made._replace(predicate="employs") if staff else made
