"""The floors under the figures of quality: they exist for every figure that matters, and only go up."""

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.score import read_floors
from pipeline.score.public import SETS
from pipeline.score.report import Report

HOME = Path(__file__).resolve().parents[2]
FILES = sorted((HOME / ".ci" / "floors").glob("*.csv"))


LABELLED = [path for path in FILES if path.stem in ("articles", "inbox")]
PUBLIC = HOME / ".ci" / "floors" / "public.csv"
MARKED = HOME / ".ci" / "floors" / "entities.csv"
STATED = [HOME / ".ci" / "floors" / name for name in ("facts-told.csv", "facts-news.csv", "facts-fields.csv")]
SETS_OF_NAMES = ("names", "names-goods", "names-life", "names-news", "names-play", "names-wire")
TYPED = [HOME / ".ci" / "floors" / f"{name}.csv" for name in SETS_OF_NAMES]


def test_every_file_of_floors_is_held_by_ci() -> None:
    ci = (HOME / ".ci" / "run").read_text(encoding="utf-8")
    assert set(re.findall(r"--floors (\S+)", ci)) == {path.relative_to(HOME).as_posix() for path in FILES}
    assert {*LABELLED, PUBLIC, MARKED, *STATED, *TYPED} == set(FILES), "say here which figures the new file must hold"


@pytest.mark.parametrize("path", LABELLED, ids=lambda path: path.stem)
def test_the_floors_hold_the_figures_that_matter(path: Path) -> None:
    held = {floor.figure for floor in read_floors(path)}
    assert {"published_on", "boilerplate", "grounding", "entities", "quantities", "time", "facts"} <= held


def test_entities_are_held_within_and_across_documents() -> None:
    held = {floor.figure for floor in read_floors(MARKED)}
    assert {"entities_within", "entities_across", "entities_within_recognised", "entities_across_recognised"} <= held


@pytest.mark.parametrize("path", STATED, ids=lambda path: path.stem)
def test_facts_are_held_with_and_without_their_status(path: Path) -> None:
    assert {floor.figure for floor in read_floors(path)} == {"facts", "facts_status"}


@pytest.mark.parametrize("path", TYPED, ids=lambda path: path.stem)
def test_names_in_news_are_held_and_those_of_organisations_apart(path: Path) -> None:
    assert {"names", "names_org"} <= {floor.figure for floor in read_floors(path)}


def test_every_public_set_has_a_floor_and_every_floor_a_set() -> None:
    """A figure begins with a word of its set's path or module, so that a set without a floor stands out."""
    held = {floor.figure for floor in read_floors(PUBLIC)}
    sets = {place: _words(place, score) for place, score in SETS}
    assert not [place for place, words in sets.items() if not any(_word(figure) in words for figure in held)]
    assert not [figure for figure in held if not any(_word(figure) in words for words in sets.values())]


def _words(place: str, score: Callable[[Path, Report], None]) -> set[str]:
    return set(re.findall(r"[a-z0-9]+", f"{place} {score.__module__.rpartition('.')[2]}".lower()))


def _word(figure: str) -> str:
    return figure.partition("_")[0]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_floors_only_go_up(path: Path, tmp_path: Path) -> None:
    now = {(floor.figure, floor.measure): floor.least for floor in read_floors(path)}
    for text in _earlier(path):
        (tmp_path / "earlier.csv").write_text(text, encoding="utf-8")
        for figure, measure, least in read_floors(tmp_path / "earlier.csv"):
            assert now.get((figure, measure), 0) >= least, f"{path.name}: {figure}.{measure} was {least}"


def _earlier(path: Path) -> list[str]:
    """Every committed text of a file; none outside of a git checkout."""

    def git(*arguments: str) -> str:
        return subprocess.run(
            ["git", *arguments], cwd=HOME, capture_output=True, text=True, check=False
        ).stdout

    name = path.relative_to(HOME).as_posix()
    return [git("show", f"{commit}:{name}") for commit in git("log", "--format=%H", "--", name).split()]
