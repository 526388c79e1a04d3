"""Entities: which chains of different documents name the same thing.

Decided by name and type alone, from counts of the whole corpus, in any order of arrival. A chain stays itself
when in doubt. Work grows with the number of groups: everything is looked up, nothing compared in pairs.
"""

from collections.abc import Iterable
from typing import NamedTuple

from pipeline.text.fold import fold
from pipeline.text.read.chains import GENERATIONS, bare_organisation

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


def resolve(groups: Iterable[ChainGroup]) -> dict[Key, Key]:
    """(name, type) of each chain -> (name, type) of its entity.

    Joins case and legal-form variants of one name, one name under several types, and a bare surname or
    acronym to the one full name that fits; never when two fit. Idempotent: the entity of an entity is itself.
    """
    ordered = sorted(_distinct(groups), key=_rank)
    same_spelling = _joined(ordered)
    names = [group for group in ordered if same_spelling[group.name, group.type] == (group.name, group.type)]
    short = _short_names(names)
    return {key: short.get(target, target) for key, target in same_spelling.items()}


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
    name = name.casefold().replace(".", "").replace("-", " ")
    return name.removeprefix("the ") or group.name


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


def _short_names(names: list[ChainGroup]) -> dict[Key, Key]:
    """Bare surnames to the only full name that ends in them; acronyms to the only name they stand for."""
    fuller: dict[Key, set[Key]] = {}
    for group in names:
        key = group.name, group.type
        run = [word for word in group.name.split(" ") if word not in GENERATIONS]
        if group.type == "PERSON" and len(run) > 1:
            fuller.setdefault((run[-1], "PERSON"), set()).add(key)
        for alias in group.aliases:
            if group.type == "ORG" and alias.isupper() and alias.isalpha() and len(alias) > 1:
                fuller.setdefault((alias, "ORG"), set()).add(key)
    short: dict[Key, Key] = {}
    for group in names:
        key = group.name, group.type
        targets = _one_person(fuller.get(key, set()) - {key})
        if len(targets) == 1 and not group.known:
            short[key] = min(targets)
    return {key: _end(short, key) for key in short}


def _one_person(targets: set[Key]) -> set[Key]:
    """Full names that differ only by middle names count once: the shortest stands for them."""
    if len(targets) < 2 or any(kind != "PERSON" for _, kind in targets):
        return targets
    ends = {(name.split(" ")[0], name.split(" ")[-1]) for name, _ in targets}
    return {min(targets, key=lambda key: (len(key[0]), key))} if len(ends) == 1 else targets


def _end(short: dict[Key, Key], key: Key) -> Key:
    seen = {key}
    target = short[key]
    while target in short and target not in seen:
        seen.add(target)
        target = short[target]
    return target
