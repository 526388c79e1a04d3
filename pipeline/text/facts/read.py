"""Facts of one page: every trigger word that could state one becomes a fact or a reject."""

from collections.abc import Iterator, Sequence
from itertools import compress
from typing import NamedTuple

from pipeline.rows import Chain, Fact, Mention, Quantity, TimeExpression
from pipeline.text.facts.book import Book
from pipeline.text.facts.clause import Clause, Span, clause_at, spans_by_sentence
from pipeline.text.facts.drafts import Draft, Sight
from pipeline.text.facts.frames import FRAMES
from pipeline.text.facts.parties import Reader
from pipeline.text.facts.referents import Referents
from pipeline.text.facts.speech import Speech, doubt, speeches
from pipeline.text.facts.words import SPELLED_NEEDS, TRIGGERS, Trigger
from pipeline.text.page import Outcome, Page

ASIDES = frozenset({"title", "owned_part"})  # the article's own words, even within what somebody says
NEAR = 11  # items after a trigger within which its figure must stand, where predicates.csv says "next"


SPELLINGS = frozenset(SPELLED_NEEDS)


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
    book = Book(page)
    found = 0
    spans = spans_by_sentence(mentions, quantities, times)
    referents: Referents | None = None
    for index, triggers in _triggers(page):
        held = spans.get(page.sentences[index].sentence_id)
        if held is None or not _may_state(triggers, held):
            continue
        clause = clause_at(page, index, held)
        candidates = find_candidates(clause)
        found += len(candidates)
        if candidates:
            referents = referents or Referents(page, mentions, chains)
            _read_clause(Reader(clause, referents), candidates, book)
    return Outcome(book.facts, book.rejects, found)


def _triggers(page: Page) -> Iterator[tuple[int, list[str]]]:
    """The words of each sentence that may state a fact, with the index of the sentence; others are left out."""
    words = page.tokens.words
    hits = list(compress(range(len(words)), map(SPELLINGS.__contains__, words)))
    at = 0
    for index, (_, last) in enumerate(page.tokens.bounds):
        begin = at
        while at < len(hits) and hits[at] < last:
            at += 1
        if at > begin:
            yield index, [words[hit] for hit in hits[begin:at]]


def _may_state(triggers: list[str], held: list[Span]) -> bool:
    """Whether a trigger of the sentence finds what it needs among its spans, before a clause is cut."""
    letters = {span[3] for span in held}
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


def _read_clause(reader: Reader, candidates: list[Candidate], book: Book) -> None:
    """One fact or one reject for every candidate, in the order of the text."""
    said: list[Speech] | None = None
    drafts: list[Draft] = []
    clause = reader.clause
    for item, trigger in candidates:
        made = FRAMES[trigger.frame](Sight(reader, item, trigger, drafts))
        reason = made if isinstance(made, str) else doubt(clause, made)
        if isinstance(made, Draft) and reason is None:
            said = speeches(reader) if said is None else said
            drafts.append(made)
            if book.enter(clause, made, [] if trigger.frame in ASIDES else said):
                continue
            reason = "the sentence says it already"
        book.reject(clause, item, f"{trigger.predicate} ({trigger.frame}): {reason}")
