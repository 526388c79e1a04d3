"""Facts of one page: every trigger word that could state one becomes a fact or a reject."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from pipeline.rows import Chain, Fact, Mention, Quantity, Reject, TimeExpression, fingerprint
from pipeline.text.facts import frames_counts, frames_money, frames_names, frames_value
from pipeline.text.facts.clause import Clause, Span, clause_at, spans_by_sentence
from pipeline.text.facts.drafts import Draft, Frame, Sight
from pipeline.text.facts.parties import Reader
from pipeline.text.facts.referents import Referents
from pipeline.text.facts.speech import Speech, doubt, speeches, time_of, with_speech
from pipeline.text.facts.words import SPELLED_NEEDS, TRIGGERS, Trigger
from pipeline.text.page import Outcome, Page

NEAR = 10  # items after a trigger within which its figure must stand, where predicates.csv says "next"

FRAMES: dict[str, Frame] = {
    "sum": frames_money.sum_raised,
    "sum_cued": frames_money.sum_cued,
    "aim": frames_money.sum_aimed,
    "round": frames_money.round_named,
    "sum_into": frames_money.sum_into,
    "investment": frames_money.investment,
    "valued": frames_value.valued,
    "worth": frames_value.worth,
    "valuation": frames_value.valuation,
    "earned": frames_value.earned,
    "income": frames_value.income,
    "spent_on": frames_value.spent_on,
    "priced": frames_value.priced,
    "taken": frames_names.taken,
    "paid": frames_names.paid,
    "paid_share": frames_names.paid_share,
    "share": frames_names.share,
    "takeover": frames_names.takeover,
    "joined": frames_names.joined,
    "union": frames_names.union,
    "linked": frames_names.linked,
    "title": frames_names.title,
    "owned_part": frames_names.owned_part,
    "placed": frames_counts.placed,
    "built": frames_counts.built,
    "built_with": frames_counts.built_with,
    "holds": frames_counts.holds,
    "can": frames_counts.can,
    "capacity": frames_counts.capacity,
    "plant": frames_counts.plant,
    "more": frames_counts.more,
    "counted": frames_counts.counted,
    "named_count": frames_counts.named_count,
    "workforce": frames_counts.workforce,
    "moved": frames_counts.moved,
    "reached": frames_counts.reached,
}


class Candidate(NamedTuple):
    """A trigger word at an item of a clause, in one of its senses."""

    item: int
    trigger: Trigger


def read_facts(
    page: Page,
    mentions: Sequence[Mention],
    chains: Sequence[Chain],
    quantities: Sequence[Quantity],
    times: Sequence[TimeExpression],
) -> Outcome[Fact]:
    """Facts of a page from the rows of the readers before. Parties are chains; entity ids stay None."""
    facts: list[Fact] = []
    rejects: list[Reject] = []
    found = 0
    spans = spans_by_sentence(mentions, quantities, times)
    referents: Referents | None = None
    words, bounds = page.tokens.words, page.tokens.bounds
    for index, sentence in enumerate(page.sentences):
        held = spans.get(sentence.sentence_id)
        first, last = bounds[index]
        if held is None or not _may_state(words[first:last], held):
            continue
        clause = clause_at(page, index, held)
        candidates = find_candidates(clause)
        found += len(candidates)
        if candidates:
            referents = referents or Referents(page, mentions, chains)
            _read_clause(page, Reader(clause, referents), candidates, facts, rejects)
    return Outcome(facts, rejects, found)


def _may_state(words: list[str], held: list[Span]) -> bool:
    """Whether some trigger word of a sentence finds what it needs among its spans: a look before the clause is cut."""
    triggers = [word for word in words if word in SPELLED_NEEDS]
    if not triggers:
        return False
    letters = {span.letter for span in held}
    return any(not letters.isdisjoint(SPELLED_NEEDS[word]) for word in triggers)


def find_candidates(clause: Clause) -> list[Candidate]:
    """Trigger words whose sentence holds what their predicate needs (a name, a figure of the kind)."""
    shape = clause.shape
    items = [item for item, word in enumerate(clause.words) if word in TRIGGERS and clause.rows[item] is None]
    return [
        Candidate(item, trigger)
        for item in items
        for trigger in TRIGGERS[clause.words[item]]
        if any(letter in (shape[item : item + NEAR] if trigger.next else shape) for letter in trigger.needs)
        if not trigger.after or tuple(clause.words[item + 1 : item + 1 + len(trigger.after)]) == trigger.after
    ]


def _read_clause(
    page: Page, reader: Reader, candidates: list[Candidate], facts: list[Fact], rejects: list[Reject]
) -> None:
    """One fact or one reject for every candidate, in the order of the text."""
    said: list[Speech] | None = None
    drafts: list[Draft] = []
    clause = reader.clause
    known = {fact.fact_id for fact in facts}
    for item, trigger in candidates:
        made = FRAMES[trigger.frame](Sight(reader, item, trigger, drafts))
        reason = made if isinstance(made, str) else doubt(clause, made)
        if isinstance(made, Draft) and reason is None:
            said = speeches(reader) if said is None else said
            fact = _fact(page, clause, made, said, facts)
            drafts.append(made)
            if fact.fact_id not in known and not _repeated(fact, facts):
                known.add(fact.fact_id)
                facts.append(fact)
                continue
            reason = "the sentence says it already"
        rejects.append(
            page.reject("facts", clause.starts[item], clause.ends[item], f"{trigger.predicate} ({trigger.frame}): {reason}")
        )


def _repeated(fact: Fact, facts: list[Fact]) -> bool:
    """Whether the same sentence states the same already, by another word."""
    parts = (fact.sentence_id, fact.predicate, fact.subject_chain, fact.object_chain, fact.quantity_id)
    return any(
        (other.sentence_id, other.predicate, other.subject_chain, other.object_chain, other.quantity_id) == parts
        for other in facts[-8:]
    )


def _fact(page: Page, clause: Clause, made: Draft, said: list[Speech], facts: list[Fact]) -> Fact:
    """The row of a draft: parts, evidence, status, source and date."""
    made, source = with_speech(made, said)
    quantity = clause.quantity(made.figure) if made.figure is not None else None
    time = time_of(clause, made)
    start, end = _evidence(page, clause, made, time)
    object_chain = made.object.chain if made.object is not None else _object_so_far(made, quantity, facts)
    speaker = source.speaker.chain if source is not None and source.speaker is not None else None
    quantity_id = quantity.quantity_id if quantity is not None else None
    parts = (start, end, made.predicate, made.subject.chain, object_chain, quantity_id)
    return Fact(
        fact_id=fingerprint("f", page.document_id, *parts),
        document_id=page.document_id,
        sentence_id=page.sentences[clause.index].sentence_id,
        start_char=start,
        end_char=end,
        text=page.text[start:end],
        subject_id=None,
        predicate=made.predicate,
        object_id=None,
        quantity_id=quantity_id,
        value=quantity.value if quantity is not None else None,
        value_max=quantity.value_max if quantity is not None else None,
        unit=quantity.unit if quantity is not None else None,
        modifier=quantity.modifier if quantity is not None else None,
        time_id=time.time_id if time is not None else None,
        begins_on=time.begins_on if time is not None else None,
        ends_on=time.ends_on if time is not None else None,
        status=made.status,
        certainty=made.certainty,
        speaker_id=None,
        speaker_text=_speaker_text(page, clause, source),
        confidence=made.confidence,
        subject_chain=made.subject.chain,
        object_chain=object_chain,
        speaker_chain=speaker,
    )


def _speaker_text(page: Page, clause: Clause, source: Speech | None) -> str | None:
    """The source in the article's words, when it is no entity."""
    if source is None or source.words is None:
        return None
    first, last = source.words
    return page.text[clause.starts[first] : clause.ends[last]]


def _evidence(page: Page, clause: Clause, made: Draft, time: TimeExpression | None) -> tuple[int, int]:
    """Offsets of the smallest stretch that holds the trigger, the parties, the figure and the date."""
    items = [made.first, made.last] + ([made.figure] if made.figure is not None else [])
    start, end = clause.starts[min(items)], clause.ends[max(items)]
    if time is not None:
        start, end = min(start, time.start_char), max(end, time.end_char)
    return start, end


def _object_so_far(made: Draft, quantity: Quantity | None, facts: list[Fact]) -> str | None:
    """The object that an earlier fact of the document gave the same figure: "the $2 billion investment"."""
    if quantity is None or made.predicate != "invested":
        return None
    same: tuple[str, str, Decimal, str] = (made.predicate, made.subject.chain, quantity.value, quantity.unit)
    for fact in facts:
        if (fact.predicate, fact.subject_chain, fact.value, fact.unit) == same and fact.object_chain is not None:
            return fact.object_chain
    return None
