"""Pages about sport, and towns that stand for their teams on them."""

import pytest

from pipeline.score.public.pages import page_of
from pipeline.text.find.sport import is_of_sport

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
