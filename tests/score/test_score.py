"""What counts as right, and what it costs to be wrong."""

import importlib.util
import json
from pathlib import Path
from random import Random

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import FactmillError
from pipeline.score import Figure, parse_floor, read_floors, score
from pipeline.score.match import equal, same_unit

from .conftest import build, rows_of, spoil

HOME = Path(__file__).resolve().parents[2]
GIVEN = HOME.parent / "shared" / "score" / "score.py"
ARTICLES = HOME.parent / "shared" / "gold" / "seeds"
SAME = {
    "published_on": "published_on",
    "rows leaked from boilerplate (tp = clean labels)": "boilerplate",
    "grounding": "grounding",
    "entities (span+type)": "entities",
    "entities (span+type+entity)": "entities_linked",
    "quantities (value+unit)": "quantities",
    "quantities (value+unit+modifier)": "quantities_modifier",
    "time (value+mod)": "time",
    "time (interval)": "time_interval",
    "facts (who+what+how much)": "facts",
    "facts (+status)": "facts_status",
}


def test_reading_exactly_the_labels_is_perfect(labelled, scored) -> None:
    text, labels = labelled
    report = scored(labels, rows_of(text, labels))
    assert {name: figure.f1 for name, figure in report.figures.items()} == dict.fromkeys(SAME.values(), 1.0)
    assert not report.misses


@pytest.mark.parametrize(
    ("table", "column", "value", "lower"),
    [
        ("documents", "published_on", "2024-12-02", {"published_on"}),
        ("mentions", "type", "PERSON", {"entities", "entities_linked"}),
        ("mentions", "end_char", 5, {"entities", "entities_linked", "grounding"}),
        ("mentions", "entity_id", "other", {"entities_linked"}),
        ("mentions", "text", "Openai", {"grounding"}),
        ("quantities", "modifier", "approx", {"quantities_modifier"}),
        ("quantities", "value", 6.7e9, {"quantities", "quantities_modifier", "facts", "facts_status"}),
        ("quantities", "unit", "EUR", {"quantities", "quantities_modifier", "facts", "facts_status"}),
        ("time_expressions", "timex_mod", None, {"time"}),
        ("time_expressions", "ends_on", "2025-01-01", {"time_interval"}),
        ("facts", "status", "planned", {"facts_status"}),
        ("facts", "predicate", "spent", {"facts", "facts_status"}),
    ],
)
def test_one_wrong_value_lowers_these_figures_and_no_other(
    labelled, scored, table, column, value, lower
) -> None:
    text, labels = labelled
    rows = rows_of(text, labels)
    rows[table][0][column] = value
    report = scored(labels, rows)
    assert {name for name, figure in report.figures.items() if figure.f1 < 1} == lower


def test_an_optional_label_may_be_read_or_not(labelled, scored) -> None:
    text, labels = labelled
    rows = rows_of(text, labels)
    del rows["quantities"][1]
    assert scored(labels, rows).figures["quantities"] == Figure(1, 1, 1)


def test_a_row_read_from_boilerplate_leaks(labelled, scored) -> None:
    text, labels = labelled
    rows = rows_of(text, labels)
    at = text.rindex("Chips")
    rows["mentions"].append(
        {"document_id": "d", "start_char": at, "end_char": at + 5, "text": "Chips", "type": "ORG"}
    )
    report = scored(labels, rows)
    assert report.figures["boilerplate"].recall == 0
    assert report.figures["entities"].f1 == 1, "rows outside of the body cost no precision"


def test_an_article_that_is_not_in_the_warehouse_is_missing(labelled, scored) -> None:
    assert scored(labelled[1], {}).missing == ["chips.md"]


@pytest.mark.parametrize(
    ("read", "labelled", "kind", "same"),
    [
        ("gpu", "gpu", "count", True),
        ("graphics processor", "GPU", "count", True),
        ("Nvidia gpu", "gpu", "count", True),
        ("gpu", "cpu", "count", False),
        ("US dollar", "dollar", "money", False),
        (None, "", "count", True),
        ("", "gpu", "count", False),
    ],
)
def test_units_are_the_same_when(read, labelled, kind, same) -> None:
    assert same_unit(read, labelled, kind) is same


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_equals_itself_and_null_equals_nothing(value: float) -> None:
    assert equal(value, value)
    assert not equal(None, value)
    assert not equal(None, None)


@given(st.integers(0, 50), st.integers(0, 50), st.integers(0, 50))
def test_figures_lie_between_0_and_1(right: int, more_read: int, more_labelled: int) -> None:
    figure = Figure(right, right + more_read, right + more_labelled)
    assert 0 <= figure.f1 <= 1
    assert (
        min(figure.precision, figure.recall) - 1e-9
        <= figure.f1
        <= max(figure.precision, figure.recall) + 1e-9
    )


@pytest.mark.parametrize(
    "text", ["", "quantities", "quantities=", "quantities=2", "facts.luck=0.5", "facts=nan", "facts=-1"]
)
def test_what_is_no_floor_is_refused(text: str) -> None:
    with pytest.raises(FactmillError):
        parse_floor(text)


def test_a_floor_holds_the_figure_as_it_is_printed() -> None:
    assert parse_floor("facts.recall=0.6667").reached(Figure(2, 2, 3))
    assert not parse_floor("facts.recall=0.67").reached(Figure(2, 2, 3))


def test_a_file_of_floors_may_have_comments(tmp_path: Path) -> None:
    (tmp_path / "floors.csv").write_text("# why\nfigure,measure,least\nfacts,recall,0.6\n")
    assert read_floors(tmp_path / "floors.csv") == [("facts", "recall", 0.6)]


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"doc": 1, "published": null, "body": [1]}', "\xff"])
def test_a_label_file_that_is_none_is_named(tmp_path: Path, content: str) -> None:
    (tmp_path / "bad.json").write_text(content, encoding="latin-1")
    with duckdb.connect() as con, pytest.raises(FactmillError, match=r"bad\.json"):
        score(con, tmp_path)


@pytest.mark.skipif(not GIVEN.exists(), reason="the scorer that this one must agree with is not here")
@pytest.mark.parametrize("seed", range(8))
def test_the_figures_are_those_of_the_given_scorer(tmp_path: Path, seed: int) -> None:
    spec = importlib.util.spec_from_file_location("given", GIVEN)
    given_scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(given_scorer)
    all_rows: dict[str, list] = {}
    for number, path in enumerate(sorted(ARTICLES.glob("*.json"))):
        labels = json.loads(path.read_text(encoding="utf-8"))
        text = path.with_suffix(".txt").read_bytes().decode("utf-8")
        rows = spoil(rows_of(text, labels), Random(seed))
        for table, held in rows.items():
            for row in held:
                moved = {k: f"{number}{v}" if k.endswith("_id") and v else v for k, v in row.items()}
                all_rows.setdefault(table, []).append(moved)
    database = build(tmp_path / "made.duckdb", all_rows)
    figures, missing, _ = given_scorer.score(database, ARTICLES)
    with duckdb.connect(str(database), read_only=True) as con:
        ours = score(con, ARTICLES)
    assert ours.missing == missing == []
    assert {SAME[name]: (f["tp"], f["predicted"], f["gold"], f["f1"]) for name, f in figures.items()} == {
        name: (*figure, round(figure.f1, 4)) for name, figure in ours.figures.items()
    }
