"""Frames of worth, price, income and spending."""

from pipeline.text.facts.clause import Clause
from pipeline.text.facts.drafts import (
    NO_FIGURE,
    NO_SUBJECT,
    OTHER,
    READ,
    Draft,
    Sight,
    company_of_clause,
    doer,
    draft,
    figure_from,
    figure_of_noun,
    nouns_after,
    opens_clause,
    phrase_start,
    subject_of,
)
from pipeline.text.facts.frames_costs import GROWING
from pipeline.text.facts.frames_money import implied
from pipeline.text.facts.party import Party
from pipeline.text.facts.verbs import Group, weigh
from pipeline.text.facts.words import NAMES, ROLES

INCOME = ROLES["income"]
PERIODS = frozenset("year quarter season half month weekend sales revenue takings fares office".split())
EXPECTING = ROLES["expecting"]
EARNING = ("earn", "gross", "turn")
AIMING = frozenset("aims aim aimed aiming hopes hoping plans".split())
MOVED = GROWING | {"from", "by"}
"""Words right before a sum that something moved by or from, not to."""
FLAT = frozenset({"flat", "steady", "unchanged", "stable"})
BOUGHT = frozenset({"invested", "acquired"})
ORDERS = frozenset("contract contracts order orders deal deals agreement accord pact".split())
LEVELS = frozenset("topped hit hits passed crossed surpassed exceeded reached reaches tops".split())
LEAVING = frozenset("leave leaves left leaving make makes made making".split())
MAKING = frozenset("made makes make had has have recorded records achieved".split())
JOINTS = ("of", "at", "to", "around", "near", "above")


def valued(sight: Sight) -> Draft | str:
    """ "xAI is valued at $24 billion", "a deal that values xAI at $24 billion", "valuing it at ..."."""
    clause, group, reader = sight.clause, sight.group(), sight.reader
    at = _at(sight, group.last + 1)
    figure = figure_from(clause, at + 1, "M") if at else None
    if figure is None or at is None:
        return NO_FIGURE
    if at > group.last + 1 and not group.passive:
        subject = _object_valued(sight, group, at)
    elif clause.words[sight.item].startswith("pric"):
        return OTHER  # goods are priced at what they cost
    else:
        subject = reader.before(group.first - 1)
        if subject is None and clause.at(group.first - 1) == ",":
            subject = reader.before(group.first - 2)
    if subject is None or subject.letter == "P":
        return NO_SUBJECT
    return draft(sight, subject, None, figure, group)


def _at(sight: Sight, k: int) -> int | None:
    """The "at" within a few items that leads to the figure."""
    clause = sight.clause
    for item in range(k, min(k + 9, len(clause.words))):
        if clause.words[item] == "at":
            return item
        if clause.shape[item] in ";MzbvmuT":
            return None
    return None


def _object_valued(sight: Sight, group: Group, at: int) -> Party | None:
    """ "valuing the company at": a name, a stand-in, or the parties' new whole (the first of them)."""
    clause = sight.clause
    found, tail = sight.reader.object_from(group.last + 1, "OR")
    named = found is not None and clause.at(found.last) in NAMES
    if not named and (told := next((made for made in reversed(sight.drafts) if made.predicate in BOUGHT), None)):
        return told.object  # put $80 million into Acme in a deal that priced the whole company at
    if found is not None and tail != "'s" and found.last < at:
        return found
    if "combined" in clause.words[group.last + 1 : at]:
        return next((made.subject for made in sight.drafts if made.predicate == "merged_with"), None)
    k = group.last + 1
    if clause.word(k) == "the" and clause.at(k + 1) == "L" and (body := sight.reader.stand_in(k, k + 2)) is not None:
        return body  # values the Vancouver studio at
    if sight.clause.word(group.last + 1) in ("the", "it", "this", "its"):
        return next((made.subject for made in sight.drafts if made.predicate in ("raised", "acquired")), None)
    return None


def worth(sight: Sight) -> Draft | str:
    """ "Stripe is worth $65 billion": only after a form of be."""
    clause = sight.clause
    figure = figure_from(clause, sight.item + 1, "M")
    k = sight.item - 1
    while clause.at(k) in "a":
        k -= 1
    sold = not ORDERS.isdisjoint(clause.words[:k])  # a contract with Acme, worth
    if figure is not None and clause.at(k) == "," and clause.at(k - 1) == "O" and not sold:
        return draft(sight, sight.reader.name(k - 1), None, figure, None, 0.85)  # Brightwick, now worth $2.4 billion
    if figure is not None and (made_worth := _left_worth(sight, k, figure)) is not None:
        return made_worth
    if figure is None or clause.at(k) != "b":
        return OTHER
    subject, group = doer(sight, sight.item)
    if subject is None or subject.letter not in "O":
        return NO_SUBJECT
    return draft(sight, subject, None, figure, group)


def _left_worth(sight: Sight, k: int, figure: int) -> Draft | None:
    """ "leaving the company worth $610m", "which makes Acme worth $2bn"."""
    clause = sight.clause
    verb = next((item for item in range(k, max(-1, k - 6), -1) if clause.words[item] in LEAVING), None)
    if verb is None:
        return None
    found, tail = sight.reader.object_from(verb + 1, "O")
    whole = found is not None and tail in ("", "worth") and found.last in (k, k - 1)
    return draft(sight, found, None, figure, None, 0.8) if found is not None and whole else None


def valuation(sight: Sight) -> Draft | str:
    """ "$4 billion at a $15 billion valuation", "its valuation of $24 billion"."""
    clause, item = sight.clause, sight.item
    if clause.words[item] == "value" and clause.word(item - 1) not in ("market", "enterprise", "equity"):
        return OTHER
    if clause.words[item] == "value" and clause.at(item + 1) == "z" and clause.at(item + 2) in "M":
        return OTHER if clause.words[item + 1] not in LEVELS else _valued(sight)
    return _valued(sight)


def _valued(sight: Sight) -> Draft | str:
    """What a valuation says, by its figure and its owner."""
    clause, item, reader = sight.clause, sight.item, sight.reader
    figure = figure_of_noun(clause, item, JOINTS)
    firm = None
    if figure is None:
        figure, firm = _income_figure(sight)
    if figure is None:
        return NO_FIGURE
    start = phrase_start(clause, min(figure, item))
    near = _draft_before(sight, start)
    owner = reader.owner(item) if figure > item else reader.owner(figure)
    owner = owner or _valued_company(sight, max(figure, item) + 1)
    if owner is None and near is None:
        subject, _ = doer(sight, sight.item)
        subject = subject or reader.main_subject(item)
        owner = subject if subject is not None and subject.letter == "O" else implied(sight)
    if owner is None and near is None:
        return NO_SUBJECT
    status, certainty = firm or weigh(clause.words[max(0, start - 8) : start])
    if near is not None:
        owner, status, certainty = owner or near.subject, near.status, near.certainty
    assert owner is not None
    return draft(sight, owner, None, figure, None, 0.8)._replace(status=status, certainty=certainty)


def _valued_company(sight: Sight, k: int) -> Party | None:
    """ "a price tag of $15 billion on (xAI, the whole company)": a name, or who the document is about."""
    reader, clause = sight.reader, sight.clause
    found = reader.after_preposition(k, frozenset({"on"}), "O")
    if found is None or clause.at(found.last) in NAMES:
        return found
    main = reader.referents.main_before("O", clause.starts[sight.item])
    return found._replace(chain=main, confidence=0.6) if main is not None else None


def _draft_before(sight: Sight, start: int) -> Draft | None:
    """The money raised (or company bought) whose figure stands a few items before "at a valuation"."""
    for made in reversed(sight.drafts):
        if made.predicate in ("raised", "acquired") and made.figure is not None and 0 < start - made.figure < 14:
            return made
    return None


def earned(sight: Sight) -> Draft | str:
    """ "Tesla reported revenue of $25 billion", "Netflix earned $2 billion", "posted a $3 billion profit"."""
    clause, group = sight.clause, sight.group()
    figure = figure_from(clause, group.last + 1, "M", sight.trigger.stops)
    if figure is None or group.passive:
        return NO_FIGURE
    end = clause.shape.find(",", figure, figure + 5)
    after = clause.words[figure + 1 : end if end > 0 else figure + 5]
    near = clause.words[group.last + 1 : figure] + nouns_after(clause, figure + 1) + after
    told = not INCOME.isdisjoint(near) or after[:2] == ["before", "tax"]
    if not told and not clause.words[sight.item].startswith(EARNING):
        return OTHER
    if "loss" in near or "losses" in near:
        return OTHER
    subject, group = subject_of(sight, group)
    return draft(sight, subject, None, figure, group) if subject is not None else NO_SUBJECT


def takings(sight: Sight) -> Draft | str:
    """ "Maison Perigord took £412m in the year to March": only beside a period of accounts, or a till."""
    clause, group = sight.clause, sight.group()
    figure = figure_from(clause, group.last + 1, "M", sight.trigger.stops, 5)
    if figure is None or group.passive:
        return NO_FIGURE
    after = figure + 1
    while clause.at(after) in "fdnTh" and after < figure + 6:
        after += 1
    told = " ".join(clause.words[figure + 1 : after + 1]).lower().split()
    ahead = PERIODS.intersection(" ".join(clause.words[: group.first]).lower().split())  # In the year to June it took
    if not ahead and (clause.at(figure + 1) not in "fT" or PERIODS.isdisjoint(told)):
        return OTHER
    subject, group = subject_of(sight, group)
    return draft(sight, subject, None, figure, group, 0.8) if subject is not None else NO_SUBJECT


def income(sight: Sight) -> Draft | str:
    """ "Tesla's revenue was $25 billion", "Sales at Lidl rose 5% to $3 billion", "its $2 billion profit"."""
    item, reader = sight.item, sight.reader
    figure, group = _income_figure(sight)
    if figure is None:
        return NO_FIGURE
    if sight.is_read(figure):
        return READ
    owner = reader.owner(figure if figure < item else item)
    owner = owner or reader.after_preposition(item + 1, frozenset({"at", "of", "from", "for"}), "OR")
    if owner is None:
        owner, group = _earner(sight, reader.phrase_start(min(figure, item)), group)
    if owner is None or owner.letter not in "OR":
        return NO_SUBJECT
    made = draft(sight, owner, None, figure, None, 0.8)
    return made._replace(status=group[0], certainty=group[1])


def _earner(sight: Sight, start: int, firm: tuple[str, str]) -> tuple[Party | None, tuple[str, str]]:
    """Whose income a noun phrase from item `start` is: it opens its clause, or is what somebody made or had."""
    clause, reader = sight.clause, sight.reader
    if opens_clause(clause, start) and clause.word(start - 1) not in EXPECTING:
        partly = clause.word(sight.item + 1) == "in" and clause.at(sight.item + 2) == "L"
        return (company_of_clause(sight, start) if not partly else None), firm
    if clause.words[start - 1 : start] == ["on"]:
        return next((made.subject for made in reversed(sight.drafts) if made.predicate == "earned"), None), firm
    if clause.words[start - 1 : start] == ["with"]:
        return reader.company(sight.item), firm
    if clause.words[max(0, start - 2) : start] == ["there", "was"]:
        return reader.company(sight.item), firm
    aiming = clause.word(start - 1) == "for" and clause.word(start - 2) in AIMING
    if clause.word(start - 1) not in MAKING | EXPECTING and not aiming:
        return None, firm
    start -= aiming
    subject, group = doer(sight, start - 1)
    if clause.word(start - 1) in MAKING:
        return subject, (group.status, group.certainty)
    if subject is not None and subject.letter == "P":
        subject = reader.company(sight.item)  # its chief executive expects it
    return subject, ("predicted", group.certainty)


def _income_figure(sight: Sight) -> tuple[int | None, tuple[str, str]]:
    """The sum of an income noun: "revenue of M", "revenue was M", "revenue rose 5% to M"."""
    clause, item = sight.clause, sight.item
    firm = ("actual", "asserted")
    k = item - 1
    while clause.at(k) in "n-" and item - k < 4:
        k -= 1
    if clause.at(k) == "M":
        return k, firm
    if clause.word(item + 1) == "of" and (clause.at(item + 2) not in NAMES or clause.at(item + 3) != "z"):
        return figure_from(clause, item + 2, "M", frozenset(), 6), firm
    start = item + 1
    while start < item + 7 and clause.at(start) not in "zbmvgX" and clause.word(item + 1) not in ("up", "down"):
        start += 1
    end = start
    while clause.at(end) in "abvmtgzKfdXT" or clause.words[end : end + 2] == [",", "to"] or clause.word(end) in FLAT:
        end += 1
        if end > start + 12:
            return None, firm
    end += clause.words[end - 1 : end + 1] == ["a", "record"]
    if clause.at(end) == "M" and clause.word(end - 1) in MOVED:
        end = _risen_to(clause, end)
    if end > start and clause.at(end) == "M" and clause.word(end - 1) not in MOVED:
        status, certainty = weigh(clause.words[start:end])
        return end, (status, "asserted" if "would" in clause.words[start:end] else certainty)
    return None, firm


def _risen_to(clause: Clause, start: int) -> int:
    """Where the sum stands that one at `start` led to: "rose (from) $40 million in 2024 to [$95 million]"."""
    k = start + 1
    while clause.at(k) == "T" or clause.at(k + 1) == "T":
        k += 1
    return k + 1 if clause.word(k) == "to" and clause.at(k + 1) == "M" else start
