"""Chains become entities: first by their names, then, where names leave a question, by what documents say.

Set-based on the workbench. What is decided chain by chain comes in blocks, one block in memory at a time.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from math import isqrt
from pathlib import Path
from typing import Any

import duckdb

from pipeline.reconcile.blocks import Named, asked, decide
from pipeline.reconcile.entities import ChainGroup, Joined, Key, resolve
from pipeline.reconcile.evidence import Seen
from pipeline.reconcile.overrides import SHIPPED, own_overrides, read_overrides
from pipeline.reconcile.people import Rival, Told
from pipeline.rows import fingerprint
from pipeline.run import overrides
from pipeline.run.rows_of import fetch, insert
from pipeline.run.workbench import settle
from pipeline.text.lexicon import lexicon

FEWEST_CAP = 8
ROWS_AT_ONCE = 20_000
RESOLVED = "name, type, entity_id, entity_name, entity_type, rule, telling"
TOLD = "chain_id, entity_id, entity_name, entity_type, rule, reason"
RIVALS = "entity_id, other_id, name, type, reason"


def resolve_chains(con: duckdb.DuckDBPyConnection, inbox: Path) -> None:
    """`main.chain_entities`: the entity of every chain of the corpus; `main.entity_names`: what each is called."""
    _create(con, "resolved", RESOLVED)
    _create(con, "told", TOLD)
    _create(con, "rivals", RIVALS)
    groups = [
        ChainGroup(name, kind, known, tuple(aliases), *counts)
        for name, kind, known, aliases, *counts in fetch(con, _GROUPS)
    ]
    resolved = resolve(groups)
    insert(con, "main.resolved", _resolved_rows(con, groups, resolved))
    questions = asked(_named(con, groups, resolved))
    if questions:
        _create(con, "asked", "name, type, block")
        insert(con, "main.asked", questions)
        con.execute(_SEEN)
        _decide(con)
        con.execute("DROP TABLE main.in_question")
    con.execute(_CHAIN_ENTITIES)
    overrides.apply(con, read_overrides(SHIPPED, own_overrides(inbox)))
    con.execute(_ENTITY_NAMES)
    _create(con, "external", "entity_id, external_id")
    ids = [(entity_id(row["type"], row["name"]), row["external_id"]) for row in lexicon("external_ids")]
    insert(con, "main.external", ids)


def _create(con: duckdb.DuckDBPyConnection, name: str, columns: str) -> None:
    declared = ", ".join(f"{column} VARCHAR" for column in columns.split(", "))
    con.execute(f"CREATE OR REPLACE TABLE main.{name} ({declared})")


_GROUPS = (
    "SELECT name, type, bool_or(known), list_sort(list_distinct(flatten(list(aliases)))), "
    "sum(mention_count)::BIGINT, count(DISTINCT document_id) FROM whole.chains GROUP BY name, type ORDER BY name, type"
)


def entity_id(kind: str, name: str, anchor: str = "") -> str:
    """The id of an entity: its type and name, and for a namesake the document that tells it apart."""
    return fingerprint("e", kind, name, anchor) if anchor else fingerprint("e", kind, name)


def _resolved_rows(
    con: duckdb.DuckDBPyConnection, groups: Iterable[ChainGroup], resolved: dict[Key, Joined]
) -> Iterator[tuple[str, ...]]:
    """One row a name; `telling` says whether its entity, named by two documents, is evidence of what they are about."""
    documents: dict[Key, int] = {}
    for group in groups:
        key = resolved[group.name, group.type][:2]
        documents[key] = documents.get(key, 0) + group.document_count
    (total,) = next(fetch(con, "SELECT count(DISTINCT document_id) FROM whole.chains"))
    cap = max(FEWEST_CAP, 2 * isqrt(total))
    everywhere = {row["name"] for row in lexicon("media")}
    for (name, kind), (entity, entity_type, rule) in sorted(resolved.items()):
        known_apart = entity_type != "PERSON" or " " in entity
        telling = 1 < documents[entity, entity_type] <= cap and known_apart and entity not in everywhere
        row = (name, kind, entity_id(entity_type, entity), entity, entity_type, rule)
        yield (*row, "yes" if telling else "")


def _named(
    con: duckdb.DuckDBPyConnection, groups: Iterable[ChainGroup], resolved: dict[Key, Joined]
) -> Iterable[Named]:
    """The entities that names alone make, each with what its chains are called and where its towns lie."""
    lying: dict[Key, tuple[str, ...]] = {
        (name, kind): tuple(traits)
        for name, kind, traits in fetch(
            con,
            "SELECT name, type, list_distinct(flatten(list(traits))) FROM whole.chains "
            "WHERE type = 'PLACE' AND len(traits) > 0 GROUP BY name, type",
        )
    }
    merged: dict[Key, Named] = {}
    for group in groups:
        name, kind, _ = resolved[group.name, group.type]
        old = merged.get((name, kind)) or Named(name, kind, False, 0, (), ())
        merged[name, kind] = Named(
            name,
            kind,
            old.known or group.known,
            old.document_count + group.document_count,
            old.aliases + group.aliases if kind == "ORG" else (),
            old.traits + lying.get((group.name, group.type), ()),
        )
    return merged.values()


_SEEN = """
    CREATE OR REPLACE TABLE main.in_question AS
    WITH picked AS (
        SELECT c.chain_id, c.document_id, r.entity_name AS name, r.entity_type AS type, c.known, c.aliases,
               c.mention_count, c.traits, a.block
        FROM whole.chains c JOIN main.resolved r USING (name, type)
        JOIN main.asked a ON a.name = r.entity_name AND a.type = r.entity_type
    ), company AS (
        SELECT document_id,
               list(DISTINCT r.entity_type || ':' || r.entity_name) FILTER (r.telling = 'yes') AS things,
               list_distinct(flatten(list(c.traits) FILTER (c.type = 'PERSON'))) AS around
        FROM whole.chains c JOIN main.resolved r USING (name, type)
        WHERE document_id IN (SELECT document_id FROM picked) GROUP BY document_id
    )
    SELECT p.block, p.chain_id, p.document_id, p.name, p.type, p.known, p.aliases, p.mention_count,
           coalesce(p.traits, []) AS traits,
           list_filter(coalesce(c.things, []), lambda thing: thing <> p.type || ':' || p.name) AS things,
           coalesce(c.around, []) AS around
    FROM picked p JOIN company c USING (document_id)
"""


def _decide(con: duckdb.DuckDBPyConnection) -> None:
    """Fill `main.told` and `main.rivals`, block by block."""
    told: list[tuple[str, ...]] = []
    rivals: list[tuple[str, ...]] = []
    for block, chains in _blocks(con):
        tellings, apart = decide(block, chains)
        told += _told_rows(tellings)
        rivals += _rival_rows(block, apart)
        if len(told) > ROWS_AT_ONCE:
            insert(con, "main.told", told)
            told = []
    insert(con, "main.told", told)
    insert(con, "main.rivals", rivals)


def _blocks(con: duckdb.DuckDBPyConnection) -> Iterator[tuple[str, list[Seen]]]:
    rows = fetch(con, "SELECT * FROM main.in_question ORDER BY block, document_id, chain_id")
    for block, members in groupby(rows, key=lambda row: row[0]):
        yield block, [_seen(row) for row in members]


def _seen(row: Sequence[Any]) -> Seen:
    _, chain_id, document_id, name, kind, known, aliases, mentions, traits, company, around = row
    return Seen(
        chain_id, document_id, name, kind, known, tuple(aliases), mentions, tuple(traits), tuple(company), tuple(around)
    )


def _told_rows(tellings: Iterable[Told]) -> Iterator[tuple[str, ...]]:
    """Rows for the chains that do not just stand for their name."""
    for chain, name, anchor, rule, reason in tellings:
        if name != chain.name or anchor:
            yield chain.chain_id, entity_id(chain.type, name, anchor), name, chain.type, rule, reason


def _rival_rows(block: str, apart: Iterable[Rival]) -> Iterator[tuple[str, ...]]:
    """Two rows for each pair that was kept apart, one for either side."""
    kind = block.partition(":")[0]
    for left, right, reason in apart:
        for (name, anchor), other in ((left, right), (right, left)):
            yield entity_id(kind, name, anchor), entity_id(kind, *other), other[0], kind, reason


_CHAIN_ENTITIES = """
    CREATE OR REPLACE TABLE main.chain_entities AS
    SELECT chain_id, coalesce(t.entity_id, r.entity_id) AS entity_id,
           coalesce(t.entity_name, r.entity_name) AS entity_name, coalesce(t.entity_type, r.entity_type) AS entity_type
    FROM whole.chains JOIN main.resolved r USING (name, type) LEFT JOIN main.told t USING (chain_id)
"""
_ENTITY_NAMES = (
    "CREATE OR REPLACE TABLE main.entity_names AS "
    "SELECT DISTINCT entity_id, entity_name, entity_type FROM main.chain_entities"
)


def settle_identities(con: duckdb.DuckDBPyConnection) -> None:
    """Why names stand for the entities they do, as far as that is more than the name itself."""
    settle(con, "identities", _IDENTITIES)


_IDENTITIES = """
    WITH said AS (
        SELECT DISTINCT entity_id, name, type, NULL::VARCHAR AS document_id, 'joined' AS verdict,
               NULL::VARCHAR AS other_id, rule, '' AS reason
        FROM main.resolved WHERE rule <> 'name' UNION ALL
        SELECT t.entity_id, c.name, c.type, c.document_id, 'joined', NULL, t.rule, t.reason
        FROM main.told t JOIN whole.chains c USING (chain_id) UNION ALL
        SELECT entity_id, name, type, NULL, 'apart', other_id, 'apart', reason FROM main.rivals
        WHERE other_id IN (SELECT entity_id FROM main.entity_names)
    )
    SELECT 'i_' || substr(md5(concat_ws('|', entity_id, name, type, document_id, verdict, other_id, rule)), 1, 20)
           AS identity_id, entity_id, name, type, document_id, verdict, other_id, rule, reason
    FROM said WHERE entity_id IN (SELECT entity_id FROM main.entity_names)
"""
