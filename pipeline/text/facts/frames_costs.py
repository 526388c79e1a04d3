"""Frames of prices, costs and spending: what something costs, and who pays for what it builds."""

from pipeline.text.facts.drafts import (
    NO_FIGURE,
    NO_SUBJECT,
    OTHER,
    READ,
    Draft,
    Sight,
    doer,
    draft,
    figure_from,
    figure_of_noun,
    named_object,
    nouns_after,
    subject_of,
)
from pipeline.text.facts.frames_money import implied
from pipeline.text.facts.frames_places import before_place
from pipeline.text.facts.party import FACILITY, Party
from pipeline.text.facts.verbs import weigh
from pipeline.text.facts.words import ANAPHORS, NAMES, ROLES

WORKS = FACILITY | ROLES["works"]
GROWING = frozenset("rose risen rises climbed grew grown ballooned swollen jumped fell fallen dropped rise".split())
PUT = frozenset({"last", "put", "estimated", "pegged", "placed"})
CUTTING = frozenset("cut cuts cutting raised raises raising lowered lowers lowering slashed increased put".split())
CARRYING = frozenset("carries carry carried carrying has have had with".split())
ON = frozenset({"on", "for"})
FOR = frozenset("at for on to".split())
RATES = frozenset(
    """flat flats apartment apartments home homes house houses rates
    rooms prices tickets fares fees admission entry subscriptions packages membership""".split()
)
OVER_TIME = frozenset("over in a each every up front upfront cash".split())
"""What stands between money that is paid and what for: "$10 billion [over five years] for power"."""
PARTS = ROLES["organisation"] | frozenset("stake stakes each every".split())
"""What money is invested in rather than spent on, or is the price of one of."""


def spent_on(sight: Sight) -> Draft | str:
    """ "Meta spent $10 billion on data centres"."""
    clause, group = sight.clause, sight.group()
    figure = figure_from(clause, group.last + 1, "M", sight.trigger.stops)
    if figure is None or group.passive:
        return NO_FIGURE
    subject, group = subject_of(sight, group)
    return draft(sight, subject, None, figure, group) if subject is not None else NO_SUBJECT


def paid_out(sight: Sight) -> Draft | str:
    """ "Microsoft will pay $10 billion (over five years) for power", "paid Brookfield $10 billion for power"."""
    clause, group = sight.clause, sight.group()
    k = group.last + 1
    figure = figure_from(clause, k + (clause.at(k) in "OP"), "M", sight.trigger.stops)
    if figure is None or group.passive:
        return NO_FIGURE
    if sight.is_read(figure):
        return READ
    k = figure + 1
    while clause.at(k) in "UT" or clause.word(k) in OVER_TIME:
        k += 1
    settled = clause.words[k : k + 2] in (["to", "settle"], ["to", "resolve"])
    bought = clause.word(k) == "for" and clause.at(k + 1) not in "PTMKU"
    priced = "/" in clause.quantity(figure).unit  # $20 a month
    if priced or not (settled or bought) or PARTS.intersection(clause.words[k + 1 : k + 5]):
        return OTHER
    subject, group = subject_of(sight, group)
    if subject is None or subject.letter not in "OL":
        return NO_SUBJECT
    return draft(sight, subject, None, figure, group, 0.75)


def cost_met(sight: Sight) -> Draft | str:
    """ "Skarvik will spend $4 billion on its Hallsund wind farm": what named works are to cost."""
    clause, group = sight.clause, sight.group()
    figure = figure_from(clause, group.last + 1, "M", sight.trigger.stops)
    if figure is None or group.passive:
        return NO_FIGURE
    thing, _ = named_object(sight, figure + 2) if clause.word(figure + 1) in ON else (None, "")
    if thing is None:
        return "nothing named that it is spent on"
    around = clause.words[figure + 2 : thing.first] + nouns_after(clause, thing.last + 1)
    if WORKS.isdisjoint(around):
        return OTHER
    _, group = subject_of(sight, group)
    return draft(sight, thing, None, figure, group, 0.8)


def earmarked(sight: Sight) -> Draft | str:
    """ "Nimbara has set aside $23m": money that is to be spent."""
    made = spent_on(sight)
    if isinstance(made, str) or made.subject.letter not in "OL":
        return made if isinstance(made, str) else NO_SUBJECT
    return made._replace(status="planned") if made.status == "actual" else made


def priced(sight: Sight) -> Draft | str:
    """ "The Model 3 costs $39,000", "Wegovy is priced at $1,349", "its plant will cost $1bn"."""
    clause, group = sight.clause, sight.group()
    word = clause.words[sight.item]
    if word == "priced" and clause.word(sight.item + 1) not in ("at", "from"):
        return OTHER
    k = group.last + (2 if word == "priced" else 1)
    k += word.startswith("cost") and clause.at(k) in "OP" and clause.at(k + 1) in "Ma"  # cost NASA $10 billion
    figure = figure_from(clause, k, "M", sight.trigger.stops, 7)
    if figure is None or (word.startswith("pric") and word != "priced"):
        return NO_FIGURE
    payer = _payer(sight, group.first - 1) if word.startswith("cost") else None
    if payer is not None:
        _, group = subject_of(sight, group)
        return draft(sight, payer, None, figure, group)._replace(predicate="spent")
    subject, group = subject_of(sight, group)
    if subject is None and clause.at(group.first - 1) == "R":
        subject = sight.reader.name(group.first - 1)  # a month's supply of Ozempic costs
    k = group.first - 1
    if subject is None and clause.at(k) in "ORL" and clause.word(k - 1) in FOR and clause.word(k - 2) in RATES:
        return draft(sight, sight.reader.name(k), None, figure, group, 0.8)  # rates at Quinta do Farol begin at
    named = subject is not None and clause.at(subject.last) in NAMES and word.startswith(("cost", "priced"))
    if subject is None or subject.letter not in ("RVOL" if named else "RV"):
        return NO_SUBJECT
    return draft(sight, subject, None, figure, group)


def _payer(sight: Sight, k: int) -> Party | None:
    """Whose works they are that cost money: "its plant will open in May and [cost]", "Acme's factory"."""
    clause, reader = sight.clause, sight.reader
    while k > 0 and clause.at(k) in "aT":
        k -= 1
    if clause.at(k) == "c":
        k = next((item for item in range(1, k) if clause.shape[item] in "zbvm"), 1) - 1
    if clause.at(k) == "i" and clause.words[k] in ("it", "this") and k == 0:
        return _builder(sight)
    if clause.word(k) == "which" and clause.at(k - 1) == ",":
        k -= 2
    k = before_place(clause, k)
    if clause.word(k) not in WORKS:
        return None
    place = reader.phrase_start(k) - 1
    owner = reader.owner_name(place - 2) if clause.at(place) == "L" and clause.at(place - 1) == "s" else reader.owner(k)
    if owner is not None:
        return owner if owner.letter == "O" else None
    start = reader.phrase_start(k)
    return implied(sight) if clause.word(start) in ("the", "this") else None


def _builder(sight: Sight) -> Party | None:
    """Who builds what "it" stands for, when the sentence before is about works without a name."""
    before = sight.reader.referents.words_before(sight.clause.index)
    if WORKS.isdisjoint(before):
        return None
    main = sight.reader.main_company(sight.item)
    return main._replace(confidence=0.6) if main is not None else None


def cost_noun(sight: Sight) -> Draft | str:
    """ "the cost of Hallsund is $4 billion", "Wegovy's price of $1,349"."""
    clause, item, reader = sight.clause, sight.item, sight.reader
    figure = figure_of_noun(clause, item, ("of", "at")) if clause.at(item + 2) not in NAMES else None
    of_name = reader.after_preposition(item + 1, frozenset({"of", "for"}), "RVL")
    if figure is None or figure < item:
        k = (of_name.last if of_name is not None else item) + 1
        figure = _after_be(sight, k)
        if figure is None and clause.word(k) == "to" and clause.word(reader.phrase_start(item) - 1) in CUTTING:
            figure = figure_from(clause, k + 1, "M", frozenset(), 4)  # cut the price of the Vision Pro to $2,999
    if figure is None:
        return NO_FIGURE
    owner = of_name or reader.owner(item)
    start = reader.phrase_start(item)
    if owner is None and clause.word(start - 1) in CARRYING:
        owner, _ = doer(sight, start - 1)
    of_it = clause.word(start) == "its" and clause.words[item] == "cost"
    if owner is None or owner.letter not in ("RVL" if of_name is not None else "RVO" if of_it else "RV"):
        return NO_SUBJECT
    status, certainty = weigh(clause.words[item + 1 : figure])
    if {"estimated", "expected", "projected", "planned"} & set(clause.words[max(0, item - 3) : item]):
        status = "predicted"
    return draft(sight, owner, None, figure, None, 0.8)._replace(status=status, certainty=certainty)


def cost_of(sight: Sight) -> Draft | str:
    """ "Lego opened a factory in Virginia at a cost of $1 billion": who builds it pays."""
    clause, item = sight.clause, sight.item
    figure = figure_from(clause, item + 2, "M", frozenset(), 5)
    start = sight.reader.phrase_start(item)
    if figure is None or clause.word(start - 1) != "at" or clause.word(start) != "a":
        return NO_FIGURE
    told = [made for made in sight.drafts if made.predicate == "located_in" and made.subject.letter == "O"]
    if not told or WORKS.isdisjoint(clause.words[told[-1].item : start]):
        return NO_SUBJECT
    made = draft(sight, told[-1].subject, None, figure, None, 0.75)
    return made._replace(status=told[-1].status, certainty=told[-1].certainty)


def _after_be(sight: Sight, k: int) -> int | None:
    """The money that a noun is said to be: "is $4 billion", "was estimated at $4 billion"."""
    clause = sight.clause
    end = k
    while (clause.at(end) in "abvmtg" or clause.word(end) in GROWING | PUT) and end < k + 6:
        end += 1
    grown = not GROWING.isdisjoint(clause.words[k:end]) and clause.word(end - 1) == "to"
    if end == k or not (grown or any(letter in "bm" for letter in clause.shape[k:end])):
        return None
    return figure_from(clause, end + (clause.word(end) == "at"), "M", frozenset(), 3)


def sold_for(sight: Sight) -> Draft | str:
    """ "hoped to sell the drug from early 2027, for about $6,800 a year": a price."""
    clause, group = sight.clause, sight.group()
    thing, tail = sight.reader.object_from(group.last + 1, "R")
    which = clause.shape.rfind("w", max(0, group.first - 3), group.first)
    if clause.word(group.last + 1) == "for" and clause.shape[max(0, which - 2) : which] == "R,":
        thing, tail = sight.reader.name(which - 2), ""  # the Vision Pro, which Apple sells for $3,499
        figure = figure_from(clause, group.last + 2, "M", frozenset(), 4)
        return draft(sight, thing, None, figure, group, 0.8) if figure is not None else NO_FIGURE
    if group.passive or thing is None or tail == "'s":
        return OTHER
    k = thing.last + 1
    while k < thing.last + 6 and (clause.at(k) in ",Ta" or clause.at(k + 1) == "T"):
        k += 1
    if clause.word(k) not in ("for", "at"):
        return NO_FIGURE
    figure = figure_from(clause, k + 1, "M", frozenset(), 4)
    if figure is None:
        return NO_FIGURE
    _, group = subject_of(sight, group)
    stands_in = clause.at(thing.last) not in NAMES and ANAPHORS.get(clause.words[thing.last]) == "R"
    return draft(sight, thing, None, figure, group, 0.6 if stands_in else 0.8)
