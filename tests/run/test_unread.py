"""An article whose reading fails stops nothing: it says so, and the others are read."""

from pathlib import Path

import pytest

from pipeline.run.straight import walked
from pipeline.store.warehouse import Warehouse
from pipeline.store.window import connect
from pipeline.text import document
from pipeline.text.page import Page

GOOD = "Acme Robotics raised $5 million from Northwind Capital on 3 May 2024.\n"
BAD = "This article trips a reader over $7 million.\n"


def test_a_reader_that_fails_costs_its_article_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "bad.txt").write_text(BAD, encoding="utf-8")
    (inbox / "good.txt").write_text(GOOD, encoding="utf-8")
    sound = document.read_quantities

    def failing(page: Page, *rows: object) -> object:
        if "trips" in page.text:
            raise IndexError("string index out of range")
        return sound(page, *rows)  # type: ignore[arg-type]

    monkeypatch.setattr(document, "read_quantities", failing)
    warehouse = Warehouse(tmp_path / "warehouse")
    summary = walked(inbox, warehouse)
    reason = "the document could not be read (IndexError: string index out of range); please report it"
    assert summary.published
    assert summary.refused_files == [("bad.txt", reason)]
    with connect(warehouse) as con:
        assert con.execute("SELECT path, reason FROM rejects JOIN documents USING (document_id) WHERE path = 'bad.txt'"
                           ).fetchall() == [("bad.txt", reason)]  # fmt: skip
        assert con.execute("SELECT text FROM quantities").fetchall() == [("$5 million",)]
        assert con.execute("SELECT count(*) FROM documents").fetchall() == [(2,)]
