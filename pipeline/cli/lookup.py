"""Which row a user means: by an id or its beginning, a path in the inbox, or the name of an entity."""

from typing import TYPE_CHECKING, NamedTuple

from pipeline.errors import FactmillError
from pipeline.rows import PUBLISHED, TABLES
from pipeline.store.ask import Row, rows

if TYPE_CHECKING:
    import duckdb

PREFIXES = {
    "d": "documents",
    "g": "segments",
    "s": "sentences",
    "m": "mentions",
    "e": "entities",
    "q": "quantities",
    "t": "time_expressions",
    "f": "facts",
    "n": "findings",
    "r": "rejects",
    "z": "quarantine",
    "a": "audits",
}
NEAR = 3


class Found(NamedTuple):
    """A row and the table it is from."""

    table: str
    row: Row


def find(con: "duckdb.DuckDBPyConnection", wanted: str) -> Found:
    """The one row that `wanted` stands for. Raises FactmillError with what is near when there is not one."""
    wanted = wanted.strip()
    for found in (_by_id(con, wanted), _by_path(con, wanted), _by_name(con, wanted)):
        if len(found) == 1:
            return found[0]
        if found:
            raise _ambiguous(wanted, found)
    raise _unknown(con, wanted)


def _by_id(con: "duckdb.DuckDBPyConnection", wanted: str) -> list[Found]:
    table = PREFIXES.get(wanted.partition("_")[0])
    if table is None or "_" not in wanted:
        return []
    key = TABLES[table].key
    query = f'SELECT * FROM "{table}" WHERE starts_with({key}, $1) ORDER BY {key} LIMIT {NEAR + 1}'
    return [Found(table, row) for row in rows(con, query, wanted)]


def _by_path(con: "duckdb.DuckDBPyConnection", wanted: str) -> list[Found]:
    query = "SELECT * FROM documents WHERE path = $1 OR ends_with($2, '/' || path) LIMIT 1"
    exact = rows(con, query, wanted.replace("\\", "/").removeprefix("./"), wanted)
    query = f"SELECT * FROM documents WHERE contains(path, $1) ORDER BY path LIMIT {NEAR + 1}"
    return [Found("documents", row) for row in exact or (rows(con, query, wanted) if wanted else [])]


def _by_name(con: "duckdb.DuckDBPyConnection", wanted: str) -> list[Found]:
    query = (
        "SELECT * FROM entities WHERE lower(name) = lower($1) "
        "UNION ALL SELECT * FROM entities WHERE lower(name) <> lower($1) "
        "AND list_contains(list_transform(aliases, lambda alias: lower(alias)), lower($1)) "
    )
    found = [Found("entities", row) for row in rows(con, query, wanted)]
    named = [one for one in found if one.row["name"].lower() == wanted.lower()]
    return named or found


def title(found: Found) -> str:
    """A row in a few words, for lists of what is near."""
    row = found.row
    words = row.get("name") or row.get("path") or row.get("text") or row.get("explanation") or ""
    key = f"{row[TABLES[found.table].key]}  {words[:60]}"
    if found.table != "entities":
        return key
    return f"{key} ({row['type']}, named {row['mention_count']} times in {documents(row['document_count'])})"


def documents(count: int) -> str:
    """A number of documents in words."""
    return "1 document" if count == 1 else f"{count} documents"


def _ambiguous(wanted: str, found: list[Found]) -> FactmillError:
    listed = "\n  ".join(title(one) for one in found[:NEAR]) + ("\n  ..." if len(found) > NEAR else "")
    return FactmillError(
        f"{wanted} stands for more than one row", f"Write more of it, or one of these ids:\n  {listed}"
    )


def _unknown(con: "duckdb.DuckDBPyConnection", wanted: str) -> FactmillError:
    near = [title(found) for found in _near(con, wanted)]
    if not near:
        return FactmillError(
            f"{wanted}: nothing in the warehouse has this id, path or name", "Is it built? factmill versions"
        )
    listed = "\n  ".join(near)
    return FactmillError(
        f"{wanted}: nothing in the warehouse has this id, path or name", f"Near it are:\n  {listed}"
    )


def _near(con: "duckdb.DuckDBPyConnection", wanted: str) -> list[Found]:
    """The rows whose id, path or name is written most like `wanted`."""
    table = PREFIXES.get(wanted.partition("_")[0]) if "_" in wanted else None
    if table in {one.name for one in PUBLISHED}:
        places = [(table, TABLES[table].key)]
    else:
        places = [("documents", "path"), ("entities", "name")]
    found = []
    for place, column in places:
        query = (
            f'SELECT * FROM "{place}" '
            f"ORDER BY jaro_winkler_similarity(lower({column}), lower($1)) DESC, {column} LIMIT {NEAR}"
        )
        found += [Found(place, row) for row in rows(con, query, wanted)]
    return found
