"""Which names need more than themselves to be decided, in blocks that are decided each by itself."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from pipeline.reconcile.evidence import Seen
from pipeline.reconcile.people import Rival, Told, tell_people_apart
from pipeline.reconcile.places import states_of, tell_towns_apart
from pipeline.reconcile.short_names import tell_short_names_apart
from pipeline.text.read.chain_names import given_names, person_name, spoken


class Asked(NamedTuple):
    """A name whose chains are looked at one by one, and the block that decides them."""

    name: str
    type: str
    block: str


class Named(NamedTuple):
    """A name of the corpus after names alone were compared."""

    name: str
    type: str
    known: bool
    document_count: int
    aliases: tuple[str, ...]
    traits: tuple[str, ...]


def asked(names: Iterable[Named]) -> list[Asked]:
    """The names that context decides: people of a surname that two documents name, short names, towns."""
    names = list(names)
    found = [*_people(names), *_short_names(names), *_towns(names)]
    return sorted(found, key=lambda one: (one.block, one.name))


def decide(block: str, chains: Sequence[Seen]) -> tuple[list[Told], list[Rival]]:
    """What the chains of one block stand for, and which entities were kept apart."""
    kind, _, name = block.partition(":")
    if kind == "PERSON":
        return tell_people_apart(chains)
    return tell_short_names_apart(name, chains) if kind == "ORG" else tell_towns_apart(name, chains)


def _people(names: Sequence[Named]) -> Iterator[Asked]:
    """People of a surname, unless names alone leave no question: one name, known or of one document."""
    by_surname: dict[str, list[Named]] = {}
    for one in names:
        if one.type == "PERSON":
            by_surname.setdefault(spoken(person_name(one.name).surname), []).append(one)
    for surname, found in by_surname.items():
        if _is_open(found):
            yield from (Asked(one.name, "PERSON", f"PERSON:{surname}") for one in found)


def _is_open(found: Sequence[Named]) -> bool:
    """Whether a bare name, a name of several documents or two names that may be one leave a question."""
    if any(one.document_count > 1 and not one.known for one in found):
        return True
    if len(found) == 1:
        return False
    if any(" " not in one.name and not one.known for one in found):
        return True
    givens = [person_name(one.name).given for one in found]
    if any(len(given) == 1 for given in givens):
        return True
    keys = [spoken(full) for given in givens for full in given_names(given)]
    return len(set(keys)) < len(keys)


def _short_names(names: Iterable[Named]) -> Iterator[Asked]:
    """Organisations that some document calls by the name of another chain, where two are called so or it is known."""
    held = {one.name: one for one in names if one.type == "ORG"}
    callers: dict[str, list[Named]] = {}
    for one in held.values():
        for alias in one.aliases:
            if alias in held and alias != one.name:
                callers.setdefault(alias, []).append(one)
    for short, found in callers.items():
        if len(found) > 1 or held[short].known:
            yield from (Asked(one.name, "ORG", f"ORG:{short}") for one in (held[short], *found))


def _towns(names: Iterable[Named]) -> Iterator[Asked]:
    for one in names:
        if one.type == "PLACE" and len(states_of(one.traits)) > 1:
            yield Asked(one.name, "PLACE", f"PLACE:{one.name}")
