"""Reading documents: every reader in order, each handed what those before it read."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from pipeline.rows import Chain, Document, Fact, Mention, Quantity, Reject, Segment, Sentence, TimeExpression
from pipeline.text.facts import read_facts
from pipeline.text.page import Page
from pipeline.text.read.mention_types import Recognised
from pipeline.text.read.mentions import read_mentions
from pipeline.text.read.quantities import read_quantities
from pipeline.text.read.recognisers import chosen
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


Staged = tuple[Document, Sequence[Segment], Sequence[Sentence]]
UNREAD = "the document could not be read"
"""How the reason of the reject begins that stands for a document whose reading failed."""
TOGETHER = 64
"""Documents whose names are recognised together: the trained recogniser weighs many pages at hardly the cost of one."""


def read_documents(staged: Iterable[Staged]) -> Iterator[Reading]:
    """What is read in each document; where reading fails, one reject that says so: one article must not stop a run."""
    rest = iter(staged)
    while batch := list(islice(rest, TOGETHER)):
        pages = [_page(*one) for one in batch]
        for page, names in zip(pages, _recognised(pages), strict=True):
            yield _read_safely(page, names)


def _page(document: Document, segments: Sequence[Segment], sentences: Sequence[Sentence]) -> Page:
    return Page(document.document_id, document.text, segments, sentences, document.published_on)


def _recognised(pages: Sequence[Page]) -> Sequence[Recognised | None]:
    """The names of each page; None for all when one of them fails, so that each is then tried by itself."""
    try:
        return chosen()(pages)
    except Exception:
        return [None] * len(pages)


def _read_safely(page: Page, names: Recognised | None) -> Reading:
    try:
        return _read(page, names)
    except Exception as error:
        sentences = page.sentences
        start, end = (sentences[0].start_char, sentences[0].end_char) if sentences else (0, len(page.text))
        reason = f"{UNREAD} ({type(error).__name__}: {error}); please report it"
        found = {"mentions": 1, "time_expressions": 0, "quantities": 0, "facts": 0}
        return Reading([], [], [], [], [], [page.reject("mentions", start, end, reason)], found)


def _read(page: Page, names: Recognised | None) -> Reading:
    """Mentions, chains, time expressions, quantities and facts of a page, each reader handed what those before read."""
    named, chains = read_mentions(page, names)
    timed = read_times(page, named.rows)
    counted = read_quantities(page, named.rows, timed.rows)
    stated = read_facts(page, named.rows, chains, counted.rows, timed.rows)
    rejects = [*named.rejects, *timed.rejects, *counted.rejects, *stated.rejects]
    found = {
        "mentions": named.found,
        "time_expressions": timed.found,
        "quantities": counted.found,
        "facts": stated.found,
    }
    return Reading(named.rows, chains, timed.rows, counted.rows, stated.rows, rejects, found)
