"""How fast, how large and how right a whole run is, on a corpus whose truth is known.

    python -m tests.bench.run [--articles 5000] [--seed 1] [--repeats 5] [--keep DIR] [--json FILE]

Every run is its own process: processor seconds (user and system, children included) and peak memory are what the
kernel says of it. Figures that depend on the machine are printed; ratios within one session are what to compare.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from tests.bench.check import Tally, check, show
from tests.bench.corpus import write_corpus

HOME = Path(__file__).resolve().parents[2]
FACTMILL = (sys.executable, "-m", "pipeline")
IMPORT_DAGSTER = (sys.executable, "-c", "import dagster")


class Spent(NamedTuple):
    """What one process cost."""

    cpu_seconds: float
    wall_seconds: float
    peak_megabytes: float
    exit_code: int


class Bench(NamedTuple):
    """Everything that was measured."""

    articles: int
    words: int
    clean: Spent
    quarter: Spent
    nothing_new: list[Spent]
    dagster: list[Spent]
    one_more: Spent
    truth: Tally


def spend(command: tuple[str, ...], log: Path) -> Spent:
    """Run a command to its end and say what it cost; its output goes to the end of `log`."""
    with log.open("ab") as out:
        started = time.perf_counter()
        child = subprocess.Popen(command, cwd=HOME, stdout=out, stderr=subprocess.STDOUT)
        _, status, used = os.wait4(child.pid, 0)
        wall = time.perf_counter() - started
    child.returncode = os.waitstatus_to_exitcode(status)
    per_megabyte = 1 << 20 if sys.platform == "darwin" else 1 << 10
    return Spent(used.ru_utime + used.ru_stime, wall, used.ru_maxrss / per_megabyte, child.returncode)


def factmill(inbox: Path, warehouse: Path, log: Path) -> Spent:
    """One `factmill run`; the end of its output is shown when it fails."""
    spent = spend((*FACTMILL, "run", str(inbox), "--warehouse", str(warehouse)), log)
    if spent.exit_code:
        print(log.read_text(encoding="utf-8", errors="replace")[-2000:])
        print(f"factmill run {inbox} ended with exit code {spent.exit_code}")
    return spent


def measure(folder: Path, articles: int, seed: int, repeats: int) -> Bench:
    """Clean run, run at a quarter of the size, runs with nothing new, one more article, truth."""
    log = folder / "log.txt"
    write_corpus(folder / "quarter", articles // 4, seed)
    words = write_corpus(folder / "whole", articles, seed)
    whole, warehouse = folder / "whole", folder / "warehouse"
    quarter = factmill(folder / "quarter" / "inbox", folder / "small", log)
    clean = factmill(whole / "inbox", warehouse, log)
    if clean.exit_code:
        raise SystemExit(f"the clean run failed, so there is nothing to measure; see {log}")
    truth = check(warehouse, whole / "truth.jsonl")
    nothing, dagster = [], []
    for _ in range(repeats):
        dagster.append(spend(IMPORT_DAGSTER, log))
        nothing.append(factmill(whole / "inbox", warehouse, log))
    write_corpus(whole, 1, seed, first=articles)
    one_more = factmill(whole / "inbox", warehouse, log)
    return Bench(articles, words, clean, quarter, nothing, dagster, one_more, truth)


def summary(bench: Bench) -> dict[str, Any]:
    """The measured figures under plain names."""

    def middle(runs: list[Spent], what: str) -> float:
        return float(median(getattr(run, what) for run in runs))

    def ratio(what: str) -> float:
        return middle(bench.nothing_new, what) / middle(bench.dagster, what)

    runs = (bench.clean, bench.quarter, *bench.nothing_new, bench.one_more)
    return {
        "runs that failed": sum(run.exit_code != 0 for run in runs),
        "articles": bench.articles,
        "words": bench.words,
        "clean run: CPU seconds": bench.clean.cpu_seconds,
        "clean run: seconds": bench.clean.wall_seconds,
        "clean run: words per CPU second": bench.words / bench.clean.cpu_seconds,
        "clean run: peak MB": bench.clean.peak_megabytes,
        "a quarter of it: CPU seconds": bench.quarter.cpu_seconds,
        "a quarter of it: peak MB": bench.quarter.peak_megabytes,
        "peak memory, whole / quarter": bench.clean.peak_megabytes / bench.quarter.peak_megabytes,
        "nothing new: seconds": middle(bench.nothing_new, "wall_seconds"),
        "nothing new: CPU seconds": middle(bench.nothing_new, "cpu_seconds"),
        "import dagster: seconds": middle(bench.dagster, "wall_seconds"),
        "nothing new / import dagster, seconds": ratio("wall_seconds"),
        "nothing new / import dagster, CPU seconds": ratio("cpu_seconds"),
        "one more article: seconds": bench.one_more.wall_seconds,
        "one more article: CPU seconds": bench.one_more.cpu_seconds,
        "one more article / clean run, CPU seconds": bench.one_more.cpu_seconds / bench.clean.cpu_seconds,
    }


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--repeats", type=int, default=5, help="runs with nothing new, for the median")
    parser.add_argument("--misses", type=int, default=5, help="misses of each sort to list")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="work in DIR and leave everything there")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write the figures to FILE")
    asked = parser.parse_args()
    folder = asked.keep or Path(tempfile.mkdtemp(prefix="factmill-bench-"))
    if asked.keep and folder.exists() and any(folder.iterdir()):
        parser.error(f"{folder} is not empty; name a new folder")
    folder.mkdir(parents=True, exist_ok=True)
    try:
        bench = measure(folder, asked.articles, asked.seed, asked.repeats)
    finally:
        if not asked.keep:
            shutil.rmtree(folder, ignore_errors=True)
    figures = summary(bench)
    for name, value in figures.items():
        print(f"{name:45} {value:14,.2f}" if isinstance(value, float) else f"{name:45} {value:14,}")
    show(bench.truth, asked.misses)
    if asked.json:
        asked.json.write_text(
            json.dumps({**figures, "truth": bench.truth.as_json()}, indent=1) + "\n", encoding="utf-8"
        )
    return 1 if figures["runs that failed"] else 0


if __name__ == "__main__":
    sys.exit(main())
