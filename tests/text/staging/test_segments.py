"""Segments: they tile the text, and tell the article from the page around it."""

import csv
import json
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.text.sentences import split_sentences
from pipeline.text.staging import Staged, stage

TABLE = Path(__file__).parents[2] / "cases" / "segment_lines.csv"
CASES = list(csv.DictReader(line for line in TABLE.open(encoding="utf-8") if not line.startswith("# ")))
GOLD = Path(__file__).parents[4] / "shared" / "gold" / "seeds"
ABOVE = (
    "The plant opened in Ohio on a cold morning, and the mayor came to see it with his whole council. "
    "It makes steel for bridges, ships and towers, and has done so for a hundred years and more.\n\n"
)
BELOW = "\n\nIts owners said that they would keep the plant open for as long as anyone buys what it makes."


def staged(text: str, form: str = "txt") -> Staged:
    data = text.encode("utf-8")
    result = stage(f"case.{form}", data, sha256(data).hexdigest())
    assert isinstance(result, Staged), result
    return result


def kinds(text: str) -> list[str]:
    return [segment.kind for segment in staged(text).segments]


def read(text: str) -> str:
    """The sentences of a text, one a line."""
    result = staged(text)
    document = result.document
    return "\n".join(s.text for s in split_sentences(document.document_id, document.text, result.segments))


def assert_tiles(result: Staged) -> None:
    end = 0
    for ordinal, segment in enumerate(result.segments):
        assert (segment.ordinal, segment.start_char) == (ordinal, end)
        assert segment.end_char > segment.start_char
        end = segment.end_char
    assert end == len(result.document.text)


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(
            case,
            id=f"{number}: {case['reason']}",
            marks=[pytest.mark.xfail(strict=True)] if case["xfail"] else [],
        )
        for number, case in enumerate(CASES, 1)
    ],
)
def test_a_line_between_paragraphs_gets_its_kind(case: dict[str, str]) -> None:
    result = staged(ABOVE + case["line"] + BELOW)
    found = next(segment for segment in result.segments if segment.end_char > len(ABOVE))
    assert (found.start_char, found.kind) == (len(ABOVE), case["kind"])


def test_the_table_has_lines_that_must_be_read() -> None:
    assert sum(case["kind"] == "paragraph" for case in CASES) >= 20


def test_a_column_of_menu_entries_is_boilerplate() -> None:
    result = staged("Home\nNews\nWorld Sport\nSubscribe\n\nThe plant opens\n\n" + ABOVE)
    assert result.document.title == "The plant opens"
    assert [segment.kind for segment in result.segments] == ["boilerplate"] * 4 + ["title", "paragraph"]


def test_a_column_of_short_lines_is_read_unless_it_is_a_menu() -> None:
    assert "Boron" in read(f"{ABOVE}Iron\nBoron\nCobalt{BELOW}")


def test_a_short_first_line_is_the_title() -> None:
    result = staged("The plant opens\n\n" + ABOVE)
    assert result.document.title == "The plant opens"
    assert [segment.kind for segment in result.segments] == ["title", "paragraph"]


@pytest.mark.parametrize(
    "first", ["It opened today.", "The plant opens,", "• The plant opens", "Key figures:"]
)
def test_a_first_line_that_is_no_headline_is_no_title(first: str) -> None:
    assert staged(f"{first}\n\n{ABOVE}").document.title is None


def test_the_title_of_front_matter_is_found_again_in_the_text() -> None:
    result = staged("---\ntitle: It's open.\n---\n\nIt's open.\n\n" + ABOVE)
    assert [segment.kind for segment in result.segments] == ["front_matter", "title", "paragraph"]


def test_an_underlined_line_is_a_heading_and_its_rule_is_not_read() -> None:
    assert kinds(ABOVE + "The road ahead\n--------------" + BELOW) == [
        "paragraph",
        "heading",
        "boilerplate",
        "paragraph",
    ]


def test_lines_wrapped_by_hand_make_one_paragraph() -> None:
    wrapped = "The plant opened in Ohio on a cold morning, and the\nmayor came to see it with his whole council. It has\nmade steel for years."
    assert kinds(wrapped) == ["paragraph"]


def test_lines_that_are_paragraphs_stay_apart() -> None:
    assert kinds(ABOVE.strip() + "\n" + BELOW.strip()) == ["paragraph", "paragraph"]


def test_a_byline_and_a_day_are_metadata() -> None:
    result = staged("The plant opens\n\nBy Jane Roe, Business Editor\n\nMarch 3, 2025\n\n" + ABOVE)
    assert [segment.kind for segment in result.segments] == [
        "title",
        "front_matter",
        "front_matter",
        "paragraph",
    ]
    assert result.document.author == "Jane Roe"


def test_what_readers_write_is_comment_and_yields_nothing() -> None:
    text = f"{ABOVE}{BELOW}\n\n2 Comments\n\nJane Roe says:\nMarch 3, 2023 at 4:44 pm\nI paid $500.\n\nReply\n\nLeave a Reply"
    assert kinds(text)[:3] == ["paragraph", "paragraph", "boilerplate"]
    assert set(kinds(text)[2:]) == {"boilerplate", "comment"}
    assert "$500" not in read(text)


def test_spam_above_the_reply_form_is_comment() -> None:
    spam = "  1. great post, i really like your blog and will come back to it again with my 400 friends"
    text = f"{ABOVE}{BELOW}\n\n\n{spam}\n\nYour email address will not be published."
    assert kinds(text) == ["paragraph", "paragraph", "comment", "boilerplate"]


def test_numbered_points_above_the_reply_form_stay_in_the_article() -> None:
    points = "  1. The plant cost $5 million.\n  2. It employs 400 people."
    text = f"{ABOVE}{BELOW}\n\n{points}\n\nLeave a Reply"
    assert kinds(text)[2:] == ["list_item", "list_item", "boilerplate"]


def test_a_comment_link_above_the_article_does_not_silence_it() -> None:
    assert "The plant opened" in read("Leave a comment\n\n" + ABOVE)
    assert "The plant opened" in read("3 Comments\n\nThe plant opens\n\n" + ABOVE)


def test_somebody_says_is_no_comment_without_a_moment() -> None:
    text = f"{ABOVE}The mayor says:\n\nWe will keep it open for years and years to come, all of us together.{BELOW}\n\nLeave a Reply"
    assert "We will keep it open" in read(text)


def test_entries_of_a_live_page_are_no_comments() -> None:
    text = f"{ABOVE}March 3, 2025 at 10:05 am\n\nThe gates are open.\n\nMarch 3, 2025 at 11:30 am\n\nThe gates are shut.{BELOW}"
    assert "The gates are shut." in read(text)


@pytest.mark.skipif(not GOLD.exists(), reason="the labelled real articles are not here")
@pytest.mark.parametrize("label", sorted(GOLD.glob("*.json")), ids=lambda path: path.stem[:3])
def test_real_articles_are_read_where_their_labels_say(label: Path) -> None:
    gold = json.loads(label.read_text(encoding="utf-8"))
    data = (GOLD / gold["doc"]).read_bytes()
    result = stage(gold["doc"], data, sha256(data).hexdigest())
    assert isinstance(result, Staged)
    assert_tiles(result)
    document = result.document
    assert (str(document.published_on) if document.published_on else None) == gold["published"]
    assert document.title == gold["title"]
    assert document.language == "en"
    sentences = split_sentences(document.document_id, document.text, result.segments)
    for silent in gold["boilerplate"]:
        assert not [s for s in sentences if s.start_char < silent["end"] and silent["start"] < s.end_char]
    for thing in gold["entities"] + gold["quantities"] + gold["dates"]:
        assert any(s.start_char <= thing["start"] and thing["end"] <= s.end_char for s in sentences), thing[
            "text"
        ]


LINES = st.sampled_from(
    ["---", "+++", "title: 'It's'", "date: 2024-01-01", "# A", "## B", "* c", "1. d", "> e", "| f | g |", "Leave a Reply",
     "Jane says:", "March 3, 2025 at 5:00 pm", "Reply", "![x](y)", "", "", " ", "\t", "Text of the article.", "By Jane Roe",
     "===", "```", "<p>", "\u2028", "\r", "\x0b", "\x85", "https://a.example/2024/01/02/x", "Published: March 3, 2025", "—"]
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(st.one_of(LINES, st.text(max_size=30)), max_size=25), st.sampled_from(["txt", "md"]))
def test_segments_tile_whatever_the_lines_are(lines: list[str], form: str) -> None:
    data = "\n".join(lines).encode("utf-8", "replace")
    result = stage(f"x.{form}", data, "00")
    if isinstance(result, Staged):
        assert_tiles(result)
        split_sentences("d", result.document.text, result.segments)
    else:
        assert "staging failed" not in result.reason
