"""Chains: the mentions of one thing within one document."""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from pipeline.rows import Chain, fingerprint
from pipeline.text.find.names_lexicon import legal_forms
from pipeline.text.page import Page
from pipeline.text.read.mention_types import Typed

Key = tuple[str, str]
"""(type, name) of a chain."""
Form = tuple[str, str, str | None]
"""(text, type, canonical name) of a mention."""
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
    forms: list[Form] = [one[3:6] for one in names]
    times = Counter(forms)
    full = _fullest(times)
    equal = _bracketed(page.folded, names)
    keys = {form: _key(form, full, equal) for form in times}
    members: dict[Key, list[Form]] = {}
    for form, key in keys.items():
        members.setdefault(key, []).append(form)
    document_id = page.document_id
    ids = {key: fingerprint("c", document_id, *key) for key in members}
    chains = [
        Chain(
            ids[kind, name],
            document_id,
            name,
            kind,
            tuple(sorted({text for text, _, _ in found if text != name})),
            (kind, name) in [form[1:] for form in found],
            sum([times[form] for form in found]),
        )
        for (kind, name), found in members.items()
    ]
    return chains, [ids[keys[form]] for form in forms]


def _fullest(forms: Iterable[Form]) -> Fullest:
    """Surnames, given names, bare company names and initials of everything named in full; places in capitals."""
    full = Fullest({}, {}, {})
    for kind, name in dict.fromkeys([(kind, name or text) for text, kind, name in forms]):
        if kind == "PLACE" and not name.isupper():
            full.acronyms.setdefault(name.upper(), (kind, name))
        if " " not in name:
            continue
        shorter, initials = _shorter(kind, name)
        table = full.people if kind == "PERSON" else full.organisations
        for short in shorter:
            table[short] = name if table.get(short, name) == name else None
        if initials:
            key = (kind, name)
            full.acronyms[initials] = key if full.acronyms.get(initials, key) == key else None
    return full


@lru_cache(maxsize=1 << 14)
def _shorter(kind: str, name: str) -> tuple[tuple[str, ...], str]:
    """What else a name of several words may be called, and its initials: "" when it has no two capitals."""
    run = name.split(" ")
    shorter: tuple[str, ...] = ()
    if kind == "PERSON":
        core = [word for word in run if word not in GENERATIONS] or run
        shorter = (core[-1], core[0], f"{core[0]} {core[-1]}")
    elif kind == "ORG":
        shorter = (bare_organisation(name), run[0])
    initials = "".join([word[0] for word in run if word[0].isupper()])
    return tuple([short for short in shorter if short != name]), initials if len(initials) > 1 else ""


def bare_organisation(name: str) -> str:
    """A company name without its legal form: "Acme Robotics Inc." is "Acme Robotics"."""
    run = name.split(" ")
    while len(run) > 1 and run[-1].strip(",") in legal_forms():
        run.pop()
    return " ".join(run).rstrip(",&")


def _key(form: Form, full: Fullest, equal: dict[Key, Key]) -> Key:
    """(type, name) of the chain of a name: canonical, else the one fuller form of the page, else itself."""
    text, kind, name = form
    own = (kind, name or text)
    if own in equal:
        return equal[own]
    if name is not None:
        return own
    if kind == "PERSON":
        return kind, full.people.get(text) or text
    fuller = full.acronyms.get(text) if text.isupper() else None
    if fuller is not None and fuller[0] == kind:
        return fuller
    if kind == "ORG":
        return kind, full.organisations.get(text) or text
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
