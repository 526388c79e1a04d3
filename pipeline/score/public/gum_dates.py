"""Dates that GUM marks in news and interviews (TEI `<date>`). They are not exhaustive, so that only recall is measured.

`when`, `from` and `to` say which days are meant, `notBefore` and `notAfter` only bound them. A document's day of
publication is the first full date that it names, as Wikinews writes it above the story; else the day of its creation.
"""

import re
from calendar import monthrange
from datetime import date
from html import unescape
from pathlib import Path
from typing import NamedTuple

from pipeline.errors import FactmillError
from pipeline.score.public.meantime_times import match
from pipeline.score.public.pages import read_text
from pipeline.score.report import Report

DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
CREATED = re.compile(r'dateCreated="([^"]*)"')


class Label(NamedTuple):
    """One marked date: its span, and its first and last day where the label gives them."""

    start: int
    end: int
    begins: date | None
    ends: date | None


def score(folder: Path, report: Report) -> None:
    """`gum_date_found`: a reading overlaps the label; `gum_date_days`: it has the label's first and last day."""
    for path in sorted(folder.glob("*.xml")):
        text, published, labels = document(path)
        rows, used = read_text(text, published).times, set[int]()
        for label in labels:
            best = match(rows, label.start, label.end, used)
            if best is not None:
                used.add(best)
            found = best is not None
            report.add("gum_date_found", found, found, 1)
            if label.begins is not None:
                right = best is not None and (rows[best].begins_on, rows[best].ends_on) == label[2:]
                report.add("gum_date_days", right, right, 1)


def document(path: Path) -> tuple[str, date | None, list[Label]]:
    """The text, one sentence a line, its day of publication, its labels. Raises FactmillError on a broken file."""
    try:
        source = path.read_text(encoding="utf-8")
        text, labels = _read(source)
        named = (it.begins for it in labels if it.begins == it.ends and re.search(r"\d{4}", text[it.start : it.end]))
        created = CREATED.search(source)
        return text, next(named, None) or date.fromisoformat(created[1] if created else ""), labels
    except (OSError, ValueError) as error:
        raise FactmillError(f"{path}: not a document of GUM ({error})", "Lay the file anew.") from error


def _read(source: str) -> tuple[str, list[Label]]:
    """Tokens joined by spaces, one sentence a line, and the dates. A line of the source is a token or a tag."""
    parts: list[str] = []
    labels: list[Label] = []
    opened: list[tuple[int, dict[str, str]]] = []
    at = 0
    for line in source.splitlines():
        if line.startswith("<date"):
            opened.append((at, dict(ATTRIBUTE.findall(line))))
        elif line.startswith("</date") and opened:
            start, said = opened.pop()
            if start < at:
                labels.append(Label(start, at - 1, *_days(said)))
        elif line.startswith("</s>") or "\t" in line:
            part = "\n" if line.startswith("</s>") else unescape(line.split("\t")[0]) + " "
            parts.append(part)
            at += len(part)
    return "".join(parts), labels


def _days(said: dict[str, str]) -> tuple[date | None, date | None]:
    """The first and last day; (None, None) where the year is open or only bounds are given."""
    first, last = said.get("when") or said.get("from", ""), said.get("when") or said.get("to", "")
    if not (DAY.fullmatch(first[:10]) and DAY.fullmatch(last[:10])):
        return None, None
    begins = [int(part) for part in first[:10].split("-")]
    ends = [int(part) for part in last[:10].split("-")]
    year, month = ends[0], ends[1] if len(ends) > 1 else 12
    day = ends[2] if len(ends) > 2 else monthrange(year, month)[1]
    return date(*[*begins, 1, 1][:3]), date(year, month, day)
