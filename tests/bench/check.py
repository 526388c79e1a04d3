"""Does a warehouse hold every figure that was planted in the corpus it was built from?

    python -m tests.bench.check WAREHOUSE TRUTH.jsonl [--misses 20] [--json]

A planted figure came out right when a row overlaps its span with the same kind, value and unit.
"""

import argparse
import json
import sys
from collections import Counter, defaultdict
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import duckdb

Row = dict[str, Any]


def rows_of(connection: duckdb.DuckDBPyConnection, table: str) -> dict[str, list[Row]]:
    """Rows of a table by the path of their document."""
    found = connection.execute(
        f'SELECT d.path AS at, t.* FROM "{table}" t JOIN documents d USING (document_id)'
    )
    names = [column[0] for column in found.description or ()]
    grouped: dict[str, list[Row]] = defaultdict(list)
    for values in found.fetchall():
        grouped[values[0]].append(dict(zip(names, values, strict=True)))
    return grouped


def overlaps(row: Row, planted: Row) -> bool:
    """Whether a row of the warehouse and a planted span share a character."""
    return bool(row["start_char"] < planted["end"] and planted["start"] < row["end_char"])


@cache
def _registry() -> Any:
    import pint

    return pint.UnitRegistry()


@cache
def same_unit(found: str | None, planted: str | None) -> bool:
    """Equal, or the same unit to Pint; a planted None means that the unit is not compared."""
    if planted is None or found == planted:
        return True
    try:
        return bool(_registry().Unit(found or "") == _registry().Unit(planted))
    except Exception:  # whatever Pint makes of it, it is another unit
        return False


def fault_of_figure(planted: Row, rows: list[Row]) -> str | None:
    """Why a planted figure did not come out right; None when it did."""
    near = [row for row in rows if overlaps(row, planted)]
    if not near:
        return "not found"
    top = Decimal(planted["value_max"]) if planted["value_max"] else None
    for fault, right in (
        ("kind", lambda row: row["kind"] == planted["kind"]),
        ("value", lambda row: row["value"] == Decimal(planted["value"])),
        ("range", lambda row: row["value_max"] == top),
        ("unit", lambda row: same_unit(row["unit"], planted["unit"])),
    ):
        kept = [row for row in near if right(row)]
        if not kept:
            return f"{fault}: {near[0]['kind']} {near[0]['value']} {near[0]['value_max']} {near[0]['unit']}"
        near = kept
    return None


def fault_of_time(planted: Row, rows: list[Row]) -> str | None:
    """Why a planted time expression did not come out right; None when it did."""
    near = [row for row in rows if overlaps(row, planted) and row["timex_type"] in ("DATE", "TIME")]
    if not near:
        return "not found"
    for row in near:
        days = (str(row["begins_on"]), str(row["ends_on"]))
        if (row["timex_value"], row["timex_mod"]) == (planted["value"], planted["mod"]):
            return None if days == (planted["begins_on"], planted["ends_on"]) else f"days: {days}"
    return f"value: {near[0]['timex_value']} {near[0]['timex_mod']}"


def fault_of_name(planted: Row, rows: list[Row]) -> str | None:
    """Why a planted name did not come out right; None when it did."""
    near = [row for row in rows if overlaps(row, planted)]
    exact = [row for row in near if row["text"] == planted["text"]]
    if any(row["type"] == planted["type"] for row in exact):
        return None
    return "not found" if not near else f"span or type: {near[0]['text']} {near[0]['type']}"


class Tally:
    """Planted and found right, by sort; misses and rows that nothing was planted for."""

    def __init__(self) -> None:
        self.planted: Counter[str] = Counter()
        self.right: Counter[str] = Counter()
        self.misses: dict[str, list[str]] = defaultdict(list)
        self.extras: dict[str, list[str]] = defaultdict(list)
        self.leaks: list[str] = []

    def note(self, sort: str, fault: str | None, told: str) -> None:
        """Count one planted thing."""
        self.planted[sort] += 1
        self.right[sort] += fault is None
        if fault is not None:
            self.misses[sort].append(f"{told}  [{fault}]")

    def as_json(self) -> dict[str, Any]:
        """Recall by sort, misses, extras and leaks."""
        return {
            "planted": dict(sorted(self.planted.items())),
            "right": dict(sorted(self.right.items())),
            "recall": {sort: self.right[sort] / self.planted[sort] for sort in sorted(self.planted)},
            "extra": {sort: len(rows) for sort, rows in sorted(self.extras.items())},
            "leaks": len(self.leaks),
        }


READERS = {
    "figures": ("quantities", fault_of_figure),
    "times": ("time_expressions", fault_of_time),
    "names": ("mentions", fault_of_name),
}


def check(warehouse: Path, truth: Path) -> Tally:
    """Compare a warehouse (its folder or its DuckDB file) with the truth of the corpus."""
    database = warehouse / "factmill.duckdb" if warehouse.is_dir() else warehouse
    tally = Tally()
    with duckdb.connect(str(database), read_only=True) as connection:
        published = dict(
            connection.execute("SELECT path, CAST(published_on AS VARCHAR) FROM documents").fetchall()
        )
        tables = {table: rows_of(connection, table) for table, _ in READERS.values()}
    for line in truth.read_text(encoding="utf-8").splitlines():
        planted = json.loads(line)
        path = planted["path"]
        read = published.get(path, "no document")
        same = None if read == planted["published"] else f"read {read}"
        tally.note("published_on", same, f"{path} {planted['published']}")
        for sort, (table, fault_of) in READERS.items():
            rows = sorted(tables[table].get(path, []), key=lambda row: row["start_char"])
            _compare(tally, sort, planted, rows, fault_of)
    return tally


def _compare(tally: Tally, sort: str, article: Row, rows: list[Row], fault_of: Any) -> None:
    spans = article[sort]
    for span in spans:
        kind = f"{sort}: {span['kind']}" if sort == "figures" else sort
        fault = fault_of(span, rows)
        tally.note(kind, fault, f"{article['path']} {span['text']!r}")
        if sort == "figures" and fault is None:
            (row, *_) = [row for row in rows if overlaps(row, span)]
            wrong = None if row["modifier"] == span["modifier"] else f"read {row['modifier']}"
            tally.note("modifiers", wrong, f"{article['path']} {span['text']!r} {span['modifier']}")
    for row in rows:
        if any(overlaps(row, noise) for noise in article["noise"]):
            tally.leaks.append(f"{article['path']} {sort} {row['text']!r}")
        elif not any(overlaps(row, span) for kind in (*READERS, "header") for span in article[kind]):
            tally.extras[sort].append(f"{article['path']} {row['text']!r}")


def show(tally: Tally, misses: int) -> None:
    """Print recall by sort, then the first misses, extras and leaks."""
    for sort in sorted(tally.planted):
        right, planted = tally.right[sort], tally.planted[sort]
        print(f"{sort:22} {right:8,} of {planted:8,}  {right / planted:8.3%}")
    for sort, extra in sorted(tally.extras.items()):
        print(f"{'not planted: ' + sort:22} {len(extra):8,}")
    print(f"{'leaks from comments':22} {len(tally.leaks):8,}")
    for title, lists in (
        ("missed", tally.misses),
        ("not planted", tally.extras),
        ("leaked", {"": tally.leaks}),
    ):
        for sort, told in sorted(lists.items()):
            for line in told[:misses]:
                print(f"  {title} {sort}: {line}")


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("warehouse", type=Path)
    parser.add_argument("truth", type=Path)
    parser.add_argument("--misses", type=int, default=20, help="how many of each sort to list")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    tally = check(asked.warehouse, asked.truth)
    if asked.json:
        print(json.dumps(tally.as_json(), indent=1))
    else:
        show(tally, asked.misses)
    figures = [sort for sort in tally.misses if sort.startswith("figures")]
    return 1 if figures or tally.leaks else 0


if __name__ == "__main__":
    sys.exit(main())
