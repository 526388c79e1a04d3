"""`factmill sql`."""

import csv
import io
import json
import shutil
from pathlib import Path

import pytest

from tests.unprivileged import shared_folder, unprivileged


def test_rows_come_as_an_aligned_table_in_a_pipe(call) -> None:
    result = call("sql", "SELECT fact_id, value FROM facts ORDER BY ALL")
    assert result.output.splitlines() == [
        "fact_id       value",
        "-------  ----------",
        "f_1a     6600000000",
        "f_1b     6500000000",
    ]


def test_a_pipe_is_given_whole_values(call) -> None:
    result = call("sql", "SELECT repeat('x', 3000) AS long")
    assert "x" * 3000 in result.stdout


def test_csv_quotes_what_needs_it_and_leaves_null_empty(call) -> None:
    result = call(
        "sql", "--format", "csv", "SELECT 'a,\"b' AS a, NULL AS b, [1, 2] AS c, 1.50::DECIMAL(9,2) AS d"
    )
    assert list(csv.reader(io.StringIO(result.stdout))) == [
        ["a", "b", "c", "d"],
        ['a,"b', "", "[1, 2]", "1.5"],
    ]


def test_json_keeps_every_digit_of_a_decimal(call) -> None:
    query = "SELECT 12345678901234567890123456789.000000001::DECIMAL(38,9) AS big, DATE '2024-06-06' AS day, 'nan'::DOUBLE AS n"
    result = call("sql", "--format", "json", query)
    assert '"big": 12345678901234567890123456789.000000001' in result.stdout
    assert json.loads(result.stdout)[0]["day"] == "2024-06-06"
    assert json.loads(result.stdout)[0]["n"] is None


def test_json_of_no_rows_is_an_empty_array(call) -> None:
    assert json.loads(call("sql", "--format", "json", "SELECT 1 WHERE false").stdout) == []


def test_markdown_cells_hold_no_bars_and_no_lines(call) -> None:
    result = call("sql", "--format", "markdown", "SELECT 'a|b' || chr(10) || '<c>' AS x")
    assert result.stdout == "| x |\n| --- |\n| a\\|b &lt;c> |\n"


@pytest.mark.parametrize("form", ["table", "markdown"])
def test_escape_sequences_never_reach_the_output(call, form: str) -> None:
    result = call("sql", "--format", form, "SELECT title, explanation FROM documents, findings")
    assert "[bold red]evil[/]" in result.stdout
    assert not any(mark in result.stdout for mark in ("\x1b", "\x9b", "\u202e", "\x07"))


def test_bad_sql_is_told_with_its_place_and_exit_code_2(call) -> None:
    result = call("sql", "SELECT nothing FROM facts")
    assert result.exit_code == 2
    assert "LINE 1: SELECT nothing FROM facts" in result.stderr
    assert "Traceback" not in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize(
    "query",
    [
        "DELETE FROM facts",
        "CREATE TABLE more AS SELECT 1",
        "COPY facts TO '{}/out.csv'",
        "SELECT * FROM read_text('{}/secret.txt')",
        "SELECT * FROM '{}/secret.txt'",
        "ATTACH '{}/other.duckdb' AS other",
        "SET enable_external_access = true",
        "INSTALL httpfs",
    ],
)
def test_a_query_can_only_read_the_warehouse(call, tmp_path: Path, query: str) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    result = call("sql", query.format(tmp_path))
    assert result.exit_code == 2
    assert "secret\n" not in result.output
    assert [path.name for path in tmp_path.iterdir()] == ["secret.txt"]


def test_the_query_may_come_from_a_pipe(call) -> None:
    assert call("sql", "--format", "csv", stdin="SELECT 7 AS n;\n").stdout == "n\n7\n"


def test_an_empty_pipe_is_wrong_use(call) -> None:
    result = call("sql", stdin="  \n")
    assert result.exit_code == 2
    assert "No query" in result.stderr


def test_a_missing_warehouse_is_named_with_the_next_step(call, tmp_path: Path) -> None:
    result = call("sql", "SELECT 1", warehouse=tmp_path / "none")
    assert result.exit_code == 2
    assert str(tmp_path / "none") in result.stderr
    assert "factmill run" in result.stderr


def test_a_window_that_is_no_database_is_told_plainly(call, tmp_path: Path) -> None:
    (tmp_path / "factmill.duckdb").write_text("not a database")
    result = call("sql", "SELECT 1", warehouse=tmp_path)
    assert result.exit_code == 2
    assert "factmill.duckdb" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_read_only_warehouse_can_be_asked_by_a_user_who_may_only_read(call, shop: Path) -> None:
    with shared_folder() as folder:
        shutil.copytree(shop, folder / "shop")
        for path in sorted(folder.rglob("*"), reverse=True):
            path.chmod(0o555 if path.is_dir() else 0o444)
        call("sql", "SELECT 1")  # what is imported late may lie where that user cannot look
        with unprivileged():
            result = call("sql", "SELECT count(*) FROM facts", warehouse=folder / "shop")
            with pytest.raises(PermissionError):
                (folder / "shop" / "new").touch()
    assert (result.exit_code, result.stdout.split()[-1]) == (0, "2"), result.output
