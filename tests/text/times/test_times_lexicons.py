"""Every line of the lexicons of time does what it says."""

from datetime import date

import pytest
from pages import one_sentence, spans

from pipeline.text.lexicon import lexicon
from pipeline.text.read.times import read_times

SEPTEMBER = date(2024, 9, 6)


def read(sentence: str) -> list[str | None]:
    return [value for _, value, *_ in spans(one_sentence(sentence, SEPTEMBER))]


def lines(name: str, **where: str) -> list[str]:
    return [row["word"] for row in lexicon(name) if all(row[column] == value for column, value in where.items())]


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


@pytest.mark.parametrize("row", lexicon("time_words"), ids=lambda row: row["phrase"])
def test_a_phrase_reads_as_the_table_says(row: dict[str, str]) -> None:
    before = "at " if row["where"] == "after_at" else ""
    rows = read_times(one_sentence(f"It was so {before}{row['phrase']}.", SEPTEMBER), []).rows
    assert [(it.text, it.timex_type, it.timex_value) for it in rows] == [(row["phrase"], row["type"], row["value"])]


@pytest.mark.parametrize("phrase", [row["phrase"] for row in lexicon("time_words") if row["where"] == "closed"])
def test_a_closed_phrase_before_a_noun_is_no_time(phrase: str) -> None:
    assert read(f"It was so {phrase} people.") == []


@pytest.mark.parametrize("phrase", [row["phrase"] for row in lexicon("time_words") if row["type"] == "SET"])
def test_a_set_before_a_noun_is_the_length_over_which_it_is_counted(phrase: str) -> None:
    rows = read_times(one_sentence(f"It had {phrase} figures.", SEPTEMBER), []).rows
    assert [(it.text, it.timex_type) for it in rows] == [(phrase, "DURATION")]


NARROWING = ("part", "half", "edge", "rest", "so_far")


def joined(phrase: str, named: str) -> str:
    """`mid -` and `May` as they are written: `mid-May`."""
    return f"{phrase} {named}".replace(" - ", "-")


@pytest.mark.parametrize(
    "row", [row for row in lexicon("time_modifiers") if row["kind"] in NARROWING], ids=lambda row: row["phrase"]
)
def test_words_that_name_a_part_of_a_month_narrow_it(row: dict[str, str]) -> None:
    named = "2023" if row["phrase"].startswith("year") else "July 2023"
    said = joined(row["phrase"], named)
    rows = read_times(one_sentence(f"It fell by {said}.", SEPTEMBER), []).rows
    assert [(it.text, it.timex_value[:4], it.timex_mod) for it in rows] == [(said, "2023", row["mod"])]


@pytest.mark.parametrize(
    "row", [row for row in lexicon("time_modifiers") if row["kind"] == "size"], ids=lambda row: row["phrase"]
)
def test_words_that_size_a_span_belong_to_it(row: dict[str, str]) -> None:
    rows = read_times(one_sentence(f"It took {row['phrase']} 12 days.", SEPTEMBER), []).rows
    assert [(it.text, it.timex_value, it.timex_mod) for it in rows] == [
        (f"{row['phrase']} 12 days", "P12D", row["mod"])
    ]


@pytest.mark.parametrize(
    "row", [row for row in lexicon("time_modifiers") if row["kind"] == "day_part"], ids=lambda row: row["phrase"]
)
def test_words_that_name_a_part_of_a_day_give_its_time(row: dict[str, str]) -> None:
    assert read(f"It fell on {row['phrase']} May 3, 2023.") == [f"2023-05-03T{row['mod']}"]


@pytest.mark.parametrize(
    ("kind", "value"),
    [("first_day", "2023-05-01"), ("last_day", "2023-05-31"), ("week_of", "2023-W18"), ("weekend_of", "2023-W18-WE")],
)
def test_words_that_lead_to_another_period_give_it(kind: str, value: str) -> None:
    named = "May 2023" if kind.endswith("day") else "May 3, 2023"
    phrases = [row["phrase"] for row in lexicon("time_modifiers") if row["kind"] == kind]
    assert phrases
    for phrase in phrases:
        assert read(f"It fell in {phrase} {named}.") == [value]


@pytest.mark.parametrize("word", lines("time_neighbours", role="before_over"))
def test_over_behind_a_word_of_extent_means_more_than(word: str) -> None:
    rows = read_times(one_sentence(f"It is {word} over two years.", SEPTEMBER), []).rows
    assert [(it.text, it.timex_mod) for it in rows] == [("over two years", "MORE_THAN")]


@pytest.mark.parametrize("word", ["sold", "grew", "paid"])
def test_over_behind_any_other_word_means_during(word: str) -> None:
    rows = read_times(one_sentence(f"It {word} over two years.", SEPTEMBER), []).rows
    assert [(it.text, it.timex_mod) for it in rows] == [("two years", None)]


@pytest.mark.parametrize("word", lines("time_neighbours", role="before_vague"))
def test_units_without_a_number_behind_a_word_of_extent_are_a_span(word: str) -> None:
    assert read(f"It is {word} months there.") == ["PXM"]


@pytest.mark.parametrize("word", lines("time_neighbours", role="before_now"))
def test_now_behind_a_preposition_is_dated(word: str) -> None:
    assert read(f"It was cold {word} now here.") == ["PRESENT_REF"]


@pytest.mark.parametrize("word", lines("time_neighbours", role="after_now"))
def test_now_that_opens_a_statement_is_dated(word: str) -> None:
    assert "PRESENT_REF" in read(f"Now {word} thing moves.")


@pytest.mark.parametrize("word", lines("time_neighbours", role="before_the_period"))
def test_the_year_behind_a_preposition_is_the_one_that_is_told(word: str) -> None:
    value = "2024" if word != "of" else None
    assert (read(f"It was so {word} the year.") or [None])[0] == value


@pytest.mark.parametrize("word", lines("time_neighbours", role="before_of_the_period"))
def test_a_share_of_the_year_is_dated(word: str) -> None:
    assert read(f"It was so for {word} of the year.")[-1] == "2024"


@pytest.mark.parametrize("word", lines("time_neighbours", role="counted"))
def test_a_number_of_anything_a_day_is_a_rate(word: str) -> None:
    assert read(f"It took in 30 {word} a day.") == ["P1D"]


@pytest.mark.parametrize("word", lines("time_neighbours", role="after_closed"))
def test_the_past_before_a_small_word_is_a_time(word: str) -> None:
    assert read(f"It lies in the past {word} there.")[0] == "PAST_REF"


@pytest.mark.parametrize("word", lines("time_neighbours", role="after_month_ahead"))
def test_goods_for_a_month_lie_ahead(word: str) -> None:
    assert read(f"Oil for October {word} rose.") == ["2024-10"]


@pytest.mark.parametrize("row", lexicon("known_days"), ids=lambda row: f"{row['month']}-{row['day']} {row['word']}")
def test_a_day_that_everybody_knows_has_its_own_year(row: dict[str, str]) -> None:
    day = date(int(row["year"]), int(row["month"]), int(row["day"]))
    rows = read_times(one_sentence(f"It followed the {day:%B} {day.day} {row['word']}.", SEPTEMBER), []).rows
    assert [it.begins_on for it in rows] == [day]
    before = read_times(one_sentence(f"It followed the {day:%B} {day.day} {row['word']}.", date(1999, 1, 5)), []).rows
    assert before[0].begins_on != day


@pytest.mark.parametrize("word", lines("time_neighbours", role="after_vague"))
def test_units_without_a_number_in_front_of_a_word_of_distance_are_a_span(word: str) -> None:
    assert read(f"It was months {word} there.") == ["PXM"]
