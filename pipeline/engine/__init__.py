"""One machine or many: a pure function over shards, and receipts for what it wrote."""

from pipeline.engine.receipts import Receipt, merge_found, merge_rows
from pipeline.engine.workers import Engine

__all__ = ["Engine", "Receipt", "merge_found", "merge_rows"]
