"""Words as data: every table of seeds/reference can be loaded, says nothing twice, and is used."""

import ast
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from pipeline.text.lexicon import REFERENCE, lexicon

HOME = Path(__file__).resolve().parents[2]
TABLES = sorted(path.stem for path in REFERENCE.glob("*.csv"))
# Tables that people fill: they ship as a header and what may stand below it.
FOR_PEOPLE = {"entity_overrides", "own_names"}


@cache
def _named_in_code() -> frozenset[str]:
    """Every string that stands in the code: a table is loaded by its name."""
    trees = (ast.parse(path.read_text(encoding="utf-8")) for path in (HOME / "pipeline").rglob("*.py"))
    nodes = (node for tree in trees for node in ast.walk(tree))
    return frozenset(n.value for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, str))


def test_there_are_tables() -> None:
    assert len(TABLES) > 40


@pytest.mark.parametrize("name", TABLES)
def test_a_table_can_be_loaded_and_its_columns_have_names(name: str) -> None:
    rows = lexicon(name)
    if name in FOR_PEOPLE and not rows:
        return
    assert rows, f"{name}.csv has no rows: fill it, or delete it with what loads it"
    assert all(column.strip() == column and column for column in rows[0])


@pytest.mark.parametrize("name", TABLES)
def test_no_line_stands_twice(name: str) -> None:
    lines = Counter(tuple(row.values()) for row in lexicon(name))
    assert not [line for line, times in lines.items() if times > 1], f"{name}.csv: delete the second line"


@pytest.mark.parametrize("name", TABLES)
def test_no_word_has_blanks_around_it(name: str) -> None:
    """A blank after a comma is part of the cell, and the word would never be met in a text."""
    padded = [row for row in lexicon(name) if any(cell != cell.strip() for cell in row.values())]
    assert not padded, f"{name}.csv"


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_used(name: str) -> None:
    assert _named_in_code() & {name, f"{name}.csv"}, f"{name}.csv is loaded by nobody: use it or delete it"
