"""What people decided about entities, applied to the chains on the workbench."""

from collections.abc import Iterable
from typing import NamedTuple

import duckdb

from pipeline.reconcile.overrides import Override, Side
from pipeline.rows import fingerprint

RULE = "override"


class Held(NamedTuple):
    """One chain that a side fits, and the entity that it has now."""

    chain_id: str
    name: str
    entity_id: str
    entity_name: str
    entity_type: str


def apply(con: duckdb.DuckDBPyConnection, overrides: Iterable[Override]) -> None:
    """Change `main.chain_entities` line by line, and say so in `main.told`."""
    for override in overrides:
        left, right = _fitting(con, override.left), _fitting(con, override.right)
        if not left or not right:
            continue
        if override.same:
            _join(con, override, left, right)
        else:
            _part(con, override, left, right)


def _fitting(con: duckdb.DuckDBPyConnection, side: Side) -> list[Held]:
    """The chains of a name, of the entities of that name, or where there are none of what documents call so."""
    query = """
        SELECT c.chain_id, c.name, e.entity_id, e.entity_name, e.entity_type
        FROM whole.chains c JOIN main.chain_entities e USING (chain_id) JOIN whole.documents d USING (document_id)
        WHERE {fits} AND ($2 = '' OR $2 IN (c.type, e.entity_type)) AND ($3 = '' OR d.path GLOB $3) ORDER BY ALL
    """
    named = "lower($1) IN (lower(c.name), lower(e.entity_name))"
    called = "list_contains(list_transform(c.aliases, lambda alias: lower(alias)), lower($1))"
    for fits in (named, called):
        if rows := con.execute(query.format(fits=fits), list(side)).fetchall():
            return [Held._make(row) for row in rows]
    return []


def _join(con: duckdb.DuckDBPyConnection, override: Override, left: list[Held], right: list[Held]) -> None:
    """Give the left side's chains, or without a document its whole entities, the entity that most on the right have."""
    counts: dict[tuple[str, str, str], int] = {}
    for held in right:
        counts[held[2:]] = counts.get(held[2:], 0) + 1
    target = min(counts, key=lambda entity: (-counts[entity], entity))
    chains = [held.chain_id for held in left]
    if not override.left.document:
        chains += _of_entities(con, {held.entity_id for held in left})
    _give(con, chains, target, override.reason or f"{override.left.name} is the same as {override.right.name}")


def _of_entities(con: duckdb.DuckDBPyConnection, entities: set[str]) -> list[str]:
    query = "SELECT chain_id FROM main.chain_entities WHERE entity_id IN (SELECT unnest($1))"
    return [chain_id for (chain_id,) in con.execute(query, [sorted(entities)]).fetchall()]


def _part(con: duckdb.DuckDBPyConnection, override: Override, left: list[Held], right: list[Held]) -> None:
    """Give the left side's chains an entity of their own where the right side's have the same one."""
    others = {held.chain_id for held in right}
    entities = {held.entity_id for held in right}
    parted = [held for held in left if held.entity_id in entities and held.chain_id not in others]
    if not parted:
        return
    kind = parted[0].entity_type
    name = min(held.name for held in parted)
    target = (fingerprint("e", kind, name, "not", *override.right, override.left.document), name, kind)
    reason = override.reason or f"{override.left.name} is not the same as {override.right.name}"
    _give(con, [held.chain_id for held in parted], target, reason)
    con.execute(
        "INSERT INTO main.rivals SELECT $1, entity_id, entity_name, entity_type, $2 FROM main.chain_entities "
        "WHERE chain_id = $3 UNION ALL SELECT entity_id, $1, $4, $5, $2 FROM main.chain_entities WHERE chain_id = $3",
        [target[0], reason, min(others), name, kind],
    )


def _give(con: duckdb.DuckDBPyConnection, chains: list[str], target: tuple[str, str, str], reason: str) -> None:
    chosen = [sorted(set(chains))]
    con.execute("DELETE FROM main.told WHERE chain_id IN (SELECT unnest($1))", chosen)
    con.execute("DELETE FROM main.chain_entities WHERE chain_id IN (SELECT unnest($1))", chosen)
    con.execute("INSERT INTO main.chain_entities SELECT unnest($1), $2, $3, $4", [*chosen, *target])
    con.execute("INSERT INTO main.told SELECT unnest($1), $2, $3, $4, $5, $6", [*chosen, *target, RULE, reason])
