"""Labelled names of the public sets: one form for all of them, the half that is set aside, and their figures."""

from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import NamedTuple

from pipeline.score.public.pages import page_of
from pipeline.score.report import Report
from pipeline.text.read.mentions import read_mentions

CORE = frozenset(("PERSON", "ORG", "PLACE"))
MISC = "MISC"
"""What is named but is no entity here: works, prizes, nationalities, methods."""
_CLOSES = frozenset(", . ) ] : ; ? ! ' ’ ” % 's ’s n't n’t 're 've 'll 'd 'm ’re ’ve ’ll ’d ’m".split())


class Name(NamedTuple):
    """A labelled name: offsets in the text, half-open, and one of our types or MISC."""

    start: int
    end: int
    type: str


class Labelled(NamedTuple):
    """A text with all its names. Only `types` are labelled reliably, so only these are scored."""

    name: str
    text: str
    names: tuple[Name, ...]
    types: frozenset[str]


class Joined:
    """Tokens joined as a writer would have written them, with the names that they carry."""

    def __init__(self) -> None:
        self.text = ""
        self.names: list[Name] = []
        self._open: str | None = None

    def add(self, word: str, tag: str, kind: str | None) -> None:
        """One token; `tag` is its BIO tag, `kind` our type for it (None: no name)."""
        if self.text and self.text[-1] not in "\n([“‘$£€" and word not in _CLOSES:
            self.text += " "
        start = len(self.text)
        self.text += word
        if kind and tag.startswith("I") and self._open == tag[2:]:
            self.names[-1] = self.names[-1]._replace(end=len(self.text))
        elif kind:
            self.names.append(Name(start, len(self.text), kind))
        self._open = tag[2:] if kind else None

    def end_line(self) -> None:
        """End of a sentence: the next token begins a new line."""
        if self.text and self.text[-1] != "\n":
            self.text += "\n"
        self._open = None


def is_set_aside(name: str) -> bool:
    """Whether a document is in the half that is never trained on: the lowest bit of a hash of its name."""
    return bool(blake2b(name.encode(), digest_size=1).digest()[0] & 1)


def score_names(figure: str, texts: Iterable[Labelled], report: Report) -> None:
    """The figures of the set-aside texts among `texts`."""
    for text in texts:
        if is_set_aside(text.name):
            add_names(figure, text, report)


def add_names(figure: str, text: Labelled, report: Report) -> set[Name]:
    """Exact span and type in one text: PERSON, ORG and PLACE as `figure`, ORG, PRODUCT and EVENT also apart.

    Returns the names that were read.
    """
    rows = read_mentions(page_of(text.text))[0].rows
    read = {Name(row.start_char, row.end_char, row.type) for row in rows}
    for name, kinds in _figures(figure, text.types):
        some = {one for one in read if one.type in kinds}
        labels = {one for one in text.names if one.type in kinds}
        report.add(name, len(some & labels), len(some), len(labels))
    return read


def _figures(figure: str, types: frozenset[str]) -> Iterator[tuple[str, frozenset[str]]]:
    yield figure, CORE
    yield f"{figure}_org", frozenset(("ORG",))
    for kind in sorted(types - CORE):
        yield f"names_{kind.lower()}", frozenset((kind,))
