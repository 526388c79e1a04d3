"""How fast figures and times are found and read, and how rightly, beside other systems on the same sentences.

    python -m tests.bench.reading [--articles 800] [--sample 300] [--rounds 10] [--seed 1] [--markdown]

The text is generated, so that its truth is known; no sentence occurs twice. All systems take turns in one process,
and what is compared is processor seconds. The others (extra `bench`) are slow, so they read a sample of the text;
a figure is right where an answer in overlapping characters has its value (and unit), a time where one has its days.
"""

import argparse
import sys
import time
import warnings
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from pipeline.interpreter import rare_collections
from tests.bench.check import same_unit
from tests.bench.newstext import Line, Sheet, sheets
from tests.bench.systems import Amount, Days, System, amounts_of, days_of, installed, names_of, read_sheet

WARM_UP = 20
OURS = "factmill"
HEADER = (
    "system", "sentences", "words", "CPU seconds", "words per CPU second", "times as long",
    "value", "value and unit", "a day of it", "first and last day",
)  # fmt: skip


class Score(NamedTuple):
    """What one system spent on how many words, and what of the truth it got right."""

    name: str
    sentences: int
    words: int
    seconds: float
    right: Counter[str]
    planted: Counter[str]

    @property
    def speed(self) -> float:
        """Words per CPU second."""
        return self.words / self.seconds


class Tally:
    """Score of one system in the making."""

    def __init__(self, name: str, figures: bool, times: bool, periods: bool) -> None:
        self.name = name
        self.figures, self.times, self.periods = figures, times, periods
        self.sentences = self.words = 0
        self.seconds = 0.0
        self.right: Counter[str] = Counter()
        self.planted: Counter[str] = Counter()

    def timed(self, work: Callable[[], Any]) -> Any:
        """Do the work and count its processor seconds."""
        begun = time.process_time()
        done = work()
        self.seconds += time.process_time() - begun
        return done

    def judge(self, line: Line, amounts: Iterable[Amount], days: Iterable[Days]) -> None:
        """Compare what was answered for a sentence with what was planted in it."""
        self.sentences += 1
        self.words += len(line.text.split())
        found, dated = list(amounts), list(days)
        for planted in line.figures if self.figures else ():
            value, unit = right_figure(planted, found)
            self._count("value", value)
            if unit is not None:
                self._count("value and unit", unit)
        for planted in line.times if self.times else ():
            if planted["mod"]:
                continue  # how long "late" or "the end of" a year is, is a convention
            inside, whole = right_days(planted, dated)
            self._count("a day of it", inside)
            if self.periods:
                self._count("first and last day", whole)

    def _count(self, what: str, right: bool) -> None:
        self.planted[what] += 1
        self.right[what] += right

    def score(self) -> Score:
        return Score(self.name, self.sentences, self.words, self.seconds, self.right, self.planted)


def right_figure(planted: dict[str, Any], answers: Sequence[Amount]) -> tuple[bool, bool | None]:
    """Whether the value, and whether value and unit, are among the answers that overlap; None: not comparable.

    Counted nouns are no unit to the others, and a yen sign is a yuan sign too: neither is compared.
    """
    near = [one for one in answers if one.start < planted["end"] and planted["start"] < one.end]
    wanted = {Decimal(planted["value"]), Decimal(planted["value_max"] or planted["value"])}
    given = {_rounded(value) for one in near for value in one.values}
    value = {_rounded(one) for one in wanted} <= given
    if planted["kind"] in ("count", "multiple") or "¥" in planted["text"]:
        return value, None
    holders = [one for one in near if {_rounded(v) for v in one.values} & {_rounded(v) for v in wanted}]
    return value, value and any(same_unit(one.unit, planted["unit"]) for one in holders)


def _rounded(value: Decimal) -> Decimal:
    """Nine significant digits: binary fractions of other systems are no error."""
    return Decimal(f"{value:.9g}")


def right_days(planted: dict[str, Any], answers: Sequence[Days]) -> tuple[bool, bool]:
    """Whether an answer begins within the planted days, and whether it has its first and last day."""
    near = [one for one in answers if one.start < planted["end"] and planted["start"] < one.end]
    spans = [(str(first), str(last)) for one in near for first, last in one.intervals]
    begins, ends = planted["begins_on"], planted["ends_on"]
    return any(begins <= first <= ends for first, _ in spans), (begins, ends) in spans


def measure(text: Sequence[Sheet], systems: Sequence[System], sample: int, rounds: int) -> list[Score]:
    """Every system reads its share of the text in each round, in turn."""
    lines = [line for sheet in text for line in sheet.lines]
    chosen = lines[:: max(1, len(lines) // sample)][:sample]
    names = [names_of(sheet) for sheet in text]
    ours = Tally(OURS, True, True, True)
    tallies = [Tally(s.name, bool(s.figures), bool(s.times), s.knows_periods) for s in systems]
    _warm_up(text, names, systems, lines)
    for turn in range(rounds):
        _read(ours, list(zip(text, names, strict=True))[turn::rounds])
        for system, tally in zip(systems, tallies, strict=True):
            for line in chosen[turn::rounds]:
                _ask(system, tally, line)
    return [tally.score() for tally in (ours, *tallies)]


def together(scores: Sequence[Score]) -> list[Score]:
    """Systems that read either figures or times, as one that reads both: all of them, in the same sentences."""
    halves = [one for one in scores if not (one.planted["value"] and one.planted["a day of it"])]
    if len(halves) < 2:
        return []
    name = " and ".join(one.name for one in halves)
    right, planted = (sum((getattr(one, what) for one in halves), Counter()) for what in ("right", "planted"))
    seconds = sum(one.seconds for one in halves)
    return [Score(name, halves[0].sentences, halves[0].words, seconds, right, planted)]


def _warm_up(text: Sequence[Sheet], names: Sequence[Any], systems: Sequence[System], lines: Sequence[Line]) -> None:
    """Whatever is loaded or compiled at first use is no cost of reading, for any of them."""
    for sheet, named in zip(text[:WARM_UP], names, strict=False):
        read_sheet(sheet, named)
    for system in systems:
        for line in lines[:WARM_UP]:
            system.ask(line)


def _read(tally: Tally, share: Sequence[tuple[Sheet, Any]]) -> None:
    answers = tally.timed(lambda: [read_sheet(sheet, names) for sheet, names in share])
    for (sheet, _), (quantities, times) in zip(share, answers, strict=True):
        at = 0
        for line in sheet.lines:
            end = at + len(line.text)
            here = [[r for r in rows if at <= r.start_char < end] for rows in (quantities, times)]
            tally.judge(line, amounts_of(here[0], at), days_of(here[1], at))
            at = end + 1


def _ask(system: System, tally: Tally, line: Line) -> None:
    answer = tally.timed(lambda: system.ask(line))
    amounts = system.figures(answer) if system.figures else ()
    days = system.times(answer) if system.times else ()
    tally.judge(line, amounts, days)


def cells(scores: Sequence[Score]) -> list[tuple[str, ...]]:
    """One row a system: cost, ratio to ours, and the shares that are right (none where it does not answer)."""
    first = scores[0].speed
    return [
        (
            score.name, f"{score.sentences:,}", f"{score.words:,}", f"{score.seconds:.2f}", f"{score.speed:,.0f}",
            f"{first / score.speed:,.0f}",
            *(_share(score, what) for what in HEADER[6:]),
        )
        for score in scores
    ]  # fmt: skip


def _share(score: Score, what: str) -> str:
    planted = score.planted[what]
    return f"{score.right[what] / planted:.1%} of {planted:,}" if planted else "-"


def show(rows: Sequence[tuple[str, ...]], markdown: bool) -> None:
    """Print the rows under their header, aligned or as a Markdown table."""
    if markdown:
        rule = ("---", *("---:" for _ in HEADER[1:]))
        print("\n".join(f"| {' | '.join(row)} |" for row in (HEADER, rule, *rows)))
        return
    widths = [max(map(len, column)) for column in zip(HEADER, *rows, strict=True)]
    for row in (HEADER, *rows):
        told = (cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))
        print("  ".join((row[0].ljust(widths[0]), *told)))


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=800, help="articles of generated text")
    parser.add_argument("--sample", type=int, default=300, help="sentences that the other systems read")
    parser.add_argument("--rounds", type=int, default=10, help="turns that every system takes")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--markdown", action="store_true", help="print the table as Markdown")
    asked = parser.parse_args()
    warnings.simplefilter("ignore")
    text = list(sheets(asked.articles, asked.seed))
    systems, absent = installed()
    with rare_collections():
        scores = measure(text, systems, asked.sample, asked.rounds)
    show(cells([*scores, *together(scores)]), asked.markdown)
    for reason in absent:
        print(reason)
    return 0


if __name__ == "__main__":
    sys.exit(main())
