"""Every line of the lexicons that staging reads by does what it is there for."""

import pytest

from pipeline.rows import Segment
from pipeline.text.lexicon import lexicon
from pipeline.text.sentences import split_sentences
from pipeline.text.staging.blocks import Block
from pipeline.text.staging.comments import mark_comments
from pipeline.text.staging.labels import label
from pipeline.text.staging.language import language_of

BOILERPLATE = [tuple(row.values()) for row in lexicon("boilerplate")]
SPOKEN = {"<n>": "3", " ...": " the paper"}


def kind_of(line: str) -> str:
    return label([Block("paragraph", 0, len(line), line)])[0].kind


def sentences(text: str) -> int:
    return len(split_sentences("d", text, [Segment("g", "d", 0, "paragraph", 0, len(text))]))


def line_of(phrase: str, where: str) -> str:
    for written, spoken in SPOKEN.items():
        phrase = phrase.replace(written, spoken)
    return {"label": f"{phrase}:", "item": f"{phrase} | Steel | Coal"}.get(where, phrase)


@pytest.mark.parametrize(("phrase", "where", "limit", "kind"), BOILERPLATE)
def test_a_phrase_of_the_page_is_told_from_the_article(
    phrase: str, where: str, limit: str, kind: str
) -> None:
    line = line_of(phrase, where)
    assert kind_of(line) == kind
    assert kind_of(line.upper()) == kind
    longer = f"{line} " + "which the firm owned for years " * 12
    assert kind_of(longer) == "paragraph"


@pytest.mark.parametrize(("abbreviation", "kind"), [tuple(row.values()) for row in lexicon("abbreviations")])
def test_an_abbreviation_ends_no_sentence(abbreviation: str, kind: str) -> None:
    mark = "" if abbreviation.endswith("!") else "."
    after = {"number": "5 of them", "time": "Monday", "title": "Smith", "never": "Smith"}.get(
        kind, "Brown and sons"
    )
    assert sentences(f"They saw the {abbreviation}{mark} {after} again.") == 1
    if kind == "word":
        assert sentences(f"They saw the {abbreviation}{mark} The rest is open.") == 2


@pytest.mark.parametrize("word", [row["word"] for row in lexicon("sentence_starters")])
def test_a_starter_shows_that_the_abbreviation_ended_the_sentence(word: str) -> None:
    assert sentences(f"He left the U.S. {word.capitalize()} came back.") == 2


@pytest.mark.parametrize(("phrase", "weight"), [tuple(row.values()) for row in lexicon("comment_phrases")])
def test_a_phrase_of_readers_above_the_form_is_comment(phrase: str, weight: str) -> None:
    text = phrase if weight == "2" else f"{phrase}, dear admin"
    blocks = [
        Block("paragraph", 0, 9, "The plant opened. " * 20),
        Block("paragraph", 9, 12, text),
        Block("comments", 12, 15, "Leave a Reply"),
    ]
    assert [block.kind for block in mark_comments(blocks)] == ["paragraph", "comment", "boilerplate"]


@pytest.mark.parametrize("word", [row["word"] for row in lexicon("english_words")])
def test_short_words_tell_english_without_the_identifier(word: str) -> None:
    assert language_of(f"{word} of which the mill xx xx xx xx xx xx xx".split()) == "en"
