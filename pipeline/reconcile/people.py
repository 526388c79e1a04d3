"""People of one surname across documents: who is one person, and whom a bare surname stands for.

Decided by name, by what documents say beside it, and by whom and what else they name; never compared in pairs over
the corpus, only within the camps of one surname. In doubt two stay two.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pipeline.reconcile.evidence import SURE, Camp, Seen, agreement, best, differs, shared
from pipeline.text.read.chain_names import (
    given_names,
    is_borne_by_many,
    person_name,
    same_given,
    same_middle,
    spoken,
)

ENOUGH_OF_ONE_NAME, ENOUGH = 0.6, 1.0
"""Agreement that joins two documents of one full name that many bear, and of two names that may be one."""
MOST_CAMPS = 40
"""Camps of one name that a document is held against; the documents of a name that has more stay by themselves."""


class Told(NamedTuple):
    """What a chain stands for: the name of an entity, and the document that tells it from its namesakes (or "")."""

    chain: Seen
    name: str
    anchor: str
    rule: str
    reason: str


class Rival(NamedTuple):
    """Two entities that share a name, or could, and why they were kept apart. Each is (name, anchor)."""

    left: tuple[str, str]
    right: tuple[str, str]
    reason: str


def tell_people_apart(chains: Sequence[Seen]) -> tuple[list[Told], list[Rival]]:
    """Every chain of one surname, in any order -> what it stands for, and who was kept apart."""
    ordered = sorted(chains, key=lambda chain: (chain.document_id, chain.chain_id))
    full = [chain for chain in ordered if " " in chain.name]
    camps = _link(_camps_of_names(full))
    told = {chain.chain_id: (camp, "name", "") for camp in camps for chain in camp.chains}
    bare = [chain for chain in ordered if " " not in chain.name]
    left: list[Seen] = []
    index = _indexed(camps)
    for chain in bare:
        found = None if chain.known else _whose(chain, camps, index)
        if found is None:
            left.append(chain)
        else:
            told[chain.chain_id] = found
    strays = _camps_of_strays(left, bool(camps))
    told.update({chain.chain_id: (camp, "apart", "") for camp in strays for chain in camp.chains})
    return _tellings(ordered, told), [*_rivals(camps), *_doubts(strays, camps)]


def _camps_of_names(chains: Iterable[Seen]) -> list[Camp]:
    """The camps of each full name, written in one way."""
    by_name: dict[tuple[str, ...], list[Seen]] = {}
    for chain in chains:
        parts = person_name(chain.name)
        by_name.setdefault((parts.given, parts.middle, parts.surname.casefold(), parts.generation), []).append(chain)
    return [camp for name in sorted(by_name) for camp in _camps(by_name[name])]


def _camps(chains: list[Seen]) -> list[Camp]:
    """Documents that name somebody by one full name, those that say most first."""
    many = is_borne_by_many(person_name(chains[0].name).surname) and is_borne_by_many(chains[0].name.split(" ")[0])
    if any(chain.known for chain in chains):
        return [Camp(chains)]
    camps: list[Camp] = []
    for chain in sorted(chains, key=lambda chain: (-len(chain.traits), -len(chain.company))):
        scored = [
            (score, camp)
            for camp in camps[:MOST_CAMPS]
            if (score := _fit(chain, camp)) >= (ENOUGH_OF_ONE_NAME if many else 0.0)
        ]
        if not scored:
            camps.append(Camp([chain]))
        else:
            max(scored, key=lambda pair: pair[0])[1].add(chain)
    return camps


def _fit(chain: Seen, camp: Camp) -> float:
    """Agreement of a document with a camp of its name; -1 when they contradict each other and share too little."""
    score = agreement(chain.traits, chain.company, camp)
    why = differs(chain.traits, chain.around, chain.name, camp)
    own = any(trait.startswith("field:") for trait in chain.traits)
    if not why or score >= SURE or (why == "field" and not own and score >= ENOUGH_OF_ONE_NAME):
        return score
    return -1.0


def _link(camps: list[Camp]) -> list[Camp]:
    """Join camps of different names that may be one person's: a short form, a spelling, a middle name."""
    by_given: dict[str, list[Camp]] = {}
    for camp in sorted(camps, key=Camp.rank):
        for key in _given_keys(camp.name):
            by_given.setdefault(key, []).append(camp)
    into: dict[int, Camp] = {}
    for key in sorted(by_given):
        group = by_given[key][:MOST_CAMPS]
        for at, other in enumerate(group):
            for one in group[:at]:
                left, right = _end(into, one), _end(into, other)
                if left is not right and left.name != right.name and _may_join(left, right):
                    left, right = sorted((left, right), key=Camp.rank)
                    for chain in right.chains:
                        left.add(chain)
                    into[id(right)] = left
    return [camp for camp in camps if id(camp) not in into]


def _end(into: dict[int, Camp], camp: Camp) -> Camp:
    while id(camp) in into:
        camp = into[id(camp)]
    return camp


def _given_keys(name: str) -> set[str]:
    given = person_name(name).given
    return {spoken(full) for full in given_names(given)} | ({given[0]} if given else set())


def _may_join(left: Camp, right: Camp) -> bool:
    """Whether two camps of different names are one person: names that fit, and documents that agree."""
    one, other = person_name(left.name), person_name(right.name)
    spelt = spoken(one.given) == spoken(other.given)
    if one.generation != other.generation or not same_middle(one.middle, other.middle):
        return False
    if not spelt and not same_given(one.given, other.given):
        return False
    chain = min(right.chains, key=lambda chain: chain.document_id)
    merged = chain._replace(traits=tuple(right.traits), company=tuple(right.company), around=())
    score = _fit(merged, left)
    called = left.name in right.names or right.name in left.names
    same = one.given == other.given and one.surname.casefold() == other.surname.casefold()
    many = is_borne_by_many(one.surname)
    return score >= (0.0 if (called or same) and not many else ENOUGH_OF_ONE_NAME if called or same else ENOUGH)


def _indexed(camps: Iterable[Camp]) -> dict[str, list[Camp]]:
    """What documents name -> the camps whose documents name it."""
    index: dict[str, list[Camp]] = {}
    for camp in camps:
        for thing in camp.company:
            index.setdefault(thing, []).append(camp)
    return index


def _whose(chain: Seen, camps: list[Camp], index: dict[str, list[Camp]]) -> tuple[Camp, str, str] | None:
    """Whom a bare name stands for: the one whom the context fits best, or the only one there is; None in doubt."""
    near = {id(camp): camp for thing in chain.company for camp in index.get(thing, ())}
    fits = [camp for camp in near.values() if not _contradicts(chain, camp)]
    scored = [(agreement(chain.traits, chain.company, camp), camp) for camp in fits]
    found = best([(score, camp) for score, camp in scored if score >= ENOUGH])
    if found is not None:
        return found, "context", f"its document also names {shared(chain, found)}"
    if len(camps) == 1 and not is_borne_by_many(chain.name) and not _contradicts(chain, camps[0]):
        return camps[0], "only", "the only one of this surname"
    return None


def _contradicts(chain: Seen, camp: Camp) -> bool:
    surname = person_name(camp.name).surname
    return spoken(surname) != spoken(chain.name) or bool(differs(chain.traits, (), chain.name, camp))


def _camps_of_strays(chains: Iterable[Seen], others: bool) -> list[Camp]:
    """Bare names that no full name explains: one if few bear the name and nobody else does, else by company."""
    by_name: dict[str, list[Seen]] = {}
    for chain in chains:
        by_name.setdefault(chain.name.casefold(), []).append(chain)
    camps: list[Camp] = []
    for name in sorted(by_name):
        alone = not others and not is_borne_by_many(by_name[name][0].name)
        if alone or any(chain.known for chain in by_name[name]):
            camps.append(Camp(by_name[name]))
            continue
        found: list[Camp] = []
        for chain in by_name[name]:
            scored = [(agreement(chain.traits, chain.company, camp), camp) for camp in found[:MOST_CAMPS]]
            near = best([(score, camp) for score, camp in scored if score >= ENOUGH])
            if near is None:
                found.append(Camp([chain]))
            else:
                near.add(chain)
        camps += found
    return camps


def _tellings(ordered: Iterable[Seen], told: dict[str, tuple[Camp, str, str]]) -> list[Told]:
    anchors = _anchors([camp for camp, _, _ in told.values()])
    return [
        Told(chain, camp.name, anchors[id(camp)], rule, reason)
        for chain in ordered
        for camp, rule, reason in (told[chain.chain_id],)
    ]


def _anchors(camps: Iterable[Camp]) -> dict[int, str]:
    """The best camp of a name needs no anchor; the others are told apart by their smallest document."""
    by_name: dict[str, dict[int, Camp]] = {}
    for camp in camps:
        by_name.setdefault(camp.name, {})[id(camp)] = camp
    anchors: dict[int, str] = {}
    for same in by_name.values():
        for at, camp in enumerate(sorted(same.values(), key=Camp.rank)):
            anchors[id(camp)] = camp.anchor if at else ""
    return anchors


def _rivals(camps: Sequence[Camp]) -> list[Rival]:
    """Camps of one name, each beside the best of them."""
    anchors = _anchors(camps)
    by_name: dict[str, list[Camp]] = {}
    for camp in sorted(camps, key=Camp.rank):
        by_name.setdefault(camp.name, []).append(camp)
    return [
        Rival((first.name, anchors[id(first)]), (other.name, anchors[id(other)]), _why(first, other))
        for first, *others in by_name.values()
        for other in others
    ]


def _why(left: Camp, right: Camp) -> str:
    why = differs(right.traits, (), right.name, left)
    if not why:
        return "many bear this name, and their documents have too little in common"
    sides = [", ".join(sorted(trait.partition(":")[2] for trait in camp.traits if trait.startswith(_KINDS[why])))
             for camp in (left, right)]  # fmt: skip
    return f"different {why}: {sides[0]} / {sides[1]}"


_KINDS = {"gender": "gender:", "age": "born:", "field": "field:", "origin": "from:"}


def _doubts(strays: Sequence[Camp], camps: Sequence[Camp]) -> list[Rival]:
    """Bare names that stay by themselves beside the best of those whom they could stand for."""
    anchors = _anchors(strays) | _anchors(camps)
    found: list[Rival] = []
    for stray in strays:
        fits = [camp for camp in camps if spoken(person_name(camp.name).surname) == spoken(stray.name)]
        for camp in sorted(fits, key=Camp.rank)[:3]:
            many = f"{len(fits)} people could be meant, and nothing tells which"
            why = many if len(fits) > 1 else "nothing tells that it is meant"
            found.append(Rival((stray.name, anchors[id(stray)]), (camp.name, anchors[id(camp)]), why))
    return found
