"""The store's errors, for those who import them from here."""

from pipeline.errors import FactmillError, InboxError, LockedError, RefusedError, WarehouseError

__all__ = ["FactmillError", "InboxError", "LockedError", "RefusedError", "WarehouseError"]
