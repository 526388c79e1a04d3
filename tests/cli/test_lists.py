"""`factmill findings`, `quarantine`, `versions`, `export`, `doctor`."""

import json
from pathlib import Path

import pytest


def test_findings_say_the_verdict_and_why(call) -> None:
    output = call("findings").stdout
    assert "conflicts" in output
    assert "6.6 or 6.5? [bold red]evil[/]" in output
    assert "\x1b" not in output


@pytest.mark.parametrize(
    ("options", "count"),
    [
        (["--verdict", "conflicts"], 1),
        (["--verdict", "agrees"], 0),
        (["--verdict", "agrees", "--verdict", "conflicts"], 1),
        (["--subject", "openai"], 1),
        (["--subject", "reuters"], 0),
        (["--subject", "e_1"], 1),
        (["--subject", "'%"], 0),
    ],
)
def test_findings_are_narrowed_by_verdict_and_subject(call, options: list[str], count: int) -> None:
    assert len(json.loads(call("findings", "--json", *options).stdout)) == count


def test_an_unknown_verdict_is_wrong_use(call) -> None:
    assert call("findings", "--verdict", "quarrels").exit_code == 2


def test_quarantine_lists_open_rows_with_their_reasons(call) -> None:
    output = call("quarantine").stdout
    assert "value: must be positive" in output
    assert "z_2" not in output


def test_quarantine_lists_fixed_rows_when_asked(call) -> None:
    assert [row["quarantine_id"] for row in json.loads(call("quarantine", "--all", "--json").stdout)] == [
        "z_2",
        "z_1",
    ]


def test_nothing_in_quarantine_is_said_on_standard_error(call) -> None:
    result = call("quarantine", "--table", "facts")
    assert result.stdout == ""
    assert "Nothing" in result.stderr


def test_versions_of_a_warehouse_without_a_lake_is_an_error_with_the_next_step(call) -> None:
    result = call("versions")
    assert result.exit_code == 2
    assert "factmill run" in result.stderr


def test_export_writes_every_table_and_refuses_a_foreign_folder(call, tmp_path: Path) -> None:
    assert call("export", tmp_path / "out").exit_code == 0
    assert (tmp_path / "out" / "facts.parquet").exists()
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("dear")
    result = call("export", tmp_path / "mine")
    assert result.exit_code == 2
    assert str(tmp_path / "mine") in result.stderr
    assert (tmp_path / "mine" / "letter.txt").read_text() == "dear"


def test_doctor_finds_a_broken_window_and_says_what_to_do(call, tmp_path: Path) -> None:
    (tmp_path / "factmill.duckdb").write_text("not a database")
    result = call("doctor", "--json", warehouse=tmp_path)
    assert result.exit_code == 1
    wrong = {one["name"]: one for one in json.loads(result.stdout) if not one["well"]}
    assert wrong["warehouse"]["next_step"]


def test_doctor_looks_at_packages_and_extensions(call, tmp_path: Path) -> None:
    looked = {one["name"]: one for one in json.loads(call("doctor", "--json", warehouse=tmp_path).stdout)}
    assert looked["duckdb extensions"]["well"], looked
    assert {"python", "packages", "lexicons", "expectations", "warehouse", "lock", "disk"} <= looked.keys()
