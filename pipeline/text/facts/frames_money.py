"""Frames of money raised, invested and of what something is valued at."""

from pipeline.text.facts.clause import Clause
from pipeline.text.facts.drafts import (
    NO_FIGURE,
    NO_SUBJECT,
    OTHER,
    READ,
    Draft,
    Sight,
    agent,
    doer,
    draft,
    figure_from,
    figure_of_noun,
    nouns_after,
    phrase_start,
    subject_of,
)
from pipeline.text.facts.party import Party
from pipeline.text.facts.verbs import Group, weigh
from pipeline.text.facts.words import ROLES

FUNDING, RAISING, RAISERS, FUNDERS = (ROLES[role] for role in ("funding", "raising", "raisers", "funders"))
NOT_RAISED = frozenset(
    "valuation valuations contract contracts deal order orders acquisition settlement fine lawsuit verdict"
    " profit revenue award bid stake takeover purchase damages penalty loss losses bailout budget".split()
)
SOLD = frozenset({"share", "shares", "stock", "equity", "bond", "bonds", "debt", "rights"})
FOR = frozenset("for in by of at".split())
AFTER_ROUND = frozenset("after following in with through via".split())
"""Words that tell when or how something came about: "tripled its value [after] a €600 million round"."""
DRAWN = ("attract", "secur", "bag", "land", "pull", "pick", "gather", "collect", "took", "take")
"""How the verbs begin whose money is capital when a named backer gives it."""
BACKER = ROLES["organisation"] | {"fund"} | {noun.removesuffix("s") for noun in FUNDERS}
PRICING = frozenset({"valuation", "valuations", "tag"})  # of a company that asks for money
TO_DATE = ROLES["to date"]
TARGETS = frozenset("at for to of is was became".split())  # "aimed at", "a target of", "the target became"


def sum_raised(sight: Sight) -> Draft | str:
    """ "xAI raised $6 billion", "$6 billion was raised by xAI", "half of that raised in 2023"."""
    clause, group = sight.clause, sight.group()
    figure = figure_from(clause, group.last + 1, "M", sight.trigger.stops)
    if figure is None:
        return _raised_before(sight, group)
    if NOT_RAISED.intersection(nouns_after(clause, figure + 1)) or group.passive:
        return OTHER
    return _raised(sight, group, figure)


def _raised(sight: Sight, group: Group, figure: int) -> Draft | str:
    k = group.first - 1
    subject, group = subject_of(sight, group)
    if subject is None and _noun_at(sight, k) in FUNDING:
        subject = sight.reader.owner(k)  # its share sale raised ...
    if subject is not None and subject.letter == "P":
        whose = sight.reader.after_preposition(_past_nouns(sight.clause, figure), frozenset({"for"}), "O")
        subject = whose or subject
    return _in_total(sight.clause, draft(sight, subject, None, figure, group)) if subject is not None else NO_SUBJECT


def _in_total(clause: Clause, made: Draft) -> Draft:
    """The statement with the words beside it that make it a sum of all rounds: "has raised $1.1 billion [to date]"."""
    first, last = made.first - (clause.word(made.first - 1) == ","), made.last
    before, behind = clause.words[max(0, first - 2) : first], clause.words[last + 1 : last + 3]
    first = first - 2 if "_".join(before) in TO_DATE else made.first
    return made._replace(first=first, last=last + 2 if "_".join(behind) in TO_DATE else last)


def _noun_at(sight: Sight, k: int) -> str:
    return sight.clause.word(k) if sight.clause.at(k) == "n" else ""


def _past_nouns(clause: Clause, item: int) -> int:
    item += 1
    while clause.at(item) in "n-":
        item += 1
    return item


def _raised_before(sight: Sight, group: Group) -> Draft | str:
    """The figure stands before a passive or a participle."""
    clause = sight.clause
    k = group.first - 1
    while clause.at(k) in "aT" and k > 0:
        k -= 1
    if clause.at(k) != "M" or not (group.passive or group.bare):
        return NO_FIGURE
    subject = agent(sight, group) or _raiser_so_far(sight)
    if subject is None and group.bare:
        subject = sight.reader.main_subject(k) or _named_first(sight)
    return draft(sight, subject, None, k, group, 0.8) if subject is not None else NO_SUBJECT


def _named_first(sight: Sight) -> Party | None:
    """The company that the sentence begins with, when more is told of it at once: "Northvolt, once a ... with"."""
    return sight.reader.name(0, 0.7) if sight.clause.shape.startswith("O,") else None


def _raiser_so_far(sight: Sight) -> Party | None:
    """Who raises money in the drafts made so far from this sentence."""
    raised = [made.subject for made in sight.drafts if made.predicate == "raised"]
    return raised[-1] if raised else None


def sum_cued(sight: Sight) -> Draft | str:
    """ "xAI secured $6 billion in funding": a verb that needs a word of funding beside its figure."""
    clause, group = sight.clause, sight.group()
    figure = figure_from(clause, group.last + 1, "M", sight.trigger.stops) or _of_a_round(clause, group.last + 1)
    if figure is None or group.passive:
        return NO_FIGURE
    between = clause.words[group.last + 1 : figure]
    after = nouns_after(clause, figure + 1)
    if NOT_RAISED.intersection(after) or NOT_RAISED.intersection(between):
        return OTHER
    if not (FUNDING.intersection(after) or FUNDING.intersection(between) or _funding_phrase(clause, figure, after)):
        return OTHER
    return _raised(sight, group, figure)


def _of_a_round(clause: Clause, k: int) -> int | None:
    """The figure that a round was closed at: "closed its Series D [at $640 million]"."""
    end = k
    while clause.at(end) in "adhnO-s" and end < k + 8:
        end += 1
    if clause.word(end) != "at" or FUNDING.isdisjoint(clause.words[k:end]):
        return None
    return figure_from(clause, end + 1, "M", NOT_RAISED, 4)


def _funding_phrase(clause: Clause, figure: int, after: list[str]) -> bool:
    """ "$6 billion in (new) funding", "$6 billion from investors"."""
    k = figure + 1 + len(after)
    if not after and clause.at(k) == "t" and "pulled" in clause.words[max(0, figure - 4) : figure]:
        return True  # has pulled in €9.5m to sell a sensor
    if after or clause.word(k) not in ("in", "of", "from", "through"):
        return False
    name = k + 1
    while clause.at(name) in "dnL" and name < k + 5:
        name += 1  # from the Gulf investor Qamar Holding
    backer = clause.at(name) == "O" and (name == k + 1 or clause.word(name - 1) in BACKER)
    if clause.word(k) == "from" and backer and clause.at(name + 1) not in "ns":
        return any(word.startswith(DRAWN) for word in clause.words[max(0, figure - 4) : figure])
    return bool(FUNDING.intersection(clause.words[k + 1 : k + 5]))


def sum_aimed(sight: Sight) -> Draft | str:
    """ "(funding efforts) aimed at $4 billion, later revised to $6 billion": planned, whatever the verb."""
    clause = sight.clause
    near = clause.words[max(0, sight.item - 25) : sight.item + 6]
    if RAISING.isdisjoint(near) and PRICING.isdisjoint(clause.words[sight.item : sight.item + 14]):
        return OTHER
    k = sight.item + 1
    while clause.at(k) in "anhd" and k < sight.item + 6:
        k += 1
    if clause.word(k) in TARGETS:
        k += 1
    figure = figure_from(clause, k, "M", sight.trigger.stops, 4)
    if figure is None or NOT_RAISED.intersection(nouns_after(clause, figure + 1)):
        return NO_FIGURE
    subject = _raiser_so_far(sight) or _company(sight) or company_of_round(sight, "")
    if subject is None:
        return NO_SUBJECT
    made = draft(sight, subject, None, figure, None, 0.7)
    return made._replace(status="planned")


def _company(sight: Sight) -> Party | None:
    """The company behind a clause that names none: its subject, else the one that the text is about."""
    subject = sight.reader.main_subject(sight.item)
    if subject is not None and subject.letter == "O":
        return subject
    return implied(sight)


def company_of_round(sight: Sight, avoid: str) -> Party | None:
    """The company that "the round" is of: its raiser in the sentence, else whom the text is about."""
    raiser = _raiser_so_far(sight)
    if raiser is not None:
        return raiser
    clause = sight.clause
    referents = sight.reader.referents
    main = referents.main_before("O", clause.starts[sight.item])
    if main is None or main == avoid:
        found = referents.salient("O", clause.index, clause.starts[sight.item], avoid)
        main = found[0] if found is not None else None
    return Party(main, "O", sight.item, sight.item, 0.6) if main is not None else None


def implied(sight: Sight) -> Party | None:
    """The company spoken of last before the clause, when it is also the one that the document names most."""
    referents, clause = sight.reader.referents, sight.clause
    found = referents.salient("O", clause.index, clause.starts[sight.item])
    if found is None or found[0] != referents.dominant("O"):
        return None
    return Party(found[0], "O", sight.item, sight.item, 0.55)


def round_named(sight: Sight) -> Draft | str:
    """ "xAI's $6 billion funding round", "a $5 billion round for xAI", "as part of a $5 billion round"."""
    clause, item = sight.clause, sight.item
    figure = figure_of_noun(clause, item)
    if figure is None:
        return NO_FIGURE
    if sight.is_read(figure, "raised"):
        return READ
    between = clause.words[min(figure, item) : max(figure, item) + 1]
    if NOT_RAISED.intersection(between) or (clause.words[item] == "sale" and clause.word(item - 1) not in SOLD):
        return OTHER
    start = phrase_start(clause, min(figure, item))
    subject = _round_owner(sight, start, max(figure, item))
    if isinstance(subject, Draft):
        return subject._replace(figure=figure)
    return draft(sight, subject, None, figure, None, 0.8) if subject is not None else NO_SUBJECT


def _round_owner(sight: Sight, start: int, end: int) -> "Party | Draft | None":
    """Whose round it is: an owner, a name after "for" or "in", the company invested in, the raiser."""
    reader, clause = sight.reader, sight.clause
    if clause.at(start) == "h":
        return reader.pronoun(start)
    if clause.at(start - 1) == "s":
        owner = reader.owner_name(start - 2)
        return owner if owner is not None and owner.letter != "P" else implied(sight)
    receiver = reader.after_preposition(_past_nouns(clause, end), FOR, "O")
    if receiver is not None:
        return receiver
    invested = next((made.object for made in reversed(sight.drafts) if made.predicate == "invested"), None)
    if invested is not None:
        return invested
    return _governed(sight, start)


def _governed(sight: Sight, start: int) -> "Party | Draft | None":
    """The subject of the verb that takes the round as its object: "xAI closed a $6 billion round"."""
    clause = sight.clause
    verb = next((k for k in range(start - 1, max(-1, start - 6), -1) if clause.words[k] in RAISERS), None)
    if verb is None and clause.word(start - 1) in AFTER_ROUND and clause.word(start) in ("a", "an", "its"):
        main = sight.reader.main_subject(start)
        return main._replace(confidence=0.65) if main is not None and main.letter == "O" else None
    if verb is None:
        return implied(sight) if clause.word(start) in ("the", "this") else None
    subject, group = doer(sight, verb)
    if subject is None:
        return None
    words = clause.words[group.first : verb + 1]
    status, certainty = weigh(words)
    return draft(sight, subject, None, None, None, 0.85)._replace(status=status, certainty=certainty)
