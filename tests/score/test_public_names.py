"""Labelled names of public sets: the formats are read, phrases are narrowed to names, half is set aside."""

import json
from pathlib import Path

import pytest

from pipeline.errors import FactmillError
from pipeline.score import Report
from pipeline.score.public.names import CORE, Joined, Labelled, Name, is_set_aside, score_names
from pipeline.score.public.names_conll import btc, crossner, wikigold
from pipeline.score.public.names_gum import gum
from pipeline.score.public.names_meantime import meantime


def _said(text):
    return [(text.text[name.start : name.end], name.type) for name in text.names]


def test_tokens_are_joined_as_they_were_written() -> None:
    joined = Joined()
    for word in "Varnby ( a port ) 's mayor , Ana , did n't go .".split():
        joined.add(word, "O", None)
    assert joined.text == "Varnby (a port)'s mayor, Ana, didn't go."


def test_wikigold_is_cut_at_its_documents(tmp_path: Path) -> None:
    path = tmp_path / "w.txt"
    path.write_text("Ana I-PER\nSilva I-PER\nleft O\nOslo I-LOC\n. O\n\n-DOCSTART- O\nVarnby I-ORG\nQuartet I-MISC\n")
    one, two = wikigold(path)
    assert _said(one) == [("Ana Silva", "PERSON"), ("Oslo", "PLACE")] and one.types == CORE
    assert _said(two) == [("Varnby", "ORG"), ("Quartet", "MISC")]


def test_names_that_touch_are_told_apart_by_their_tags(tmp_path: Path) -> None:
    (tmp_path / "a.conll").write_text("Oslo\tB-LOC\nVarnby\tB-ORG\nFC\tI-ORG\n\n")
    assert _said(next(btc(tmp_path))) == [("Oslo", "PLACE"), ("Varnby FC", "ORG")]


def test_fields_of_crossner_have_our_types(tmp_path: Path) -> None:
    (tmp_path / "ai").mkdir()
    lines = ["Ana B-researcher", "uses O", "Torvex B-programlang", "and O", "random B-algorithm", "forests I-algorithm"]
    (tmp_path / "ai" / "dev.txt").write_text("\n".join(line.replace(" ", "\t") for line in lines) + "\n\n")
    assert _said(next(crossner(tmp_path))) == [("Ana", "PERSON"), ("Torvex", "PRODUCT")]


def test_a_line_that_is_no_token_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.conll").write_text("Oslo\tB-LOC\nVarnby\n\n")
    with pytest.raises(FactmillError, match="line 2"):
        list(btc(tmp_path))


def _gum_line(number, word, kinds="_", articles="_"):
    return f"1-{number}\t0-1\t{word}\t{kinds}\t_\t_\t{articles}\t_\t_\t_\t"


def test_phrases_of_gum_are_narrowed_to_their_names(tmp_path: Path) -> None:
    words = [
        ("English", "person[1]", "_"), ("captain", "person[1]", "_"), ("Harald", "person[1]", "_"),
        ("Kvist", "person[1]", "_"), ("left", "_", "_"), ("the", "organization[2]", "_"),
        ("Greek", "organization[2]", "_"), ("Ministry", "organization[2]", "_"), ("and", "_", "_"),
        ("Norway", "organization[3]", "Norway[3]"), ("after", "_", "_"), ("the", "event[4]", "_"),
        ("Talks", "event[4]", "_"), ("in", "_", "_"), ("Varnby", "place[5]", "_"), (",", "place[5]", "_"),
        ("Norway", "place[5]|place[6]", "_"),
    ]  # fmt: skip
    lines = ["#Text=x", *(_gum_line(number, *word) for number, word in enumerate(words, 1))]
    (tmp_path / "GUM_news_x.tsv").write_text("\n".join(lines) + "\n")
    assert _said(next(gum(tmp_path))) == [
        ("Harald Kvist", "PERSON"), ("Greek Ministry", "ORG"), ("Norway", "PLACE"), ("Talks", "MISC"),
        ("Varnby", "PLACE"), ("Norway", "PLACE"),
    ]  # fmt: skip


def test_phrases_of_meantime_are_narrowed_and_names_before_nouns_count(tmp_path: Path) -> None:
    text = "Spokeswoman Ana Silva said Varnby engines go to Mobile , Alabama and the Norwegian fleet ."
    spans = {
        "Spokeswoman Ana Silva": ("PER", "NAM"), "Varnby": ("ORG", "PRE.NAM"), "Mobile , Alabama": ("LOC", "NAM"),
        "the Norwegian": ("LOC", "PRE.NAM"), "engines": ("PRO", ""),
    }  # fmt: skip
    entities = [[text.index(part), text.index(part) + len(part), *said, part] for part, said in spans.items()]
    (tmp_path / "dev.jsonl").write_text(json.dumps({"id": "1", "text": text, "dct": "2008-05-24", "entities": entities}))
    assert _said(next(meantime(tmp_path / "dev.jsonl"))) == [
        ("Ana Silva", "PERSON"), ("Varnby", "ORG"), ("Mobile", "PLACE"), ("Alabama", "PLACE"), ("Norwegian", "MISC"),
    ]  # fmt: skip


def test_only_set_aside_texts_are_scored_and_only_labelled_types_count() -> None:
    aside = next(name for name in map(str, range(50)) if is_set_aside(name))
    trained = next(name for name in map(str, range(50)) if not is_set_aside(name))
    label = (Name(0, 9, "PERSON"), Name(18, 22, "PLACE"))
    texts = [Labelled(name, "Ana Silva went to Oslo.", label, CORE) for name in (aside, trained)]
    report = Report()
    score_names("names_made", texts, report)
    figure = report.figures["names_made"]
    assert (figure.right, figure.read, figure.labelled) == (2, 2, 2)
    assert set(report.figures) == {"names_made", "names_made_org"}
