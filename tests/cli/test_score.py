"""`factmill score` on a public set: its forms, its floors, and what it refuses."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipeline.cli.group import factmill

TEXT = "The port cost $3 billion . Traffic rose 12 percent ."
VALUES = [[14, 24, "MONEY", "x"], [40, 50, "PERCENT", "x"], [4, 8, "MONEY", "no such amount"]]


@pytest.fixture
def scored(tmp_path: Path) -> Callable[..., Result]:
    """Calls `factmill score` on a public set of one sentence, in which one of two amounts of money is none."""
    (tmp_path / "meantime").mkdir()
    line = json.dumps({"id": "port", "text": TEXT, "dct": "2024-05-01", "values": VALUES, "timex": [], "entities": []})
    (tmp_path / "meantime" / "dev.jsonl").write_text(line + "\n", encoding="utf-8")
    return lambda *options: CliRunner().invoke(factmill, ["score", str(tmp_path), *options])


def test_the_table_says_how_many_of_the_labels_were_read(scored: Callable[..., Result]) -> None:
    lines = [line.split() for line in scored().stdout.splitlines()]
    assert ["meantime_money", "1.000", "0.500", "0.667", "1", "1", "2"] in lines
    assert ["meantime_percent", "1.000", "1.000", "1.000", "1", "1", "1"] in lines


def test_markdown_is_the_same_table(scored: Callable[..., Result]) -> None:
    plain, markdown = scored(), scored("--markdown")
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in markdown.stdout.splitlines()[2:]]
    assert markdown.stdout.startswith("## factmill score\n\n| figure |")
    assert [cells[0], *cells[2:]] == [line.split() for line in plain.stdout.splitlines() if line[0] != "-"]


def test_two_forms_at_once_are_wrong_use(scored: Callable[..., Result]) -> None:
    result = scored("--markdown", "--json")
    assert result.exit_code == 2 and "choose one" in result.stderr


@pytest.mark.parametrize(
    ("floor", "code"),
    [("meantime_money=0.66", 0), ("meantime_money=0.67", 1), ("meantime_money.recall=0.5", 0), ("money=0", 2)],
)
def test_a_floor_decides_the_exit_code_in_every_form(
    scored: Callable[..., Result], floor: str, code: int
) -> None:
    for form in ([], ["--markdown"], ["--json"]):
        assert scored("--floor", floor, *form).exit_code == code
