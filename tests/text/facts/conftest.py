"""Pages built from marked-up sentences, so that facts are tested without the readers before them.

    [ORG SpaceX] has reportedly committed {money 2000000000 USD|$2 billion} to [PERSON Musk=Elon Musk]'s startup.

A name is [TYPE text] or [TYPE text=name of its chain]; a figure {kind value unit|text} (value-value for a range, a
modifier after the unit), whose text may hold a name; a time <begin..end|text>, where begin and end are ISO dates or
empty; // parts sentences.
"""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from pipeline.rows import Chain, Fact, Mention, Quantity, Segment, Sentence, TimeExpression, fingerprint
from pipeline.text.facts import read_facts
from pipeline.text.page import Outcome, Page

MARK = re.compile(
    r"\[(?P<type>[A-Z]+) (?P<name>[^\]=]+)(?:=(?P<chain>[^\]]+))?\]"
    r"|\{(?P<kind>[a-z]+) (?P<value>[^ |]+) (?P<unit>[^|]+)\|(?P<figure>[^}]+)\}"
    r"|<(?P<begin>[-0-9]*)\.\.(?P<end>[-0-9]*)\|(?P<time>[^>]+)>"
    r"|(?P<stop> // )"
)
MODIFIERS = ("approx", "at_least", "at_most")
DOCUMENT = "d_case"


class Marked:
    """The rows and the page that a marked-up text stands for."""

    def __init__(self, marked: str) -> None:
        self.mentions: list[Mention] = []
        self.quantities: list[Quantity] = []
        self.times: list[TimeExpression] = []
        self.chains: dict[str, Chain] = {}
        self._spans: list[tuple[int, int, re.Match[str]]] = []
        self.text = ""
        ends = self._plain(marked)
        self.sentences = self._sentences(ends)
        for start, end, match in self._spans:
            sentence = next(s for s in self.sentences if s.start_char <= start and end <= s.end_char)
            self._row(sentence.sentence_id, start, end, match)
        segment = Segment("g_1", DOCUMENT, 0, "paragraph", 0, len(self.text))
        self.page = Page(DOCUMENT, self.text, [segment], self.sentences, None)

    def _plain(self, marked: str) -> list[int]:
        ends, done = [], 0
        for match in MARK.finditer(marked):
            self.text += marked[done : match.start()]
            done = match.end()
            if match["stop"]:
                ends.append(len(self.text))
                self.text += " "
                continue
            start = len(self.text)
            if match["figure"]:
                self._plain(match["figure"])
            else:
                self.text += match["name"] or match["time"]
            self._spans.append((start, len(self.text), match))
        self.text += marked[done:]
        return [*ends, len(self.text)]

    def _sentences(self, ends: list[int]) -> list[Sentence]:
        starts = [0, *(end + 1 for end in ends[:-1])]
        return [
            Sentence(fingerprint("s", DOCUMENT, start), DOCUMENT, "g_1", n, start, end, self.text[start:end])
            for n, (start, end) in enumerate(zip(starts, ends, strict=True))
        ]

    def _row(self, sentence_id: str, start: int, end: int, match: re.Match[str]) -> None:
        place = (DOCUMENT, sentence_id, start, end, self.text[start:end])
        if match["type"]:
            name = match["chain"] or match["name"]
            chain_id = fingerprint("c", DOCUMENT, name)
            count = self.chains[name].mention_count + 1 if name in self.chains else 1
            self.chains[name] = Chain(chain_id, DOCUMENT, name, match["type"], (), False, count)
            self.mentions.append(
                Mention(fingerprint("m", start), *place, match["type"], None, chain_id, "case", 1.0)
            )
        elif match["kind"]:
            words = match["unit"].split()
            modifier = next((word for word in words if word in MODIFIERS), "exact")
            low, _, high = match["value"].partition("-")
            unit = " ".join(word for word in words if word not in MODIFIERS)
            self.quantities.append(
                Quantity(
                    fingerprint("q", start), *place, match["kind"], Decimal(low), Decimal(high) if high else None,
                    unit, modifier, None, None,
                )
            )  # fmt: skip
        else:
            begin, end_on = (
                date.fromisoformat(match[key]) if match[key] else None for key in ("begin", "end")
            )
            self.times.append(
                TimeExpression(fingerprint("t", start), *place, "DATE", None, None, begin, end_on, None)
            )

    def read(self) -> Outcome[Fact]:
        return read_facts(self.page, self.mentions, list(self.chains.values()), self.quantities, self.times)

    def told(self, fact: Fact) -> str:
        """A fact as a case table writes it: subject | predicate | object | figure | status | certainty."""
        names = {chain.chain_id: chain.name for chain in self.chains.values()}
        figures = {quantity.quantity_id: quantity.text for quantity in self.quantities}
        object_ = names[fact.object_chain] if fact.object_chain else ""
        figure = figures[fact.quantity_id] if fact.quantity_id else ""
        parts = (names[fact.subject_chain], fact.predicate, object_, figure, fact.status, fact.certainty)
        return " | ".join(parts)

    def source(self, fact: Fact) -> str:
        names = {chain.chain_id: chain.name for chain in self.chains.values()}
        return names[fact.speaker_chain] if fact.speaker_chain else fact.speaker_text or ""


@pytest.fixture
def marked() -> Callable[[str], Marked]:
    """Builds the page of a marked-up text."""
    return Marked
