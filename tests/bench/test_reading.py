"""The benchmark of reading: its text is what it says it is, and its judgement can tell right from wrong."""

from collections import Counter
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests.bench.newstext import Line, Sheet, sheets
from tests.bench.reading import OURS, Score, cells, measure, right_days, right_figure, together
from tests.bench.systems import Amount, Days, System, unit_of

FIVE = {"kind": "money", "text": "$5m", "value": "5000000", "value_max": None, "unit": "USD", "start": 3, "end": 6}
RANGE = {**FIVE, "value": "5000000", "value_max": "7000000"}
MAY = {"begins_on": "2024-05-01", "ends_on": "2024-05-31", "start": 3, "end": 11, "mod": None}


@pytest.fixture(scope="module")
def text() -> list[Sheet]:
    return list(sheets(30, seed=5))


def test_no_sentence_occurs_twice(text: list[Sheet]) -> None:
    lines = Counter(line.text for sheet in text for line in sheet.lines)
    assert len(lines) > 500 and set(lines.values()) == {1}


def test_what_was_planted_is_quoted_by_its_sentence(text: list[Sheet]) -> None:
    spans = [(line, span) for sheet in text for line in sheet.lines for span in (*line.figures, *line.times)]
    assert len(spans) > 200
    assert not [span for line, span in spans if line.text[span["start"] : span["end"]] != span["text"]]


def test_every_sentence_is_read_as_one(text: list[Sheet]) -> None:
    cut = [sheet for sheet in text if [s.text for s in sheet.sentences] != [line.text for line in sheet.lines]]
    assert len(cut) <= 1


@pytest.mark.parametrize(
    ("planted", "answers", "right"),
    [
        (FIVE, [Amount(3, 6, (Decimal(5000000),), "USD")], (True, True)),
        (FIVE, [Amount(3, 6, (Decimal("5000000.0000001"),), "USD")], (True, True)),
        (FIVE, [Amount(3, 6, (Decimal(5000000),), None)], (True, False)),
        (FIVE, [Amount(4, 5, (Decimal(5),), "USD")], (False, False)),
        (FIVE, [Amount(6, 9, (Decimal(5000000),), "USD")], (False, False)),
        (FIVE, [], (False, False)),
        (RANGE, [Amount(3, 6, (Decimal(5000000),), "USD")], (False, False)),
        (RANGE, [Amount(3, 6, (Decimal(5000000), Decimal(7000000)), "USD")], (True, True)),
        (RANGE, [Amount(3, 4, (Decimal(5000000),), "USD"), Amount(4, 6, (Decimal(7000000),), "USD")], (True, True)),
        ({**FIVE, "kind": "count", "unit": "ship"}, [Amount(3, 6, (Decimal(5000000),), None)], (True, None)),
        ({**FIVE, "kind": "measure", "unit": "meter**2"}, [Amount(3, 6, (Decimal(5000000),), "m²")], (True, True)),
    ],
)  # fmt: skip
def test_a_figure_is_right_by_value_and_unit(
    planted: dict[str, Any], answers: list[Amount], right: tuple[bool, bool | None]
) -> None:
    assert right_figure(planted, answers) == right


@pytest.mark.parametrize(
    ("interval", "right"),
    [
        ((date(2024, 5, 1), date(2024, 5, 31)), (True, True)),
        ((date(2024, 5, 17), date(2024, 5, 17)), (True, False)),
        ((date(2024, 1, 1), date(2024, 12, 31)), (False, False)),
    ],
)
def test_a_time_is_right_by_its_days(interval: tuple[date, date], right: tuple[bool, bool]) -> None:
    assert right_days(MAY, [Days(0, 4, [interval])]) == right
    assert right_days(MAY, [Days(11, 14, [interval])]) == (False, False)


@pytest.mark.parametrize(
    ("name", "unit"),
    [("dollar per barrel", "USD/barrel"), ("Square meter", "meter**2"), ("percentage", "percent"), ("Mile", "mile")],
)
def test_units_of_other_systems_are_put_into_our_terms(name: str, unit: str) -> None:
    assert unit_of(name) == unit


def test_all_systems_read_the_same_text_and_only_what_they_answer_is_judged(text: list[Sheet]) -> None:
    asked: list[str] = []

    def ask(line: Line) -> Line:
        asked.append(line.text)
        return line

    def told(line: Line) -> list[Amount]:
        return [Amount(f["start"], f["end"], (Decimal(f["value"]),), f["unit"]) for f in line.figures]

    deaf = System("deaf", ask, lambda line: (), None)
    knowing = System("knowing", ask, told, None)
    ours, one, other = measure(text, [deaf, knowing], sample=60, rounds=3)
    assert ours.name == OURS and ours.right["value"] >= 0.98 * ours.planted["value"] > 100
    assert (one.words, one.planted) == (other.words, other.planted)
    assert one.right["value"] == 0 < 0.8 * other.planted["value"] < other.right["value"]
    assert not one.planted["a day of it"]
    sample = asked[-120:]
    assert len(set(sample)) == 60 == one.sentences


def test_a_system_of_figures_and_one_of_times_are_also_shown_as_one() -> None:
    half = Score("a", 2, 10, 1.0, Counter(value=1), Counter(value=2))
    rest = Score("b", 2, 10, 3.0, Counter({"a day of it": 1}), Counter({"a day of it": 1}))
    both = Score("c", 2, 10, 0.5, half.right + rest.right, half.planted + rest.planted)
    (one,) = together([both, half, rest])
    assert (one.name, one.words, one.seconds) == ("a and b", 10, 4.0)
    shown = cells([both, one])
    assert [row[3:8] for row in shown] == [
        ("0.50", "20", "1", "50.0% of 2", "-"),
        ("4.00", "2", "8", "50.0% of 2", "-"),
    ]
