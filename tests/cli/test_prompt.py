"""The prompt of `factmill sql`."""

import builtins
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from pipeline.cli.prompt import prompt


class Typist:
    """Types prepared lines, then ends the input."""

    def __init__(self, *lines: str | type[BaseException]) -> None:
        self.lines: Iterator[str | type[BaseException]] = iter(lines)
        self.asked: list[str] = []

    def __call__(self, question: str = "") -> str:
        self.asked.append(question)
        line = next(self.lines, EOFError)
        if isinstance(line, str):
            return line
        raise line


@pytest.fixture
def typed(shop: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """What the prompt prints on standard output and on standard error for these lines, and what it asked."""

    def run(*lines: str | type[BaseException]) -> tuple[str, str, list[str]]:
        typist = Typist(*lines)
        monkeypatch.setattr(builtins, "input", typist)
        with duckdb.connect(str(shop / "factmill.duckdb"), read_only=True) as con:
            prompt(con, "csv")
        printed = capsys.readouterr()
        return printed.out, printed.err, typist.asked

    return run


def test_a_query_may_take_several_lines(typed) -> None:
    out, _, asked = typed("SELECT 1 + 1", "AS two;")
    assert out == "two\n2\n"
    assert asked == ["factmill> ", "     ...> ", "factmill> "]


def test_an_error_is_told_and_the_prompt_goes_on(typed) -> None:
    out, err, _ = typed("SELECT nothing;", "SELECT 3 AS three;")
    assert "LINE 1: SELECT nothing;" in err
    assert out == "three\n3\n"


def test_ctrl_c_drops_what_was_typed(typed) -> None:
    assert typed("SELECT bro", KeyboardInterrupt, "SELECT 4 AS four;")[0] == "four\n4\n"


def test_quit_ends_it(typed) -> None:
    assert typed(".quit", "SELECT 5;")[0] == ""


def test_tables_and_schema_say_what_they_hold(typed) -> None:
    assert 'facts,"One statement of an article' in typed(".tables")[0]
    assert "chains" not in typed(".tables")[0]
    assert "unit,VARCHAR," in typed(".schema quantities")[0]


def test_the_form_can_be_changed(typed) -> None:
    out, err, _ = typed(".format markdown", "SELECT 6 AS six;", ".format xml")
    assert out == "| six |\n| --- |\n| 6 |\n"
    assert "still markdown" in err


def test_an_unknown_command_shows_the_help(typed) -> None:
    assert ".tables" in typed(".nonsense")[0]
