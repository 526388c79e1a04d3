"""Where everything lies in a warehouse, and the lock that keeps writers apart."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from pipeline.errors import LockedError, WarehouseError

HOME = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Warehouse:
    """The folders and files of one warehouse. Nothing is created until it is written to."""

    path: Path

    @property
    def lake(self) -> Path:
        """Parquet files and the catalogue: the truth."""
        return self.path / "lake"

    @property
    def catalogue(self) -> Path:
        return self.lake / "catalogue.sqlite"

    @property
    def window(self) -> Path:
        """The shop window: a plain DuckDB file."""
        return self.path / "factmill.duckdb"

    @property
    def runs(self) -> Path:
        """What runs leave behind before they are published, one folder a run."""
        return self.path / "runs"

    @property
    def dagster_home(self) -> Path:
        return self.path / ".dagster"

    @property
    def lock_file(self) -> Path:
        return self.path / ".lock"

    @contextmanager
    def locked(self, wait_seconds: float = 10) -> Iterator[None]:
        """Hold the writer's lock; the operating system drops it if the process dies.

        Raises LockedError when another process holds it longer than `wait_seconds`,
        WarehouseError when the folder cannot be written.
        """
        self._make()
        lock = FileLock(self.lock_file)
        try:
            lock.acquire(timeout=wait_seconds)
        except Timeout as error:
            raise LockedError(
                f"{self.path}: another run is writing to this warehouse (lock {self.lock_file})",
                "Wait until it ends, then try again; readers are not affected.",
            ) from error
        except OSError as error:
            raise self._unwritable(error) from error
        try:
            yield
        finally:
            lock.release()

    def _make(self) -> None:
        try:
            self.path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise self._unwritable(error) from error
        if not os.access(self.path, os.W_OK | os.X_OK):
            raise self._unwritable(PermissionError("the folder is read-only"))

    def _unwritable(self, error: OSError) -> WarehouseError:
        return WarehouseError(
            f"{self.path}: the warehouse cannot be written: {error.strerror or error}",
            "Give --warehouse a folder that you may write to.",
        )
