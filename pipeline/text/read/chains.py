"""Chains: the mentions of one thing within one document."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from pipeline.rows import Chain, fingerprint
from pipeline.text.find.names_lexicon import legal_forms
from pipeline.text.page import Page
from pipeline.text.read.mention_types import Typed

Key = tuple[str, str]
"""(type, name) of a chain."""
GENERATIONS = frozenset(("Jr.", "Jr", "Sr.", "Sr", "II", "III"))
BRACKET = 20
"""Characters that may lie between a name and another one in brackets after it."""
FORMERLY = ("formerly", "previously", "also known as", "known as", "or", "aka", "then", "now")


class Fullest(NamedTuple):
    """The names of a document that shorter forms may stand for; None where two fit."""

    people: dict[str, str | None]
    organisations: dict[str, str | None]
    acronyms: dict[str, Key | None]


def join(page: Page, names: Sequence[Typed]) -> tuple[list[Chain], list[str]]:
    """The chains of a page in order of first mention, and the chain_id of each name."""
    full = _fullest(names)
    equal = _bracketed(page.folded, names)
    keys = [_key(one, full, equal) for one in names]
    forms: dict[Key, dict[str, int]] = {}
    known: dict[Key, bool] = {}
    for one, key in zip(names, keys, strict=True):
        counts = forms.setdefault(key, {})
        counts[one.text] = counts.get(one.text, 0) + 1
        known[key] = known.get(key, False) or (one.name == key[1] and one.type == key[0])
    ids = {key: fingerprint("c", page.document_id, *key) for key in forms}
    chains = [
        Chain(
            ids[kind, name],
            page.document_id,
            name,
            kind,
            _aliases(name, counts),
            known[kind, name],
            sum(counts.values()),
        )
        for (kind, name), counts in forms.items()
    ]
    return chains, [ids[key] for key in keys]


def _aliases(name: str, counts: dict[str, int]) -> tuple[str, ...]:
    return tuple(sorted(form for form in counts if form != name))


def _put(table: dict[str, str | None], short: str, name: str) -> None:
    table[short] = name if table.get(short, name) == name else None


def _fullest(names: Sequence[Typed]) -> Fullest:
    """Surnames, given names, bare company names and initials of everything named in full."""
    full = Fullest({}, {}, {})
    for one in dict.fromkeys((one.type, one.name or one.text) for one in names):
        kind, name = one
        run = name.split(" ")
        if kind == "PERSON" and len(run) > 1:
            core = [word for word in run if word not in GENERATIONS]
            for short in {core[-1], core[0], f"{core[0]} {core[-1]}"} - {name}:
                _put(full.people, short, name)
        elif kind == "ORG":
            bare = bare_organisation(name)
            for short in {bare, run[0]} - {name}:
                _put(full.organisations, short, name)
        initials = "".join(word[0] for word in run if word[0].isupper())
        if len(initials) > 1:
            key = (kind, name)
            full.acronyms[initials] = key if full.acronyms.get(initials, key) == key else None
    return full


def bare_organisation(name: str) -> str:
    """A company name without its legal form: "Acme Robotics Inc." is "Acme Robotics"."""
    run = name.split(" ")
    while len(run) > 1 and run[-1].strip(",") in legal_forms():
        run.pop()
    return " ".join(run).rstrip(",&")


def _key(one: Typed, full: Fullest, equal: dict[Key, Key]) -> Key:
    """(type, name) of the chain of a name: canonical, else the one fuller form of the page, else itself."""
    own = (one.type, one.name or one.text)
    if own in equal:
        return equal[own]
    if one.name is not None:
        return own
    if one.type == "PERSON":
        return one.type, full.people.get(one.text) or one.text
    fuller = full.acronyms.get(one.text) if one.text.isupper() else None
    if fuller is not None and fuller[0] == one.type:
        return fuller
    if one.type == "ORG":
        return one.type, full.organisations.get(one.text) or one.text
    return own


def _bracketed(folded: str, names: Sequence[Typed]) -> dict[Key, Key]:
    """Names in brackets: initials ("National Rail Agency (NRA)") or another name ("(formerly Y)")."""
    equal: dict[Key, Key] = {}
    for left, right in pairwise(names):
        opens = folded.startswith(" (", left.end) and right.start - left.end <= BRACKET
        if not opens or not folded.startswith(")", right.end):
            continue
        said = folded[left.end + 2 : right.start].strip()
        if said in FORMERLY or (not said and _fits(left.text, right.text)):
            first, second = (left.type, left.name or left.text), (right.type, right.name or right.text)
            target = equal.get(first, first)
            if second != target and (right.name is None or left.name is None):
                equal[second if right.name is None else first] = target if right.name is None else second
    return equal


def _fits(name: str, short: str) -> bool:
    """Whether the letters of `short` are initials of `name`, in order."""
    letters = iter(word[0].upper() for word in name.replace("-", " ").split() if word)
    if not short.isupper():
        return False
    return all(any(letter == other for other in letters) for letter in short if letter.isalpha())
