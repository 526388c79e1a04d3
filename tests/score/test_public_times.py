"""The loaders of the public sets of time, on a few made-up lines in their forms."""

import json
from datetime import date
from pathlib import Path

import pytest

from pipeline.errors import FactmillError
from pipeline.score.figures import Figure
from pipeline.score.public import gum_dates, meantime_times, recognizers_times
from pipeline.score.report import Report


def figures(report: Report) -> dict[str, tuple[int, int, int]]:
    return {name: (it.right, it.read, it.labelled) for name, it in report.figures.items()}


def test_meantime_counts_spans_overlaps_and_values(tmp_path: Path) -> None:
    text = "The mill burned on 4 March 2019 and again last year ."
    timex = [[19, 31, "DATE", "2019-03-04", ""], [36, 51, "DATE", "2018", ""]]
    line = {"text": text, "dct": "2020-05-01", "timex": timex, "entities": [], "values": []}
    (tmp_path / "dev.jsonl").write_text(json.dumps(line), encoding="utf-8")
    report = Report()
    meantime_times.score(tmp_path / "dev.jsonl", report)
    assert figures(report) == {
        "meantime_time_strict": (1, 2, 2),
        "meantime_time_relaxed": (2, 2, 2),
        "meantime_time_value": (1, 2, 2),
    }


GUM = """<text id="x" dateCreated="2001-01-01">
<s type="frag">
<date when="2020-05-01" rend="bold">
May\tNNP
1\tCD
,\t,
2020\tCD
</date>
</s>
<s type="decl">
It\tPRP
burned\tVBD
<date from="2019-03" to="2019-04">
in\tIN
spring\tNN
</date>
and\tCC
<date notAfter="2020">
last\tJJ
year\tNN
</date>
.\t.
</s>
</text>
"""


def test_gum_takes_the_date_above_the_story_and_reads_months_as_their_days(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(GUM, encoding="utf-8")
    text, published, labels = gum_dates.document(tmp_path / "a.xml")
    assert published == date(2020, 5, 1)
    assert [(text[it.start : it.end], it.begins, it.ends) for it in labels] == [
        ("May 1 , 2020", date(2020, 5, 1), date(2020, 5, 1)),
        ("in spring", date(2019, 3, 1), date(2019, 4, 30)),
        ("last year", None, None),
    ]


def test_gum_counts_what_is_found_and_whose_days_are_right(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(GUM, encoding="utf-8")
    report = Report()
    gum_dates.score(tmp_path, report)
    assert figures(report) == {"gum_date_found": (3, 3, 3), "gum_date_days": (1, 1, 2)}


def test_a_broken_file_of_gum_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text("<text>", encoding="utf-8")
    with pytest.raises(FactmillError, match=r"a\.xml"):
        gum_dates.score(tmp_path, Report())


def spec(folder: Path, name: str, cases: list[object]) -> None:
    (folder / f"{name}.json").write_text(json.dumps(cases), encoding="utf-8")


@pytest.fixture
def specs(tmp_path: Path) -> Path:
    for name in recognizers_times.FILES:
        spec(tmp_path, name, [])
    return tmp_path


def test_recognizers_accepts_the_past_and_the_future_reading(specs: Path) -> None:
    value = {
        "Timex": "XXXX-03-04",
        "FutureResolution": {"date": "2021-03-04"},
        "PastResolution": {"date": "2020-03-04"},
    }
    result = {"Text": "March 4", "Type": "date", "Value": value, "Start": 10, "Length": 7}
    context = {"ReferenceDateTime": "2020-05-01T00:00:00"}
    spec(specs, "DateParser", [{"Input": "It was on March 4 then", "Context": context, "Results": [result]}])
    report = Report()
    recognizers_times.score(specs, report)
    assert set(report.figures) == {f"recognizers_date_{name}" for name in ("found", "span", "value")}
    assert set(report.figures.values()) == {Figure(1, 1, 1)}


def test_recognizers_ends_a_range_on_the_day_after(specs: Path) -> None:
    values = [{"timex": "2019", "type": "daterange", "start": "2019-01-01", "end": "2020-01-01"}]
    result = {
        "Text": "in 2019",
        "Start": 7,
        "End": 13,
        "TypeName": "datetimeV2.daterange",
        "Resolution": {"values": values},
    }
    spec(specs, "DateTimeModel", [{"Input": "It was in 2019, they say", "Results": [result]}])
    report = Report()
    recognizers_times.score(specs, report)
    assert figures(report) == {
        "recognizers_period_found": (1, 1, 1),
        "recognizers_period_span": (0, 0, 1),
        "recognizers_period_value": (1, 1, 1),
    }


def test_a_missing_file_of_recognizers_is_named(tmp_path: Path) -> None:
    with pytest.raises(FactmillError, match=r"DateTimeModel\.json"):
        recognizers_times.score(tmp_path, Report())
