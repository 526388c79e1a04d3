"""An article whose reading fails stops nothing: it says so, and the others are read."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from pipeline.errors import FactmillError
from pipeline.run.straight import walked
from pipeline.store.warehouse import Warehouse
from pipeline.store.window import connect
from pipeline.text import document
from pipeline.text.page import Page
from pipeline.text.read import mentions, recognisers
from pipeline.text.read.mention_types import Recognised

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


def test_a_page_on_which_names_fail_costs_no_other_page_its_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "bad.txt").write_text(BAD, encoding="utf-8")
    (inbox / "good.txt").write_text(GOOD, encoding="utf-8")
    sound = recognisers.chosen()

    def failing(pages: Sequence[Page]) -> list[Recognised]:
        if any("trips" in page.text for page in pages):
            raise IndexError("index 9 is out of bounds")
        return sound(pages)

    monkeypatch.setattr(document, "chosen", lambda: failing)
    monkeypatch.setattr(mentions, "chosen", lambda: failing)
    warehouse = Warehouse(tmp_path / "warehouse")
    summary = walked(inbox, warehouse)
    reason = "the document could not be read (IndexError: index 9 is out of bounds); please report it"
    assert summary.refused_files == [("bad.txt", reason)]
    with connect(warehouse) as con:
        assert con.execute("SELECT text FROM mentions ORDER BY start_char").fetchall() == [
            ("Acme Robotics",), ("Northwind Capital",),
        ]  # fmt: skip


def test_a_recogniser_that_is_not_there_stops_the_run_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "good.txt").write_text(GOOD, encoding="utf-8")
    monkeypatch.setattr(recognisers, "lexicon", lambda name: ({"recogniser": "spacy:en_core_web_none"},))
    recognisers.chosen.cache_clear()
    try:
        with pytest.raises(FactmillError, match="en_core_web_none") as raised:
            walked(tmp_path / "inbox", Warehouse(tmp_path / "warehouse"))
    finally:
        recognisers.chosen.cache_clear()
    assert "recogniser.csv" in raised.value.next_step
