"""A spaCy pipeline behind the seam of recognisers. Imported only when `recogniser.csv` names one."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from pipeline.text.page import Page
from pipeline.text.read.mention_types import Recognised, Typed
from pipeline.text.read.recognisers import Recogniser

TYPES = {
    **dict.fromkeys(("PERSON", "PER"), "PERSON"),
    "ORG": "ORG",
    **dict.fromkeys(("GPE", "LOC", "FAC"), "PLACE"),
    "PRODUCT": "PRODUCT",
    "EVENT": "EVENT",
}
CONFIDENCE = 0.7
"""About how often a name of a small pipeline is right on news; spaCy says no odds of its own."""
OTHER_KIND = "the spaCy pipeline sees another kind of thing"
GUESS = 0.6
"""Confidence of a name below which the pipeline's type counts more."""


@cache
def spacy_recogniser(package: str) -> Recogniser:
    """The recogniser of an installed pipeline. Raises ValueError when spaCy or the pipeline is not installed."""
    try:
        import spacy

        pipeline = spacy.load(package, exclude=["parser", "tagger", "lemmatizer", "attribute_ruler"])
    except (ImportError, OSError) as error:
        raise ValueError(f"recogniser.csv: {package} cannot be loaded ({error}); pip install it") from error

    def recognise(pages: Sequence[Page]) -> list[Recognised]:
        return [_read(page, pipeline) for page in pages]

    return recognise


def voting(first: Recogniser, second: Recogniser) -> Recogniser:
    """Both: names of the first, of the second's type where the first guesses, and names that only the second sees."""

    def recognise(pages: Sequence[Page]) -> list[Recognised]:
        return list(map(_voted, first(pages), second(pages)))

    return recognise


def _voted(ours: Recognised, theirs: Recognised) -> Recognised:
    types = {(one.start, one.end): one for one in theirs.names}
    names = [_settled(one, types.get((one.start, one.end))) for one in ours.names]
    taken = {place for one in names for place in range(one.start, one.end)}
    names += [one for one in theirs.names if taken.isdisjoint(range(one.start, one.end))]
    names.sort(key=lambda one: one.start)
    taken = {place for one in names for place in range(one.start, one.end)}
    rejected = [one for one in ours.rejected if taken.isdisjoint(range(one[0], one[1]))]
    return Recognised(names, rejected, len(names) + len(rejected))


def _settled(ours: Typed, theirs: Typed | None) -> Typed:
    if theirs is None or theirs.type == ours.type or ours.confidence >= GUESS:
        return ours
    return ours._replace(type=theirs.type, name=None, recogniser=theirs.recogniser)


def _read(page: Page, pipeline: Any) -> Recognised:
    names: list[Typed] = []
    rejected: list[tuple[int, int, str]] = []
    for sentence, read in zip(page.sentences, pipeline.pipe([one.text for one in page.sentences]), strict=True):
        for entity in read.ents:
            start, end = _trimmed(page.folded, sentence.start_char + entity.start_char, entity.text)
            index = page.sentence_at(start, end)
            kind = TYPES.get(entity.label_)
            if kind is None or index is None or start >= end:
                rejected.append((start, end, OTHER_KIND))
            else:
                names.append(Typed(start, end, index, page.folded[start:end], kind, None, "spacy", CONFIDENCE))
    return Recognised(names, rejected, len(names) + len(rejected))


def _trimmed(folded: str, start: int, text: str) -> tuple[int, int]:
    """The span without the article before it and the possessive after it."""
    end = start + len(text)
    for article in ("the ", "The ", "a ", "A "):
        if folded.startswith(article, start, end):
            start += len(article)
    for mark in ("'s", "'"):
        if folded.endswith(mark, start, end):
            end -= len(mark)
    return start, end
