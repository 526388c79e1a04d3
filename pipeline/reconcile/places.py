"""Towns that share a name: told apart by the state that a document puts after it ("Springfield, Ohio")."""

from collections.abc import Iterable, Sequence
from functools import cache

from pipeline.reconcile.evidence import Seen
from pipeline.reconcile.people import Rival, Told
from pipeline.text.lexicon import lexicon
from pipeline.text.read.chain_traits import held


@cache
def _states() -> frozenset[str]:
    return frozenset(row["name"] for row in lexicon("places") if row["kind"] == "state")


def states_of(traits: Iterable[str]) -> set[str]:
    """The states that documents say a place lies in."""
    return held(traits, "in") & _states()


def tell_towns_apart(name: str, chains: Sequence[Seen]) -> tuple[list[Told], list[Rival]]:
    """Each chain of a town -> the town of the one state that its document names with it, else the bare name."""
    states = sorted({state for chain in chains for state in states_of(chain.traits)})
    told: list[Told] = []
    for chain in sorted(chains, key=lambda chain: (chain.document_id, chain.chain_id)):
        own = states_of(chain.traits) or {state for state in states if f"PLACE:{state}" in chain.company}
        if len(own) == 1:
            (state,) = own
            told.append(Told(chain, f"{name} ({state})", "", "state", f"its document puts it in {state}"))
    towns = [f"{name} ({state})" for state in states]
    return told, [Rival((towns[0], ""), (town, ""), "different states") for town in towns[1:]]
