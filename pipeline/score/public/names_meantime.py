"""Names that MEANTIME labels, narrowed from phrases to the names in them."""

import re
from collections.abc import Iterator
from pathlib import Path

from pipeline.score.public.meantime import documents
from pipeline.score.public.names import CORE, Labelled, Name, score_names
from pipeline.score.public.names_trim import ARTICLES, NO_START, outermost
from pipeline.score.report import Report
from pipeline.text.find.names_parts import SMALL

TYPES = {"PER": "PERSON", "ORG": "ORG", "LOC": "PLACE", "PRO": "PRODUCT", "FIN": "PRODUCT"}
"""Financial indices (FIN) are products here, as in the reference tables."""
_CORE = re.compile(r"(?:[a-z]{0,3}[A-Z][^ ]*|\d[^ ]*|of|de|for|&| )+$")


def meantime(path: Path) -> Iterator[Labelled]:
    """Its documents; a label that is a phrase is narrowed to the capitalised words that end it."""
    for record in documents(path):
        text = record["text"]
        names = {
            name
            for start, end, kind, how, _ in record["entities"]
            if how == "NAM" and kind in TYPES and (name := _narrowed(text, start, end, kind))
        }
        yield Labelled(record["id"], text, tuple(outermost(names)), CORE | {"PRODUCT"})


def score(path: Path, report: Report) -> None:
    """`names_meantime`."""
    score_names("names_meantime", meantime(path), report)


def _narrowed(text: str, start: int, end: int, kind: str) -> Name | None:
    core = _CORE.search(text[start:end])
    if core is None or not core.group().strip():
        return None
    run = core.group().lstrip(" ").split(" ")
    outside = [at for at, word in enumerate(run[:-1]) if _outside(word, kind) or (word in SMALL and not at)]
    return Name(end - len(" ".join(run[outside[-1] + 1 :] if outside else run)), end, TYPES[kind])


def _outside(word: str, kind: str) -> bool:
    """Whether a word before a name is no part of it: a title only before a person ("General Motors" is whole)."""
    return word in (NO_START if kind == "PER" else ARTICLES)
