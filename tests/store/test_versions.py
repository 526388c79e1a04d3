"""Versions: one a published run, each readable as it was; maintenance keeps the newest."""

from pathlib import Path

import duckdb
import pytest

from pipeline.errors import WarehouseError
from pipeline.rows import TABLES
from pipeline.store import window
from pipeline.store.export import export
from pipeline.store.maintenance import maintain
from pipeline.store.versions import connect_version, list_versions
from pipeline.store.warehouse import Warehouse
from tests.run.walked import contents, walked


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Warehouse:
    """Three versions: one article, two articles, one edited."""
    folder = tmp_path_factory.mktemp("versions")
    inbox, warehouse = folder / "inbox", Warehouse(folder / "warehouse")
    inbox.mkdir()
    (inbox / "a.txt").write_text("Tarnfell Compute raised $4 billion in 2023.")
    walked(inbox, warehouse)
    (inbox / "b.txt").write_text("Hallsund Energy opened a 900 MW wind farm in 2022.")
    walked(inbox, warehouse)
    (inbox / "a.txt").write_text("Tarnfell Compute raised $6 billion in 2023.")
    walked(inbox, warehouse)
    return warehouse


def amounts(con: duckdb.DuckDBPyConnection) -> list[str]:
    return [text for (text,) in con.execute("SELECT text FROM quantities ORDER BY text").fetchall()]


def test_every_published_run_is_a_version(built: Warehouse) -> None:
    versions = list_versions(built)
    assert [version.number for version in versions] == [1, 2, 3]
    assert [version.changes["added"] for version in versions] == [1, 1, 0]
    assert versions[2].changes["edited"] == 1 and versions[1].rows["documents"] == 2


def test_a_version_reads_as_it_was(built: Warehouse) -> None:
    expected = {1: ["$4 billion"], 2: ["$4 billion", "900 MW"], 3: ["$6 billion", "900 MW"]}
    for number, texts in expected.items():
        with connect_version(built, number) as con:
            assert amounts(con) == texts


def test_a_version_that_does_not_exist_is_an_error_that_names_those_that_do(built: Warehouse) -> None:
    with pytest.raises(WarehouseError, match=r"no version 9 \(known: 1 to 3\)"), connect_version(built, 9):
        pass


def test_lake_and_window_hold_the_same_rows(built: Warehouse) -> None:
    shown = contents(built, leave_out=())
    built.window.unlink()
    window.heal(built)
    assert contents(built, leave_out=()) == shown


def test_columns_of_the_window_carry_their_descriptions(built: Warehouse) -> None:
    with window.connect(built) as con:
        query = "SELECT table_name || '.' || column_name, comment FROM duckdb_columns() WHERE schema_name = 'main'"
        found = dict(con.execute(query).fetchall())
    for table in TABLES.values():
        if table.published:
            for column in table.columns:
                assert found[f"{table.name}.{column.name}"] == column.description


def test_an_open_reader_neither_blocks_a_run_nor_breaks(built: Warehouse, tmp_path: Path) -> None:
    inbox, warehouse = tmp_path / "inbox", Warehouse(tmp_path / "warehouse")
    inbox.mkdir()
    (inbox / "a.txt").write_text("Tarnfell Compute raised $4 billion in 2023.")
    walked(inbox, warehouse)
    with window.connect(warehouse) as reader:
        (inbox / "b.txt").write_text("Hallsund Energy opened a 900 MW wind farm in 2022.")
        assert walked(inbox, warehouse).version == 2
        assert amounts(reader) == ["$4 billion"]
    with window.connect(warehouse) as reader:
        assert amounts(reader) == ["$4 billion", "900 MW"]


def test_an_export_replaces_an_export_but_nothing_else(built: Warehouse, tmp_path: Path) -> None:
    assert export(built, tmp_path / "tables")["documents"] == 2
    export(built, tmp_path / "tables")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("precious")
    with pytest.raises(WarehouseError, match="not empty"):
        export(built, tmp_path / "mine")
    assert (tmp_path / "mine" / "thesis.txt").read_text() == "precious"


def test_maintenance_lets_old_versions_go_and_changes_no_row(tmp_path: Path) -> None:
    inbox, warehouse = tmp_path / "inbox", Warehouse(tmp_path / "warehouse")
    inbox.mkdir()
    for number in range(4):
        (inbox / f"{number}.txt").write_text(f"Tarnfell Compute raised ${number + 2} billion in 202{number}.")
        walked(inbox, warehouse)
    before = contents(warehouse, leave_out=())
    (warehouse.lake / "data" / "main").mkdir(exist_ok=True, parents=True)
    upkeep = maintain(warehouse, keep_versions=2)
    assert upkeep.expired_snapshots and upkeep.deleted_files
    assert [version.number for version in list_versions(warehouse)] == [3, 4]
    warehouse.window.unlink()
    window.heal(warehouse)
    assert contents(warehouse, leave_out=()) == before
    (inbox / "9.txt").write_text("Hallsund Energy opened a 900 MW wind farm in 2022.")
    assert walked(inbox, warehouse).version == 5
