"""The model that ships: small, without pickle, in step with the tables, and forgetful without harm."""

from pathlib import Path

import numpy as np
import pytest

from pipeline.score.public.pages import page_of
from pipeline.text.read import mention_tagged
from pipeline.text.read.mention_sure import Signals, confidences
from pipeline.text.read.mention_types import Typed
from pipeline.text.read.mentions import read_mentions
from pipeline.text.tag import model as room
from pipeline.text.tag.grid import grid
from pipeline.text.tag.model import MODEL, Model, load, rows_of
from pipeline.text.tag.vocabulary import NEW, unwritten, written

TEXTS = ("Ana Silva of Varnby Quello met Zorvath in Oslo.", "Zorvath left. Quello Ltd. sold Brivantine to Ana Silva.")


@pytest.fixture(scope="module")
def weights():
    return load(MODEL)


def test_the_file_is_small_and_holds_no_pickle():
    assert MODEL.stat().st_size < 6_000_000
    with np.load(MODEL, allow_pickle=False) as held:
        assert all(held[name].dtype.kind in "fiu" for name in held.files)


def test_rows_of_common_words_are_those_that_the_tables_give_today(weights):
    """A few may differ when a table has grown since; more, and it is time for `factmill train names`."""
    words = weights.common[::23]
    rows = weights.rows[::23]
    same = sum(
        np.allclose(made, row, atol=1e-4)
        for made, row in zip(rows_of(words, weights.attributes, weights.table), rows, strict=True)
    )
    assert len(words) > 100 and same >= 0.95 * len(words)


def test_what_was_read_before_changes_nothing_not_even_when_the_vocabulary_begins_anew(monkeypatch):
    alone = [read_mentions(page_of(text)) for text in TEXTS]
    assert [read_mentions(page_of(text)) for text in reversed(TEXTS)] == alone[::-1]
    begun = mention_tagged.tagger().model.vocabulary
    monkeypatch.setattr(room, "MOST_WORDS", 10)
    assert [read_mentions(page_of(text)) for text in TEXTS] == alone
    assert mention_tagged.tagger().model.vocabulary is not begun


def test_pages_read_together_read_as_they_do_alone():
    pages = [page_of(text) for text in (*TEXTS, "", "no capital at all", "x " * 300 + TEXTS[0], "OSLO\n\nBergen")]
    together = mention_tagged.recognise_tagged(pages)
    assert together == [mention_tagged.recognise_tagged([page])[0] for page in pages]
    assert together[::-1] == mention_tagged.recognise_tagged(pages[::-1])
    assert [len(one.names) > 0 for one in together] == [True, True, False, False, True, True]


def test_every_bit_of_a_page_is_the_same_in_any_company():
    inbox = Path(__file__).resolve().parents[3] / "seeds" / "inbox"
    pages = [page_of(path.read_text(encoding="utf-8", errors="replace")) for path in sorted(inbox.rglob("*.*"))]
    alone = [mention_tagged.recognise_tagged([page])[0] for page in pages]
    assert len(pages) >= 15 and sum(len(one.names) for one in alone) > 200
    assert mention_tagged.recognise_tagged(pages) == alone
    assert mention_tagged.recognise_tagged(pages[7:3:-1]) == alone[7:3:-1]


def test_confidence_rises_with_what_model_and_rules_say(weights):
    name = Typed(0, 9, 0, "Ana Silva", "PERSON", None, "context", 0.8)
    doubted = Signals(0.1, 0.0, False, False, False, False)
    agreed = Signals(0.99, 0.8, False, True, True, False)
    said = [doubted, doubted._replace(odds=0.6), doubted._replace(odds=0.9), agreed]
    levels = [confidences([[(name, one)]], weights.sure)[0][0] for one in said]
    assert levels == sorted(levels) and levels[0] < 0.4 < 0.8 < levels[-1] < 1


def test_a_verdict_that_training_never_saw_counts_for_nothing(weights):
    made = Model(weights)
    assert made.vocabulary.verdict(("no such reason",)) == NEW
    offsets = made._offsets[:3]
    assert not made._signs[offsets + NEW].any() and not made._signs[offsets + NEW + 1].any()


@pytest.mark.parametrize("said", [("PERSON", "context", 8), ("job title",)])
def test_a_verdict_is_written_and_read_again(said):
    assert unwritten(written(said)) == said


def test_a_zone_has_an_end_however_long_the_line(weights):
    made = Model(weights)
    page = page_of("Aab " * 400)
    held = grid([page], [mention_tagged.recognise(page)], made.vocabulary)
    assert held is not None and held.lengths.max() <= 51 and held.lengths.sum() == 400
