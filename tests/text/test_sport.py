"""Pages about sport, and towns that stand for their teams on them."""

import pytest

from pipeline.score.public.pages import page_of
from pipeline.text.find.sport import has_result, is_of_sport
from pipeline.text.read.mentions import read_mentions

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
        ("It is not so that the men were all held in Dallas 5 Denver 2", [False, False]),
    ],
)
def test_a_line_of_results_is_two_names_with_their_points(line: str, expected: list[bool]) -> None:
    text = f"Results\n{line}\nMore"
    names = [name for name in ("Dallas", "Denver", "St. Louis") if name in line]
    assert [has_result(text, text.index(name), text.index(name) + len(name)) for name in names] == expected


def test_a_town_is_the_team_here_and_the_place_there_on_a_page_about_sport() -> None:
    text = (
        "SOCCER - RESULTS OF FIRST DIVISION MATCHES .\nBarnsley 2 Crewe 1\nLeeds 0 Oxford 0\n"
        "Scorers met in Leeds on Friday after the match , the league said ."
    )
    read = [(row.text, row.type) for row in read_mentions(page_of(text))[0].rows]
    assert [kind for name, kind in read if name == "Leeds"] == ["ORG", "PLACE"]
    assert dict(read).items() >= {("Barnsley", "ORG"), ("Crewe", "ORG"), ("Oxford", "ORG")}
