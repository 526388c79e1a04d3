"""What one document says of a person, what several say together, and how far the two agree."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from pipeline.text.lexicon import lexicon
from pipeline.text.read.chain_names import gender_of
from pipeline.text.read.chain_traits import held

SURE, AGE_SLACK = 2.0, 2
"""Agreement that outweighs different fields; years that two reckonings of a birth may differ."""
ROLE, FIELD, ORIGIN = 0.5, 0.25, 0.25
NAMED_PLACE = 0.6
PLACE_WEIGHTS = {"country": 0.25, "state": 0.4}


class Seen(NamedTuple):
    """One chain in question: its name, what is said beside it, and what else its document names.

    `company` holds "TYPE:name" of the other things that the document names and few other documents do;
    `around` the traits of everybody in the document.
    """

    chain_id: str
    document_id: str
    name: str
    type: str
    known: bool
    aliases: tuple[str, ...]
    mention_count: int
    traits: tuple[str, ...]
    company: tuple[str, ...]
    around: tuple[str, ...]


class Camp:
    """The chains of one surname or name that are taken for one thing, and all that their documents say of it."""

    def __init__(self, chains: Iterable[Seen]) -> None:
        self.chains: list[Seen] = []
        self.traits: set[str] = set()
        self.company: set[str] = set()
        self.names: set[str] = set()
        self._spellings: dict[str, list[int]] = {}
        for chain in chains:
            self.add(chain)

    def add(self, chain: Seen) -> None:
        """Take a chain in, with what its document says."""
        self.chains.append(chain)
        self.traits.update(chain.traits)
        self.company.update(chain.company)
        self.names.update((chain.name, *chain.aliases))
        counts = self._spellings.setdefault(chain.name, [0, 0, 0])
        for at, more in enumerate((chain.known, 1, chain.mention_count)):
            counts[at] += more

    @property
    def name(self) -> str:
        """The name by which it goes: known to the lexicon, of most documents, of most mentions."""
        return min(self._spellings, key=lambda name: (*[-count for count in self._spellings[name]], name))

    @property
    def anchor(self) -> str:
        """The smallest document id, which tells camps of one name apart."""
        return min([chain.document_id for chain in self.chains])

    def rank(self) -> tuple[int, int, int, str]:
        """Best first: known, of most documents, of most mentions; the smallest document decides the rest."""
        known, documents, mentions = (sum(column) for column in zip(*self._spellings.values(), strict=True))
        return -known, -documents, -mentions, self.anchor


@cache
def _places() -> dict[str, str]:
    return {row["name"]: row["kind"] for row in lexicon("places")}


@cache
def weight(thing: str) -> float:
    """How much it says that two documents both name "TYPE:name"."""
    kind, _, name = thing.partition(":")
    return PLACE_WEIGHTS.get(_places().get(name, ""), NAMED_PLACE) if kind == "PLACE" else 1.0


def agreement(traits: Iterable[str], company: Iterable[str], camp: Camp) -> float:
    """How much of what one document says the documents of a camp say too; 0 is nothing."""
    score = sum([weight(thing) for thing in company if thing in camp.company])
    said = camp.traits.intersection(traits)
    score += ROLE if held(said, "role") else FIELD if held(said, "field") else 0.0
    return score + (ORIGIN if held(said, "from") else 0.0)


def differs(traits: Iterable[str], around: Iterable[str], name: str, camp: Camp) -> str:
    """In what one document contradicts a camp: "gender", "age", "field", "origin"; "" when in nothing."""
    traits = tuple(traits)
    if _disjoint(_gender(traits, name), _gender(camp.traits, camp.name)):
        return "gender"
    if _far(held(traits, "born"), held(camp.traits, "born")):
        return "age"
    fields = held(traits, "field") or held(around, "field")
    if _disjoint(fields, held(camp.traits, "field")):
        return "field"
    return "origin" if _disjoint(held(traits, "from"), held(camp.traits, "from")) else ""


def _gender(traits: Iterable[str], name: str) -> set[str]:
    return held(traits, "gender") or ({gender_of(name.split(" ", 1)[0])} - {""} if " " in name else set())


def _disjoint(left: set[str], right: set[str]) -> bool:
    return bool(left and right) and left.isdisjoint(right)


def _far(left: set[str], right: set[str]) -> bool:
    years = [(int(one), int(other)) for one in left for other in right]
    return bool(years) and all(abs(one - other) > AGE_SLACK for one, other in years)


def shared(chain: Seen, camp: Camp) -> str:
    """In words, what a document has in common with a camp: the weightiest three."""
    things = sorted(camp.company.intersection(chain.company), key=lambda thing: (-weight(thing), thing))
    names = [thing.partition(":")[2] for thing in things[:3]]
    roles = sorted(held(camp.traits.intersection(chain.traits), "role"))
    return ", ".join([*names, *roles[: 3 - len(names)]])


def best(camps: Sequence[tuple[float, Camp]]) -> Camp | None:
    """The camp of the highest score; None on a tie."""
    ranked = sorted(camps, key=lambda pair: (-pair[0], *pair[1].rank()))
    if not ranked or (len(ranked) > 1 and ranked[1][0] == ranked[0][0]):
        return None
    return ranked[0][1]
