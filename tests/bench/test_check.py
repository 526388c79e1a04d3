"""The check counts a planted figure as right only when span, kind, value, range and unit are."""

import json
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from tests.bench.check import check, same_unit
from tests.bench.corpus import articles

COLUMNS = {
    "quantities": "document_id, start_char, end_char, text, kind, value, value_max, unit, modifier",
    "time_expressions": "document_id, start_char, end_char, text, timex_type, timex_value, timex_mod, begins_on, ends_on",
    "mentions": "document_id, start_char, end_char, text, type",
}
KINDS = {
    "start_char": "BIGINT",
    "end_char": "BIGINT",
    "value": "DECIMAL(38,9)",
    "value_max": "DECIMAL(38,9)",
    "begins_on": "DATE",
    "ends_on": "DATE",
}
ARTICLES = list(articles(12, seed=3))


def perfect(truth: dict) -> dict[str, list[list]]:
    """Rows of a reader that makes no mistake on one article."""
    place = lambda row: [truth["path"], row["start"], row["end"], row["text"]]  # noqa: E731
    return {
        "quantities": [
            [
                *place(r),
                r["kind"],
                Decimal(r["value"]),
                r["value_max"] and Decimal(r["value_max"]),
                r["unit"] or "fold",
                r["modifier"],
            ]
            for r in truth["figures"]
        ],
        "time_expressions": [
            [*place(r), "DATE", r["value"], r["mod"], r["begins_on"], r["ends_on"]] for r in truth["times"]
        ],
        "mentions": [[*place(r), r["type"]] for r in truth["names"]],
    }


def build(folder: Path, spoil=lambda rows: None) -> tuple[Path, Path]:
    """A warehouse of perfect rows, spoiled by the caller, and its truth."""
    rows: dict[str, list[list]] = {table: [] for table in COLUMNS}
    for _, _, truth in ARTICLES:
        for table, found in perfect(truth).items():
            rows[table] += found
    spoil(rows)
    with duckdb.connect(str(folder / "factmill.duckdb")) as connection:
        connection.execute("CREATE TABLE documents (document_id VARCHAR, path VARCHAR, published_on DATE)")
        days = [[truth["path"], truth["path"], truth["published"]] for _, _, truth in ARTICLES]
        connection.executemany("INSERT INTO documents VALUES (?, ?, ?)", days)
        for table, columns in COLUMNS.items():
            names = columns.split(", ")
            declared = ", ".join(f"{name} {KINDS.get(name, 'VARCHAR')}" for name in names)
            connection.execute(f"CREATE TABLE {table} ({declared})")
            if rows[table]:
                connection.executemany(
                    f"INSERT INTO {table} VALUES ({', '.join('?' * len(names))})", rows[table]
                )
    truth_file = folder / "truth.jsonl"
    truth_file.write_text("".join(json.dumps(truth) + "\n" for _, _, truth in ARTICLES))
    return folder, truth_file


def figures_missed(tally) -> int:
    return sum(len(told) for sort, told in tally.misses.items() if sort.startswith("figures"))


def test_a_perfect_reader_misses_nothing_and_adds_nothing(tmp_path):
    tally = check(*build(tmp_path))
    assert not tally.misses
    assert not tally.extras
    assert not tally.leaks
    assert tally.planted["published_on"] == len(ARTICLES)


@pytest.mark.parametrize(
    ("column", "wrong", "fault"),
    [(4, "ratio", "kind"), (5, Decimal(1), "value"), (6, Decimal(10) ** 20, "range"), (7, "XXX", "unit")],
)
def test_one_wrong_column_is_one_miss_that_says_which(tmp_path, column, wrong, fault):
    def spoil(rows):
        rows["quantities"][0][column] = wrong

    tally = check(*build(tmp_path, spoil))
    assert figures_missed(tally) == 1
    assert f"[{fault}" in next(told[0] for sort, told in tally.misses.items() if sort.startswith("figures"))


def test_a_row_that_is_not_there_is_a_miss(tmp_path):
    tally = check(*build(tmp_path, lambda rows: rows["quantities"].pop()))
    assert figures_missed(tally) == 1


def test_a_wrong_modifier_is_counted_apart(tmp_path):
    def spoil(rows):
        rows["quantities"][0][8] = "never"

    tally = check(*build(tmp_path, spoil))
    assert figures_missed(tally) == 0
    assert len(tally.misses["modifiers"]) == 1


def test_a_wrong_interval_of_a_time_is_a_miss(tmp_path):
    def spoil(rows):
        rows["time_expressions"][0][7] = "1900-01-01"

    assert len(check(*build(tmp_path, spoil)).misses["times"]) == 1


def test_a_figure_read_from_a_comment_is_a_leak(tmp_path):
    truth = next(truth for _, _, truth in ARTICLES if truth["noise"])
    start = truth["noise"][0]["start"]
    row = [truth["path"], start, start + 5, "12345", "count", Decimal(12345), None, "visitor", "exact"]
    assert len(check(*build(tmp_path, lambda rows: rows["quantities"].append(row))).leaks) == 1


def test_a_figure_that_nobody_planted_is_an_extra(tmp_path):
    truth = next(truth for _, _, truth in ARTICLES if truth["figures"])
    end = truth["header"][0]["end"]
    taken = {
        place
        for sort in ("figures", "times", "names")
        for r in truth[sort]
        for place in range(r["start"], r["end"])
    }
    start = next(place for place in range(end, end + 2000) if place not in taken)
    row = [truth["path"], start, start + 1, "x", "count", Decimal(1), None, "thing", "exact"]
    assert len(check(*build(tmp_path, lambda rows: rows["quantities"].append(row))).extras["figures"]) == 1


@pytest.mark.parametrize(
    ("found", "planted", "same"),
    [
        ("metric_ton", "tonne", True),
        ("kilometer ** 2", "kilometer**2", True),
        ("USD", "USD", True),
        ("megawatt", "kilowatt", False),
        ("EUR", "USD", False),
        (None, "USD", False),
        ("anything", None, True),
    ],
)
def test_units_are_compared_by_meaning(found, planted, same):
    assert same_unit(found, planted) is same
