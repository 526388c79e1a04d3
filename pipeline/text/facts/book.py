"""The book of a page: rows made of drafts, each entered once."""

from datetime import date
from decimal import Decimal

from pipeline.rows import Fact, Quantity, Reject, TimeExpression, fingerprint
from pipeline.text.facts.clause import Clause
from pipeline.text.facts.drafts import Draft
from pipeline.text.facts.speech import Speech, time_of, with_speech
from pipeline.text.page import Page

Said = tuple[str, str, str, str | None, str | None]  # sentence, predicate, subject, object, figure

Figure = tuple[str | None, Decimal | None, Decimal | None, str | None, str | None]

Dates = tuple[str | None, date | None, date | None]


class Book:
    """Facts and rejects of one page, in the order of its text."""

    __slots__ = ("_invested", "_known", "_page", "_refused", "facts", "rejects")

    def __init__(self, page: Page) -> None:
        self._page = page
        self.facts: list[Fact] = []
        self.rejects: list[Reject] = []
        self._known: set[Said] = set()
        self._refused: set[tuple[int, str]] = set()
        self._invested: dict[tuple[str, Decimal | None, str | None], str] = {}

    def enter(self, clause: Clause, made: Draft, said: list[Speech]) -> bool:
        """Enter the fact of a draft; False when its sentence states the same already, by another word."""
        fact = self._fact(clause, made, said)
        key = (fact.sentence_id, fact.predicate, fact.subject_chain, fact.object_chain, fact.quantity_id)
        if key in self._known:
            return False
        self._known.add(key)
        self.facts.append(fact)
        if fact.predicate == "invested" and fact.object_chain is not None:
            self._invested.setdefault((fact.subject_chain, fact.value, fact.unit), fact.object_chain)
        return True

    def reject(self, clause: Clause, item: int, reason: str) -> bool:
        """Enter a trigger word that states nothing; False when another sense of it was refused for the same reason."""
        start = clause.starts[item]
        if (start, reason) in self._refused:
            return False
        self._refused.add((start, reason))
        self.rejects.append(self._page.reject("facts", start, clause.ends[item], reason))
        return True

    def _object(self, made: Draft, quantity: Quantity | None) -> str | None:
        """The draft's object, or what an earlier sentence gave the same sum: "the $2 billion investment"."""
        if made.object is not None:
            return made.object.chain
        if quantity is None or made.predicate != "invested":
            return None
        return self._invested.get((made.subject.chain, quantity.value, quantity.unit))

    def _fact(self, clause: Clause, made: Draft, said: list[Speech]) -> Fact:
        """The row of a draft: parts, evidence, status, source and date."""
        page = self._page
        made, source = with_speech(made, said)
        quantity = clause.quantity(made.figure) if made.figure is not None else None
        time = time_of(clause, made)
        start, end = _evidence(clause, made, time)
        object_chain, figure = self._object(made, quantity), _figure(quantity)
        parts = (start, end, made.predicate, made.subject.chain, object_chain, figure[0])
        return Fact(
            fingerprint("f", page.document_id, *parts),
            page.document_id,
            page.sentences[clause.index].sentence_id,
            start,
            end,
            page.text[start:end],
            None,
            made.predicate,
            None,
            *figure,
            *_dates(time),
            made.status,
            made.certainty,
            None,
            _speaker_text(page, clause, source),
            made.confidence,
            made.subject.chain,
            object_chain,
            source.speaker.chain if source is not None and source.speaker is not None else None,
        )


def _figure(quantity: Quantity | None) -> Figure:
    """The columns that a fact copies from its quantity."""
    if quantity is None:
        return None, None, None, None, None
    return quantity.quantity_id, quantity.value, quantity.value_max, quantity.unit, quantity.modifier


def _dates(time: TimeExpression | None) -> Dates:
    """The columns that a fact copies from its date."""
    return (time.time_id, time.begins_on, time.ends_on) if time is not None else (None, None, None)


def _speaker_text(page: Page, clause: Clause, source: Speech | None) -> str | None:
    """The source in the article's words, when it is no entity."""
    if source is None or source.words is None:
        return None
    first, last = source.words
    return page.text[clause.starts[first] : clause.ends[last]]


def _evidence(clause: Clause, made: Draft, time: TimeExpression | None) -> tuple[int, int]:
    """Offsets of the smallest stretch that holds the trigger, the parties, the figure and the date."""
    items = [made.first, made.last] + ([made.figure] if made.figure is not None else [])
    start, end = clause.starts[min(items)], clause.ends[max(items)]
    if time is not None:
        start, end = min(start, time.start_char), max(end, time.end_char)
    return start, end
