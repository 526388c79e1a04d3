"""The floors under the figures of quality: they exist for every figure that matters, and only go up."""

import subprocess
from pathlib import Path

import pytest

from pipeline.score import read_floors

HOME = Path(__file__).resolve().parents[2]
FILES = sorted((HOME / ".ci" / "floors").glob("*.csv"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_floors_hold_the_figures_that_matter(path: Path) -> None:
    held = {floor.figure for floor in read_floors(path)}
    assert {"published_on", "boilerplate", "grounding", "entities", "quantities", "time", "facts"} <= held


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
