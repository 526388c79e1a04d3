"""Labelled articles, and how well names are found in them: `python -m tests.text.mentions.gold [FOLDER]`."""

import json
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from pipeline.rows import Sentence
from pipeline.text.find.names_cut import SMALL
from pipeline.text.find.names_lexicon import words
from pipeline.text.page import Page
from pipeline.text.read.mentions import read_mentions

GOLD = Path(__file__).resolve().parents[4] / "shared" / "gold"
ARTICLES = frozenset("The the A An a an This Our Its His Her Their I You He She We They It".split())
NO_START = ARTICLES | words("titles", "title") | words("nationalities", "word")
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


MEANTIME = {"PER": "PERSON", "ORG": "ORG", "LOC": "PLACE", "PRO": "PRODUCT"}


def meantime() -> Iterator[Article]:
    """MEANTIME news; a label that is a phrase is narrowed to the capitalised words that end it."""
    for line in (GOLD / "public/meantime/dev.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        text = record["text"]
        labels = set()
        for start, end, kind, how, _ in record["entities"]:
            core = re.search(r"(?:[a-z]{0,3}[A-Z][^ ]*|\d[^ ]*|of|de|for|&| )+$", text[start:end])
            if how == "NAM" and kind in MEANTIME and core and core.group().strip():
                run = core.group().lstrip(" ").split(" ")
                titled = [at for at, word in enumerate(run[:-1]) if _outside(word, kind) or (word in SMALL and not at)]
                first = end - len(" ".join(run[titled[-1] + 1 :] if titled else run))
                labels.add(Label(first, end, (MEANTIME[kind],), None))
        yield Article(
            record["id"],
            naive_page(record["id"], text),
            sorted(labels),
            frozenset(("PERSON", "ORG", "PLACE", "PRODUCT")),
            (0, len(text)),
        )


def _outside(word: str, kind: str) -> bool:
    """Whether a word before a name is no part of it: a title only before a person ("General Motors" is whole)."""
    return word in (NO_START if kind == "PER" else ARTICLES)


CLOSE = frozenset(", . 's ’s ) : ; - ? ! ’ ”".split())
OPEN = frozenset("( - “ ‘ $".split())
GUM_TYPES = {"person": "PERSON", "organization": "ORG", "place": "PLACE"}


def gum(pattern: str = "GUM_news_*.tsv") -> Iterator[Article]:
    """GUM: people, organisations and places, outermost phrases of capitalised words without their titles."""
    for path in sorted((GOLD / "public/names/gum").glob(pattern)):
        text, spans = _gum(path)
        labels = sorted({label for span in spans if (label := _gum_label(text, *span))})
        outer = [
            one
            for one in labels
            if not any(one != two and two.start <= one.start and one.end <= two.end for two in labels)
        ]
        yield Article(path.name, naive_page(path.name, text), outer, frozenset(GUM_TYPES.values()), (0, len(text)))


def _gum_label(text: str, start: int, end: int, kind: str) -> Label | None:
    if kind not in GUM_TYPES:
        return None
    if text[start:end].endswith(("'s", "’s")):
        end -= 2
    run = text[start:end].split(" ")
    small = SMALL - {"of", "and"} if kind == "person" else SMALL | {"the"}
    while run and (run[0] in NO_START or run[0].rstrip("s") in NO_START):
        start += len(run.pop(0)) + 1
    titled = [at for at, word in enumerate(run) if word in NO_START and kind == "person" and at + 1 < len(run)]
    if titled:
        start += len(" ".join(run[: titled[-1] + 1])) + 1
        run = run[titled[-1] + 1 :]
    if (
        not run
        or not all((word[:1].isupper() and word.strip(",") == word) or word in small for word in run)
        or run[0] in small
    ):
        return None
    return Label(start, end, (GUM_TYPES[kind],), None)


CONLL = {"PER": "PERSON", "ORG": "ORG", "LOC": "PLACE"}


def wikigold() -> Iterator[Article]:
    """WikiGold, fifty sentences an article."""
    lines = (GOLD / "public/names/wikigold/wikigold.conll.txt").read_text(encoding="utf-8").splitlines()
    text, labels, number, inside = "", [], 0, None
    for line in [*lines, "-DOCSTART- O"]:
        fields = line.split()
        if not fields:
            text += "\n"
        elif fields[0] == "-DOCSTART-":
            page = naive_page(f"wikigold-{number}", text)
            yield Article(f"wikigold-{number}", page, labels, frozenset(CONLL.values()), (0, len(text)))
            text, labels, number = "", [], number + 1
        else:
            word, tag = fields
            if text and text[-1] not in "\n(-$" and word not in CLOSE:
                text += " "
            start = len(text)
            text += word
            kind = CONLL.get(tag[2:])
            if kind and labels and labels[-1].types == (kind,) and inside == kind:
                labels[-1] = labels[-1]._replace(end=len(text))
            elif kind:
                labels.append(Label(start, len(text), (kind,), None))
            inside = kind


def _gum(path: Path) -> tuple[str, list[tuple[int, int, str]]]:
    pieces: list[str] = []
    at = 0
    open_spans: dict[str, list] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#Text="):
            if pieces:
                pieces.append("\n")
                at += 1
            continue
        fields = line.split("\t")
        if len(fields) < 4 or line.startswith("#"):
            continue
        word = fields[2]
        if pieces and pieces[-1] != "\n" and word not in CLOSE and pieces[-1] not in OPEN:
            pieces.append(" ")
            at += 1
        start = at
        pieces.append(word)
        at += len(word)
        if fields[3] != "_":
            for number, kind in enumerate(fields[3].split("|")):
                key = re.search(r"\[(\d+)\]", kind)
                name = key.group(1) if key else f"{start}-{number}"
                span = open_spans.setdefault(name, [start, at, kind.split("[")[0]])
                span[1] = at
    return "".join(pieces), [tuple(span) for span in open_spans.values()]


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
        ("MEANTIME", meantime()),
        ("GUM news", gum()),
        ("WikiGold", wikigold()),
    ):
        if not sys.argv[1:] or chatty or title.startswith(sys.argv[1]):
            print(title, measure(articles, chatty and (len(sys.argv) < 3 or title.startswith(sys.argv[2]))))
