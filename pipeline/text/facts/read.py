"""Facts of one page: every trigger word that could state one becomes a fact or a reject."""

from collections.abc import Iterator, Sequence
from itertools import chain, compress
from typing import NamedTuple

from pipeline.rows import Chain, Fact, Mention, Quantity, TimeExpression
from pipeline.text.facts.book import Book
from pipeline.text.facts.clause import Clause, Span, clause_at, spans_by_sentence
from pipeline.text.facts.drafts import Draft, Sight
from pipeline.text.facts.frames import FRAMES
from pipeline.text.facts.frames_owned import beside
from pipeline.text.facts.frames_seats import seats
from pipeline.text.facts.parties import Reader
from pipeline.text.facts.referents import Referents
from pipeline.text.facts.speech import Speech, doubt, is_dismissed, speeches
from pipeline.text.facts.together import backers, earlier, level, of_several, risen_from, share_bought, spread, together
from pipeline.text.facts.words import SPELLED_NEEDS, TRIGGERS, Trigger
from pipeline.text.page import Outcome, Page

ASIDES = frozenset({"title", "owned_part"})  # the article's own words, even within what somebody says
NEAR = 11  # items after a trigger within which its figure must stand, where predicates.csv says "next"


SPELLINGS = frozenset(SPELLED_NEEDS)
BESIDE = (together, backers, share_bought, spread, earlier, risen_from, level)
"""What else a statement says, by the names and figures that stand beside its own."""
OF_SEVERAL = "several did it together"


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
        referents = referents or Referents(page, mentions, chains)
        reader = Reader(clause, referents)
        found += _read_shapes(reader, book)
        candidates = find_candidates(clause)
        found += len(candidates)
        if candidates:
            found += _read_clause(reader, candidates, book)
    return Outcome(book.facts, book.rejects, found)


def _triggers(page: Page) -> Iterator[tuple[int, list[str]]]:
    """The index of each sentence with those of its words that may state a fact."""
    words = page.tokens.words
    hits = list(compress(range(len(words)), map(SPELLINGS.__contains__, words)))
    at = 0
    for index, (_, last) in enumerate(page.tokens.bounds):
        begin = at
        while at < len(hits) and hits[at] < last:
            at += 1
        yield index, [words[hit] for hit in hits[begin:at]]


def _may_state(triggers: list[str], held: list[Span]) -> bool:
    """Whether a sentence may state a fact, before a clause is cut.

    It does when a trigger finds what it needs among the spans, when a place is named, the seat of what stands beside
    it, or when a name may have what is counted.
    """
    letters = {span[3] for span in held}
    if "L" in letters or letters >= {"O", "Q"} or letters >= {"R", "Q"} or letters >= {"R", "M"}:
        return True
    return any(not letters.isdisjoint(SPELLED_NEEDS[word]) for word in triggers)


def _read_shapes(reader: Reader, book: Book) -> int:
    """Enter what names and figures beside one another state; how many facts that are."""
    return sum([book.enter(reader.clause, made, []) for made in chain(seats(reader), beside(reader))])


def find_candidates(clause: Clause) -> list[Candidate]:
    """Trigger words whose sentence holds what their predicate needs (a name, a figure of the kind)."""
    shape, words = clause.shape, clause.words
    held = frozenset(shape)
    hits = compress(range(len(words)), map(TRIGGERS.__contains__, words))
    return [
        Candidate(item, trigger)
        for item in hits
        if clause.rows[item] is None
        for trigger in TRIGGERS[words[item]]
        if not (frozenset(shape[item : item + NEAR]) if trigger.next else held).isdisjoint(trigger.needs)
        if not trigger.beside or not trigger.beside.isdisjoint(" ".join(words[item + 1 : item + NEAR]).split())
        if not trigger.after or tuple(words[item + 1 : item + 1 + len(trigger.after)]) == trigger.after
    ]


def _read_clause(reader: Reader, candidates: list[Candidate], book: Book) -> int:
    """A fact or a reject for every candidate, in the order of the text; how many more facts rows of names make.

    Two senses of one word that are refused for the same reason are one reject, and one candidate.
    """
    said: list[Speech] | None = None
    more = 0
    drafts: list[Draft] = []
    clause = reader.clause
    for item, trigger in candidates:
        made = FRAMES[trigger.frame](Sight(reader, item, trigger, drafts))
        reason = made if isinstance(made, str) else OF_SEVERAL if of_several(clause, made) else doubt(clause, made)
        if isinstance(made, Draft) and reason is None:
            made = made._replace(status="denied") if is_dismissed(clause, made) else made
            said = speeches(reader) if said is None else said
            drafts.append(made)
            if book.enter(clause, made, [] if trigger.frame in ASIDES else said):
                others = chain.from_iterable(read(clause, made) for read in BESIDE)
                more += sum([book.enter(clause, other, said) for other in others])
                continue
            reason = "the sentence says it already"
        more -= not book.reject(clause, item, f"{trigger.predicate} ({trigger.frame}): {reason}")
    return more
