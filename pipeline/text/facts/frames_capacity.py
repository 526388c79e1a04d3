"""Frames of capacities: what a site, a machine or its owner can hold, make or carry."""

from pipeline.text.facts.clause import Clause
from pipeline.text.facts.drafts import (
    NO_FIGURE,
    NO_SUBJECT,
    OTHER,
    READ,
    Draft,
    Sight,
    draft,
    figure_from,
    subject_of,
)
from pipeline.text.facts.frames_counts import COUNTED, OUTPUTS, is_capacity, of_noun, people
from pipeline.text.facts.frames_places import before_place, facility_of
from pipeline.text.facts.frames_tallies import ABLE
from pipeline.text.facts.party import FACILITY, Party
from pipeline.text.facts.verbs import Group, weigh
from pipeline.text.facts.words import NAMES, ROLES

EXTENTS = frozenset("foot meter acre hectare mile kilometer inch yard centimeter".split())
"""Units of how large or far a site is, which is no capacity."""
HELD_OTHERWISE = ROLES["no goods"] | frozenset("concession title record meeting hearing talk".split())
"""What is held, but in no house: "holds two concessions"."""
UNDER_WAY = frozenset("building constructing developing erecting".split())
"""What is done to a site that is not there yet."""
VEHICLES = frozenset("rocket vehicle aircraft ship plane drone satellite ferry train bus truck robot".split())
POWERS = frozenset({"kilowatt", "megawatt", "gigawatt", "terawatt"})
YEARLY = frozenset("annum annually year month week day hour annually".split())


def built_with(sight: Sight) -> Draft | str:
    """ "built a datacenter (in Memphis) with 100,000 GPUs"."""
    clause, group = sight.clause, sight.group()
    facility = facility_of(clause, group.last + 1) or _facilities(clause, group.last + 1)
    if facility is None or group.passive:
        return OTHER
    for item in range(facility + 1, min(facility + 9, len(clause.shape))):
        if clause.words[item] in ("with", "of", "housing", "containing"):
            figure = figure_from(clause, item + 1, "Q", frozenset(), 6)
            if figure is not None and people(clause, figure):
                return OTHER
            subject, group = subject_of(sight, group)
            if clause.at(facility) in NAMES:
                subject = sight.reader.name(facility)
            if figure is None or subject is None:
                return NO_FIGURE if figure is None else NO_SUBJECT
            return draft(sight, subject, None, figure, group, 0.85)
        if clause.shape[item] not in "fd,n" + NAMES:
            break
    return NO_FIGURE


def _facilities(clause: Clause, k: int) -> int | None:
    """A counted number of facilities as the object of a verb: "operates [32 data centers] with 250,000 GPUs"."""
    figure = figure_from(clause, k, "Q", frozenset(), 4)
    return figure if figure is not None and clause.quantity(figure).unit.split()[-1] in FACILITY else None


def holds(sight: Sight) -> Draft | str:
    """ "Colossus aims to harness the power of over one million GPUs", "the arena seats 20,000 people"."""
    clause, group = sight.clause, sight.group()
    figure = figure_from(clause, group.last + 1, "Q", sight.trigger.stops)
    if figure is None or group.passive:
        return NO_FIGURE
    if not is_capacity(clause, figure) and clause.words[sight.item][:4] not in (
        "hous",
        "host",
        "seat",
        "acco",
        "hold",
        "stor",
    ):
        return OTHER
    if clause.words[sight.item].startswith("h") and clause.quantity(figure).unit.split()[-1] in HELD_OTHERWISE:
        return OTHER
    k = group.first - 1
    subject = _put_up(sight, k)
    if subject is None:
        subject, group = subject_of(sight, group)
    subject = subject or _owner_of_works(sight, k)
    if subject is None or subject.letter == "P":
        return NO_SUBJECT
    if subject.letter == "O" and clause.quantity(figure).unit.split()[-1] == "seat":
        return OTHER  # a party's
    return draft(sight, subject, None, figure, group)


def fielded(sight: Sight) -> Draft | str:
    """ "xAI uses 200,000 GPUs": what is used in number stays; an amount that is used up is no capacity."""
    made = holds(sight)
    if isinstance(made, str) or made.figure is None or sight.clause.quantity(made.figure).kind == "count":
        return made
    return OTHER


def _put_up(sight: Sight, k: int) -> Party | None:
    """Who has the facility that is the subject: "the site that xAI put up in Memphis [holds]"."""
    clause = sight.clause
    which = clause.shape.rfind("w", max(0, k - 10), k)
    if which > 0 and clause.at(which + 1) == "O" and clause.words[which - 1] in FACILITY:
        return sight.reader.name(which + 1, 0.8)
    return None


def can(sight: Sight) -> Draft | str:
    """ "The plant can produce 500,000 cars a year": a capacity only where the verb says what is possible."""
    clause, group = sight.clause, sight.group()
    figure = figure_from(clause, group.last + 1, "Q", sight.trigger.stops, 5)
    able = ABLE.intersection(clause.words[group.first : sight.item]) or _yearly_output(sight, group, figure)
    if not able and (figure is None or not _to_come(clause, group, figure)):
        return OTHER
    if figure is None:
        return NO_FIGURE
    k = group.first - 1
    subject, group = subject_of(sight, group)
    subject = subject or _owner_of_works(sight, k)
    if subject is None and clause.at(k) == "Q" and clause.at(k - 1) == "s":
        subject = sight.reader.owner_name(k - 2)  # Hornsea 2's 165 turbines produce
    if subject is None or subject.letter == "P":
        return NO_SUBJECT
    return draft(sight, subject, None, figure, group, min(0.8, subject.confidence))


def _yearly_output(sight: Sight, group: Group, figure: int | None) -> bool:
    """Whether it is said what is made year after year: "produces 1.4 million tonnes of copper a year"."""
    if figure is None or group.first != sight.item or sight.trigger.forms not in ("b", "t"):
        return False
    quantity = sight.clause.quantity(figure)
    if quantity.unit in POWERS:
        return True
    works = sight.clause.word(group.first - 1) in FACILITY
    return (quantity.kind == "measure" or works) and _in_a_period(sight.clause, figure)


def _in_a_period(clause: Clause, figure: int) -> bool:
    unit = clause.quantity(figure).unit
    return not YEARLY.isdisjoint((*clause.words[figure + 1 : figure + 6], *unit.split("/")[1:]))


def _to_come(clause: Clause, group: Group, figure: int) -> bool:
    """Whether it is said what will be made in a period: "will produce 60 gigawatt-hours of batteries a year"."""
    ahead = "will" in clause.words[group.first : group.last] or group.status == "planned"
    return ahead and _in_a_period(clause, figure)


def _owner_of_works(sight: Sight, k: int) -> Party | None:
    """The company whose works without a name can do something: "the plant", "Meta's data center in Louisiana"."""
    clause, reader = sight.clause, sight.reader
    relative = clause.at(k) == "w"
    k = before_place(clause, k - relative)
    if clause.word(k) not in FACILITY and not (clause.word(k) in VEHICLES and clause.at(reader.phrase_start(k)) == "h"):
        return None
    start = reader.phrase_start(k)
    if clause.at(start - 1) == "s":
        return reader.owner_name(start - 2)
    if clause.at(start - 1) == "L" and clause.at(start - 2) == "s":
        return reader.owner_name(start - 3)  # Tesla's Berlin factory
    if clause.at(start) == "h":
        return reader.pronoun(start)
    if clause.at(start - 1) in "ROV":
        return reader.name(start - 1)
    if relative and clause.word(start) in ("a", "an"):
        built, _ = _doer(reader.main_subject(start), clause, start)
        return built if built is not None and built.letter == "O" else None
    place = clause.at(start - 1) == "L"
    if clause.word(start - place) in ("the", "this", "each"):
        return reader.main_company(start) or (reader.name(start - 1, 0.6) if place else None)
    return None


def capacity(sight: Sight) -> Draft | str:
    """ "Hornsea 2 has a capacity of 1.3 GW", "its 50 MW capacity", "the plant, with a capacity of 50 MW"."""
    clause, item, reader = sight.clause, sight.item, sight.reader
    figure = _capacity_figure(clause, item)
    if figure is None:
        return NO_FIGURE
    start = reader.phrase_start(min(item, figure))
    owner = reader.owner(min(item, figure))
    words: list[str] = []
    if owner is None:
        k = start - 1
        while k > 0 and (clause.shape[k] in "abvmtgz" or clause.words[k] == "with"):
            k -= 1
        words = clause.words[k + 1 : start]
        aside = clause.at(k) == ","
        owner = reader.before(k - 1 if aside and k == start - 2 else k) or (None if aside else reader.owner(k))
        owner = owner or _owner_of_works(sight, k)
    if owner is None and "with" in words and sight.drafts and sight.drafts[-1].figure is not None:
        owner = sight.drafts[-1].subject  # operates 57 ships with room for 410,000 containers
    if owner is None or owner.letter == "P":
        return NO_SUBJECT
    status, certainty = weigh(words)
    return draft(sight, owner, None, figure, None, 0.85)._replace(status=status, certainty=certainty)


def _capacity_figure(clause: Clause, item: int) -> int | None:
    figure = of_noun(clause, item)
    if figure is not None or clause.word(item + 1) not in ("is", "was", "will", "to", "reached", "stands"):
        return figure
    k = item + 1
    while clause.at(k) in "abvmtgz" and k < item + 6:
        k += 1
    return k if clause.at(k) == "Q" else None


def plant(sight: Sight) -> Draft | str:
    """ "the project aims to transform a 100,000 GPU cluster", "Hornsea 2, a 1.3 GW wind farm"."""
    clause, item, reader = sight.clause, sight.item, sight.reader
    figure = of_noun(clause, item)
    named = item - 1 if figure is None and clause.at(item - 1) in "ROL" else None
    figure = of_noun(clause, named) if named is not None else figure
    if figure is None or (figure > item and (clause.words[item + 1] != "of" or not _is_output(clause, figure))):
        return NO_FIGURE
    if clause.quantity(figure).kind == "count" and clause.quantity(figure).unit.split()[-1] not in COUNTED:
        return OTHER
    if clause.quantity(figure).unit.split("*")[0].removeprefix("square_") in EXTENTS:
        return OTHER
    if sight.is_read(figure):
        return READ
    start = reader.phrase_start(min(item, figure))
    owner = reader.name(named) if named is not None else reader.owner(min(item, figure))
    k = start - 1
    if owner is None and clause.at(k) in ",b" and clause.at(k - 1) in "ORLV":
        owner = reader.name(k - 1)
    status, certainty = "actual", "asserted"
    if owner is None:
        owner, words = _doer(reader_subject=reader.main_subject(start), clause=clause, start=start)
        status, certainty = weigh(words)
        status = "planned" if status == "actual" and UNDER_WAY.intersection(words) else status
    if owner is None or owner.letter == "P":
        return NO_SUBJECT
    return draft(sight, owner, None, figure, None, 0.75)._replace(status=status, certainty=certainty)


def _is_output(clause: Clause, figure: int) -> bool:
    return clause.quantity(figure).unit in OUTPUTS


def _doer(reader_subject: Party | None, clause: Clause, start: int) -> tuple[Party | None, list[str]]:
    """The subject of the verb that has the facility as its object, and the words between them."""
    if reader_subject is None:
        return None, []
    between = clause.shape[reader_subject.last + 1 : start]
    if any(letter in NAMES + ",;wu" for letter in between) or start - reader_subject.last > 9:
        return None, []
    return reader_subject, clause.words[reader_subject.last + 1 : start]


def more(sight: Sight) -> Draft | str:
    """ "... with another 100,000 on the way": planned, of whoever has the figure before it."""
    clause, item = sight.clause, sight.item
    if clause.words[item - 2 : item] not in (["on", "the"], ["in", "the"]) and clause.word(item - 1) not in (
        "under",
        "on",
    ):
        return OTHER
    k = item - (3 if clause.word(item - 1) == "the" else 2)
    before = [made for made in sight.drafts if made.predicate == "has_capacity" and made.figure is not None]
    if clause.at(k) != "Q" or not before or before[-1].figure == k:
        return NO_FIGURE
    made = draft(sight, before[-1].subject, None, k, None, 0.8)
    return made._replace(status="planned", certainty=before[-1].certainty)
