"""Short names of organisations that several bear: initials and first words, decided by the documents' context."""

from collections.abc import Sequence

from pipeline.reconcile.evidence import Camp, Seen, agreement, best, shared
from pipeline.reconcile.people import ENOUGH_OF_ONE_NAME, Rival, Told


def tell_short_names_apart(short: str, chains: Sequence[Seen]) -> tuple[list[Told], list[Rival]]:
    """Each chain called `short` -> the organisation that its document means, or itself when nothing tells.

    `chains` holds these, and the chains of every organisation that some document calls so.
    """
    by_name: dict[str, list[Seen]] = {}
    for chain in sorted(chains, key=lambda chain: (chain.document_id, chain.chain_id)):
        by_name.setdefault(chain.name, []).append(chain)
    bare = by_name.pop(short, [])
    camps = [Camp(by_name[name]) for name in sorted(by_name)]
    told: list[Told] = []
    doubtful = False
    for chain in bare:
        scored = [(agreement(chain.traits, chain.company, camp), camp) for camp in camps]
        found = best([(score, camp) for score, camp in scored if score >= ENOUGH_OF_ONE_NAME])
        doubtful = doubtful or found is None
        if found is not None:
            reason = f"its document also names {shared(chain, found)}"
            told.append(Told(chain, found.name, "", "context", reason))
    why = f"{len(camps)} organisations are called so, and nothing tells which is meant"
    return told, [Rival((short, ""), (camp.name, ""), why) for camp in camps if doubtful]
