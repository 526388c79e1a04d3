"""Properties of reading amounts: whatever the text, nothing raises and nothing evaporates."""

import time
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.rows import Segment, Sentence
from pipeline.text.find.numbers import Numeral
from pipeline.text.page import Page
from pipeline.text.read.number import read_number, rounded
from pipeline.text.read.quantities import read_quantities

PIECES = st.sampled_from(
    """$ € US$ Rs kr £ USD 4 6 12 1,234 3.5 1/2 24/7 9/11 2024 1,23 half a an one two twenty hundred million billion bn m k K
    dozens of thousands between and to from or per % percent - – + ( ) . , : / a year years days GPUs people jobs barrels
    a barrel km mph kWh °C twice doubled tenfold times x that amount another more up fell rose by over nearly some pounds
    cents p Boeing Section 's the third 5th 2.15pm http://a.b/3?x=4 point quarter ½ ″ 'one' \n""".split(" ")
)
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(PIECES, max_size=40).map(" ".join),
    st.lists(PIECES, max_size=40).map("".join),
)
UNITS = {0: "zero", 1: "one", 2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine",
         10: "ten", 11: "eleven", 12: "twelve", 13: "thirteen", 14: "fourteen", 15: "fifteen", 16: "sixteen",
         17: "seventeen", 18: "eighteen", 19: "nineteen"}  # fmt: skip
TENS = {2: "twenty", 3: "thirty", 4: "forty", 5: "fifty", 6: "sixty", 7: "seventy", 8: "eighty", 9: "ninety"}


def page_of(text: str) -> Page:
    return Page("d_1", text, [Segment("g_1", "d_1", 0, "paragraph", 0, len(text))],
                [Sentence("s_1", "d_1", "g_1", 0, 0, len(text), text)], None)  # fmt: skip


def values(text: str) -> list[tuple[Decimal, str]]:
    return [(row.value, row.unit) for row in read_quantities(page_of(text), [], []).rows]


def spelled(number: int) -> str:
    """An English cardinal below 10^12, as a style guide writes it."""
    for size, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand")):
        if number >= size:
            rest = number % size
            return f"{spelled(number // size)} {name}" + (f" {spelled(rest)}" if rest else "")
    if number >= 100:
        return f"{UNITS[number // 100]} hundred" + (f" and {spelled(number % 100)}" if number % 100 else "")
    if number < 20:
        return UNITS[number]
    return TENS[number // 10] + (f"-{UNITS[number % 10]}" if number % 10 else "")


@given(TEXTS)
@settings(max_examples=400, deadline=None)
def test_any_text_is_read_without_an_error_and_every_candidate_is_accounted_for(text: str) -> None:
    outcome = read_quantities(page_of(text), [], [])
    assert outcome.found == len(outcome.rows) + len(outcome.rejects)
    for row in [*outcome.rows, *outcome.rejects]:
        assert text[row.start_char : row.end_char] == row.text
    for row in outcome.rows:
        assert abs(row.value) < Decimal(10) ** 29
        assert -row.value.as_tuple().exponent <= 9  # type: ignore[operator]
        assert row.value_max is None or row.value_max > row.value


@given(st.text(alphabet="0123456789,.-/ $%", max_size=300))
@settings(max_examples=300, deadline=None)
def test_any_run_of_digits_and_separators_is_read_without_an_error(text: str) -> None:
    outcome = read_quantities(page_of(text), [], [])
    assert outcome.found == len(outcome.rows) + len(outcome.rejects)


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_readings_do_not_overlap(text: str) -> None:
    rows = read_quantities(page_of(text), [], []).rows
    starts = sorted((row.start_char, row.end_char) for row in rows)
    assert all(end <= start for (_, end), (start, _) in pairwise(starts))


@given(st.integers(min_value=2, max_value=10**12 - 1))
@settings(max_examples=300, deadline=None)
def test_a_number_reads_the_same_in_digits_with_separators_and_in_words(number: int) -> None:
    ways = [f"{number}", f"{number:,}", f"{number:,}".replace(",", "\u00a0"), spelled(number)]
    for way in ways if not 1800 <= number <= 2099 else ways[1:]:
        assert values(f"It counted {way} red apples.") == [(Decimal(number), "apple")], way


@given(
    st.decimals(min_value="1.1", max_value="999.9", places=1), st.sampled_from(["$", "US$", "USD ", "USD"])
)
@settings(max_examples=200, deadline=None)
def test_an_amount_reads_the_same_however_its_scale_is_written(amount: Decimal, sign: str) -> None:
    expected = [(amount * 10**9, "USD")]
    for scale in ("bn", " bn", "B", " billion", "-billion", "b"):
        assert values(f"They paid {sign}{amount}{scale} for it.") == expected, scale
    assert values(f"They paid {amount} billion dollars for it.") == expected
    assert values(f"They paid {amount} billion US dollars for it.") == expected


@given(st.decimals(min_value="0.01", max_value="99.99", places=2))
@settings(max_examples=100, deadline=None)
def test_percentages_read_the_same_however_the_sign_is_written(share: Decimal) -> None:
    for way in ("%", " %", " percent", " per cent", " pct"):
        assert values(f"It was {share}{way} of all.") == [(share, "percent")], way


@given(st.integers(min_value=1, max_value=40), st.integers(min_value=1, max_value=40))
def test_the_lower_end_of_a_range_comes_first(low: int, step: int) -> None:
    rows = read_quantities(page_of(f"It takes {low} to {low + step} months."), [], []).rows
    assert [(row.value, row.value_max, row.unit) for row in rows] == [(low, low + step, "month")]


@given(st.decimals(min_value=-(10**28), max_value=10**28, places=9))
def test_rounding_keeps_nine_decimals_and_the_value(value: Decimal) -> None:
    assert rounded(value) == value


@pytest.mark.parametrize("digits", ["9" * 30, "1" + "0" * 29, "9" * 5000])
def test_a_number_too_large_for_the_table_is_rejected_with_that_reason(digits: str) -> None:
    outcome = read_quantities(page_of(f"It has {digits} stars."), [], [])
    assert outcome.rows == []
    assert all("too large" in reject.reason for reject in outcome.rejects)


def test_a_numeral_of_an_unknown_form_has_no_value() -> None:
    assert read_number(Numeral(0, 3, "code", "1.2.3", "", 0)) is None


HOSTILE = (
    "1,111", "one hundred and ", "$1 to ", "1.1.", "twenty-", "5 a ", "half of ", "-1", "1/1 ", "1 gold and ",
    "1.1-1/2 ", "lost 1% to ", "12 oil and ", "a third by ", "5, or ", "6-foot-8 ", "$1 per a ", "up to 1 ",
    "index at 5,000 ", "1 or more ", "it fell by ", "Al Bo (23), ", "a dead peso 5 pesos, ", "5 cents, €3 and ",
    "more than 5 killed, ", "of those, 42 ", "33 and lost 11, ", "on 3% and on 4, ", "cases in all topped 1,000, ",
    "sales of 5 billion, ", "5% and the Nasdaq 6%, ", "aged 15 and ", "312 for 4, a lead of 5, ", "voted 60 to 38 ",
    "murder rate 6 per 1,000 ", "temperatures of 38, ", "5 barrels of oil a day ", "a toll of 5 ", "sales of cars to 5,000 ",
    "a quarter's 5m, ", "3 7-km ", "$5 was wiped off 5 ", "the boys, 9, 11 and ", "beat them by 21 ", "5 cents higher at ",
)  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_repetition_is_read_in_linear_time(piece: str) -> None:
    def cost(times: int) -> float:
        """Processor seconds, the least of two: a collection of garbage is not ours."""
        page, spent = page_of(piece * times), []
        for _ in range(2):
            began = time.process_time()
            outcome = read_quantities(page, [], [])
            spent.append(time.process_time() - began)
            assert outcome.found == len(outcome.rows) + len(outcome.rejects)
        return min(spent)

    few, many = cost(500), cost(4000)
    assert many < 24 * max(few, 0.002), "eight times the text may cost some eight times the time, not sixty-four"
