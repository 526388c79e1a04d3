"""The commands one after the other, on a small inbox, as a new user would call them."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ARTICLE = """\
Arcadia Robotics raises more

LONDON, 6 June 2024 - Arcadia Robotics Inc. raised $250 million on Tuesday, led by Northwind Capital.

The company said it employs 1,200 people and expects to double its revenue to $90 million in 2025.
"""


def _factmill(warehouse: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    env = {**os.environ, "FACTMILL_WAREHOUSE": str(warehouse)}
    command = [sys.executable, "-P", "-m", "pipeline.cli", *arguments]
    return subprocess.run(command, capture_output=True, text=True, env=env, cwd="/", check=False, timeout=300)


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, "subprocess.CompletedProcess[str]"]:
    """An inbox with an article and a file that is none, its warehouse, and what the first run said."""
    folder = tmp_path_factory.mktemp("first walk")
    (folder / "in box").mkdir()
    (folder / "in box" / "arcadia.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "in box" / "\x1b[31mred.bin").write_bytes(b"\x00\x01")
    return folder / "in box", folder / "ware", _factmill(folder / "ware", "run", str(folder / "in box"))


def test_a_run_says_what_changed_and_what_was_refused(walked) -> None:
    _, _, first = walked
    assert first.returncode == 0, first.stderr
    assert "Version 1 is published. Files: 2 added." in first.stdout
    assert "refused: red.bin: " in first.stdout
    assert "reading: " in first.stderr


def test_a_second_run_has_nothing_to_publish(walked) -> None:
    inbox, warehouse, _ = walked
    summary = json.loads(_factmill(warehouse, "run", str(inbox), "--json").stdout)
    assert (summary["published"], summary["version"]) == (False, 1)
    assert summary["rows"]["documents"] == 1


def test_every_version_can_be_asked(walked) -> None:
    _, warehouse, _ = walked
    assert [
        version["number"] for version in json.loads(_factmill(warehouse, "versions", "--json").stdout)
    ] == [1]
    asked = _factmill(warehouse, "sql", "--version", "1", "--format", "csv", "select path from documents")
    assert asked.stdout == "path\narcadia.txt\n"


def test_an_older_version_reads_its_own_files_and_no_others(walked) -> None:
    inbox, warehouse, _ = walked
    asked = _factmill(warehouse, "sql", "--version", "1", f"select * from read_text('{inbox}/arcadia.txt')")
    assert asked.returncode == 2
    assert "Arcadia" not in asked.stdout


def test_a_version_that_is_not_there_is_told_with_those_that_are(walked) -> None:
    asked = _factmill(walked[1], "sql", "--version", "7", "select 1")
    assert asked.returncode == 2
    assert "no version 7" in asked.stderr


def test_the_gate_passes_what_the_run_published(walked) -> None:
    gated = _factmill(walked[1], "gate", "--json")
    assert gated.returncode == 0, gated.stdout
    assert json.loads(gated.stdout)["version"] == 1


def test_the_doctor_finds_everything_in_its_place(walked) -> None:
    looked = {one["name"]: one for one in json.loads(_factmill(walked[1], "doctor", "--json").stdout)}
    assert {
        name
        for name in ("warehouse", "lock", "duckdb extensions", "lexicons", "expectations")
        if not looked[name]["well"]
    } == set()


def test_a_missing_inbox_is_named_with_the_next_step(walked, tmp_path: Path) -> None:
    ran = _factmill(walked[1], "run", str(tmp_path / "nowhere"))
    assert ran.returncode == 2
    assert str(tmp_path / "nowhere") in ran.stderr
    assert "Traceback" not in ran.stderr


def test_a_warehouse_that_cannot_be_written_is_named(walked, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    ran = _factmill(tmp_path / "file" / "ware", "run", str(walked[0]))
    assert ran.returncode == 2
    assert str(tmp_path / "file") in ran.stderr
    assert "Traceback" not in ran.stderr


def test_no_command_that_only_reads_waits_for_pandas_or_dagster(walked) -> None:
    code = (
        "import sys\nfrom pipeline.cli import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print('slow:', sorted({'dagster', 'pandas', 'great_expectations'} & set(sys.modules)))"
    )
    env = {**os.environ, "FACTMILL_WAREHOUSE": str(walked[1])}
    for arguments in (
        ["sql", "from facts"],
        ["show", "arcadia.txt"],
        ["findings"],
        ["quarantine"],
        ["versions"],
        ["run", str(walked[0])],
    ):
        asked = [sys.executable, "-P", "-c", code, *arguments]
        result = subprocess.run(asked, capture_output=True, text=True, env=env, check=True)
        assert result.stdout.endswith("slow: []\n"), arguments
