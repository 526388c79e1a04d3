"""What machine code gains: a whole run and each reader, from sources and from what `factmill compile` made, in turn.

    python -m tests.bench.native [--articles 2000] [--pairs 3] [--pages 256]

Needs an up-to-date translation. Processor seconds; the ratios are what to compare.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import ParamSpec, TypeVar

from pipeline.native.find import SWITCH, translated
from tests.bench.corpus import articles, write_corpus
from tests.bench.run import HOME, factmill

P = ParamSpec("P")
R = TypeVar("R")
SEED, ROUNDS = 1, 10


def read_pages(pages: int) -> dict[str, float]:
    """CPU seconds that each reader needs for some generated pages, the best of several rounds."""
    from pipeline.interpreter import collect_rarely
    from pipeline.score.public.pages import page_of
    from pipeline.text.document import TOGETHER
    from pipeline.text.facts import read_facts
    from pipeline.text.read.mentions import read_mentions
    from pipeline.text.read.quantities import read_quantities
    from pipeline.text.read.recognisers import chosen
    from pipeline.text.read.times import read_times

    collect_rarely()
    texts = [text for _, text, _ in articles(pages, SEED)]
    rounds = []
    for _ in range(ROUNDS):
        spent: Counter[str] = Counter()
        for first in range(0, len(texts), TOGETHER):
            batch = [page_of(text) for text in texts[first : first + TOGETHER]]
            for page, names in zip(batch, timed(spent, "names", chosen(), batch), strict=True):
                named, chains = timed(spent, "names", read_mentions, page, names)
                times = timed(spent, "times", read_times, page, named.rows)
                figures = timed(spent, "figures", read_quantities, page, named.rows, times.rows)
                timed(spent, "facts", read_facts, page, named.rows, chains, figures.rows, times.rows)
        rounds.append({**spent, "all readers": spent.total()})
    return {name: min(one[name] for one in rounds) for name in rounds[0]}


def timed(spent: Counter[str], name: str, work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """Do the work and add its processor seconds to what `name` spent."""
    began = time.process_time()
    done = work(*args, **kwargs)
    spent[name] += time.process_time() - began
    return done


def pairs(articles: int, pages: int, count: int) -> dict[str, list[tuple[float, float]]]:
    """For a run and for each reader the seconds from sources and from machine code, pair by pair."""
    found: dict[str, list[tuple[float, float]]] = {}
    with tempfile.TemporaryDirectory() as held:
        folder = Path(held)
        write_corpus(folder, articles, SEED)
        for _ in range(count):
            sides = [side(folder, native, pages) for native in ("0", "1")]
            for name in sides[0]:
                found.setdefault(name, []).append((sides[0][name], sides[1][name]))
    return found


def side(folder: Path, native: str, pages: int) -> dict[str, float]:
    """Seconds of one run and of each reader, with machine code (`native` "1") or without."""
    os.environ[SWITCH] = native
    shutil.rmtree(folder / "warehouse", ignore_errors=True)
    spent = factmill(folder / "inbox", folder / "warehouse", folder / "log.txt")
    if spent.exit_code:
        raise SystemExit(spent.exit_code)
    told = subprocess.run(
        [sys.executable, "-m", "tests.bench.native", "--read", str(pages)],
        cwd=HOME, check=True, capture_output=True, text=True,
    )  # fmt: skip
    return {"a run": spent.cpu_seconds, **json.loads(told.stdout)}


def main() -> None:
    """Print a line for a run and for each reader."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--pairs", type=int, default=3)
    parser.add_argument("--pages", type=int, default=256)
    parser.add_argument("--read", type=int, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.read:
        print(json.dumps(read_pages(given.read)))
        return
    if not translated():
        raise SystemExit("there is no machine code of these sources: run ./factmill compile")
    print("| what | sources | machine code | ratio, median and range |\n| --- | ---: | ---: | ---: |")
    for name, seconds in pairs(given.articles, given.pages, given.pairs).items():
        sources, code = zip(*seconds, strict=True)
        ratios = [after / before for before, after in seconds]
        print(
            f"| {name} | {min(sources):.2f} to {max(sources):.2f} | {min(code):.2f} to {max(code):.2f} "
            f"| {median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f}) |"
        )


if __name__ == "__main__":
    main()
