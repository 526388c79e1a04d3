"""Keeping a lake in order: inlined rows flushed, small files merged, old versions and orphans let go."""

from typing import NamedTuple

import duckdb

from pipeline.store import lake, window
from pipeline.store.warehouse import Warehouse

KEEP_VERSIONS = 30


class Upkeep(NamedTuple):
    """What maintenance did."""

    expired_snapshots: int
    deleted_files: int


def maintain(warehouse: Warehouse, keep_versions: int = KEEP_VERSIONS) -> Upkeep:
    """Compact the lake and drop versions older than the newest `keep_versions`. Takes the writer's lock."""
    with warehouse.locked():
        window.heal(warehouse)
        with duckdb.connect(config=lake.OFFLINE) as con:
            lake.attach(con, warehouse, write=True)
            if window.newest_version(warehouse):
                lake.keep_text_groups(con)
            con.execute("CALL ducklake_flush_inlined_data('lake')")
            con.execute("CALL ducklake_rewrite_data_files('lake')")
            con.execute("CALL ducklake_merge_adjacent_files('lake')")
            expired = _expire(con, keep_versions)
            deleted = con.execute("CALL ducklake_cleanup_old_files('lake', cleanup_all => true)").fetchall()
            orphans = con.execute("CALL ducklake_delete_orphaned_files('lake', cleanup_all => true)").fetchall()
    return Upkeep(expired, len(deleted) + len(orphans))


def _expire(con: duckdb.DuckDBPyConnection, keep_versions: int) -> int:
    from pipeline.store.versions import versions_of

    versions = versions_of(con)
    if len(versions) <= keep_versions:
        return 0
    oldest_kept = versions[-keep_versions].snapshot
    old = con.execute("SELECT snapshot_id FROM lake.snapshots() WHERE snapshot_id < ?", [oldest_kept]).fetchall()
    listed = ", ".join(str(int(snapshot)) for (snapshot,) in old)
    con.execute(f"CALL ducklake_expire_snapshots('lake', versions => [{listed}])")
    return len(old)
