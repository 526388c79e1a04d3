"""What holds for every text, every date and every anchor."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pages import one_sentence, page_of

from pipeline.text.find.times_vocabulary import DAY_WORDS, MONTH_ROWS
from pipeline.text.lexicon import lexicon
from pipeline.text.page import Page
from pipeline.text.read import calendar
from pipeline.text.read.calendar import Impossible, Period
from pipeline.text.read.times import read_times

NAMES = [row["word"].capitalize() for row in MONTH_ROWS[:12]]
SNIPPETS = st.sampled_from(
    [row["word"] for row in lexicon("months")]
    + [row["word"].capitalize() for row in lexicon("weekdays")]
    + [row["word"] for row in lexicon("time_units")]
    + [row["plural"] for row in lexicon("time_units")]
    + [row["phrase"].replace(" - ", "-") for row in lexicon("time_modifiers")]
    + [row["phrase"] for row in lexicon("time_words")]
    + [row["name"].title() for row in lexicon("holidays")]
    + [row["word"] for row in lexicon("time_numbers")]
    + "the a of in by last next this past same ago later earlier before after or to and every twice first third 2024 "
    "1999 0001 9999 99 31 12 1 2.5 '99 1990s 80s Q3 H1 FY24 3Q24 fiscal quarter half - / , . : ' s spring fall summer "
    "p.m. am 18:00 UTC noon today tomorrow yesterday tonight 2023-24 2024-02-30 13/13/2024 99999999999999999999 BC "
    "century millennium decades coming following 1,000,000 100000 weekend morning".split()
)
PHRASES = st.lists(SNIPPETS, max_size=14).map(" ".join)
ANCHORS = st.one_of(st.none(), st.dates(), st.sampled_from([date.min, date.max, date(1, 3, 1), date(9999, 2, 28)]))


def check(page: Page) -> None:
    outcome = read_times(page, [])
    assert outcome.found == len(outcome.rows) + len(outcome.rejects)
    last = 0
    for row in outcome.rows:
        assert page.text[row.start_char : row.end_char] == row.text != ""
        assert row.start_char >= last
        last = row.end_char
        assert (row.begins_on is None) == (row.ends_on is None)
        assert row.begins_on is None or row.ends_on is None or row.begins_on <= row.ends_on
        if page.anchor is None and row.anchored_on is not None:
            assert row.begins_on is not None
    for reject in outcome.rejects:
        assert page.text[reject.start_char : reject.end_char] == reject.text
        assert reject.reason


@given(st.text(max_size=80), ANCHORS)
def test_no_text_raises_and_every_candidate_ends_as_row_or_reject(text: str, anchor: date | None) -> None:
    check(page_of(text, anchor))


@settings(max_examples=400)
@given(PHRASES, ANCHORS)
def test_no_pile_of_time_words_raises_even_at_the_ends_of_the_calendar(text: str, anchor: date | None) -> None:
    check(one_sentence(text, anchor))


@given(
    st.dates(date(1900, 1, 1), date(2060, 12, 31)),
    st.sampled_from(
        [
            "{m} {d}, {y}",
            "{d} {m} {y}",
            "{i}",
            "the {d} of {m} {y}",
            "{m3}. {d}, {y}",
            "{d}-{m3}-{y}",
            "{w}, {m} {d}, {y}",
        ]
    ),
    st.one_of(st.none(), st.dates()),
)
def test_a_rendered_date_reads_back_whatever_the_anchor(it: date, form: str, anchor: date | None) -> None:
    month = NAMES[it.month - 1]
    rendered = form.format(m=month, m3=month[:3], d=it.day, y=it.year, i=it.isoformat(), w=it.strftime("%A"))
    rows = read_times(one_sentence(f"It happened on {rendered} in town.", anchor), []).rows
    assert [(row.text, row.timex_value, row.begins_on, row.ends_on) for row in rows] == [
        (rendered, it.isoformat(), it, it)
    ]


@given(st.integers(1900, 2060), st.integers(1, 12))
def test_a_rendered_month_reads_back(year: int, month: int) -> None:
    rows = read_times(one_sentence(f"It happened in {NAMES[month - 1]} {year}."), []).rows
    assert [row.timex_value for row in rows] == [f"{year}-{month:02}"]


@given(st.integers(1900, 2060), st.integers(1, 4))
def test_a_quarter_reads_the_same_in_every_writing(year: int, index: int) -> None:
    ordinal = ("first", "second", "third", "fourth")[index - 1]
    for form in (
        f"Q{index} {year}",
        f"the {ordinal} quarter of {year}",
        f"{year} Q{index}",
        f"{year}'s {ordinal} quarter",
    ):
        rows = read_times(one_sentence(f"Sales rose in {form}."), []).rows
        assert [(row.text, row.timex_value) for row in rows] == [(form, f"{year}-Q{index}")]


@given(st.dates(date(1950, 1, 1), date(2080, 1, 1)), st.integers(1, 30))
def test_days_ago_count_back_from_the_anchor(anchor: date, days: int) -> None:
    unit = "day" if days == 1 else "days"
    rows = read_times(one_sentence(f"It opened {days} {unit} ago.", anchor), []).rows
    assert [(row.begins_on, row.anchored_on) for row in rows] == [(anchor - timedelta(days=days), anchor)]


@pytest.mark.parametrize("unit", ["month", "quarter", "half", "season", "year", "decade", "century", "week"])
@given(it=st.dates(date(200, 1, 1), date(9800, 1, 1)))
def test_thirds_tile_their_period(unit: str, it: date) -> None:
    whole = calendar.around(it, unit)
    early, mid, late = (calendar.part(whole, which) for which in ("START", "MID", "END"))
    assert early.begins == whole.begins and late.ends == whole.ends
    assert early.ends is not None and mid.ends is not None
    assert mid.begins == early.ends + timedelta(days=1) and late.begins == mid.ends + timedelta(days=1)


@given(
    st.dates(),
    st.sampled_from(["day", "week", "month", "quarter", "year", "decade", "century"]),
    st.integers(-200_000, 200_000),
)
def test_moving_through_the_calendar_gives_a_date_or_says_that_none_is(it: date, unit: str, steps: int) -> None:
    try:
        period = calendar.around(calendar.moved(it, unit, steps), unit)
    except Impossible as reason:
        assert str(reason)
    else:
        assert isinstance(period, Period)


@given(PHRASES)
def test_without_an_anchor_nothing_relative_gets_an_interval(text: str) -> None:
    outcome = read_times(one_sentence(text, None), [])
    assert all(row.begins_on is None for row in outcome.rows if row.text.lower() in ("last year", "today", "this week"))


@pytest.mark.parametrize(
    "text",
    [
        "the \u017fecond quarter of 2024",
        "\u017feptember 6, 2024",
        "\u0662\u0660\u0662\u0664 and 6 May \u0662\u0660\u0662\u0664",
        "la\u017ft year, thi\u017f week, 3 year\u017f ago",
    ],
)
def test_letters_that_only_look_alike_do_not_raise(text: str) -> None:
    check(one_sentence(f"It opened in {text}.", date(2024, 9, 6)))


@pytest.mark.parametrize(
    "pile",
    [
        "the last two or three years and a half of the 12 March, 2024 - ",
        "Friday in the period ",
        "two hours and 15 minutes after the week of the month of May ",
        "would be in the first Monday of 12-14 weeks that spring ",
    ],
)
def test_one_very_long_sentence_of_time_words_is_read_in_linear_time(pile: str) -> None:
    from time import process_time

    def once(times: int) -> float:
        page = one_sentence(pile * times, date(2024, 9, 6))
        started = process_time()
        read_times(page, [])
        return process_time() - started

    def cost(times: int) -> float:  # The least of a few: a busy machine is not ours.
        return min(once(times) for _ in range(4))

    assert cost(2000) < 40 * max(cost(200), 0.005)


ORDINAL_WORDS = {value: word for word, value in DAY_WORDS.items() if " " not in word}
WRITINGS = (
    "{m} {d}, {y}", "{m} {d} {y}", "{m} {o}, {y}", "{m} the {o}, {y}", "{m3}. {d}, {y}", "{m3} {d}, {y}", "{d} {m} {y}",
    "{d} {m}, {y}", "{o} {m} {y}", "{o} of {m} {y}", "the {o} of {m} {y}", "the {o} of {m}, {y}", "{d} {m3} {y}",
    "{d}-{m3}-{y}", "{d}-{m}-{y}", "{w}, {m} {d}, {y}", "{w} {d} {m} {y}", "{w}, {d} {m} {y}", "{w3}, {d} {m3} {y}",
    "{i}", "{i4}", "the {word} of {m} {y}", "{m} the {word}, {y}", "{e}",
)  # fmt: skip


@given(st.dates(date(1900, 1, 1), date(2060, 12, 31)))
def test_a_date_written_two_dozen_ways_reads_the_same(it: date) -> None:
    month = NAMES[it.month - 1]
    suffix = {1: "st", 2: "nd", 3: "rd"}.get(0 if 10 < it.day < 14 else it.day % 10, "th")
    said = {
        "m": month, "m3": month[:3], "d": it.day, "o": f"{it.day}{suffix}", "y": it.year, "i": it.isoformat(),
        "i4": f"{it:%Y/%m/%d}", "w": f"{it:%A}", "w3": f"{it:%a}", "word": ORDINAL_WORDS[it.day], "e": f"{it:%d.%m.%Y}",
    }  # fmt: skip
    for form in WRITINGS:
        text = form.format(**said)
        rows = read_times(one_sentence(f"It was on {text} in town."), []).rows
        assert [(row.text, row.timex_value) for row in rows] == [(text, it.isoformat())]


@pytest.mark.parametrize(
    ("form", "value"),
    [
        ("{y}", "{y:04}"),
        ("the {d}s", "{t:03}"),
        ("{m} {y}", "{y:04}-{n:02}"),
        ("Q{q} {y}", "{y:04}-Q{q}"),
        ("the first half of {y}", "{y:04}-H1"),
        ("the summer of {y}", "{y:04}-SU"),
        ("fiscal {y}", "FY{y:04}"),
        ("early {y}", "{y:04}"),
        ("the end of {m} {y}", "{y:04}-{n:02}"),
    ],
)
@given(year=st.integers(1950, 2050), month=st.integers(1, 12), anchor=st.one_of(st.none(), st.dates()))
def test_a_rendered_value_reads_back_whatever_the_anchor(
    form: str, value: str, year: int, month: int, anchor: date | None
) -> None:
    said = {"y": year, "d": year // 10 * 10, "t": year // 10, "m": NAMES[month - 1], "n": month, "q": (month + 2) // 3}
    rows = read_times(one_sentence(f"It came in {form.format(**said)} to us.", anchor), []).rows
    assert [(row.text, row.timex_value) for row in rows] == [(form.format(**said), value.format(**said))]


COUNTS = {word: value for value, word in enumerate("one two three four five six seven eight nine ten".split(), 1)}


@given(st.sampled_from(sorted(COUNTS)), st.sampled_from(["day", "week", "month", "year", "hour", "minute"]))
def test_a_span_in_words_is_the_span_in_figures(word: str, unit: str) -> None:
    count = COUNTS[word]
    expected = f"P{'T' if unit in ('hour', 'minute') else ''}{count}{unit[0].upper()}"
    for form in (f"{word} {unit}s", f"{count} {unit}s", f"{word}-{unit}", f"{count}-{unit}", f"{word}-{unit}-old"):
        rows = read_times(one_sentence(f"It took {form} work."), []).rows
        assert [(row.text, row.timex_value) for row in rows] == [(form, expected)]


@given(st.dates(date(1950, 1, 1), date(2080, 1, 1)), st.sampled_from(["rose", "will rise"]), st.sampled_from(NAMES))
def test_a_month_takes_the_nearest_year_that_the_tense_allows(anchor: date, verb: str, month: str) -> None:
    rows = read_times(one_sentence(f"It {verb} in {month}.", anchor), []).rows
    begins, ends = rows[0].begins_on, rows[0].ends_on
    assert begins is not None and ends is not None
    assert begins <= anchor if verb == "rose" else ends >= anchor
    assert abs((begins - anchor).days) <= 366


@given(st.dates(date(1950, 1, 1), date(2080, 1, 1)), st.sampled_from([f"{date(2024, 1, d):%A}" for d in range(1, 8)]))
def test_a_weekday_lies_within_a_week_on_the_side_that_the_tense_says(anchor: date, weekday: str) -> None:
    for verb, low, high in (("rose", -6, 0), ("will rise", 0, 6)):
        row = read_times(one_sentence(f"It {verb} on {weekday}.", anchor), []).rows[0]
        assert row.begins_on is not None and f"{row.begins_on:%A}" == weekday
        assert low <= (row.begins_on - anchor).days <= high


@pytest.mark.parametrize("unit", ["month", "quarter", "half", "season", "year", "decade", "century", "week"])
@given(it=st.dates(date(200, 1, 1), date(9800, 1, 1)))
def test_halves_tile_their_period(unit: str, it: date) -> None:
    whole = calendar.around(it, unit)
    first, second = calendar.half_of(whole, "START"), calendar.half_of(whole, "END")
    assert first.begins == whole.begins and second.ends == whole.ends
    assert first.ends is not None and second.begins == first.ends + timedelta(days=1)
