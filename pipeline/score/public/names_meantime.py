"""Names that MEANTIME labels, narrowed from phrases to the names in them."""

import re
from collections.abc import Iterator
from pathlib import Path

from pipeline.score.public.meantime import documents
from pipeline.score.public.names import CORE, Labelled, Name, score_names
from pipeline.score.public.names_trim import ARTICLES, NO_START, outermost
from pipeline.score.report import Report
from pipeline.text.find.names_lexicon import words
from pipeline.text.find.names_run import SMALL

TYPES = {"PER": "PERSON", "ORG": "ORG", "LOC": "PLACE", "PRO": "PRODUCT", "FIN": "PRODUCT"}
"""Financial indices (FIN) are products here, as in the reference tables."""
_NATIONALITIES = words("nationalities", "word")
_CORE = re.compile(r"(?:[a-z]{0,3}[A-Z][^ ]*|\d[^ ]*|of|de|for|&| )+$")


def meantime(path: Path) -> Iterator[Labelled]:
    """Its documents; a label that is a phrase is narrowed to the capitalised words that end it, or those of its parts.

    A name before a noun ("Airbus aircraft") is a name.
    """
    for record in documents(path):
        text = record["text"]
        names = {
            name
            for start, end, kind, how, _ in record["entities"]
            if how in ("NAM", "PRE.NAM") and kind in TYPES
            for low, high in _parts(text, start, end, kind)
            if (name := _narrowed(text, low, high, kind))
        }
        yield Labelled(record["id"], text, tuple(outermost(names)), CORE | {"PRODUCT"})


def score(path: Path, report: Report) -> None:
    """`names_meantime`."""
    score_names("names_meantime", meantime(path), report)


def _parts(text: str, start: int, end: int, kind: str) -> Iterator[tuple[int, int]]:
    """The whole; of a place the parts between commas: "Leeds , England"."""
    for part in text[start:end].split(" , ") if kind == "LOC" else (text[start:end],):
        yield start, start + len(part)
        start += len(part) + 3


def _narrowed(text: str, start: int, end: int, kind: str) -> Name | None:
    core = _CORE.search(text[start:end].removesuffix(" 's").removesuffix(" '"))
    if core is None or not core.group().strip():
        return None
    end = start + core.end()
    run = core.group().lstrip(" ").split(" ")
    outside = [at for at, word in enumerate(run[:-1]) if _outside(word, kind) or (word in SMALL and not at)]
    rest = " ".join(run[outside[-1] + 1 :] if outside else run)
    return Name(end - len(rest), end, "MISC" if rest in _NATIONALITIES else TYPES[kind])


def _outside(word: str, kind: str) -> bool:
    """Whether a word before a name is no part of it: a title only before a person ("General Motors" is whole)."""
    return word in (NO_START if kind == "PER" else ARTICLES)
