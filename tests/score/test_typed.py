"""Texts whose names are marked by type: what they say, what is no mark, and how they are scored."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli.group import factmill
from pipeline.errors import FactmillError
from pipeline.score import is_typed
from pipeline.score.public.names import Name
from pipeline.score.typed import read_typed

TEXT = """\
[[Elon Musk|PERSON]] left [[Boston|PLACE]].
=====
The [[Finnish|MISC]] firm [[Nokia|ORG]] hired nobody.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "news.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def test_a_file_holds_several_texts(folder: Path) -> None:
    first, second = read_typed(folder)
    assert first.text == "Elon Musk left Boston."
    assert first.names == (Name(0, 9, "PERSON"), Name(15, 21, "PLACE"))
    assert second.text == "The Finnish firm Nokia hired nobody."
    assert [one.type for one in second.names] == ["MISC", "ORG"]
    assert first.name != second.name


def test_types_tell_them_from_articles_with_marked_things(folder: Path) -> None:
    assert is_typed(folder)
    (folder / "news.txt").write_text("[[Musk|elon-musk]] left [[Boston]].", encoding="utf-8")
    assert not is_typed(folder)


@pytest.mark.parametrize("mark", ["[[Musk]]", "[[Musk|elon-musk]]", "[[Musk|person]]", "[[Musk|PERSON", "Musk|PERSON]]"])
def test_a_mark_without_a_type_is_named(folder: Path, mark: str) -> None:
    (folder / "news.txt").write_text(f"[[Oslo|PLACE]] met {mark}.", encoding="utf-8")
    with pytest.raises(FactmillError, match=r"news\.txt"):
        list(read_typed(folder))


def test_scoring_counts_exact_spans_and_types_and_tells_each_miss(folder: Path) -> None:
    wrong = "[[Boston Globe|PLACE]] wrote of [[Angela Merkel|PERSON]] and [[Tesla|PRODUCT]]."
    (folder / "wrong.txt").write_text(wrong, encoding="utf-8")
    result = CliRunner().invoke(factmill, ["score", str(folder), "--json", "--floor", "names.recall=0.9"])
    assert result.exit_code == 1
    said = json.loads(result.stdout)
    assert said["figures"]["names"]["labelled"] == 5
    assert said["figures"]["names"]["right"] == 4
    assert said["figures"]["names_product"]["right"] == 0
    assert "wrong.txt#0 missed PLACE: 'Boston Globe'" in said["misses"]
    assert "wrong.txt#0 wrong ORG: 'Boston Globe'" in said["misses"]
    assert "wrong.txt#0 missed PRODUCT: 'Tesla'" in said["misses"]
