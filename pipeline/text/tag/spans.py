"""From labels to names: joined, voted over the document, and set right where rules are certain."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.text.find.names_cut import CURRENCIES, is_ticker
from pipeline.text.find.names_lexicon import countries, head_kind, is_common, known_forms, towns
from pipeline.text.find.names_run import HEADS
from pipeline.text.page import Page
from pipeline.text.tag.grid import Grid
from pipeline.text.tag.model import Model
from pipeline.text.tag.trim import NUMERIC, trimmed
from pipeline.text.tag.viterbi import Ints, best_labels, kinds_of, odds_of

Floats = NDArray[np.float32]
Marked = tuple[int, int, int, list[float]]
"""Words [low, high) of the grid, the number of a type, the odds of each."""
_FIGURE = re.compile(r"[\d.,]+(?: ?[A-Z][A-Za-z]{0,3})?")
"""A number, a scale letter or unit behind it: "53B", "267 TB", "38 GPUs"; names like it are in the tables."""
_YEAR = re.compile(r"[12]\d{3} [A-Z]")
_ELECTION = re.compile(
    r" (?:(?:general|presidential|parliamentary|federal|state|local|regional|legislative|gubernatorial|mayoral"
    r"|municipal|provincial|assembly|primary|midterm|leadership|by)[ -]){0,2}elections?\b"
)
"""What follows a year and a place where these name an election: "the 2015 Queensland state election"."""
_PARTY = re.compile(r"[DRI]-[A-Z][\w.]*(?: [A-Z][\w.]*)?")
"""The party and state of a member of Congress: "D-N.Y."."""
CERTAIN = 0.9
"""Odds from which on a country's name may be that of its team."""


class Span(NamedTuple):
    """A stretch [start, end) that the labels mark; `kind` and `odds` by the number of the type, no name last."""

    start: int
    end: int
    text: str
    kind: int
    odds: list[float]


class Name(NamedTuple):
    """What the model reads: offsets, type, and its odds, not yet calibrated."""

    start: int
    end: int
    type: str
    odds: float


class Tagged(NamedTuple):
    """The names of a page in order; and how likely each name of the rules is one of each type, or none.

    None for a name of the rules that does not lie in the grid.
    """

    names: list[Name]
    asked: list[list[float] | None]


class Tagger:
    """A model together with what its labels mean. `types`: those of the odds of a stretch; no name comes last."""

    def __init__(self, model: Model) -> None:
        self.model = model
        labels = model.labels
        self.types = sorted({label[2:] for label in labels if label != "O"})
        self.none = len(self.types)
        self.other = self.types.index("MISC")
        self.firm = self.types.index("ORG")
        begin, inside = (np.array([labels.index(f"{part}-{one}") for one in self.types]) for part in "BI")
        self._kinds = kinds_of(model.moves, begin, inside, labels.index("O"))
        kinds = [self.types.index(one[2:]) if one != "O" else self.none for one in labels]
        self._type_of = np.array(kinds, dtype=np.int32)
        self._forms, self._countries = known_forms(), countries()
        self._begins = np.array([one[0] != "I" for one in labels], dtype=np.bool_)

    def tag(self, pages: Sequence[Page], grid: Grid) -> list[Tagged]:
        """For each page its names, and the odds of the names that the rules read in it."""
        model = self.model
        scores = model.scores(grid)
        labels = best_labels(scores, grid.first, grid.lengths, model.moves)
        opens = np.zeros(len(labels) + 1, dtype=np.bool_)
        opens[grid.first] = opens[-1] = True
        lows, highs, kinds = self._marked(labels, opens[:-1])
        whole = np.flatnonzero(grid.asked[:, 0] >= 0)
        at = np.concatenate((np.stack((lows, highs), axis=1), grid.asked[whole]))
        odds = odds_of(scores, labels, opens, at[:, 0], at[:, 1], self._kinds).tolist()
        asked: list[list[float] | None] = [None] * len(grid.asked)
        for place, chances in zip(whole.tolist(), odds[len(lows) :], strict=True):
            asked[place] = chances
        marked = list(zip(lows.tolist(), highs.tolist(), kinds.tolist(), odds, strict=False))
        edges = np.searchsorted(lows, grid.pages).tolist()
        return [
            Tagged(self._names(page, grid, marked[first:last], sport), asked[low:high])
            for page, (first, last), (low, high), sport in zip(
                pages, pairwise(edges), pairwise(grid.named), grid.sport, strict=True
            )
        ]

    def _names(self, page: Page, grid: Grid, marked: list[Marked], sport: bool) -> list[Name]:
        names: list[Name] = []
        end = 0
        for one in self.vote(self._spans(page, grid, marked), sport):
            name = self._settled(page.folded, one)
            if name is not None and name.start >= end:  # a name that was made longer may reach into the next
                names.append(name)
                end = name.end
        return names

    def _marked(self, labels: Ints, opens: NDArray[np.bool_]) -> tuple[Ints, Ints, Ints]:
        """The words [low, high) of each name, and its type."""
        kinds = self._type_of[labels]
        begins = self._begins[labels] | opens
        begins[1:] |= kinds[1:] != kinds[:-1]
        lows = np.flatnonzero(begins).astype(np.int32)
        highs = np.append(lows[1:], np.int32(len(labels)))
        types = kinds[lows]
        named = np.flatnonzero(types != self.none)
        return lows[named], highs[named], types[named]

    def _spans(self, page: Page, grid: Grid, marked: list[Marked]) -> list[Span]:
        starts, ends, tokens, folded = grid.starts, page.tokens.ends, grid.tokens, page.folded
        spans = []
        for low, high, kind, odds in marked:
            start, end = starts[low], ends[tokens[high - 1]]
            text = folded[start:end]
            listed = kind != self.firm or folded.endswith(", ", 0, start)
            if joint := self._joint(text, listed):
                left, _, text = text.partition(joint)
                spans.append(Span(start, start + len(left), left, kind, odds))
                start += len(left) + len(joint)
            spans.append(Span(start, end, text, kind, odds))
        return spans

    def _joint(self, text: str, listed: bool) -> str:
        """The word with its spaces that joins two names into what is no name; "" where there is none."""
        if " and " in text and (self._are_two(text) if listed else self._are_bodies(text)):
            return " and "
        return " for " if self._goes_for(text) else ""

    def _are_two(self, text: str) -> bool:
        """Whether "and" joins two names that no table knows as one, neither of them with an ordinary word beside it."""
        left, _, right = text.partition(" and ")
        beside = (left.rpartition(" ")[2], right.partition(" ")[0])
        return text not in self._forms and " of " not in left and not any(map(is_common, beside)) and right[0].isupper()

    def _are_bodies(self, text: str) -> bool:
        """Whether "and" joins two organisations by their heads: "Zions Bank and First Credit Union"."""
        halves = [half.split(" ") for half in text.split(" and ")]
        if len(halves) != 2 or text in self._forms or " of " in text or " for " in text:
            return False
        return all(len(half) > 1 and head_kind(half) == "ORG" for half in halves)

    def _goes_for(self, text: str) -> bool:
        """Whether "for" stands between a name and what somebody leaves it, or works, for: "Varnby for Oslo"."""
        left, joint, right = text.partition(" for ")
        if not joint or not right[0].isupper() or text in self._forms:
            return False
        last = left.rpartition(" ")[2]
        known = self._forms.get(right)
        place = " " not in left and known is not None and known.type == "PLACE"
        free = " " in left and not any(map(is_common, text.replace(" for ", " ").split(" ")))
        return (place or free) and last[-1] != "s" and last not in HEADS.before_of

    def vote(self, spans: list[Span], sport: bool = False) -> list[Span]:
        """One type for all that read the same in a document: the one with the highest sum of odds.

        A town on a page about sport may be the place here and the team there.
        """
        first: dict[str, int] = {}
        torn = {one.text for one in spans if first.setdefault(one.text, one.kind) != one.kind}
        if sport:
            torn -= towns()
        if not torn:
            return spans
        sums: dict[str, Floats] = {}
        for one in spans:
            if one.text in torn:
                sums[one.text] = sums.get(one.text, 0.0) + np.array(one.odds, dtype=np.float32)
        chosen = {text: int(total.argmax()) for text, total in sums.items()}
        return [one._replace(kind=chosen.get(one.text, one.kind)) for one in spans]

    def _settled(self, folded: str, one: Span) -> Name | None:
        """A name set right where rules are certain: countries, nationalities, titles, abbreviations."""
        start, end, text, number, odds = one
        if number == self.none or number == self.other:
            return None
        kind, chance = self.types[number], odds[number]
        known = self._forms.get(text)
        if known is not None:
            if known.type == "NATIONALITY":
                return None
            if text in self._countries and (kind != "ORG" or chance < CERTAIN):
                kind = "PLACE"
        if _is_no_name(folded, start, text):
            return None
        if text[0] in NUMERIC and (election := _ELECTION.match(folded, end)) and _YEAR.match(text):
            return Name(start, election.end(), "EVENT", chance)
        if " " in text:
            start, end = trimmed(folded, start, text, kind)
        return Name(start, end, kind, chance)


def _is_no_name(folded: str, start: int, text: str) -> bool:
    """Whether it is a party and state, a number with its unit, an amount of money or a ticker symbol."""
    if (text[1:2] == "-" and _PARTY.fullmatch(text)) or (text[0] in NUMERIC and _FIGURE.fullmatch(text)):
        return True
    if text.isupper() and is_ticker(folded, start):
        return True
    return text[-1].isdigit() and text.partition(" ")[0] in CURRENCIES and " " in text
