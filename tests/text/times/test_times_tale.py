"""What one sentence says of the times in the next."""

from datetime import date

import pytest
from pages import page_of, spans

from pipeline.rows import Mention
from pipeline.text.read.times import read_times

TUESDAY = date(2025, 10, 21)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("They raided it on Sunday.\nThe gang arrived at 9:30 a.m.", ["2025-10-19", "2025-10-19T09:30"]),
        ("They raided it on Sunday.\nThe museum opens at 9:30 a.m.", ["2025-10-19", "2025-10-21T09:30"]),
        ("It was bought on 1 March 2024.\nHe called at 9:30 a.m.", ["2024-03-01", "2025-10-21T09:30"]),
        ("He served from 2004 to 2008.\nIt was 3% more than a year earlier.", ["2004", "2008", "2024"]),
        ("He died on Thursday.\nHe was 50.\nMedics were called at 9:30 a.m.", ["2025-10-16", "2025-10-16T09:30"]),
        ("Police said on Sunday he was held.\nHe was freed at 9:30 a.m.", ["2025-10-19", "2025-10-21T09:30"]),
        ("The toll of Sunday's quake rose today.\nIt hit at 9:30 a.m.", ["2025-10-19", "2025-10-21", "2025-10-19T09:30"]),
        ("It closed at 9 p.m. on Monday.\nHe called at 2 a.m.", ["2025-10-20T21:00", "2025-10-20", "2025-10-21T02:00"]),
        ("It is shut at 9 p.m.\nIt opens at 2 a.m.", ["2025-10-21T21:00", "2025-10-21T02:00"]),
        ("It began at 1 p.m. Monday.\nBy 2:15 it was over.", ["2025-10-20T13:00", "2025-10-20T14:15"]),
        ("It began at 13:00 on Monday.\nBy 2:15 it was over.", ["2025-10-20T13:00", "2025-10-20", "2025-10-20T02:15"]),
        ("It began at 9:30 a.m.\nTwo hours later it was over.", ["2025-10-21T09:30", "2025-10-21T11:30"]),
        ("It began at 11 p.m. Monday and was over two hours later.", ["2025-10-20T23:00", "2025-10-21T01:00"]),
        ("He died on Thursday; a vote is on Friday.\nHe fell at 9:30 a.m.", ["2025-10-16", "2025-10-24", "2025-10-16T09:30"]),
        ("He died on Sunday.\nHe had left on Friday.\nHe fell at 9:30 a.m.", ["2025-10-19", "2025-10-17", "2025-10-19T09:30"]),
        ("He died on Sunday.\nAs of noon, nobody had left.", ["2025-10-19", "2025-10-21T12:00"]),
        ("It was the highest since March 2023.\nIt was 3% more than a year earlier.", ["2023-03", "2024"]),
    ],
)
def test_a_day_goes_on_into_the_next_sentence_only_where_the_tale_does(text: str, values: list[str]) -> None:
    assert [value for _, value, *_ in spans(page_of(text, TUESDAY))] == values


def test_a_range_of_months_that_is_taken_for_a_name_is_still_a_time() -> None:
    text = "The economy grew 1 percent in April-June."
    at = text.index("April")
    name = Mention("m_1", "d_test", "s_1", at, at + 10, "April-June", "PERSON", None, "c_1", "model", 0.5)
    rows = read_times(page_of(text, TUESDAY), [name]).rows
    assert [row.timex_value for row in rows] == ["2025-04/2025-06"]
