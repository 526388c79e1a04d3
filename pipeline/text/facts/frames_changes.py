"""Frames of changes and of levels to be reached."""

from pipeline.text.facts.clause import Clause
from pipeline.text.facts.drafts import (
    NO_FIGURE,
    NO_SUBJECT,
    OTHER,
    Draft,
    Sight,
    company_of_clause,
    doer,
    draft,
    figure_from,
    opens_clause,
    subject_of,
)
from pipeline.text.facts.party import Party
from pipeline.text.facts.words import NAMES, ROLES, SPEECH

MEASURES, INCOME = ROLES["measure"], ROLES["income"]
ACCOUNTS = INCOME | ROLES["share"] | ROLES["accounts"]
OF, OF_WHAT = frozenset("of at in".split()), MEASURES | {"those", "that"}
OF_LANDS = MEASURES - INCOME - ROLES["share"] - {"output", "production", "deliveries", "orders"}
"""Measures that a country has as well: what is sold in China is not China's."""
BARE = frozenset(
    """net annual quarterly total group pre-tax operating gross underlying like-for-like same-store advertising
    subscription ticket season-ticket freight passenger retail online domestic export overall average median core
    adjusted full-year first-half half-year monthly royalty licence fee interest recurring""".split()
)
"""Words before a measure that leave it that of the company spoken of."""
REPORTED, JOBS = ROLES["reported"], ROLES["jobs"]
ACCOUNT_HOLDERS = JOBS | ROLES["account holder"]
EXPECTING = ROLES["expecting"] | {"expect", "forecast", "predict", "see", "project"}
COMPARING = frozenset({"fewer", "more", "less"})
TRENDS = COMPARING | {"up", "down", "higher", "lower"}
SUFFERING = frozenset("suffered saw reported posted recorded had enjoyed announced suffers sees reports".split())
CLOSING = frozenset("closed ended finished traded trading opened closing gone went going".split())
SPANS = frozenset({"day", "session", "week", "month", "year"})
GAINING = ("sign", "add", "lose", "lost", "losing", "gain")
MOVING = frozenset("earned has_count has_capacity employs spent valued_at".split())
"""Predicates of figures that rise and fall."""


def moved(sight: Sight) -> Draft | str:
    """ "Tesla shares fell 5%", "Revenue at Lidl rose 8 percent", "Tesla's deliveries grew 20%"."""
    clause, group, reader = sight.clause, sight.group(), sight.reader
    k = group.last + 1
    k += clause.at(k) == "a"
    by = clause.word(k) == "by"
    if clause.at(k) == "M" and clause.word(k + 1) in (",", "or"):
        k += 2 + (clause.word(k + 2) == "or")  # fell $3.12, or 9.6%
    losing = clause.words[sight.item].startswith("los")
    figure = figure_from(clause, k + by, "KMQX" if by else "KX" if losing else "K", sight.trigger.stops, 6)
    if figure is None or group.passive:
        return NO_FIGURE
    owner = _measured(sight, group.first - 1)
    if owner is None and clause.words[figure + 1 : figure + 4] in (["of", "its", "value"], ["of", "their", "value"]):
        owner = reader.before(group.first - 1)
    if owner is None and clause.word(group.first - 1) in ACCOUNTS:
        owner = reader.after_preposition(figure + 1, frozenset({"at"}), "O")  # profit fell by 33% at BMW
    if owner is None:
        before = clause.at(group.first - 1)
        named = before in NAMES and (_listed(sight) or (before in "OR" and clause.at(figure) == "K"))
        owner = reader.before(group.first - 1) if named else None
    if owner is None or owner.letter not in "ORL":
        return NO_SUBJECT
    return draft(sight, owner, None, figure, group, 0.85)


def jobs_cut(sight: Sight) -> Draft | str:
    """ "Nestle will cut 16,000 jobs", "Acme created 300 posts": what changes is how many work there."""
    clause, group = sight.clause, sight.group()
    figure = figure_from(clause, group.last + 1, "Q", sight.trigger.stops, 6)
    if figure is None or group.passive:
        return NO_FIGURE
    kinds = ACCOUNT_HOLDERS if clause.words[sight.item].startswith(GAINING) else JOBS
    counted = clause.quantity(figure).unit.split()[-1:]
    if kinds.isdisjoint(counted) or clause.word(figure + 1) in ("from", "about", "on"):
        return OTHER
    subject, group = subject_of(sight, group)
    if subject is None or subject.letter not in "OL":
        return NO_SUBJECT
    return draft(sight, subject, None, figure, group, 0.8)


def laid_off(sight: Sight) -> Draft | str:
    """ "UPS will lay off 12,000 people": as many jobs go."""
    clause, group = sight.clause, sight.group()
    figure = figure_from(clause, group.last + 1, "Q", sight.trigger.stops, 5)
    if figure is None or group.passive or ROLES["people"].isdisjoint(clause.quantity(figure).unit.split()[-1:]):
        return NO_FIGURE
    subject, group = subject_of(sight, group)
    if subject is None or subject.letter not in "OL":
        return NO_SUBJECT
    return draft(sight, subject, None, figure, group, 0.8)


def _listed(sight: Sight) -> bool:
    """A bare name moves only as a share price does."""
    return any(word in ROLES["share"] or word in ("trading", "index", "points") for word in sight.clause.words)


def _measured(sight: Sight, k: int) -> Party | None:
    """Whose measure the subject is: "Tesla's revenue", "shares of Tesla", "sales at Lidl"."""
    clause, reader = sight.clause, sight.reader
    k = _end_of_measure(clause, k)
    if clause.word(k) in MEASURES:
        owner = reader.owner(k)
        start = reader.phrase_start(k)
        shares = clause.word(start) == "the" and start == k - 1 and clause.words[k] in ROLES["share"] | {"fleet"}
        opens = opens_clause(clause, start) or clause.word(start - 1) == "with" or shares
        bare = shares or BARE.issuperset(clause.words[start:k])
        if owner is None and clause.words[k] in ACCOUNTS and clause.word(start - 1) in EXPECTING:
            return reader.main_company(start)  # analysts expect sales to recover
        if owner is None and clause.words[k] in ACCOUNTS and opens and bare:
            share = clause.words[k] in ROLES["share"] and clause.word(start - 1) not in SPEECH
            return reader.main_company(start) if share else company_of_clause(sight, start)
        return owner
    if clause.at(k) in "OR" and clause.at(k - 1) == "n" and clause.word(k - 2) in OF and clause.word(k - 3) in OF_WHAT:
        return reader.name(k)  # shares in rival Dorrance Pharma
    if clause.at(k) in NAMES and clause.word(k - 1) in OF and clause.word(k - 2) in OF_WHAT:
        of_a_land = clause.at(k) != "L" or clause.words[k - 1] != "in" or clause.words[k - 2] in OF_LANDS
        return reader.name(k) if of_a_land else None
    start = reader.phrase_start(k)
    start -= 2 * (clause.at(start - 1) == "L" and clause.word(start - 2) == "the")  # sales at the Dortmund brewery
    if clause.at(k) == "n" and clause.word(start - 1) in OF and clause.word(start - 2) in OF_WHAT:
        first = start + 1 + (clause.at(start + 1) == "L")
        return reader.stand_in(start, first) if clause.word(start) in ("the", "this") else None
    return None


def _end_of_measure(clause: Clause, k: int) -> int:
    """The last item of the measure whose subject phrase ends at `k`, without what is said aside of it."""
    if clause.at(k) == "," and (opener := clause.shape.rfind(",", max(0, k - 30), k)) > 0:
        k = opener - 1  # the shares, which had lost a fifth, fell
    while k > 0 and (clause.at(k) in "aT" or (clause.at(k) == "f" and clause.at(k + 1) == "T")):
        k -= 1
    if clause.words[max(0, k - 2) : k + 1] == ["profit", "before", "tax"]:
        k -= 2
    if clause.at(k) == "L" and clause.word(k - 1) == "in" and (clause.at(k - 2) in NAMES or _is_owned(clause, k - 2)):
        k -= 2  # output at Nissan [in Sunderland]
    return k


def _is_owned(clause: Clause, k: int) -> bool:
    """Whether a measure stands right behind its owner: "BMW's sales [in China]"."""
    return clause.word(k) in MEASURES and clause.at(k - 1) == "s"


def is_of_accounts(clause: Clause, figure: int) -> bool:
    """Whether a count is one that a company reports: its customers, stores, vehicles; a bare number of a measure."""
    quantity = clause.quantity(figure)
    return quantity.kind == "count" and not REPORTED.isdisjoint((quantity.unit, quantity.unit.split()[-1]))


def trended(sight: Sight) -> Draft | str:
    """ "Halcyon carried 1.1 million passengers, up 23%", "$4.1 billion, an increase of 68%": of whoever that is."""
    clause, item = sight.clause, sight.item
    noun = clause.words[item] not in TRENDS
    figure = _change(clause, item, noun)
    if figure is None:
        return NO_FIGURE
    start = min(item, figure)
    owner = _sufferer(sight, start) if noun else _measured(sight, _before_the_day(clause, start - 1))
    if owner is None:
        opened = start - 1 - (clause.at(start - 1) in "dn")
        told = [made for made in sight.drafts if made.predicate in MOVING and made.figure is not None]
        near = bool(told) and clause.at(opened) in ",d" and set(_since(clause, told[-1], start)) <= set("nTfdQ,")
        owner = told[-1].subject if near and not (noun and _of_another(clause, max(item, figure) + 1)) else None
    return draft(sight, owner, None, figure, None, 0.75) if owner is not None and owner.letter in "ORL" else NO_SUBJECT


def _before_the_day(clause: Clause, k: int) -> int:
    """The item before what says no more than "is" ahead of "up 6%": "was", "had gone", "finished the day"."""
    while clause.at(k) == "T" or (clause.word(k) in SPANS and clause.word(k - 1) == "the"):
        k -= 1 + (clause.at(k) != "T")
    while clause.at(k) in "bzv" or clause.word(k) in CLOSING:
        k -= 1
    return k


def _sufferer(sight: Sight, start: int) -> Party | None:
    """Who is told to have a change of a measure: "BMW suffered [a 33% drop] in profit"."""
    clause, item = sight.clause, sight.item
    verb = start - 1 - (clause.at(start - 1) == "d")
    if clause.word(item + 1) != "in" or clause.word(verb) not in SUFFERING:
        return None
    k = item + 2
    while clause.at(k + 1) in "n-" and k < item + 5:
        k += 1
    if clause.word(k) not in MEASURES or clause.at(item + 2) == "h":
        return None
    return doer(sight, verb)[0]


def _of_another(clause: Clause, k: int) -> bool:
    """Whether a change is that of somebody named: "a 3% drop [in the market share of Samsung]"."""
    beyond = clause.shape[k + 1 : k + 8].lstrip("adnfsT") if clause.word(k) in ("in", "on") else ""
    return beyond[:1] != "" and beyond[0] in NAMES


def _since(clause: Clause, made: Draft, item: int) -> str:
    """The letters between the figure of a draft and the words of its change at `item`."""
    return clause.shape[(made.figure or 0) + 1 : item] if made.last < item else "."


def _change(clause: Clause, item: int, noun: bool) -> int | None:
    """The percentage of "up 23%", "23% lower", "down by a third", of "an increase of 68%" and of "a 32% increase"."""
    if clause.at(item - 1) == "K" and (noun or clause.words[item] != "up" or clause.word(item + 1) == "on"):
        return item - 1
    if clause.words[item] in COMPARING or (noun and clause.word(item + 1) != "of"):
        return None
    by = clause.word(item + 1) == "by"
    return figure_from(clause, item + 1 + noun + by, "KX" if by else "K", frozenset(), 4)


def reached(sight: Sight) -> Draft | str:
    """ "Tesla's revenue will reach $100 billion", "Starlink is expected to hit 4 million customers"."""
    clause, group = sight.clause, sight.group()
    figure = figure_from(clause, group.last + 1, "MQK", sight.trigger.stops, 6)
    if figure is None or group.passive:
        return NO_FIGURE
    subject = _measured(sight, group.first - 1)
    if subject is None:
        subject, group = subject_of(sight, group)
    if subject is None or subject.letter not in "ORL":
        return NO_SUBJECT
    made = draft(sight, subject, None, figure, group, 0.8)
    return made if group.status in ("planned", "predicted") else _reached_already(clause, made, figure)


def _reached_already(clause: Clause, made: Draft, figure: int) -> Draft | str:
    """A level that has been reached is a count, or what was earned: "passed $500 million in annual revenue"."""
    letter = clause.at(figure) if made.status == "actual" else ""
    after = clause.words[figure + 1 : figure + 6]
    if letter == "Q" and is_of_accounts(clause, figure) and clause.word(figure + 1) not in ("on", "to"):
        return made._replace(predicate="has_count")
    if letter == "M" and INCOME.intersection(after) and "to" not in after:
        return made._replace(predicate="earned")
    return "a level reached already, or none that is to come"
