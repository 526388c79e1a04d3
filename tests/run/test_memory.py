"""What a run takes of memory is bounded, and too little of it is said plainly."""

import os
import sys
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline.assets.run import run
from pipeline.errors import FactmillError
from pipeline.interpreter import give_back
from pipeline.run.workbench import MEGABYTES, memory
from pipeline.store import lake
from pipeline.store.maintenance import maintain
from pipeline.store.warehouse import Warehouse

ARTICLE = "Lisbon, 4 May 2024 - Acme raised ${} million from Borealis Capital, it said on Friday.\n"


def inbox_of(folder: Path, articles: int) -> Path:
    folder.mkdir()
    for number in range(articles):
        (folder / f"{number}.txt").write_text(f"Story {number}.\n\n{ARTICLE.format(number + 1)}", encoding="utf-8")
    return folder


def test_a_writer_of_the_lake_holds_few_whole_articles_at_a_time(tmp_path: Path) -> None:
    articles = lake.TEXTS_A_GROUP + 10
    warehouse = Warehouse(tmp_path / "warehouse")
    run(inbox_of(tmp_path / "inbox", articles), warehouse)
    assert sum(groups_of(warehouse)) == articles
    assert len(groups_of(warehouse)) > 1
    assert max(groups_of(warehouse)) <= lake.TEXTS_A_GROUP


def test_maintenance_merges_articles_into_groups_as_small(tmp_path: Path) -> None:
    articles, inbox = lake.TEXTS_A_GROUP + 10, tmp_path / "inbox"
    warehouse = Warehouse(tmp_path / "warehouse")
    run(inbox_of(inbox, articles), warehouse)
    (inbox / "more.txt").write_text(f"One story more.\n\n{ARTICLE.format(7)}", encoding="utf-8")
    run(inbox, warehouse)
    maintain(warehouse, keep_versions=1)
    assert sum(groups_of(warehouse)) == articles + 1
    assert max(groups_of(warehouse)) <= lake.TEXTS_A_GROUP


def groups_of(warehouse: Warehouse) -> list[int]:
    """Rows of each row group of the articles that the lake holds."""
    files = [pq.ParquetFile(file).metadata for file in (warehouse.lake / "data" / "main" / "documents").glob("*.parquet")]
    return [file.row_group(at).num_rows for file in files for at in range(file.num_row_groups)]


def test_too_little_memory_is_an_error_that_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTMILL_MEMORY", "1MB")
    warehouse = Warehouse(tmp_path / "warehouse")
    with pytest.raises(FactmillError) as caught:
        run(inbox_of(tmp_path / "inbox", 3), warehouse)
    assert "memory" in caught.value.message
    assert "FACTMILL_MEMORY=" in caught.value.next_step
    assert isinstance(caught.value.__cause__, Exception)
    monkeypatch.delenv("FACTMILL_MEMORY")
    assert run(tmp_path / "inbox", warehouse).published


@pytest.mark.parametrize("asked", ["lots", "0MB", "256", "1TB", "1GB'; DROP TABLE x"])
def test_what_is_no_amount_of_memory_is_refused(asked: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTMILL_MEMORY", asked)
    with pytest.raises(FactmillError, match="FACTMILL_MEMORY"):
        memory()


def test_memory_is_bounded_unless_somebody_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FACTMILL_MEMORY", raising=False)
    assert memory(0) == memory(200) == f"{MEGABYTES}MB"
    small, large = (int(memory(files).removesuffix("MB")) for files in (5_000, 50_000))
    assert small < large < 10 * small
    monkeypatch.setenv("FACTMILL_MEMORY", "2GB")
    assert memory(50_000) == "2GB"
    with duckdb.connect() as con:
        con.execute(f"SET memory_limit = '{memory()}'")


@pytest.mark.skipif(sys.platform != "linux", reason="reads the memory of a process as Linux tells it")
def test_what_is_free_goes_back_and_what_is_held_stays() -> None:
    table = pa.array(range(1000))
    blocks = [b"x" * 100_000 for _ in range(1000)]
    last = blocks[-1]  # above all that is let go: without it the C library returns the rest by itself
    del blocks
    before = resident_megabytes()
    give_back()
    assert resident_megabytes() < before - 50
    assert last[:1] == b"x"
    assert table.to_pylist() == list(range(1000))


def resident_megabytes() -> float:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6
