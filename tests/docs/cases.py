"""The case tables of tests/cases, brought into one form."""

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

CASES = Path(__file__).resolve().parents[1] / "cases"
MARKUP = re.compile(r"\[[A-Z]+ ([^\]]*)\]|\{[^|}]*\|([^}]*)\}|<[^|>]*\|([^>]*)>| //")
SHAPES = (  # of a TIMEX3 value, in this order
    (re.compile(r".*/.*"), "a stretch of days"),
    (re.compile(r"\d{4}-\d\d-\d\d.*"), "a day"),
    (re.compile(r"\d{4}-W\d.*"), "a week"),
    (re.compile(r"\d{4}-\d\d"), "a month"),
    (re.compile(r"\d{4}-[QH]\d"), "a quarter or half"),
    (re.compile(r"\d{4}-[A-Z]{2}"), "a season"),
    (re.compile(r"\d{4}"), "a year"),
    (re.compile(r"\d{2,3}"), "a decade or century"),
)


class Case(NamedTuple):
    """One line of a case table."""

    text: str
    field: str
    kinds: tuple[str, ...]
    """What is read of it, as headings of the page; none when nothing is."""
    expected: str
    rejected: tuple[str, ...]
    """Why candidates of it are no readings."""
    reason: str
    known: bool
    """Whether it is known to fail."""


def quantities() -> Iterator[Case]:
    """Kinds are those of the figures."""
    for row in _csv("quantities.csv"):
        read = [one for one in row["expected"].split("; ") if one]
        kinds = tuple(dict.fromkeys(one.split()[0] for one in read))
        known = bool(row["xfail"])
        refused = () if read or known else tuple(one for one in row["reason"].split("; ") if one)
        yield Case(row["text"], row["field"], kinds, "; ".join(read), refused, row["reason"], known)


def times() -> Iterator[Case]:
    """Kinds are types of TIMEX3; dates are told apart by how long they are."""
    for row in _csv("times.csv"):
        parts = [one.split("|") for one in row["expected"].split(" ; ") if one]
        kinds = tuple(dict.fromkeys(_kind(one[1], one[2]) for one in parts))
        known = bool(row["xfail"])
        refused = [] if known else [one.partition(": ")[2] for one in row["reason"].split(" ; ") if one]
        anchor = f" (published {row['anchor']})" if row["anchor"] else " (day unknown)"
        read = "; ".join(_days(one) for one in parts)
        yield Case(row["text"], anchor, kinds, read, tuple(refused), row["reason"], known)


def _kind(timex_type: str, value: str) -> str:
    if timex_type != "DATE":
        return timex_type
    shape = next((name for pattern, name in SHAPES if pattern.fullmatch(value)), "other")
    return f"DATE: {shape}"


def _days(parts: list[str]) -> str:
    """`late 2023 = 2023 END, 2023-09-01 to 2023-12-31`."""
    text, _, value, mod, begins, ends = parts
    days = (begins if begins == ends else f"{begins or '?'} to {ends or '?'}") if begins or ends else ""
    meaning = " ".join(part for part in (value, mod) if part)
    return f"{text} = {meaning}" + (f", {days}" if days and days != value else "")


def mentions() -> Iterator[Case]:
    """Kinds are types of names."""
    for row in _jsonl("mentions.jsonl"):
        kinds = tuple(dict.fromkeys(one[1] for one in row["mentions"]))
        read = "; ".join(
            f"{text} {kind}" + "".join(f" = {name}" for name in rest) for text, kind, *rest in row["mentions"]
        )
        yield _sentence(row, kinds, read)


def facts() -> Iterator[Case]:
    """Kinds are predicates."""
    for row in _jsonl("facts.jsonl"):
        kinds = tuple(dict.fromkeys(one.split(" | ")[1] for one in row["facts"]))
        read = "; ".join(" · ".join(part for part in one.split(" | ") if part.strip()) for one in row["facts"])
        yield _sentence(row, kinds, read)


def _sentence(row: dict[str, Any], kinds: tuple[str, ...], read: str) -> Case:
    known = row.get("xfail") or ""
    why = known if isinstance(known, str) and known else row["reason"]
    refused = () if kinds or known else (row["reason"],)
    return Case(_unmarked(row["text"]), row.get("field") or row["reason"], kinds, read, refused, why, bool(known))


def _unmarked(text: str) -> str:
    plain = MARKUP.sub(lambda match: next((group for group in match.groups() if group is not None), ""), text)
    return plain if plain == text else _unmarked(plain)  # a figure may hold a name


def _csv(name: str) -> list[dict[str, str]]:
    with (CASES / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def _jsonl(name: str) -> list[dict[str, Any]]:
    lines = (CASES / name).read_text(encoding="utf-8").split("\n")
    return [json.loads(line) for line in lines if line.strip()]
