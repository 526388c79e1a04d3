"""Frames of capacities and counts."""

from pipeline.text.facts.clause import Clause
from pipeline.text.facts.drafts import NO_FIGURE, NO_SUBJECT, OTHER, Draft, Sight, doer, draft, figure_from, subject_of
from pipeline.text.facts.party import FACILITY, Party
from pipeline.text.facts.verbs import weigh
from pipeline.text.facts.words import NAMES, ROLES
from pipeline.text.lexicon import lexicon

PEOPLE = ROLES["people"]
ANYBODY = frozenset({"person", "people", "member"})
QUALIFIED = frozenset("more fewer less least most much many little estimated total record combined".split())
"""Words before a count that leave it the object of "has"."""
HAVE = frozenset({"has", "have", "had", "having"})
FALLING = frozenset("fallen risen grown shrunk dropped climbed".split())
OF_WHOM = frozenset("has had have is was".split())
LEVELLED = frozenset("at to".split())
COMMON = frozenset(row["word"] for row in lexicon("common_words"))
BOOKS = frozenset({"payroll", "books"})
HELD = frozenset("gpu chip processor server seat rack panel qubit berth".split())
OUTPUTS = frozenset("kilowatt megawatt gigawatt terawatt kilowatt_hour megawatt_hour gigawatt_hour".split())
COUNTED = frozenset(
    "gpu chip server processor bed seat rack turbine panel qubit unit vehicle car tonne ton barrel".split()
)


def people(clause: Clause, figure: int) -> bool:
    """Whether the figure counts people."""
    return clause.quantity(figure).unit.rpartition(" ")[2] in PEOPLE


def is_staff(clause: Clause, figure: int) -> bool:
    """Whether the figure counts people who work for somebody, not any people."""
    return people(clause, figure) and clause.quantity(figure).unit not in ANYBODY


def is_capacity(clause: Clause, figure: int) -> bool:
    """Whether the figure counts or measures what a site can hold or do."""
    quantity = clause.quantity(figure)
    return quantity.kind == "measure" or quantity.unit.split()[-1] in COUNTED


def of_noun(clause: Clause, item: int) -> int | None:
    k = item - 1
    while clause.at(k) in "n-" and item - k < 5:
        k -= 1
    if clause.at(k) == "Q":
        return k
    return figure_from(clause, item + 2, "Q", frozenset(), 6) if clause.word(item + 1) in ("of", "to", "for") else None


def counted(sight: Sight) -> Draft | str:
    """ "Netflix has 230 million subscribers", "Lidl employs 375,000 people"."""
    clause, group = sight.clause, sight.group()
    figure = figure_from(clause, group.last + 1, "Q", sight.trigger.stops, 7)
    if figure is None and clause.words[sight.item] in HAVE:
        figure = _had_as_well(clause, group.last + 1)
    if figure is None or group.passive or clause.word(group.last + 1) == "of":
        return NO_FIGURE
    works = clause.words[sight.item] in HAVE and _is_of_works(clause, figure)
    if not works and clause.quantity(figure).kind != "count":
        return NO_FIGURE
    first = max(group.last, clause.shape.rfind("c", 0, figure)) + 1
    between = [clause.words[item] for item in range(first, figure) if clause.shape[item] == "n"]
    if clause.word(group.last + 1) == "to" or (not QUALIFIED.issuperset(between) and clause.words[sight.item] in HAVE):
        return OTHER
    k = group.first - 1
    subject, group = subject_of(sight, group)
    if subject is None and works and clause.word(k) in FACILITY:
        subject = sight.reader.owner(k)  # its farm has 1,900 GPUs
    if subject is None or subject.letter not in "ORL":
        return NO_SUBJECT
    made = draft(sight, subject, None, figure, group, 0.85)
    if works and (subject.letter != "O" or clause.quantity(figure).unit.split()[-1] != "seat"):
        return made._replace(predicate="has_capacity")  # the seats of a party are in parliament
    employs = is_staff(clause, figure) or (people(clause, figure) and _on_payroll(clause, figure))
    return made._replace(predicate="employs") if employs and clause.words[sight.item] in HAVE else made


def _had_as_well(clause: Clause, k: int) -> int | None:
    """What somebody has beside a sum: "had revenue of $2.8 billion in 2024 [and 44 million users]"."""
    for item in range(k, min(k + 14, len(clause.shape))):
        if clause.shape[item] in "zbvmgwu;" or clause.shape[item] in NAMES:
            return None
        if clause.shape[item] == "c" and "M" in clause.shape[k:item]:
            return figure_from(clause, item + 1, "Q", frozenset(), 4)
    return None


def _is_of_works(clause: Clause, figure: int) -> bool:
    """Whether a figure says how much a site or machine can do or hold: "90 MW", "6,200 seats", "100,000 GPUs"."""
    quantity = clause.quantity(figure)
    if quantity.kind == "measure":
        return quantity.unit in OUTPUTS
    return quantity.unit.split()[-1] in HELD


def _on_payroll(clause: Clause, figure: int) -> bool:
    """ "610 people [on its payroll]", "on the books"."""
    return clause.word(figure + 1) == "on" and not BOOKS.isdisjoint(clause.words[figure + 2 : figure + 4])


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
    figure = of_noun(sight.clause, sight.item) or _level(sight.clause, sight.item)
    if figure is None:
        return NO_FIGURE
    owner = sight.reader.owner(min(figure, sight.item))
    if owner is None:
        places = (sight.item + 1 + (sight.clause.word(sight.item + 1) in ("numbers", "levels")), figure + 1)
        owner = next((one for k in places if (one := sight.reader.after_preposition(k, frozenset({"at"}), "O"))), None)
    start = sight.reader.phrase_start(sight.item)
    if owner is None and sight.clause.word(start - 1) == "and" and sight.drafts:
        owner = sight.drafts[-1].subject  # has 934 stores and a workforce of 71,000
    if owner is None and start == 0 and figure > sight.item:
        owner = sight.reader.main_company(sight.item)  # Staff numbers have climbed to 5,480
    if owner is None and figure > sight.item and sight.clause.word(start - 1) in OF_WHOM:
        owner, _ = doer(sight, start - 1)  # Aldi has a staff of 45,000, is the employer of 45,000
    return draft(sight, owner, None, figure, None, 0.85) if owner is not None and owner.letter == "O" else NO_SUBJECT


def _level(clause: Clause, item: int) -> int | None:
    """What a number of staff is: "headcount [stands at around 1,200]"."""
    k = item + 1 + (clause.word(item + 1) in ("numbers", "levels"))
    k += 2 * (clause.word(k) == "at" and clause.at(k + 1) == "O")
    if clause.at(k) == "," and (figure := figure_from(clause, k + 1, "Q", frozenset(), 3)) is not None:
        return figure if people(clause, figure) else None  # headcount, currently 120 people
    while clause.at(k) in "abvmtgz" or clause.word(k) in FALLING or (k > item + 1 and clause.word(k) in LEVELLED):
        k += 1
    figure = figure_from(clause, k, "Q", frozenset(), 3) if item + 1 < k < item + 7 else None
    return figure if figure is not None and people(clause, figure) else None
