"""What people decide about entities holds over what names and context say."""

from pathlib import Path

import duckdb
import pytest

from pipeline.errors import FactmillError
from pipeline.reconcile.overrides import COLUMNS, SHIPPED, read_overrides
from pipeline.run.opened import nothing_to_do
from pipeline.store.warehouse import Warehouse
from tests.run.walked import contents, walked

STORIES = {
    "sport/a.txt": "Orvane Tellisk scored twice for Port Ellery on Sunday.\n\nTellisk, a striker, is 22.",
    "sport/b.txt": "Port Ellery have signed Orvane Tellisk for four more years, the club said on Monday.",
    "courts/c.txt": "Judge Lena Marrow freed the prisoner on Monday.\n\nMarrow said that the evidence was weak.",
    "courts/d.txt": "Helen Marrow will sit in the new court from May, the ministry said on Friday.",
}


def build(folder: Path, *lines: str) -> Warehouse:
    for name, story in STORIES.items():
        path = folder / "inbox" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(story, encoding="utf-8")
    own = folder / "inbox" / ".factmill" / "entity_overrides.csv"
    own.parent.mkdir(exist_ok=True)
    own.write_text("\n".join(["# ours", ",".join(COLUMNS), *lines]) + "\n", encoding="utf-8")
    warehouse = Warehouse(folder / "warehouse")
    walked(folder / "inbox", warehouse)
    return warehouse


def entities_of(warehouse: Warehouse, name: str) -> list[list[str]]:
    """The documents of each entity of a name."""
    with duckdb.connect(str(warehouse.window), read_only=True) as con:
        found = con.execute(
            "SELECT list(DISTINCT d.path ORDER BY d.path) FROM entities e JOIN mentions m USING (entity_id) "
            "JOIN documents d USING (document_id) WHERE e.name = ? GROUP BY e.entity_id ORDER BY ALL",
            [name],
        ).fetchall()
    return [paths for (paths,) in found]


def test_without_a_line_names_and_context_decide(tmp_path: Path) -> None:
    warehouse = build(tmp_path)
    assert entities_of(warehouse, "Orvane Tellisk") == [["sport/a.txt", "sport/b.txt"]]
    assert entities_of(warehouse, "Lena Marrow") == [["courts/c.txt"]]


def test_two_may_be_said_to_be_one(tmp_path: Path) -> None:
    warehouse = build(tmp_path, "Helen Marrow,,,same as,Lena Marrow,PERSON,,she goes by both")
    assert entities_of(warehouse, "Lena Marrow") == [["courts/c.txt", "courts/d.txt"]]
    assert entities_of(warehouse, "Helen Marrow") == []


def test_one_may_be_said_to_be_two(tmp_path: Path) -> None:
    warehouse = build(tmp_path, "orvane tellisk,,*/b.txt,not the same as,Orvane Tellisk,,sport/a*,his cousin")
    assert entities_of(warehouse, "Orvane Tellisk") == [["sport/a.txt"], ["sport/b.txt"]]


def test_the_later_line_wins_and_a_line_that_fits_nothing_does_nothing(tmp_path: Path) -> None:
    warehouse = build(
        tmp_path,
        "Nobody Here,,,same as,Lena Marrow,,,",
        "Helen Marrow,,,same as,Lena Marrow,,,",
        "Helen Marrow,,courts/d.txt,not the same as,Lena Marrow,,courts/c.txt,",
    )
    assert entities_of(warehouse, "Helen Marrow") == [["courts/d.txt"]]


def test_a_changed_line_is_taken_up_by_the_next_run_and_equals_a_clean_build(tmp_path: Path) -> None:
    grown = build(tmp_path / "grown")
    assert nothing_to_do(grown, tmp_path / "grown" / "inbox")
    line = "Helen Marrow,,,same as,Lena Marrow,,,"
    own = tmp_path / "grown" / "inbox" / ".factmill" / "entity_overrides.csv"
    own.write_text(f"{','.join(COLUMNS)}\n{line}\n", encoding="utf-8")
    assert not nothing_to_do(grown, tmp_path / "grown" / "inbox")
    walked(tmp_path / "grown" / "inbox", grown)
    assert contents(grown) == contents(build(tmp_path / "clean", line))


@pytest.mark.parametrize(
    "line", ["A,,,same as,B", "A,,,is,B,,,", "A,,,same as,,,,", ",,,same as,B,,,", "A,,x,not the same as,A,,x,"]
)
def test_a_wrong_line_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "own.csv"
    path.write_text(f"{','.join(COLUMNS)}\n\n{line}\n", encoding="utf-8")
    with pytest.raises(FactmillError, match="line 3"):
        read_overrides(path)


def test_the_shipped_file_can_be_read() -> None:
    assert isinstance(read_overrides(SHIPPED), list)
