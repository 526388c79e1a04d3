"""Chains: the mentions of one thing within one document."""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from pipeline.rows import Chain, fingerprint
from pipeline.text.page import Page
from pipeline.text.read.chain_equal import equal_names
from pipeline.text.read.chain_names import GENERATIONS, bare_organisation, initials_of, is_borne_by_many
from pipeline.text.read.chain_people import (
    MOST_OF_A_SURNAME,
    Company,
    Heads,
    called,
    heads_of,
    introduced_first,
    is_located,
)
from pipeline.text.read.chain_senses import meant, namesakes
from pipeline.text.read.chain_traits import traits_after, traits_before
from pipeline.text.read.mention_types import Typed

__all__ = ["GENERATIONS", "bare_organisation", "join"]

Key = tuple[str, str]
"""(type, name) of a chain."""
Form = tuple[str, str, str | None]
"""(text, type, canonical name) of a mention."""


class Fullest(NamedTuple):
    """The names of a document that shorter forms may stand for; None where two fit. `known`: by the lexicon."""

    heads: Heads
    people: dict[str, tuple[str, ...]]
    organisations: dict[str, str | None]
    parts: dict[str, str | None]
    known: frozenset[str]
    acronyms: dict[str, Key | None]

    def lent(self, text: str) -> str | None:
        """The one organisation whose bare name, first word or last word a text is."""
        return self.organisations.get(text) or self.parts.get(text)


def join(page: Page, names: Sequence[Typed]) -> tuple[list[Chain], list[str]]:
    """The chains of a page in order of first mention, and the chain_id of each name."""
    forms: list[Form] = [one[3:6] for one in names]
    distinct = list(dict.fromkeys(forms))
    full = _fullest(distinct)
    equal = equal_names(page.folded, names)
    by_form = {form: _key(form, full, equal) for form in distinct}
    keys = [by_form[form] for form in forms]
    if full.people:
        _tell_people_apart(page, names, full, keys)
    shared = [key for key in by_form.values() if key[1] in namesakes()]
    if shared:
        senses = {key: meant(page, key) for key in shared}
        keys = [senses.get(key, key) for key in keys]
    members: dict[Key, list[tuple[Form, int]]] = {}
    for (form, key), times in Counter(zip(forms, keys, strict=True)).items():
        members.setdefault(key, []).append((form, times))
    traits = _traits(page, names, keys)
    document_id = page.document_id
    ids = {key: fingerprint("c", document_id, *key) for key in members}
    chains = [_chain(ids[key], document_id, key, found, traits.get(key)) for key, found in members.items()]
    return chains, [ids[key] for key in keys]


def _chain(
    chain_id: str, document_id: str, key: Key, found: list[tuple[Form, int]], traits: set[str] | None
) -> Chain:
    kind, name = key
    aliases: set[str] = set()
    known, mentions = False, 0
    for (text, _, canonical), times in found:
        mentions += times
        aliases.add(text)
        said = canonical or text
        known = known or (canonical == name if said == name else said in namesakes())
    aliases.discard(name)
    said_beside = tuple(sorted(traits)) if traits else ()
    return Chain(chain_id, document_id, name, kind, tuple(sorted(aliases)), known, mentions, said_beside)


def _fullest(forms: Sequence[Form]) -> Fullest:
    """Surnames, given names, bare company names and initials of everything named in full; places in capitals."""
    people: dict[str, bool] = {}
    organisations: list[str] = []
    known = frozenset([name for _, kind, name in forms if kind == "ORG" and name])
    full = Fullest({}, {}, {}, {}, known, {})
    for kind, name in dict.fromkeys([(kind, name or text) for text, kind, name in forms]):
        if kind == "PLACE" and not name.isupper():
            full.acronyms.setdefault(name.upper(), (kind, name))
        if kind == "ORG":
            organisations.append(name)
        if " " not in name:
            continue
        if kind == "PERSON":
            people[name] = False
        if initials := initials_of(name):
            key = (kind, name)
            full.acronyms[initials] = key if full.acronyms.get(initials, key) == key else None
    _lend(full, organisations)
    if people:
        people.update(dict.fromkeys([name for _, _, name in forms if name in people], True))
        heads = heads_of(people)
        full = full._replace(heads=heads, people=called(heads))
    return full


def _lend(full: Fullest, names: Sequence[str]) -> None:
    """Organisations lend their bare names, their first words and their last to what is said beside them."""
    for name in names:
        bare = _shorter(name)[0]
        if bare != name:
            full.organisations[bare] = name if full.organisations.get(bare, name) == name else None
    for name in names:
        fullest = full.organisations.get(name) or name
        for short in _shorter(name)[1]:
            full.parts[short] = fullest if full.parts.get(short, fullest) == fullest else None


@lru_cache(maxsize=1 << 14)
def _shorter(name: str) -> tuple[str, tuple[str, ...]]:
    """The bare name of an organisation, and the single words that may stand for it."""
    bare = bare_organisation(name)
    run = bare.split(" ")
    return bare, (run[0], run[-1]) if len(run) > 1 else (run[0],) if bare != name else ()


def _key(form: Form, full: Fullest, equal: dict[Key, Key]) -> Key:
    """(type, name) of the chain of a name: canonical, else the one fuller form of the page, else itself."""
    text, kind, name = form
    own = (kind, name or text)
    if own in equal:
        return _head(equal[own], full)
    if kind == "PERSON":
        return _head(_person(form, full), full)
    if name is not None:
        return own
    fuller = full.acronyms.get(text) if text.isupper() else None
    if fuller is not None and fuller[0] == kind:
        return equal.get(fuller, fuller)
    if kind == "ORG":
        found = full.lent(text)
        return equal.get((kind, found), (kind, found)) if found else own
    return own


def _head(key: Key, full: Fullest) -> Key:
    return (key[0], full.heads.get(key[1], key[1])) if key[0] == "PERSON" else key


def _person(form: Form, full: Fullest) -> Key:
    """The person of the page that a name fits alone; a bare surname that the lexicon knows is hardly anybody else's."""
    text, kind, name = form
    if name is not None:
        return kind, name
    fits = full.people.get(text, ())
    if not fits and (team := full.parts.get(text)) is not None and not is_borne_by_many(text):
        return "ORG", team
    return kind, fits[0] if len(fits) == 1 else text


def _tell_people_apart(page: Page, names: Sequence[Typed], full: Fullest, keys: list[Key]) -> None:
    """Names that fit several people of the page, or a person and something else."""
    odd = {form[0] for form in {one[3:6] for one in names} if _is_odd(form, full)}
    if not odd:
        return
    company = Company(page.folded, names, full.heads)
    until: dict[str, int] = {}
    for at, one in enumerate(names):
        if one.text not in odd:
            continue
        fits = full.people[one.text]
        if one.type == "PLACE":
            if not is_located(page.folded, one.start):
                keys[at] = ("PERSON", fits[0])
        elif len(fits) > 1:
            if (person := company.meant(at, fits)) is not None:
                keys[at] = ("PERSON", person)
        else:
            organisation = full.lent(one.text) or one.text
            if one.text not in until:
                until[one.text] = introduced_first(names, one.text, organisation, fits[0])
            if at < until[one.text]:
                keys[at] = ("ORG", organisation)


def _is_odd(form: Form, full: Fullest) -> bool:
    """Whether a form that people of the page are called by may be another's here."""
    text, kind, name = form
    fits = full.people.get(text)
    if fits is None or (" " in text and text in full.heads):
        return False
    if kind == "PLACE":
        return len(fits) == 1 and fits[0].split(" ")[0] == text
    if kind != "PERSON" or name is not None or len(fits) >= MOST_OF_A_SURNAME:
        return False
    return len(fits) > 1 or full.lent(text) is not None or text in full.known


def _traits(page: Page, names: Sequence[Typed], keys: Sequence[Key]) -> dict[Key, set[str]]:
    """What is said right beside the names of each person, and in which state or country a place lies."""
    found: dict[Key, set[str]] = {}
    folded, year = page.folded, page.anchor.year if page.anchor else None
    for at, (one, key) in enumerate(zip(names, keys, strict=True)):
        if key[0] == "PERSON":
            said = traits_before(folded, one.start) + traits_after(folded, one.end, year)
            if said:
                found.setdefault(key, set()).update(said)
        elif key[0] == "PLACE" and folded[one.end : one.end + 2] == ", " and at + 1 < len(names):
            region = names[at + 1]
            if region.start == one.end + 2 and region.type == "PLACE":
                found.setdefault(key, set()).add(f"in:{keys[at + 1][1]}")
    return found
