"""Training texts as grids with a label for each word: our own news, and the half of the public sets not set aside."""

import re
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

import numpy as np

from pipeline.score.public.names import MISC, Labelled, Name, is_set_aside
from pipeline.score.public.names_conll import btc, crossner, wikigold
from pipeline.score.public.names_gum import gum
from pipeline.score.public.names_meantime import meantime
from pipeline.score.public.pages import page_of
from pipeline.score.typed import read_typed
from pipeline.text.page import Page
from pipeline.text.read.mention_types import Recognised, recognise
from pipeline.text.tag.grid import Grid, grid
from pipeline.text.tag.vocabulary import Vocabulary

OWN = Path(__file__).resolve().parents[2] / "seeds" / "names"
"""News of our own writing with its names marked by type."""
SHARE = 20
"""Of 256 lines, how many are read again as headings, in each of two ways."""
_LINE = re.compile(r"[^\n]{12,120}")
_LONG = re.compile(r"\b[a-z]\w{3,}")


def is_own(name: str) -> bool:
    """Whether a training text of that name is of our own writing."""
    return ".txt#" in name


class Example(NamedTuple):
    """One text: its page, what the rules read in it, the grid, and a BIO label for each word of the grid."""

    text: Labelled
    page: Page
    rules: Recognised
    grid: Grid
    labels: list[str]


def training_texts(folder: Path) -> Iterator[Labelled]:
    """Every text of our own and of the training half, set after set."""
    for text in read_typed(OWN):
        yield text
        yield from as_headings(text)
    sets = (
        gum(folder / "names/gum"),
        meantime(folder / "meantime/dev.jsonl"),
        wikigold(folder / "names/wikigold/wikigold.conll.txt"),
        crossner(folder / "names/crossner"),
        btc(folder / "names/btc"),
    )
    for texts in sets:
        for text in texts:
            if not is_set_aside(text.name):
                yield text
                if not text.name.startswith("btc"):
                    yield from as_headings(text)


def as_headings(text: Labelled) -> Iterator[Labelled]:
    """A few lines of a text again, as headings are written: in capitals, and each longer word with a capital."""
    spans = [(line.start(), line.end()) for line in _LINE.finditer(text.text)]
    for how, written in (("capitals", str.upper), ("titles", _titled)):
        chosen = [span for span in spans if _digest(f"{text.name}{how}{span[0]}") < SHARE]
        lines, names, at = [], [], 0
        for start, end in chosen:
            line = written(text.text[start:end])
            if len(line) == end - start:
                moved = (name for name in text.names if start <= name.start and name.end <= end)
                names += [name._replace(start=name.start - start + at, end=name.end - start + at) for name in moved]
                lines.append(line[:-1] + " " if line.endswith(".") else line)
                at += end - start + 1
        if lines:
            yield Labelled(f"{text.name}-{how}", "\n".join(lines), tuple(names), text.types)


def _digest(name: str) -> int:
    return blake2b(name.encode(), digest_size=1).digest()[0]


def _titled(line: str) -> str:
    return _LONG.sub(lambda word: word.group()[0].upper() + word.group()[1:], line)


def example(text: Labelled, vocabulary: Vocabulary) -> Example | None:
    """A text made ready; None when it holds no capital."""
    page = page_of(text.text)
    rules = recognise(page)
    made = grid([page], [rules], vocabulary)
    if made is None:
        return None
    return Example(text, page, rules, made, _labels(text, page, rules, made))


def _labels(text: Labelled, page: Page, rules: Recognised, made: Grid) -> list[str]:
    """BIO labels; what a set calls MISC is the product or event that the rules see in the same characters."""
    seen = {(one.start, one.end): one.type for one in rules.names if one.type in ("PRODUCT", "EVENT")}
    labels = ["O"] * len(page.tokens.words)
    for name in text.names:
        kind = seen.get((name.start, name.end), MISC) if name.type == MISC else name.type
        low, high = _covered(page, name)
        for place in range(low, high):
            labels[place] = f"{'I' if place > low else 'B'}-{kind}"
    return [labels[place] for place in made.tokens]


def _covered(page: Page, name: Name) -> tuple[int, int]:
    low = int(np.searchsorted(page.tokens.ends, name.start, side="right"))
    return low, page.tokens.begins_after(name.end)
