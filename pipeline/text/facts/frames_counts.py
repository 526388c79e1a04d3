"""Frames of capacities and counts."""

from pipeline.text.facts.clause import Clause
from pipeline.text.facts.drafts import (
    NO_FIGURE,
    NO_SUBJECT,
    OTHER,
    Draft,
    Sight,
    draft,
    figure_from,
    subject_of,
)
from pipeline.text.facts.frames_places import facility_of
from pipeline.text.facts.parties import Party
from pipeline.text.facts.verbs import weigh
from pipeline.text.facts.words import NAMES, ROLES
from pipeline.text.lexicon import lexicon

FACILITY, PEOPLE = ROLES["facility"], ROLES["people"]
MEASURES = ROLES["measure"]
QUALIFIED = frozenset("more fewer less least most much many little estimated total record combined".split())
"""Words before a count that leave it the object of "has"."""
HAVE = frozenset({"has", "have", "had", "having"})
COMMON = frozenset(row["word"] for row in lexicon("common_words"))
AT = frozenset("in near at outside".split())
HELD = frozenset("gpu chip processor server seat rack panel qubit berth".split())
OUTPUTS = frozenset("kilowatt megawatt gigawatt terawatt kilowatt_hour megawatt_hour gigawatt_hour".split())
COUNTED = frozenset(
    "gpu chip server processor bed seat rack turbine panel qubit unit vehicle car tonne ton barrel".split()
)


def built_with(sight: Sight) -> Draft | str:
    """ "built a datacenter (in Memphis) with 100,000 GPUs"."""
    clause, group = sight.clause, sight.group()
    facility = facility_of(clause, group.last + 1)
    if facility is None or group.passive:
        return OTHER
    for item in range(facility + 1, min(facility + 9, len(clause.shape))):
        if clause.words[item] in ("with", "of", "housing", "containing"):
            figure = figure_from(clause, item + 1, "Q", frozenset(), 6)
            if figure is not None and people(clause, figure):
                return OTHER
            subject, group = subject_of(sight, group)
            if figure is None or subject is None:
                return NO_FIGURE if figure is None else NO_SUBJECT
            return draft(sight, subject, None, figure, group, 0.85)
        if clause.shape[item] not in "fd,n" + NAMES:
            break
    return NO_FIGURE


def people(clause: Clause, figure: int) -> bool:
    """Whether the figure counts people."""
    return clause.quantity(figure).unit.split()[-1:] in [[noun] for noun in sorted(PEOPLE)]


def is_capacity(clause: Clause, figure: int) -> bool:
    """Whether the figure counts or measures what a site can hold or do."""
    quantity = clause.quantity(figure)
    return quantity.kind == "measure" or quantity.unit.split()[-1] in COUNTED


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
    subject = _put_up(sight, group.first - 1)
    if subject is None:
        subject, group = subject_of(sight, group)
    if subject is None or subject.letter == "P":
        return NO_SUBJECT
    return draft(sight, subject, None, figure, group)


def _put_up(sight: Sight, k: int) -> Party | None:
    """Who has the facility that is the subject: "the site that xAI put up in Memphis [holds]"."""
    clause = sight.clause
    which = clause.shape.rfind("w", max(0, k - 10), k)
    if which > 0 and clause.at(which + 1) == "O" and clause.words[which - 1] in FACILITY:
        return sight.reader.name(which + 1, 0.8)
    return None


def can(sight: Sight) -> Draft | str:
    """ "The plant can produce 500,000 cars a year": a capacity only where the verb says what is possible."""
    group = sight.group()
    words = sight.clause.words[group.first : sight.item]
    able = "can" in words or "could" in words or "able" in words or "designed" in words
    if not able:
        return OTHER
    figure = figure_from(sight.clause, group.last + 1, "Q", sight.trigger.stops, 5)
    if figure is None:
        return NO_FIGURE
    k = group.first - 1
    subject, group = subject_of(sight, group)
    subject = subject or _owner_of_works(sight, k)
    if subject is None or subject.letter == "P":
        return NO_SUBJECT
    return draft(sight, subject, None, figure, group, min(0.8, subject.confidence))


def _owner_of_works(sight: Sight, k: int) -> Party | None:
    """The company whose "plant" or "works" without a name can do something."""
    clause = sight.clause
    start = sight.reader.phrase_start(k)
    if clause.word(k) not in FACILITY or clause.word(start) not in ("the", "this", "each"):
        return None
    return sight.reader.main_company(start)


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
        owner = reader.before(k - 1 if clause.at(k) == "," and k == start - 2 else k) or reader.owner(k)
    if owner is None or owner.letter == "P":
        return NO_SUBJECT
    status, certainty = weigh(words)
    return draft(sight, owner, None, figure, None, 0.85)._replace(status=status, certainty=certainty)


def _capacity_figure(clause: Clause, item: int) -> int | None:
    figure = _of_noun(clause, item)
    if figure is not None or clause.word(item + 1) not in ("is", "was", "will", "to", "reached", "stands"):
        return figure
    k = item + 1
    while clause.at(k) in "abvmtgz" and k < item + 6:
        k += 1
    return k if clause.at(k) == "Q" else None


def _of_noun(clause: Clause, item: int) -> int | None:
    k = item - 1
    while clause.at(k) in "n-" and item - k < 5:
        k -= 1
    if clause.at(k) == "Q":
        return k
    return figure_from(clause, item + 2, "Q", frozenset(), 6) if clause.word(item + 1) in ("of", "to", "for") else None


def plant(sight: Sight) -> Draft | str:
    """ "the project aims to transform a 100,000 GPU cluster", "Hornsea 2, a 1.3 GW wind farm"."""
    clause, item, reader = sight.clause, sight.item, sight.reader
    figure = _of_noun(clause, item) if clause.word(item + 1) != "of" else None
    if figure is None or figure > item:
        return NO_FIGURE
    if clause.quantity(figure).kind == "count" and clause.quantity(figure).unit.split()[-1] not in COUNTED:
        return OTHER
    if any(made.figure == figure for made in sight.drafts):
        return "the same figure is read already"
    start = reader.phrase_start(figure)
    owner = reader.owner(figure)
    k = start - 1
    if owner is None and clause.at(k) in ",b" and clause.at(k - 1) in "ORLV":
        owner = reader.name(k - 1)
    status, certainty = "actual", "asserted"
    if owner is None:
        owner, words = _doer(reader_subject=reader.main_subject(start), clause=clause, start=start)
        status, certainty = weigh(words)
    if owner is None or owner.letter == "P":
        return NO_SUBJECT
    return draft(sight, owner, None, figure, None, 0.75)._replace(status=status, certainty=certainty)


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


def counted(sight: Sight) -> Draft | str:
    """ "Netflix has 230 million subscribers", "Lidl employs 375,000 people"."""
    clause, group = sight.clause, sight.group()
    figure = figure_from(clause, group.last + 1, "Q", sight.trigger.stops, 7)
    if figure is None or group.passive:
        return NO_FIGURE
    works = clause.words[sight.item] in HAVE and _is_of_works(clause, figure)
    if not works and clause.quantity(figure).kind != "count":
        return NO_FIGURE
    between = [clause.words[item] for item in range(group.last + 1, figure) if clause.shape[item] == "n"]
    if clause.word(group.last + 1) == "to" or (not QUALIFIED.issuperset(between) and clause.words[sight.item] in HAVE):
        return OTHER
    subject, group = subject_of(sight, group)
    if subject is None or subject.letter not in "ORL":
        return NO_SUBJECT
    made = draft(sight, subject, None, figure, group, 0.85)
    if works and (subject.letter != "O" or clause.quantity(figure).unit.split()[-1] != "seat"):
        return made._replace(predicate="has_capacity")  # the seats of a party are in parliament
    plain = clause.quantity(figure).unit in ("person", "people", "member")
    employs = people(clause, figure) and (not plain or _on_payroll(clause, figure))
    return made._replace(predicate="employs") if employs and clause.words[sight.item] in HAVE else made


def _is_of_works(clause: Clause, figure: int) -> bool:
    """Whether a figure says how much a site or machine can do or hold: "90 MW", "6,200 seats", "100,000 GPUs"."""
    quantity = clause.quantity(figure)
    if quantity.kind == "measure":
        return quantity.unit in OUTPUTS
    return quantity.unit.split()[-1] in HELD


def _on_payroll(clause: Clause, figure: int) -> bool:
    """ "610 people [on its payroll]"."""
    return clause.word(figure + 1) == "on" and "payroll" in clause.words[figure + 2 : figure + 4]


def named_count(sight: Sight) -> Draft | str:
    """ "There were about 5 million Teslas on the road": the counted noun is a name that the document uses."""
    clause, item = sight.clause, sight.item
    there = clause.words[item] == "there"
    figure = _counted_after(clause, item) if there else _counted_before(clause, item)
    if figure is None:
        return NO_FIGURE
    noun = clause.quantity(figure).unit
    chain = sight.reader.referents.named(noun) if noun not in COMMON else None
    if chain is None:
        return NO_SUBJECT
    status, certainty = weigh(clause.words[min(item, figure) : max(item, figure)])
    made = draft(sight, Party(chain, "O", figure, figure, 0.75), None, figure)
    return made._replace(status=status, certainty=certainty)


def _counted_after(clause: Clause, item: int) -> int | None:
    """The figure of "[There] were about 5 million Teslas"."""
    k = item + 1
    while clause.at(k) in "abvm":
        k += 1
    return figure_from(clause, k, "Q", frozenset(), 7) if k > item + 1 else None


def _counted_before(clause: Clause, item: int) -> int | None:
    """The figure of "5 million Teslas were [in use, on the road]"."""
    k = item - 1
    while k > item - 3 and clause.at(k) in "fd":
        k -= 1
    if clause.at(k + 1) != "f" or clause.at(k) not in "ba":
        return None
    while clause.at(k) in "abvm" and k > 0:
        k -= 1
    return k if clause.at(k) == "Q" else None


def workforce(sight: Sight) -> Draft | str:
    """ "Intel's workforce of 120,000", "its 120,000 staff"."""
    figure = _of_noun(sight.clause, sight.item)
    if figure is None:
        return NO_FIGURE
    owner = sight.reader.owner(min(figure, sight.item))
    return draft(sight, owner, None, figure, None, 0.85) if owner is not None and owner.letter == "O" else NO_SUBJECT
