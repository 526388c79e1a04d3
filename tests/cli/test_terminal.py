"""Text on its way to a terminal or a pipe."""

import os
import pty
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cli.forms import number, to_json
from pipeline.cli.terminal import clean, line


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("plain [bold]text[/]", "plain [bold]text[/]"),
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b]8;;http://x\x07link\x1b]8;;\x07", "link"),
        ("\x1b]0;title\x1b\\after", "after"),
        ("\x1bcreset", "reset"),
        ("a\x9b31mb", "a31mb"),
        ("over\rwrite\bx\x00", "overwritex"),
        ("\u202eright to left\u2066", "right to left"),
        ("lone \udcff surrogate", "lone  surrogate"),
        ("tab\tand\nnewline", "tab\tand\nnewline"),
    ],
)
def test_clean_keeps_text_and_drops_what_moves_the_cursor(text: str, seen: str) -> None:
    assert clean(text) == seen


@given(st.text(st.sampled_from("\x1b[]P\\;0m\x07\x9b\x9d\r\nax\u202e\ud800")))
def test_nothing_that_moves_the_cursor_survives(text: str) -> None:
    assert not set(clean(text)) & set("\x1b\x07\x9b\x9d\r\u202e\ud800")


@given(st.text())
def test_a_line_is_one_line(text: str) -> None:
    assert len(line(text).splitlines()) <= 1


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("6000000000.000000000", "6000000000"),
        ("0.500000000", "0.5"),
        ("0E-9", "0"),
        ("-1.50", "-1.5"),
        ("1E+9", "1000000000"),
    ],
)
def test_a_number_has_no_exponent_and_no_idle_zeros(value: str, shown: str) -> None:
    assert number(Decimal(value)) == shown


def test_json_of_nested_values() -> None:
    assert (
        to_json({"a": [None, True, float("inf"), Decimal("1.10"), "\u2028\x9b"]})
        == '{"a": [null, true, null, 1.1, "\u2028\x9b"]}'
    )


def _in_terminal(shop: Path, *arguments: str) -> str:
    """What the command line prints when its output is a terminal."""
    ours, theirs = pty.openpty()
    env = {**os.environ, "FACTMILL_WAREHOUSE": str(shop), "TERM": "xterm-256color", "COLUMNS": "100"}
    command = [sys.executable, "-P", "-m", "pipeline.cli", *arguments]
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=theirs, stderr=subprocess.PIPE, env=env
    )
    os.close(theirs)
    read = b""
    try:
        while part := os.read(ours, 65536):
            read += part
    except OSError:
        pass
    assert process.wait(30) == 0, process.stderr.read()
    process.stderr.close()
    os.close(ours)
    return read.decode()


@pytest.mark.parametrize(
    "arguments",
    [["show", "d_1"], ["findings"], ["sql", "from documents"], ["sql", "--format", "csv", "from documents"]],
)
def test_a_terminal_gets_our_escape_sequences_and_nobody_elses(shop: Path, arguments: list[str]) -> None:
    output = _in_terminal(shop, *arguments)
    assert "evil" in output.replace("\r\n", "")
    assert not any(mark in output for mark in ("\x1b]", "\x9b", "\u202e", "\x07", "\x1b[31m"))


def test_a_terminal_gets_trimmed_values(shop: Path) -> None:
    output = _in_terminal(shop, "sql", "SELECT repeat('x', 3000) AS long")
    assert output.count("x") < 400
    assert "\u2026" in output
