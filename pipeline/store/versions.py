"""The versions of a warehouse: one a published run."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import duckdb

from pipeline.errors import WarehouseError
from pipeline.rows import PUBLISHED
from pipeline.store import lake
from pipeline.store.warehouse import Warehouse

AUTHOR = "factmill"


@dataclass(frozen=True, slots=True)
class Version:
    """One published run: its number (from 1), the lake's snapshot, and what the run said of itself."""

    number: int
    snapshot: int
    committed_at: datetime
    rules: str
    run_id: str
    inbox: str
    rows: Mapping[str, int] = field(default_factory=dict)
    changes: Mapping[str, int] = field(default_factory=dict)


def list_versions(warehouse: Warehouse) -> list[Version]:
    """Every version that can still be read, oldest first. Raises WarehouseError when there is no lake."""
    with lake.reading(warehouse) as con:
        return versions_of(con)


def versions_of(con: duckdb.DuckDBPyConnection) -> list[Version]:
    """The same, from a connection in which `lake` is attached."""
    rows = con.execute(
        "SELECT snapshot_id, snapshot_time, commit_extra_info FROM lake.snapshots() "
        f"WHERE author = '{AUTHOR}' AND commit_extra_info IS NOT NULL ORDER BY snapshot_id"
    ).fetchall()
    return [_version(snapshot, at, json.loads(info)) for snapshot, at, info in rows]


def _version(snapshot: int, at: datetime, info: dict[str, Any]) -> Version:
    return Version(
        number=info["version"],
        snapshot=snapshot,
        committed_at=at,
        rules=info["rules"],
        run_id=info["run_id"],
        inbox=info["inbox"],
        rows=info["rows"],
        changes=info["changes"],
    )


@contextmanager
def connect_version(warehouse: Warehouse, number: int) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection whose main schema shows the published tables as they were in one version.

    Raises WarehouseError when the version does not exist or has expired.
    """
    versions = {version.number: version for version in list_versions(warehouse)}
    if number not in versions:
        known = f"{min(versions)} to {max(versions)}" if versions else "none"
        raise WarehouseError(
            f"{warehouse.path}: there is no version {number} (known: {known})", "List them: factmill versions"
        )
    with lake.reading(warehouse, versions[number].snapshot) as con:
        tables = con.execute("SELECT table_name FROM duckdb_tables() WHERE database_name = 'lake'").fetchall()
        held = {name for (name,) in tables}
        for table in PUBLISHED:
            if table.name in held:
                con.execute(f'CREATE VIEW "{table.name}" AS SELECT * FROM lake."{table.name}"')
        yield con
