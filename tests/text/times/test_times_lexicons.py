"""Every line of the lexicons of time does what it says."""

from datetime import date

import pytest
from pages import one_sentence, spans

from pipeline.text.lexicon import lexicon

SEPTEMBER = date(2024, 9, 6)


def read(sentence: str) -> list[str | None]:
    return [value for _, value, *_ in spans(one_sentence(sentence, SEPTEMBER))]


def lines(name: str, **where: str) -> list[str]:
    return [
        row["word"] for row in lexicon(name) if all(row[column] == value for column, value in where.items())
    ]


@pytest.mark.parametrize("word", lines("year_contexts", side="after", says="other"))
def test_a_number_before_a_measure_is_no_year(word: str) -> None:
    assert "2010" not in read(f"It had 2010 {word} left.")


@pytest.mark.parametrize("word", lines("year_contexts", side="after", says="year"))
def test_a_number_before_an_affair_of_a_year_is_a_year(word: str) -> None:
    assert read(f"The 2010 {word} began well.")[0] == "2010"


@pytest.mark.parametrize("word", lines("year_contexts", side="before", says="other"))
def test_a_number_after_a_word_that_numbers_things_is_no_year(word: str) -> None:
    assert "2010" not in read(f"They had {word} 2010 with them.")


@pytest.mark.parametrize("word", lines("year_contexts", side="before", says="year"))
def test_a_number_after_a_word_of_time_is_a_year(word: str) -> None:
    assert read(f"They had it {word} 1850 with them.") == ["1850"]


@pytest.mark.parametrize("word", lines("tenses", tense="past"))
def test_a_past_word_sends_a_month_back(word: str) -> None:
    assert read(f"They {word} it in October.") == ["2023-10"]


@pytest.mark.parametrize("word", lines("tenses", tense="future"))
def test_a_future_word_sends_a_month_ahead(word: str) -> None:
    assert read(f"They {word} to do it in March.") == ["2025-03"]


@pytest.mark.parametrize("word", lines("tenses", tense="none"))
def test_a_word_that_only_looks_past_decides_nothing(word: str) -> None:
    assert read(f"The {word} of it in October.") == ["2024-10"]


@pytest.mark.parametrize("word", lines("time_neighbours", role="finance"))
def test_a_half_in_a_sentence_of_business_is_half_a_year(word: str) -> None:
    assert read(f"Its {word} rose in the first half.") == ["2024-H1"]


@pytest.mark.parametrize("word", lines("time_neighbours", role="before_clock"))
def test_two_numbers_with_a_colon_after_a_word_of_time_are_a_time_of_day(word: str) -> None:
    assert read(f"It is {word} 16:09 there.") == ["2024-09-06T16:09"]


@pytest.mark.parametrize("word", lines("time_neighbours", role="before_duration"))
def test_a_year_after_a_word_of_extent_is_a_span(word: str) -> None:
    assert read(f"It is {word} a year there.") == ["P1Y"]


@pytest.mark.parametrize("row", lexicon("time_numbers")[:20], ids=lambda row: row["ordinal"])
def test_every_ordinal_counts_centuries(row: dict[str, str]) -> None:
    value = "00" if row["value"] == "1" else f"{int(row['value']) - 1:02}"
    assert read(f"It was built in the {row['ordinal']} century.") == [value]
