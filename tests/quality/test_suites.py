"""Suites are edited by people: what is wrong with one is said by file, expectation and remedy."""

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import duckdb
import pytest

from pipeline.quality.audit import audit_table
from pipeline.quality.suites import EXPECTATIONS, load_suite
from pipeline.rows import PUBLISHED, TABLES
from pipeline.text.lexicon import lexicon

GOOD: dict[str, Any] = {
    "name": "quantities",
    "meta": {"quarantine_at_most": 0.25, "quarantine_counts_from": 50},
    "expectations": [
        {
            "id": "money_is_not_negative",
            "type": "expect_column_values_to_be_between",
            "kwargs": {"column": "money", "min_value": 0},
            "severity": "critical",
            "meta": {"level": "row", "reason": "A sum of money is not negative."},
        }
    ],
}
STRUCTURAL = ("expect_column_values_to_not_be_null", "expect_column_values_to_be_unique", "expect_column_to_exist")


def written(directory: Path, suite: Any) -> Path:
    path = directory / "quantities.json"
    path.write_text(suite if isinstance(suite, str) else json.dumps(suite), encoding="utf-8")
    return directory


def changed(where: str, value: Any) -> dict[str, Any]:
    """The good suite with one thing of its expectation set to a value, or removed when that is `...`."""
    suite = deepcopy(GOOD)
    part, *rest = where.split(".")
    target = suite["expectations"][0]
    for name in rest:
        target, part = target[part], name
    target[part] = value
    if value is ...:
        del target[part]
    return suite


def test_a_good_suite_loads_with_its_reasons_and_limits(tmp_path: Path) -> None:
    suite = load_suite("quantities", written(tmp_path, GOOD))
    assert suite.expectations[0].reason == "A sum of money is not negative."
    assert (suite.quarantine_at_most, suite.quarantine_counts_from) == (0.25, 50)


@pytest.mark.parametrize(
    ("where", "value", "says"),
    [
        ("meta.reason", ..., "meta.reason"),
        ("meta.reason", "because", "meta.reason"),
        ("meta.level", "column", "meta.level"),
        ("meta", None, "meta.reason"),
        ("type", "expect_column_values_to_be_nice", "is not known; the types are"),
        ("type", "expect_column_values_to_not_be_null", "is not known"),
        ("type", 5, "is not known"),
        ("severity", "fatal", "severity"),
        ("kwargs.column", "mony", "column is 'mony'; it may be about, celsius, count"),
        ("kwargs.column", ["money"], "column is"),
        ("kwargs.minimum", 0, "takes no 'minimum'"),
        ("kwargs", [], "`kwargs` must be an object"),
        ("kwargs.min_value", {"$PARAMETER": "no_such_file.code"}, "seeds/reference"),
        ("kwargs.min_value", {"$PARAMETER": "currencies.no_such_column"}, "seeds/reference"),
        ("kwargs.min_value", {"$PARAMETER": "../gold.code"}, "seeds/reference"),
    ],
)
def test_a_mistake_is_reported_with_file_expectation_and_remedy(
    tmp_path: Path, where: str, value: Any, says: str
) -> None:
    with pytest.raises(ValueError) as caught:
        load_suite("quantities", written(tmp_path, changed(where, value)))
    message = str(caught.value)
    assert message.startswith(f"{tmp_path.name}/quantities.json: expectation 1 (money_is_not_negative): ")
    assert says in message


@pytest.mark.parametrize(
    ("suite", "says"),
    [
        ("{", "not readable as JSON"),
        ("[]", "a suite is an object"),
        ({**GOOD, "name": "facts"}, "it must be the table's, 'quantities'"),
        ({**GOOD, "meta": {}}, "quarantine_at_most"),
        ({**GOOD, "meta": {"quarantine_at_most": 2, "quarantine_counts_from": 1}}, "quarantine_at_most"),
        ({**GOOD, "meta": {"quarantine_at_most": 0.1}}, "quarantine_counts_from"),
        ({**GOOD, "expectations": GOOD["expectations"] * 2}, "is taken by one above it"),
        ({**GOOD, "expectations": ["money > 0"]}, "expectation 1: an expectation is an object"),
        (changed("id", "Money!"), "expectation 1: `id` must name it"),
    ],
)
def test_a_suite_of_the_wrong_shape_is_refused(tmp_path: Path, suite: Any, says: str) -> None:
    with pytest.raises(ValueError, match=r"quantities\.json") as caught:
        load_suite("quantities", written(tmp_path, suite))
    assert says in str(caught.value)


def test_a_missing_suite_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"quantities\.json: there is no such file"):
        load_suite("quantities", tmp_path)


def test_date_bounds_are_dates(tmp_path: Path) -> None:
    kwargs = {"column": "begins_on", "min_value": "1970-01-11"}
    suite = {**changed("kwargs", kwargs), "name": "facts"}
    (tmp_path / "facts.json").write_text(json.dumps(suite), encoding="utf-8")
    assert load_suite("facts", tmp_path).expectations[0].kwargs["min_value"] == 10.0
    suite["expectations"][0]["kwargs"]["min_value"] = "last year"
    (tmp_path / "facts.json").write_text(json.dumps(suite), encoding="utf-8")
    with pytest.raises(ValueError, match="the bounds of a date are dates"):
        load_suite("facts", tmp_path)


def test_a_parameter_stands_for_a_column_of_the_lexicon() -> None:
    suite = load_suite("quantities")
    (currency,) = [one for one in suite.expectations if one.id == "currency_exists"]
    assert currency.kwargs["value_set"] == sorted({row["code"] for row in lexicon("currencies")})


@pytest.mark.parametrize("table", [table.name for table in PUBLISHED])
def test_no_suite_repeats_the_structure(table: str) -> None:
    closed = {column.name for column in TABLES[table].columns if column.one_of}
    for one in load_suite(table).expectations:
        assert one.type not in STRUCTURAL
        assert not (one.type.endswith("be_in_set") and set(one.columns) & closed), one.id


@pytest.mark.parametrize("table", [table.name for table in PUBLISHED])
def test_every_suite_loads_in_great_expectations_as_it_is_written(table: str) -> None:
    import great_expectations as gx

    written = json.loads((EXPECTATIONS / f"{table}.json").read_text(encoding="utf-8"))
    suite = gx.ExpectationSuite(name=written["name"], expectations=written["expectations"], meta=written["meta"])
    assert len(suite.expectations) == len(written["expectations"])


def test_an_expectation_that_cannot_be_judged_is_named(tmp_path: Path, sound: duckdb.DuckDBPyConnection) -> None:
    kwargs = {"column": "text", "regex": "("}
    suite = changed("type", "expect_column_values_to_match_regex")
    suite["expectations"][0]["kwargs"] = kwargs
    with pytest.raises(RuntimeError, match=r"expectations/quantities\.json, money_is_not_negative: could not be judged"):
        audit_table(sound, "quantities", 1, written(tmp_path, suite))
