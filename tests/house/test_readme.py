"""What the README tells a reader to type can be typed."""

import re
import shlex
from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner

from pipeline.cli.group import COMMANDS, factmill
from pipeline.rows import PUBLISHED, duckdb_ddl

HOME = Path(__file__).resolve().parents[2]
README = (HOME / "README.md").read_text(encoding="utf-8")
TYPED = [
    shlex.split(command)
    for block in re.findall(r"```console\n(.*?)```", README, re.DOTALL)
    for command in re.findall(r'^\$ ((?:[^"\n]|"[^"]*")+)$', block, re.MULTILINE)
]
QUERIES = [words[2] for words in TYPED if words[1] == "sql"] + re.findall(r'con\.sql\("(.*?)"\)', README)


def test_the_readme_has_commands_and_queries() -> None:
    assert len(TYPED) >= 5
    assert len(QUERIES) >= 3


@pytest.mark.parametrize("words", TYPED, ids=lambda words: " ".join(words[1:])[:40])
def test_what_is_typed_is_a_command_with_options_it_has(words: list[str]) -> None:
    assert words[0] == "./factmill" and words[1] in COMMANDS
    if words[1] == "test":  # It becomes pytest at once, and so would these tests.
        return
    shown = CliRunner().invoke(factmill, [words[1], "--help"]).stdout
    assert all(word in shown for word in words[2:] if word.startswith("--"))


@pytest.mark.parametrize("query", QUERIES)
def test_queries_fit_the_published_tables(query: str) -> None:
    with duckdb.connect() as con:
        for table in PUBLISHED:
            for statement in duckdb_ddl(table):
                con.execute(statement)
        con.execute(query)


def test_every_command_is_in_the_table() -> None:
    listed = re.findall(r"^\| `\./factmill (\w+)", README, re.MULTILINE)
    assert sorted(listed) == sorted(COMMANDS)


def test_links_lead_to_files() -> None:
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", README) if "://" not in link]
    missing = [link for link in links if not (HOME / link).exists()]
    assert not missing
