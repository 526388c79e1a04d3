"""Does anything break on raw articles in the worst shapes? Every command, as a process of its own.

    python -m tests.bench.stress [--articles 2000] [--seed 1] [--keep DIR]

Run, run again, edit and delete, gate, export, findings, quarantine, and `show` of documents under the worst names.
A command must end with 0 or 1, say no traceback, and a run must leave what a clean build would.
"""

import argparse
import sys
import tempfile
import time
from pathlib import Path

import duckdb

from tests.bench.rough import write_rough
from tests.bench.run import FACTMILL, Spent, spend

SHOWN = 12


class Stress:
    """The commands that were called, and what was wrong with them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.faults: list[str] = []

    def call(self, *words: str, warehouse: str = "warehouse") -> Spent:
        """One command; its output goes to a log of its own."""
        log = self.folder / "log.txt"
        log.unlink(missing_ok=True)
        spent = spend((*FACTMILL, words[0], "--warehouse", str(self.folder / warehouse), "--", *words[1:]), log)
        said = log.read_text(encoding="utf-8", errors="replace")
        if spent.exit_code not in (0, 1) or "Traceback" in said or "mistake in factmill" in said:
            self.faults.append(f"{' '.join(words)!r}: exit code {spent.exit_code}: {said[-500:]}")
        told = f"{' '.join(words)[:60]!r:64}"
        print(f"{told} exit {spent.exit_code}  {spent.cpu_seconds:7.2f} CPU s  {spent.peak_megabytes:6,.0f} MB", flush=True)
        return spent

    def rows(self, warehouse: str, query: str) -> list[tuple[object, ...]]:
        with duckdb.connect(str(self.folder / warehouse / "factmill.duckdb"), read_only=True) as con:
            return con.execute(query).fetchall()

    def compare(self) -> None:
        """The tables after edits are those of a clean build."""
        for table in ("documents", "quantities", "time_expressions", "mentions", "entities", "facts", "rejects"):
            query = f"SELECT md5(string_agg(h, '' ORDER BY h)) FROM (SELECT md5(t::VARCHAR) AS h FROM {table} t)"
            if self.rows("warehouse", query) != self.rows("clean", query):
                self.faults.append(f"{table} after edits are not those of a clean build")


def stress(folder: Path, articles: int, seed: int) -> list[str]:
    """Call everything; returns what was wrong."""
    inbox, tried = folder / "inbox", Stress(folder)
    inbox.mkdir(parents=True)
    write_rough(inbox, articles, seed)
    tried.call("run", str(inbox))
    tried.call("run", str(inbox))
    for command in ("gate", "findings", "quarantine", "versions"):
        tried.call(command)
    tried.call("export", str(folder / "tables"))
    odd = "SELECT path FROM documents ORDER BY regexp_matches(path, '/[0-9]+[.][a-zA-Z]+$'), md5(path) LIMIT $n"
    for (path,) in tried.rows("warehouse", odd.replace("$n", str(SHOWN))):
        tried.call("show", str(path))
    _edit(inbox)
    tried.call("run", str(inbox))
    tried.call("run", str(inbox), warehouse="clean")
    tried.compare()
    return tried.faults


def _edit(inbox: Path) -> None:
    """Every third article goes, every fifth changes its name, every seventh its text."""
    for number, path in enumerate(sorted(p for p in inbox.rglob("*") if p.is_file() and not p.is_symlink())):
        if number % 3 == 0:
            path.unlink()
        elif number % 5 == 0:
            path.rename(path.with_name(f"renamed {number}{path.suffix}"))
        elif number % 7 == 0:
            path.write_bytes(path.read_bytes() + b"\n\nIt cost 7 million euros.\n")


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, metavar="DIR", help="work in DIR, a new folder, and leave everything there")
    asked = parser.parse_args()
    begun = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="factmill-stress-") as scratch:
        faults = stress(asked.keep or Path(scratch), asked.articles, asked.seed)
    for fault in faults:
        print(fault)
    print(f"{len(faults)} faults in {time.perf_counter() - begun:.0f} s")
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main())
