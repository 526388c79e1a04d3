"""Labelled articles, and how well names are found in them: `python -m tests.text.mentions.gold [FOLDER]`."""

import json
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from pipeline.rows import Sentence
from pipeline.score.public.names import is_set_aside
from pipeline.score.public.names_conll import wikigold
from pipeline.score.public.names_gum import gum
from pipeline.score.public.names_meantime import meantime
from pipeline.text.page import Page
from pipeline.text.read.mentions import read_mentions

GOLD = Path(__file__).resolve().parents[4] / "shared" / "gold"
LINE = re.compile(r"[^\n]+")
END = re.compile(r"(?<!Mr)(?<!Mrs)(?<!Dr)(?<!Sept)(?<!Gen)(?<!\b[A-Z])[.!?][\"”’')]*\s+(?=[\"“‘'(]*[A-Z])")


class Label(NamedTuple):
    """A labelled name: any of its types is right; `entity` when the label says what it stands for."""

    start: int
    end: int
    types: tuple[str, ...]
    entity: str | None


class Article(NamedTuple):
    """A page with its labels; predictions are counted within `body` and for the types that the labels know."""

    name: str
    page: Page
    labels: list[Label]
    types: frozenset[str]
    body: tuple[int, int]


class Figures(NamedTuple):
    """Labels met, names predicted, labels, labels met with the right entity."""

    right: int
    predicted: int
    labels: int
    linked: int

    @property
    def f1(self) -> float:
        return 2 * self.right / max(1, self.predicted + self.labels)

    @property
    def entity_f1(self) -> float:
        return 2 * self.linked / max(1, self.predicted + self.labels)

    def __str__(self) -> str:
        p, r = self.right / max(1, self.predicted), self.right / max(1, self.labels)
        return f"P {p:.3f} R {r:.3f} F1 {self.f1:.3f} entity F1 {self.entity_f1:.3f} ({self.right}/{self.predicted}/{self.labels})"


def naive_page(name: str, text: str) -> Page:
    """A page whose sentences are lines cut at full stops."""
    sentences = []
    for line in LINE.finditer(text):
        cuts = [
            line.start(),
            *(match.end() for match in END.finditer(text, line.start(), line.end())),
            line.end(),
        ]
        for start, end in pairwise(cuts):
            stripped = text[start:end].strip()
            if stripped:
                first = start + text[start:end].index(stripped)
                last = first + len(stripped)
                sentences.append(Sentence(f"s_{first}", name, "g", len(sentences), first, last, stripped))
    return Page(name, text, [], sentences, None)


def staged_page(path: Path) -> Page:
    """The page that staging makes of a file."""
    from pipeline.text.sentences import split_sentences
    from pipeline.text.staging import Staged, stage

    staged = stage(path.name, path.read_bytes(), "0" * 64)
    assert isinstance(staged, Staged)
    document, segments = staged.document, staged.segments
    sentences = split_sentences(document.document_id, document.text, segments)
    return Page(document.document_id, document.text, segments, sentences, document.published_on)


def seeds(folder: Path = GOLD / "seeds", texts: Path | None = None) -> Iterator[Article]:
    """Articles labelled in the form of GOLD.md."""
    for path in sorted(folder.glob("*.json")):
        label = json.loads(path.read_text(encoding="utf-8"))
        page = staged_page(next((texts or folder).rglob(Path(label["doc"]).name)))
        labels = [Label(one["start"], one["end"], tuple(one["type"]), one["entity"]) for one in label["entities"]]
        types = frozenset(("PERSON", "ORG", "PRODUCT", "PLACE", "EVENT"))
        yield Article(label["doc"], page, labels, types, tuple(label["body"]))


def public(name: str) -> Iterator[Article]:
    """A public set, the half that is set aside: `gum`, `meantime`, `wikigold`."""
    for text in SETS[name]():
        if is_set_aside(text.name):
            labels = [Label(start, end, (kind,), None) for start, end, kind in text.names if kind in text.types]
            yield Article(text.name, naive_page(text.name, text.text), labels, text.types, (0, len(text.text)))


SETS = {
    "gum": lambda: (one for one in gum(GOLD / "public/names/gum") if one.name.startswith("GUM_news")),
    "meantime": lambda: meantime(GOLD / "public/meantime/dev.jsonl"),
    "wikigold": lambda: wikigold(GOLD / "public/names/wikigold/wikigold.conll.txt"),
}


def measure(articles: Iterator[Article], verbose: bool = False) -> Figures:
    """Exact span and an accepted type, one label a prediction."""
    total = [0, 0, 0, 0]
    for name, page, labels, types, (first, last) in articles:
        outcome, chains = read_mentions(page)
        names = {chain.chain_id: chain.name for chain in chains}
        spans = {(label.start, label.end): label for label in labels}
        body = [one for one in outcome.rows if one.start_char >= first and one.end_char <= last and one.type in types]
        hit = set()
        for one in body:
            label = spans.get((one.start_char, one.end_char))
            if label and one.type in label.types:
                hit.add(label)
                total[3] += label.entity is None or names[one.chain_id].lower() == label.entity.lower()
            elif verbose:
                print(f"{name[:16]:16} + {one.text!r} {one.type} {one.recogniser} {label.types if label else ''}")
        total[0] += len(hit)
        total[1] += len(body)
        total[2] += len(spans)
        if verbose:
            for label in sorted(set(spans.values()) - hit):
                print(f"{name[:16]:16} - {page.text[label.start : label.end]!r} {label.types}")
    return Figures(*total)


if __name__ == "__main__":
    import sys

    chatty = "-v" in sys.argv
    for title, articles in (
        ("five articles", seeds()),
        *((name, public(name)) for name in SETS),
    ):
        if not sys.argv[1:] or chatty or title.startswith(sys.argv[1]):
            print(title, measure(articles, chatty and (len(sys.argv) < 3 or title.startswith(sys.argv[2]))))
