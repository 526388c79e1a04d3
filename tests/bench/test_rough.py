"""A folder of raw articles in the worst shapes is read to its end, and what cannot be read says why."""

import hashlib
from collections import Counter
from pathlib import Path

import duckdb
import pytest

from pipeline.store.warehouse import Warehouse
from tests.bench.rough import SHAPES, rough_article, write_rough
from tests.run.walked import walked

ARTICLES = 120
STRANGERS = 30


@pytest.fixture(scope="module")
def window(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shop window after one run over the folder."""
    folder = tmp_path_factory.mktemp("rough")
    (folder / "inbox").mkdir()
    write_rough(folder / "inbox", ARTICLES, seed=3)
    warehouse = Warehouse(folder / "warehouse")
    walked(folder / "inbox", warehouse)
    return warehouse.window


def asked(window: Path, query: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(window), read_only=True) as con:
        return con.execute(query).fetchall()


def test_the_articles_are_distinct_and_the_same_every_time() -> None:
    made = [rough_article(1, index) for index in range(300)]
    assert made[:20] == [rough_article(1, index) for index in range(20)]
    assert len({hashlib.sha256(data).digest() for _, data in made}) == len({name for name, _ in made}) == 300
    assert made[0] != rough_article(2, 0)
    assert len({name.rpartition(".")[2] for name, _ in made}) == len({suffix for _, suffix in SHAPES})


def test_every_file_is_a_document_or_refused_and_most_are_documents(window: Path) -> None:
    reasons = Counter(reason and str(reason).partition(":")[0] for (reason,) in asked(window, "SELECT reason FROM files"))
    assert reasons.total() == ARTICLES + STRANGERS
    assert reasons[None] >= 0.9 * ARTICLES
    assert set(reasons) <= {
        None, "empty", "binary", "undecodable", "no article", "not an article format", "duplicate", "cannot be read",
        "not a regular file; only files are articles", "symbolic link that leads out of the inbox; copy the file in",
        "the file name is not valid UTF-8; rename it",
    }  # fmt: skip


def test_something_is_read_in_almost_every_document(window: Path) -> None:
    read = "SELECT document_id FROM quantities UNION SELECT document_id FROM mentions"
    ((documents, silent),) = asked(
        window, f"SELECT count(*), count(*) FILTER (document_id NOT IN ({read})) FROM documents"
    )
    assert silent <= 0.15 * documents  # type: ignore[operator]


def test_every_row_still_quotes_its_document(window: Path) -> None:
    texts = dict(asked(window, "SELECT document_id, text FROM documents"))
    for table in ("mentions", "quantities", "time_expressions", "facts", "rejects"):
        rows = asked(window, f"SELECT document_id, start_char, end_char, text FROM {table}")
        assert rows and all(texts[key][start:end] == text for key, start, end, text in rows), table  # type: ignore[index,misc]


def test_what_nobody_should_believe_waits_in_quarantine(window: Path) -> None:
    ((largest,),) = asked(window, "SELECT max(abs(value)) FROM quantities WHERE kind = 'money'")
    assert largest < 10**20  # type: ignore[operator]
    assert asked(window, "SELECT 1 FROM quarantine WHERE table_name = 'quantities' LIMIT 1")
