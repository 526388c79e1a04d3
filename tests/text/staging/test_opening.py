"""Front matter that is meant to be YAML: read line by line, repaired, the repair recorded."""

import pytest

from pipeline.text.staging.opening import read_opening


def fields(*lines: str) -> dict[str, str]:
    return read_opening("\n".join(["---", *lines, "---", "", "Text."])).fields


def issues(*lines: str) -> tuple[str, ...]:
    return read_opening("\n".join(["---", *lines, "---", "", "Text."])).issues


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("title: Plain", "Plain"),
        ("title: 'Single'", "Single"),
        ('title: "Double"', "Double"),
        ("title: 'Musk's plan'", "Musk's plan"),
        ("title: 'Musk''s plan'", "Musk's plan"),
        ('title: "He said "no" twice"', 'He said "no" twice'),
        ("title: 'never closed", "never closed"),
        ("title: One: two", "One: two"),
        ("Title : x", "x"),
        ("title:", ""),
        ("title: [a, 'b']", "a, b"),
        ("title: https://a.example/b: c", "https://a.example/b: c"),
    ],
)
def test_values_are_read_without_their_quotes(line: str, value: str) -> None:
    assert fields(line, "date: 2024-01-01")["title"] == value


@pytest.mark.parametrize(
    "line", ["title: 'Musk's plan'", 'title: "He said "no" twice"', "title: 'never closed", "title: One: two"]
)
def test_what_yaml_would_refuse_is_recorded(line: str) -> None:
    assert any("not valid YAML" in issue for issue in issues(line))


@pytest.mark.parametrize(
    "line", ["title: Plain", "title: 'Musk''s plan'", "title: https://a.example/b", "tags: [a, b]"]
)
def test_what_yaml_accepts_is_not_recorded(line: str) -> None:
    assert issues(line) == ()


def test_lists_and_continued_lines_are_joined() -> None:
    assert fields("authors:", "  - Ann Lee", "  - Bob Ray", "summary: >", "  one", "  two") == {
        "authors": "Ann Lee, Bob Ray",
        "summary": "one two",
    }


def test_the_first_of_two_equal_keys_is_kept_and_noted() -> None:
    assert fields("date: 2024-01-01", "date: 2024-02-02")["date"] == "2024-01-01"
    assert any("repeats date" in issue for issue in issues("date: 2024-01-01", "date: 2024-02-02"))


def test_lines_without_a_key_are_noted() -> None:
    assert any("without a key" in issue for issue in issues("title: a", "%% nonsense"))


@pytest.mark.parametrize(
    "text",
    [
        "---\n\nText.",
        "---\nno field here\n---\nText.",
        "--- \n---\nText.",
        "----\ntitle: a\n---\n",
        "Text.\n---\ntitle: a\n---",
    ],
)
def test_rules_are_no_front_matter(text: str) -> None:
    assert read_opening(text).end == 0


def test_front_matter_ends_after_its_closing_fence() -> None:
    assert read_opening("---\r\ntitle: a\r\n---\r\nText.").end == len("---\r\ntitle: a\r\n---\r\n")


@pytest.mark.parametrize(
    "text",
    ["Author: a sentence that begins with a word.\n\nText.", "Source: x\nBut then a sentence.\n\nText."],
)
def test_a_line_with_a_colon_is_no_header(text: str) -> None:
    assert read_opening(text).end == 0
