"""Frames of money that goes into something: what is invested, by whom, in what."""

from pipeline.text.facts.drafts import (
    NO_FIGURE,
    NO_OBJECT,
    NO_SUBJECT,
    OTHER,
    Draft,
    Sight,
    doer,
    draft,
    figure_from,
    figure_of_noun,
    phrase_start,
    subject_of,
)
from pipeline.text.facts.frames_money import FUNDERS, company_of_round
from pipeline.text.facts.frames_places import facility_of
from pipeline.text.facts.party import Party
from pipeline.text.facts.words import NAMES

STAKING = frozenset("took takes take taken taking made makes make making bought acquired has".split())
VENTURES = frozenset({"project", "scheme", "venture", "business", "company"})
INTO = frozenset("in into to".split())


def _into(sight: Sight, k: int) -> tuple[Party | None, str]:
    """What money goes into: a name, or "the project" of whom the text is about."""
    clause = sight.clause
    target, tail = sight.reader.object_from(k, sight.trigger.objects)
    if target is None and clause.word(k) == "the" and clause.word(k + 1) in VENTURES:
        target = company_of_round(sight, "")
    return target, tail


def sum_into(sight: Sight) -> Draft | str:
    """ "SpaceX invested $2 billion in xAI", "Google will pour $1 billion into Anthropic"."""
    clause, group = sight.clause, sight.group()
    figure = figure_from(clause, group.last + 1, "M", sight.trigger.stops)
    if figure is None:
        return NO_FIGURE
    k = figure + 1
    while clause.at(k) in "naT" and k < figure + 5:
        k += 1
    if clause.word(k) not in INTO or group.passive:
        return OTHER
    target, tail = _into(sight, k + 1)
    plain = sight.trigger.predicate == "invested" and clause.words[sight.item].startswith("invest")
    built = target is None and not plain and facility_of(clause, k + 1) is not None
    if not built and (target is None or tail == "'s") and not plain:
        return NO_OBJECT
    funders = FUNDERS.intersection(clause.words[max(0, group.first - 2) : group.first])
    subject, group = subject_of(sight, group)
    if subject is None and funders and target is not None and target.letter == "O" and tail != "'s":
        return draft(sight, target, None, figure, group)._replace(predicate="raised")
    if subject is None:
        return NO_SUBJECT
    if target is None and plain and subject.letter in "OP" and clause.at(k + 1) in "dT" and clause.at(k + 2) in "Tn":
        main = sight.reader.main_company(sight.item)  # invested €65 million in the spring
        target = main if main is not None and main.chain != subject.chain else None
    if target is not None and target.chain == subject.chain:
        return NO_OBJECT
    made = draft(sight, subject, target if tail != "'s" else None, figure, group)
    return made._replace(predicate="spent") if built else made


def investment(sight: Sight) -> Draft | str:
    """ "SpaceX's $2 billion investment in xAI", "a $2 billion investment from SpaceX"."""
    clause, item, reader = sight.clause, sight.item, sight.reader
    figure = figure_of_noun(clause, item)
    if figure is None or sight.is_read(figure, "invested") or sight.is_read(figure, "raised"):
        return NO_FIGURE
    after = max(figure, item) + 1
    start = phrase_start(clause, min(figure, item))
    giver = reader.pronoun(start) if clause.at(start) == "h" else None
    if giver is None and clause.at(start - 1) == "s":
        giver = reader.owner_name(start - 2)
    target = reader.after_preposition(after, INTO, sight.trigger.objects)
    giver = giver or reader.after_preposition(after, frozenset({"from", "by"}), NAMES)
    if giver is None and target is not None:
        giver = reader.after_preposition(target.last + 1, frozenset({"from", "by"}), NAMES)
    if giver is None and target is not None and clause.word(start - 1) in STAKING:
        giver, group = doer(sight, start - 1)
        return draft(sight, giver, target, figure, group, 0.8) if giver is not None else NO_SUBJECT
    if giver is None and target is None and start == 0 and clause.word(0) in ("the", "this") and figure < item:
        giver = reader.main_company(start)  # The €540 million investment will lift output
    if giver is None:
        return NO_SUBJECT
    return draft(sight, giver, target, figure, None, min(0.85, giver.confidence))
