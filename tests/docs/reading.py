"""pipeline/docs/reading.md: what is read and what is not, by the case tables."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from tests.docs import cases
from tests.docs.cases import CASES, Case
from tests.docs.markdown import code, plain, sample, table

PAGE = Path(__file__).resolve().parents[2] / "pipeline" / "docs" / "reading.md"
SHOWN = 6
MOST_REASONS = 40
INTRODUCTION = """\
# What is read and what is not

Every line here is a case from the tables in `tests/cases`, which anyone can edit and which the tests hold the readers
to. `python -m tests.docs` makes this page of them: a few lines of each kind, the same ones until the tables change;
**everything** that is known to fail; and why the rest is not read, with an example for each reason.

The cases were written beside the readers, so they say what is meant to be read, and that it is; how well text is read
that nobody here had seen is another question. [The figures on public sets](figures.md) come closer to an answer.
"""


class Topic(NamedTuple):
    """One table of cases and how the page shows it."""

    title: str
    name: str
    lead: str
    cases: list[Case]


def topics() -> list[Topic]:
    """In the order of the page."""
    return [
        Topic(
            "Figures", "quantities.csv",
            "Kind, value (`..` for a range) and unit; then how exactly it is meant, and whether it rises or falls.",
            list(cases.quantities()),
        ),
        Topic(
            "Times", "times.csv",
            "The words, their TIMEX3 value, and the first and last day where the value does not say them.",
            list(cases.times()),
        ),
        Topic("Names", "mentions.jsonl", "The name, its type, and after `=` what it stands for.", list(cases.mentions())),
        Topic(
            "Facts", "facts.jsonl",
            "Subject, predicate, object, figure, status and certainty, read from names, figures and times that are given.",
            list(cases.facts()),
        ),
    ]  # fmt: skip


def page() -> str:
    """The whole page."""
    shown = topics()
    lines = [INTRODUCTION, *_summary(shown)]
    for topic in shown:
        lines += ["", f"## {topic.title}", "", f"`tests/cases/{topic.name}`. {topic.lead}"]
        lines += [*_right(topic), *_known(topic), *_rejected(topic)]
    return "\n".join(lines) + "\n"


def _summary(shown: Sequence[Topic]) -> Iterator[str]:
    header = ("", "cases", "something is read", "nothing is to be read", "known to fail")
    rows = []
    for topic in shown:
        right = [case for case in topic.cases if not case.known]
        counts = (len(topic.cases), sum(bool(case.kinds) for case in right), sum(not case.kinds for case in right))
        told = (*counts, len(topic.cases) - len(right))
        rows.append((f"[{topic.title.lower()}](#{topic.title.lower()})", *(f"{count:,}" for count in told)))
    return table(header, rows)


def _right(topic: Topic) -> Iterator[str]:
    kinds: dict[str, list[Case]] = defaultdict(list)
    for case in topic.cases:
        if not case.known:
            for kind in case.kinds[:1]:
                kinds[kind].append(case)
    for kind, held in sorted(kinds.items()):
        chosen = sample(held, SHOWN, lambda case: case.text, lambda case: case.field)
        yield from ("", f"### {kind}", "", f"{len(chosen)} of {len(held):,} cases that are read right.", "")
        rows = [(code(case.text) + _day(topic, case), code(case.expected)) for case in chosen]
        yield from table(("text", "is read as"), rows)


def _day(topic: Topic, case: Case) -> str:
    return case.field if topic.name == "times.csv" else ""


def _known(topic: Topic) -> Iterator[str]:
    known = [case for case in topic.cases if case.known]
    yield from ("", f"### Known to fail: {topic.title.lower()}", "")
    if not known:
        yield "No case is known to fail."
        return
    yield from (f"All {len(known)}. A case that begins to pass fails the tests until it is no longer listed here.", "")
    rows = [(code(case.text) + _day(topic, case), code(case.expected) or "nothing", plain(case.reason)) for case in known]
    yield from table(("text", "should be read as", "why it is not"), rows)


def _rejected(topic: Topic) -> Iterator[str]:
    reasons: dict[str, list[Case]] = defaultdict(list)
    for case in topic.cases:
        for reason in dict.fromkeys(case.rejected):
            reasons[reason].append(case)
    ranked = sorted(reasons.items(), key=lambda one: (-len(one[1]), one[0]))
    told = f"{len(ranked)} reasons" if len(ranked) <= MOST_REASONS else f"{MOST_REASONS} of {len(ranked)} reasons"
    yield from ("", f"### Not read, and why: {topic.title.lower()}", "", f"{told}, the most frequent first.", "")
    rows = []
    for reason, held in ranked[:MOST_REASONS]:
        (example,) = sample(held, 1, lambda case: case.text, lambda case: "")
        rows.append((plain(reason), f"{len(held):,}", code(example.text)))
    yield from table(("reason", "cases", "for example"), rows)


__all__ = ["CASES", "PAGE", "Topic", "page", "topics"]
