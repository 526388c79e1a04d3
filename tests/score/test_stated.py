"""Articles with the facts that they state: what they say, what is no fact, and how they are scored."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli.group import factmill
from pipeline.errors import FactmillError
from pipeline.score import is_stated
from pipeline.score.stated import Stated, read_stated

TEXT = """\
OpenAI raised $6 billion in 2024. Sam Altman is the chief executive of OpenAI.
-----
OpenAI | raised | - | $6 billion | actual
Sam Altman | leads | OpenAI | - | actual
=====
Tesla will buy SolarCity.
-----
Tesla | acquired | SolarCity | - | predicted
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "told.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def test_a_file_holds_several_articles_each_with_its_facts(folder: Path) -> None:
    assert is_stated(folder)
    first, second = read_stated(folder)
    assert first.text.endswith("executive of OpenAI.") and first.name != second.name
    assert first.facts == (
        Stated("OpenAI", "raised", "", "$6 billion", "actual"),
        Stated("Sam Altman", "leads", "OpenAI", "", "actual"),
    )


def test_articles_without_facts_are_told_apart(folder: Path) -> None:
    (folder / "told.txt").write_text("[[Musk|PERSON]] left.\n", encoding="utf-8")
    assert not is_stated(folder)


@pytest.mark.parametrize(
    "line", ["OpenAI raised money", "OpenAI | has | - | - | actual", "OpenAI | raised | - | $6 billion | done"]
)
def test_a_line_that_is_no_fact_is_named(folder: Path, line: str) -> None:
    (folder / "told.txt").write_text(f"OpenAI raised $6 billion.\n-----\n{line}\n", encoding="utf-8")
    with pytest.raises(FactmillError, match=r"told\.txt#0"):
        list(read_stated(folder))


def test_scoring_counts_parts_and_status_and_tells_each_miss(folder: Path) -> None:
    wrong = """\
OpenAI raised $6 billion.
-----
OpenAI | raised | - | $7 billion | actual
Google | raised | - | $6 billion | actual
OpenAI | raised | - | $6 billion | denied
"""
    (folder / "wrong.txt").write_text(wrong, encoding="utf-8")
    result = CliRunner().invoke(factmill, ["score", str(folder), "--json", "--floor", "facts.recall=0.9"])
    assert result.exit_code == 1
    said = json.loads(result.stdout)
    assert (said["figures"]["facts"]["right"], said["figures"]["facts"]["labelled"]) == (4, 6)
    assert said["figures"]["facts_status"]["right"] == 3
    assert "wrong.txt#0 missed: OpenAI | raised |  | $7 billion | actual" in said["misses"]
    assert "wrong.txt#0 missed: Google | raised |  | $6 billion | actual" in said["misses"]
