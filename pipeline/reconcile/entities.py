"""Entities: which names of different documents name the same thing, as far as names alone can tell.

Decided by name and type, from counts of the whole corpus, in any order of arrival. A name stays itself when in
doubt; what context can add is decided after this, in blocks (`blocks.py`). Work grows with the number of groups:
everything is looked up, nothing compared in pairs.
"""

from collections.abc import Iterable
from typing import NamedTuple

from pipeline.text.fold import fold
from pipeline.text.read.chain_names import LONGEST_INITIALS, bare_organisation

Key = tuple[str, str]
"""(name, type)."""


class ChainGroup(NamedTuple):
    """All chains of the corpus that have one name and type."""

    name: str
    type: str
    known: bool
    aliases: tuple[str, ...]
    mention_count: int
    document_count: int


class Joined(NamedTuple):
    """The name and type of an entity, and the rule by which a name came to stand for it."""

    name: str
    type: str
    rule: str


def resolve(groups: Iterable[ChainGroup]) -> dict[Key, Joined]:
    """(name, type) of each chain -> its entity, and by which rule: `name`, `spelling`, `type` or `alias`.

    Joins case and legal-form variants of one name, one name under several types, and an organisation's other name
    to the only one that is called so; never when two fit. Idempotent: the entity of an entity is itself.
    """
    ordered = sorted(_distinct(groups), key=_rank)
    same_spelling = _joined(ordered)
    names = [group for group in ordered if same_spelling[group.name, group.type] == (group.name, group.type)]
    short = _other_names(names)
    return {key: _by_rule(key, target, short.get(target, target)) for key, target in same_spelling.items()}


def _by_rule(key: Key, spelt: Key, target: Key) -> Joined:
    rule = "alias" if target != spelt else "name" if spelt == key else "spelling" if spelt[1] == key[1] else "type"
    return Joined(*target, rule)


def _distinct(groups: Iterable[ChainGroup]) -> list[ChainGroup]:
    """One group per (name, type), counts added."""
    merged: dict[Key, ChainGroup] = {}
    for group in groups:
        key = group.name, group.type
        seen = merged.get(key)
        if seen is not None:
            group = ChainGroup(
                *key,
                seen.known or group.known,
                tuple(sorted({*seen.aliases, *group.aliases})),
                seen.mention_count + group.mention_count,
                seen.document_count + group.document_count,
            )
        merged[key] = group
    return list(merged.values())


def _rank(group: ChainGroup) -> tuple[bool, int, int, str, str]:
    """Best first: known names, then those of most documents and mentions, then by the alphabet."""
    return not group.known, -group.document_count, -group.mention_count, group.name, group.type


def _spelling(group: ChainGroup) -> str:
    """What variants of one name share: no case, no legal form, no article, plain quotes and hyphens."""
    name = fold(group.name)
    if group.type == "ORG":
        name = bare_organisation(name)
    elif group.type == "PERSON" and "." in name:
        name = _initials_together(name)
    name = name.casefold().replace(".", "").replace("-", " ")
    return name.removeprefix("the ") or group.name


def _initials_together(name: str) -> str:
    """ "J. K. Rowling" and "J.K. Rowling" as "JK Rowling"."""
    run = name.replace(".", ". ").split()
    initials = [word[0] for word in run if len(word) == 2 and word[1] == "."]
    if not initials or len(initials) > LONGEST_INITIALS or any(len(word) == 2 for word in run[len(initials) :]):
        return name
    return " ".join(["".join(initials), *run[len(initials) :]])


def _joined(ordered: list[ChainGroup]) -> dict[Key, Key]:
    """Each group to the best of its spelling: within its type, across types when one of them outweighs."""
    families: dict[str, list[ChainGroup]] = {}
    for group in ordered:
        families.setdefault(_spelling(group), []).append(group)
    joined: dict[Key, Key] = {}
    for family in families.values():
        for group in family:
            best = next(one for one in family if one.type == group.type)
            if not best.known and (winner := _outweighs(family)) is not None:
                best = winner
            joined[group.name, group.type] = best.name, best.type
    return joined


def _outweighs(family: list[ChainGroup]) -> ChainGroup | None:
    """The head of the family's type: the one known, else that of most documents; None on a tie."""
    known = {group.type for group in family if group.known}
    if len(known) == 1:
        return family[0]
    weights: dict[str, int] = {}
    for group in family:
        weights[group.type] = weights.get(group.type, 0) + group.document_count
    ranked = sorted(weights.items(), key=lambda item: (-item[1], item[0]))
    if known or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return next(group for group in family if group.type == ranked[0][0])


def _other_names(names: list[ChainGroup]) -> dict[Key, Key]:
    """Organisations that the lexicon does not know, by the only other one that a document calls by their name."""
    held = {group.name: group for group in names if group.type == "ORG"}
    callers: dict[str, list[str]] = {}
    for group in held.values():
        for alias in group.aliases:
            if alias in held and alias != group.name and not held[alias].known:
                callers.setdefault(alias, []).append(group.name)
    only = {short: found[0] for short, found in callers.items() if len(found) == 1}
    return {(short, "ORG"): (_end(only, short), "ORG") for short in only}


def _end(only: dict[str, str], name: str) -> str:
    """Where a row of other names ends; of names that call each other so, the first by the alphabet."""
    seen = [name]
    while (target := only.get(seen[-1])) is not None:
        if target in seen:
            return min(seen[seen.index(target) :])
        seen.append(target)
    return seen[-1]
