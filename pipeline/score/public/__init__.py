"""Public labelled sets, read from where they lie: how well raw text is read, with no warehouse in between.

A set is one module with one function, `score(folder, report)`: it loads the set below `folder`, reads its text,
and adds its figures, whose names begin with a word of the set's path or module (`meantime_money`). A set that is
not there adds none. `.ci/floors/public.csv` holds a floor for each set.
"""

from collections.abc import Callable
from pathlib import Path

from pipeline.score.public import (
    gum_dates,
    meantime_amounts,
    meantime_times,
    names_conll,
    names_gum,
    names_meantime,
    recognizers,
    recognizers_times,
)
from pipeline.score.report import Report

SETS: tuple[tuple[str, Callable[[Path, Report], None]], ...] = (
    ("meantime/dev.jsonl", meantime_amounts.score),
    ("recognizers-text/Specs", recognizers.score),
    ("meantime/dev.jsonl", meantime_times.score),
    ("gum/xml", gum_dates.score),
    ("recognizers-text/Specs/DateTime/English", recognizers_times.score),
    ("meantime/dev.jsonl", names_meantime.score),
    ("names/gum", names_gum.score),
    ("names/wikigold/wikigold.conll.txt", names_conll.score_wikigold),
    ("names/crossner", names_conll.score_crossner),
    ("names/btc", names_conll.score_btc),
)
"""Where each set lies below the folder, and what scores it; in the order in which figures are printed."""


def is_public(folder: Path) -> bool:
    """Whether any of the public sets lies below `folder`."""
    return any((folder / place).exists() for place, _ in SETS)


def score_public(folder: Path) -> Report:
    """The figures of every public set below `folder`. Raises FactmillError when one of them cannot be read."""
    report = Report()
    for place, score in SETS:
        if (folder / place).exists():
            score(folder / place, report)
    return report
