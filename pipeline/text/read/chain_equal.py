"""Names that the page itself says are one: in brackets, "formerly X", "will be called X", "née X"."""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from pipeline.text.find.names_lexicon import known_forms
from pipeline.text.lexicon import lexicon
from pipeline.text.read.chain_names import fits_initials
from pipeline.text.read.mention_types import Typed

Key = tuple[str, str]
"""(type, name) of a chain."""
BRACKET, CLAUSE, SHORTEST = 30, 60, 12
"""Most characters between a name and another in brackets, or at the end of its clause; the fewest of a clause."""
RENAMED = frozenset(("ORG", "PRODUCT"))


@cache
def _phrases() -> dict[str, str]:
    return {row["phrase"]: row["position"] for row in lexicon("renamings")}


@cache
def _endings() -> tuple[str, ...]:
    return tuple(f" {phrase} " for phrase, position in _phrases().items() if position == "clause")


def equal_names(folded: str, names: Sequence[Typed]) -> dict[Key, Key]:
    """Each name that is another's second name -> the other; the one that the lexicon knows comes first."""
    equal: dict[Key, Key] = {}
    for left, right in pairwise(names):
        apart = right.start - left.end
        if not 1 < apart <= CLAUSE or right.sentence != left.sentence:
            continue
        opens = folded[left.end]
        if opens == "," and apart <= BRACKET:
            position = _phrases().get(folded[left.end + 2 : right.start - 1])
            if position in ("comma", "maiden"):
                _join(left, right, position, equal)
        elif opens == " " and folded[left.end + 1] == "(":
            if apart <= BRACKET:
                _bracketed(folded, left, right, equal)
        elif right.type == left.type and left.type in RENAMED and apart > SHORTEST:
            _rename(left, right, folded[left.end : right.start], equal)
    return equal


def _bracketed(folded: str, left: Typed, right: Typed, equal: dict[Key, Key]) -> None:
    """Initials ("National Rail Agency (NRA)") or another name ("(formerly Y)", "(née Y)")."""
    closes = folded[right.end : right.end + 1]
    said = folded[left.end + 2 : right.start].strip()
    if closes == ")" and not said and fits_initials(left.text, right.text):
        _join(left, right, "initials", equal)
    elif closes in ")," and said in _phrases():
        _join(left, right, _phrases()[said], equal)


def _join(left: Typed, right: Typed, how: str, equal: dict[Key, Key]) -> None:
    first, second = (left.type, left.name or left.text), (right.type, right.name or right.text)
    target = equal.get(first, first)
    if how == "maiden":
        if left.type == "PERSON":
            equal[second] = target
            equal["PERSON", f"{left.text.split(' ')[0]} {right.text}"] = target
    elif second == target or (how != "initials" and left.type != right.type):
        return
    elif right.name is None or (how == "initials" and left.name is None and _stands_for_another(right)):
        equal[second] = target
    elif left.name is None:
        equal[first] = second


def _rename(left: Typed, right: Typed, said: str, equal: dict[Key, Key]) -> None:
    """ "X will be called Y": the new name comes first, unless it is the old one that the lexicon knows."""
    if not said.endswith(_endings()):
        return
    old, new = (right, left) if said.endswith(" from ") else (left, right)
    if old.name is not None:
        old, new = new, old
    before, after = (old.type, old.name or old.text), (new.type, new.name or new.text)
    if before != after and old.name is None:
        equal[before] = after


def _stands_for_another(short: Typed) -> bool:
    """Whether the lexicon knows initials as those of a name, which is then not the one that the page gives them."""
    return short.name in _spelt_out() and short.name is not None


@cache
def _spelt_out() -> frozenset[str]:
    """Canonical names of which the lexicon has a form in initials and one in full."""
    forms: dict[str, list[str]] = {}
    for form, entry in known_forms().items():
        forms.setdefault(entry.name, []).append(form)
    return frozenset(
        name
        for name, held in forms.items()
        if any(" " in full and fits_initials(full, short) for short in held if short.isupper() for full in held)
    )
