"""A translation says what the sources say, is used only while it is of them, and its failures are told."""

import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.errors import FactmillError
from pipeline.native.build import build, lacking, remove
from pipeline.native.find import Finder, translated
from pipeline.native.sources import HOME, LEFT_OUT, MANIFEST, READERS, modules

needs_a_compiler = pytest.mark.skipif(lacking() is not None, reason=str(lacking()))
SOURCE = """
from typing import NamedTuple

class Pair(NamedTuple):
    low: int
    high: int

def widened(pair: Pair, by: int = 1) -> Pair:
    return pair._replace(low=pair.low - by, high=pair.high + by)
"""


def checkout(home: Path, source: str = SOURCE) -> Path:
    """A checkout that has two readers."""
    (home / READERS).mkdir(parents=True)
    (home / "pipeline/__init__.py").touch()
    (home / READERS / "__init__.py").touch()
    (home / READERS / "pair.py").write_text(source, encoding="utf-8")
    (home / READERS / "other.py").write_text("SIZE = 2\n", encoding="utf-8")
    return home


def test_every_reader_is_translated_but_those_that_are_named() -> None:
    found = {path.relative_to(READERS).as_posix() for path in modules()}
    readers = {path.relative_to(HOME / READERS).as_posix() for path in (HOME / READERS).rglob("*.py")}
    assert readers - found - LEFT_OUT == {name for name in readers if name.endswith("__init__.py")}
    assert readers >= LEFT_OUT
    assert len(found) > 100


@needs_a_compiler
def test_a_translation_is_imported_while_it_is_of_the_sources(tmp_path: Path) -> None:
    home, folder = checkout(tmp_path / "home"), tmp_path / "made"
    said = list(build(home, folder))
    assert said[-1].startswith("2 modules of machine code")
    files = translated(folder, home)
    program = (
        f"import sys; sys.path.insert(0, {str(HOME)!r}); from pipeline.native.find import Finder\n"
        f"for name in [name for name in sys.modules if name.startswith('pipeline')]: del sys.modules[name]\n"
        f"sys.path[0] = {str(home)!r}; sys.meta_path.insert(0, Finder({files!r}))\n"
        "from pipeline.text import pair; print(pair.__file__, pair.widened(pair.Pair(3, 4)))"
    )
    told = subprocess.run([sys.executable, "-P", "-c", program], capture_output=True, text=True, check=True).stdout
    assert told.split()[0].startswith(str(folder))
    assert told.split(" ", 1)[1].strip() == "Pair(low=2, high=5)"
    (home / READERS / "pair.py").write_text(SOURCE + "\n", encoding="utf-8")
    assert translated(folder, home) == {}
    assert remove(folder)
    assert not remove(folder)
    assert Finder(files).find_spec("pipeline.text.pair") is None


@pytest.mark.parametrize("said", ["", "{", "[]", '{"state": 1}', '{"state": "", "files": {}}'])
def test_a_broken_manifest_is_no_translation(said: str, tmp_path: Path) -> None:
    (tmp_path / MANIFEST).write_text(said, encoding="utf-8")
    assert translated(tmp_path, checkout(tmp_path / "home")) == {}


@needs_a_compiler
def test_what_mypyc_refuses_is_told_and_nothing_is_left(tmp_path: Path) -> None:
    home = checkout(tmp_path / "home", "class Run(list[str]):\n    pass\n")
    with pytest.raises(FactmillError, match=r"pair\.py:1"):
        list(build(home, tmp_path / "made"))
    assert not (tmp_path / "made").exists()


def test_a_missing_compiler_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CC", "no-such-compiler")
    with pytest.raises(FactmillError, match="C compiler"):
        list(build(checkout(tmp_path / "home"), tmp_path / "made"))
    assert not (tmp_path / "made").exists()


@needs_a_compiler
def test_a_missing_mypyc_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "mypyc.build", None)
    with pytest.raises(FactmillError, match=r"mypyc\.build is not installed"):
        list(build(checkout(tmp_path / "home"), tmp_path / "made"))
