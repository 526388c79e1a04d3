"""The generated pages are what the case tables and the floors say, and the sample they show is a stable one."""

import re

import pytest

from pipeline.score import Figure, read_floors
from tests.docs import cases, figures, reading
from tests.docs.markdown import code, plain, sample

RENEW = "renew the page with: python -m tests.docs"
FLOORS = figures.HOME / ".ci" / "floors" / "public.csv"
DOCS = reading.PAGE.parent


def test_the_page_of_what_is_read_is_made_of_the_case_tables_as_they_are() -> None:
    held = reading.PAGE.read_text(encoding="utf-8").splitlines()
    made = reading.page().splitlines()
    stale = next((number for number, (a, b) in enumerate(zip(held, made, strict=False), 1) if a != b), len(held))
    assert held == made, f"pipeline/docs/reading.md, line {stale}, is not what tests/cases says: {RENEW}"


def test_every_case_that_is_known_to_fail_is_on_the_page() -> None:
    text = reading.PAGE.read_text(encoding="utf-8")
    known = [case for topic in reading.topics() for case in topic.cases if case.known]
    assert known and not [case.text for case in known if f"| {code(case.text)}" not in text], RENEW


def test_the_figures_are_no_lower_than_their_floors() -> None:
    """The sets need not be there; CI, which has them, holds the readers themselves to the floors."""
    shown = {
        row[0]: Figure(*map(int, row[4:]))
        for line in figures.PAGE.read_text(encoding="utf-8").splitlines()
        if len(row := [cell.strip().replace("\\", "") for cell in line.strip("|").split("|")]) == 7 and row[6].isdigit()
    }
    for floor in read_floors(FLOORS):
        assert floor.figure in shown, f"figures.md has no {floor.figure}: {RENEW}"
        assert floor.reached(shown[floor.figure]), f"figures.md is older than {floor}: {RENEW}"


def test_the_pages_lead_to_files_that_are_there() -> None:
    for path in sorted(DOCS.glob("*.md")):
        links = re.findall(r"\]\(([^)#:]+)\)", path.read_text(encoding="utf-8"))
        assert not [link for link in links if not (path.parent / link).exists()], path.name


def test_a_case_is_brought_into_one_form() -> None:
    by_text = {case.text: case for read in (cases.quantities, cases.times, cases.facts) for case in read()}
    assert not [text for text in by_text if re.search(r"\[(ORG|PERSON) |\{money|<\d{4}", text)]
    kinds = {kind for case in by_text.values() for kind in case.kinds}
    assert {"money", "percent", "count", "DATE: a day", "DATE: a year", "DURATION", "raised", "employs"} <= kinds


@pytest.mark.parametrize("added", ["a line before", "zzz", "one more"])
def test_a_line_that_is_added_moves_at_most_one_of_the_sample(added: str) -> None:
    lines = [f"case {number}" for number in range(200)]
    before = sample(lines, 6, str, lambda _: "")
    after = sample([added, *lines], 6, str, lambda _: "")
    assert len(set(before) & set(after)) >= 5
    assert before == sample(list(lines), 6, str, lambda _: "")


def test_a_sample_takes_one_of_each_group_first() -> None:
    lines = [f"{group} {number}" for group in "aaaaaabc" for number in range(9)]
    assert {line[0] for line in sample(lines, 3, str, lambda line: line[0])} == {"a", "b", "c"}


def test_text_is_shown_as_it_is() -> None:
    assert code("a|b") == r"`a\|b`" and code("a`b") == "`` a`b ``" and code(" ") == ""
    assert plain("$5 <b> *x*") == r"\$5 \<b> \*x\*"
