"""Pages about sport, and towns that stand for their teams on them."""

import pytest

from pipeline.score.public.pages import page_of
from pipeline.text.find.sport import has_result, is_of_sport

SPORT = "SOCCER - Results of first division matches on Saturday. Scorers in brackets, attendance 3,100."
BUSINESS = "The bank cut its goal for the season and will match the offer, its finance team said after the results."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (SPORT, True),
        (SPORT.upper(), True),
        ("The pitcher gave up two homers in the eighth inning.", True),
        (BUSINESS, False),
        ("Baseball is a game.", False),
        ("", False),
    ],
)
def test_a_page_is_about_sport_when_enough_different_words_say_so(text: str, expected: bool) -> None:
    assert is_of_sport(page_of(text).tokens.words) is expected


def test_a_word_written_in_several_ways_counts_once() -> None:
    assert not is_of_sport(["soccer", "Soccer", "SOCCER", "goal", "Goal"])


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Dallas 5 Denver 2", [True, True]),
        ("Dallas 5, Denver 2 (overtime)", [True, True]),
        ("Dallas 5 , St. Louis 2", [True, True]),
        ("Dallas 5.5 Denver 2", [False, False]),
        ("Dallas 2024 Denver 2025", [False, False]),
        ("In Dallas 5 Denver 2 men were held.", [False, False]),
    ],
)
def test_a_line_of_results_is_two_names_with_their_points(line: str, expected: list[bool]) -> None:
    text = f"Results\n{line}\nMore"
    names = [name for name in ("Dallas", "Denver", "St. Louis") if name in line]
    assert [has_result(text, text.index(name), text.index(name) + len(name)) for name in names] == expected
