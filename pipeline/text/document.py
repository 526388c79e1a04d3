"""Reading one document: every reader in order, each handed what those before it read."""

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.rows import Chain, Document, Fact, Mention, Quantity, Reject, Segment, Sentence, TimeExpression
from pipeline.text.facts import read_facts
from pipeline.text.page import Page
from pipeline.text.read.mentions import read_mentions
from pipeline.text.read.quantities import read_quantities
from pipeline.text.read.times import read_times


class Reading(NamedTuple):
    """Every row read from one document, and how many candidates each reader found."""

    mentions: list[Mention]
    chains: list[Chain]
    time_expressions: list[TimeExpression]
    quantities: list[Quantity]
    facts: list[Fact]
    rejects: list[Reject]
    found: dict[str, int]


UNREAD = "the document could not be read"
"""How the reason of the reject begins that stands for a document whose reading failed."""


def read_safely(document: Document, segments: Sequence[Segment], sentences: Sequence[Sentence]) -> Reading:
    """What `read_document` reads; when it fails, one reject that says so: one article must not stop a run."""
    try:
        return read_document(document, segments, sentences)
    except Exception as error:
        page = Page(document.document_id, document.text, segments, sentences, document.published_on)
        start, end = (sentences[0].start_char, sentences[0].end_char) if sentences else (0, len(document.text))
        reason = f"{UNREAD} ({type(error).__name__}: {error}); please report it"
        found = {"mentions": 1, "time_expressions": 0, "quantities": 0, "facts": 0}
        return Reading([], [], [], [], [], [page.reject("mentions", start, end, reason)], found)


def read_document(document: Document, segments: Sequence[Segment], sentences: Sequence[Sentence]) -> Reading:
    """Mentions, chains, time expressions, quantities and facts of one staged document."""
    page = Page(document.document_id, document.text, segments, sentences, document.published_on)
    named, chains = read_mentions(page)
    timed = read_times(page, named.rows)
    counted = read_quantities(page, named.rows, timed.rows)
    stated = read_facts(page, named.rows, chains, counted.rows, timed.rows)
    return Reading(
        named.rows,
        chains,
        timed.rows,
        counted.rows,
        stated.rows,
        [*named.rejects, *timed.rejects, *counted.rejects, *stated.rejects],
        {
            "mentions": named.found,
            "time_expressions": timed.found,
            "quantities": counted.found,
            "facts": stated.found,
        },
    )
