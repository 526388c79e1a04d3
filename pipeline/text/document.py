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
