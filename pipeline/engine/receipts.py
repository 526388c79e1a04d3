"""Shard files and their receipts: publishing takes only what receipts list."""

import os
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow.parquet as pq

from pipeline.rows import TABLES, arrow_table


class Receipt(NamedTuple):
    """What one shard left behind: a Parquet file and a row count per table, and candidates per reader."""

    number: int
    files: dict[str, str]
    rows: dict[str, int]
    found: dict[str, int]


def write_shard(
    number: int, folder: Path, tables: Mapping[str, Sequence[tuple[Any, ...]]], found: Mapping[str, int]
) -> Receipt:
    """Write each table's rows to `folder/TABLE/NUMBER.parquet` (whole or not at all) and return the receipt."""
    files = {}
    for name, rows in tables.items():
        path = folder / name / f"{number:06d}.parquet"
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_suffix(f".{os.getpid()}.partial")
        pq.write_table(arrow_table(TABLES[name], rows), partial, compression="lz4", use_dictionary=False)
        partial.replace(path)
        files[name] = str(path)
    return Receipt(number, files, {name: len(rows) for name, rows in tables.items()}, dict(found))


def read_rows(path: str | Path, row_class: Any) -> list[Any]:
    """The rows of one shard file as NamedTuples of `row_class`."""
    with pq.ParquetFile(path) as file:
        table = file.read(use_threads=False)
    columns = [table.column(field).to_pylist() for field in row_class._fields]
    return list(map(row_class._make, zip(*columns, strict=True)))


def merge_rows(receipts: Iterable[Receipt]) -> dict[str, int]:
    """Rows per table over all receipts."""
    total: Counter[str] = Counter()
    for receipt in receipts:
        total.update(receipt.rows)
    return dict(sorted(total.items()))


def merge_found(receipts: Iterable[Receipt]) -> dict[str, int]:
    """Candidates per reader over all receipts."""
    total: Counter[str] = Counter()
    for receipt in receipts:
        total.update(receipt.found)
    return dict(sorted(total.items()))
