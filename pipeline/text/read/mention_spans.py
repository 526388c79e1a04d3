"""Which names of rules and trained model lie on one another, and what follows from it for both."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from pipeline.text.find.names_lexicon import countries, head_kind, heads, is_common, legal_forms, own_forms
from pipeline.text.find.names_run import GIVEN
from pipeline.text.read.mention_types import Typed
from pipeline.text.tag.spans import Name, Tagged

BETWEEN = frozenset((" and ", " and the ", " for the ", " in the ", " at the ", " with the "))
KNOWN_FROM = 0.95
"""Confidence of a rule from which on a form of the lexicon is no guess."""


HEADED = 0.7
"""Confidence of the rules in a name of several words that its head tells: "Orbis Towers"."""


HOUSES = frozenset(("Center", "Centre"))
"""Last words of bodies that are houses as well: "Medical Center"."""


class Spans:
    """Names in order that do not overlap, asked which of them lie on another stretch."""

    def __init__(self, names: Sequence[Typed | Name]) -> None:
        self._starts = [name.start for name in names]
        self._ends = [name.end for name in names]

    def over(self, start: int, end: int) -> range:
        """The numbers of those that overlap [start, end)."""
        return range(bisect_right(self._ends, start), bisect_left(self._starts, end))


def is_known(one: Typed) -> bool:
    """Whether a form of the lexicon can be no ordinary word here."""
    return one.recogniser == "lexicon" and one.confidence >= KNOWN_FROM


def is_named_by_form(one: Typed) -> bool:
    """Whether the words say it themselves: "Walt Disney Co.", "Marks & Spencer", "Typhoon Haiyan", "USS Nimitz"."""
    first, _, rest = one.text.partition(" ")
    if one.type == "EVENT" or (one.type == "PRODUCT" and first.isupper()):
        return bool(rest) and heads().first.get(first) == one.type
    if one.type != "ORG" or not rest:
        return False
    before, _, last = rest.rpartition(" ")
    told = last not in HOUSES and heads().last.get(f"{before.rpartition(' ')[2]} {last}") == "ORG"
    return told or last in legal_forms() or is_firm_of_two(one.text)


def is_firm_of_two(text: str) -> bool:
    """Whether two surnames with "&" between them make a name: "Harrow & Finch"."""
    first, sign, last = (*text.split(" "), "", "")[:3]
    if sign != "&" or text.count(" ") != 2 or first in GIVEN or last in GIVEN:
        return False
    return not (is_common(first) and is_common(last))


def uncoupled(folded: str, tagged: Tagged, rules: Sequence[Typed]) -> list[list[float] | None]:
    """The odds of the names of the rules; none for two that the model takes for one although they are two.

    "Narges Mohammadi of Iran", "Stanford University and Imperial College".
    """
    held = Spans(rules)
    asked = list(tagged.asked)
    for name in tagged.names:
        inside = held.over(name.start, name.end)
        if len(inside) == 2 and _are_two(folded, name, rules[inside[0]], rules[inside[1]]):
            asked[inside[0]] = asked[inside[1]] = None
    return asked


def _are_two(folded: str, name: Name, first: Typed, second: Typed) -> bool:
    if first.start != name.start or second.end != name.end:
        return False
    between = folded[first.end : second.start]
    if between == " of " and first.type == "PERSON" and second.type == "ORG" and second.confidence >= HEADED:
        return " " in first.text  # Ana Silva of Varnby Analytics
    if not is_known(second):
        return False
    if between == " of ":
        return second.type == "PLACE" and (first.type == "PERSON" or _is_lone_firm(first))
    whole = " " in first.text and (is_known(first) or head_kind(first.text.split(" ")) == first.type)
    return whole and between in BETWEEN


def _is_lone_firm(one: Typed) -> bool:
    """Whether it is an organisation of one word that no other word goes with: "Sewts of Munich"."""
    return one.type == "ORG" and " " not in one.text and not is_common(one.text)


def is_in_parts(one: Typed, over: list[Name]) -> bool:
    """Whether the model takes parts of a name for names: "Jan | Simpson", "Fort Worth-|Hollywood Airport"."""
    if not all(one.start <= name.start and name.end <= one.end for name in over):
        return False
    if one.type in ("PERSON", "PRODUCT"):
        return all(name.type == one.type for name in over)
    seam = over[0].end - one.start
    if len(over) == 1:
        return " of " in one.text[:seam] and one.text.startswith((" and ", ", "), seam)
    return one.confidence >= HEADED and one.text[seam : seam + 1] == "-" and over[1].start == over[0].end + 1


def surnamed(names: list[Typed]) -> list[Typed]:
    """The names, where a town or product called like a person named in full before is that person: "Imani Rhodes"."""
    full: dict[str, int] = {}
    for one in names:
        if one.type == "PERSON" and " " in one.text:
            full.setdefault(one.text.rpartition(" ")[2], one.start)
    if full.keys().isdisjoint([one.text for one in names]):
        return names
    return [
        one._replace(type="PERSON", name=None, recogniser="agreement") if _is_surname(one, full) else one
        for one in names
    ]


def _is_surname(one: Typed, full: dict[str, int]) -> bool:
    if one.type not in ("PLACE", "PRODUCT") or one.text in countries() or one.text in own_forms():
        return False
    return one.start > full.get(one.text, one.start)
