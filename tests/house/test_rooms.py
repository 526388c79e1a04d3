"""The house rules that hold the rooms apart and keep each of them small."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.rows import TABLES

HOME = Path(__file__).resolve().parents[2]
CODE = sorted((HOME / "pipeline").rglob("*.py"))
MOST_LINES = 300
MOST_IN_A_FUNCTION = 30

# A room may import from rooms of its own floor or a lower one. What is not listed may be imported by nobody.
FLOORS = {
    "interpreter": 0,
    "errors": 0,
    "native": 0,
    "rows": 0,
    "text": 1,
    "reconcile": 2,
    "quality": 2,
    "store": 2,
    "engine": 2,
    "score": 2,
    "train": 3,
    "run": 3,
    "assets": 4,
    "definitions": 5,
    "cli": 5,
}
# The graph is loaded late, by the one module that executes it.
BACK_DOORS = {("assets/run.py", "definitions")}
ELSEWHERE_ONLY = {
    "text": {
        "dagster",
        "duckdb",
        "pandas",
        "pyarrow",
        "great_expectations",
        "click",
        "rich",
        "time",
        "random",
        "locale",
    },
    "reconcile": {"dagster", "duckdb", "pandas", "great_expectations", "click", "rich"},
    "rows": {"dagster", "duckdb", "pandas", "great_expectations", "click", "rich"},
    "store": {"dagster", "pandas", "great_expectations", "click", "rich"},
    "engine": {"dagster", "pandas", "great_expectations", "click", "rich"},
    "run": {"dagster", "great_expectations", "click", "rich"},
    "quality": {"dagster", "click", "rich"},
    "score": {"dagster", "pandas", "great_expectations", "click", "rich"},
    "assets": {"great_expectations", "click", "rich"},
}


def _room(path: Path) -> str:
    first = path.relative_to(HOME / "pipeline").parts[0]
    return first.removesuffix(".py")


def _imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _name(path: Path) -> str:
    return path.relative_to(HOME / "pipeline").as_posix()


@pytest.mark.parametrize("path", CODE, ids=_name)
def test_imports_point_one_way(path: Path) -> None:
    room = _room(path)
    if room in ("__init__", "__main__"):
        return
    reached = {name.split(".")[1] for name in _imported(path) if name.startswith("pipeline.")}
    wrong = [
        other
        for other in sorted(reached)
        if FLOORS[other] > FLOORS[room] and (_name(path), other) not in BACK_DOORS
    ]
    assert not wrong, (
        f"{_name(path)} is on a lower floor than {', '.join(wrong)}: move what it needs down, or itself up"
    )


@pytest.mark.parametrize("path", CODE, ids=_name)
def test_a_room_keeps_to_its_own_libraries(path: Path) -> None:
    reached = {name.split(".")[0] for name in _imported(path)}
    wrong = reached & ELSEWHERE_ONLY.get(_room(path), set())
    if path.name == "judge.py" and _room(path) == "quality":
        wrong -= {"great_expectations"}
    assert not wrong, (
        f"{_name(path)} imports {', '.join(sorted(wrong))}, which has no business in {_room(path)}/"
    )


@pytest.mark.parametrize("path", CODE, ids=_name)
def test_no_file_and_no_function_is_too_full(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    lines = source.count("\n")
    assert lines <= MOST_LINES, f"{_name(path)} has {lines} lines: split it by what it is about"
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            size = (node.end_lineno or 0) - node.lineno + 1
            assert size <= MOST_IN_A_FUNCTION, f"{_name(path)}:{node.lineno} {node.name} has {size} lines"


POSSESSIVE_GROUP = re.compile(r"\)(?:[+*?]|\{\{?\d*,?\d*\}?\})\+")


@pytest.mark.parametrize("path", CODE, ids=_name)
def test_groups_are_atomic_rather_than_possessive(path: Path) -> None:
    """Python before 3.11.5 loses its place in `(...)*+` when the group can backtrack; `(?>(...)*)` it reads well."""
    found = POSSESSIVE_GROUP.search(path.read_text(encoding="utf-8"))
    assert found is None, f"{_name(path)}: write (?>(...)*) for the possessive group that ends in {found.group()}"


@pytest.mark.parametrize("path", CODE, ids=_name)
def test_every_file_says_what_it_is(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert not source.strip() or ast.get_docstring(ast.parse(source)), f"{_name(path)} has no docstring"


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
def test_every_table_and_column_is_described(table) -> None:
    assert table.description.endswith((".", "!", "?")), table.name
    for column in table.columns:
        assert re.search(r"\w{2}", column.description), f"{table.name}.{column.name}"
        assert column.description[-1] in ".?!", (
            f"{table.name}.{column.name}: a sentence ends with a full stop"
        )


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
def test_keys_and_references_are_columns_and_tables(table) -> None:
    assert table.key in table.column_names
    for column, target in table.references:
        assert column in table.column_names
        assert target in TABLES


def test_only_judge_imports_great_expectations() -> None:
    """It costs seconds and 260 MB, so one module imports it, and late."""
    found = {
        _name(path)
        for path in CODE
        if any(name.split(".")[0] == "great_expectations" for name in _imported(path))
    }
    assert found <= {"quality/judge.py"}


def test_tracked_files_name_no_host_path() -> None:
    """No path of a developer's machine, and no address of a package index."""
    roots = "|".join(("wo" + "rk", "ro" + "ot", "farm", "Users", "home"))
    hosts = "|".join(("py" + r"pi\.org", "python" + r"hosted\.org", "registry" + r"\.npmjs"))
    pattern = rf"(^|[^A-Za-z0-9._~-])/({roots})/[A-Za-z.]|{hosts}"
    found = subprocess.run(
        ["git", "grep", "-nIE", pattern, "--", ".", ":!*.html", ":!seeds/inbox", ":!tests/cases"],
        cwd=HOME, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if found.returncode > 1:
        pytest.skip("not a git checkout")
    assert not found.stdout, found.stdout
