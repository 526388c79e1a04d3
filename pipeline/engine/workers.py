"""Where shards are worked on: in this process, or in a bounded pool of spawned ones."""

import multiprocessing
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from typing import Any, TypeVar

from pipeline.engine.progress import tell
from pipeline.engine.receipts import Receipt
from pipeline.errors import FactmillError
from pipeline.interpreter import collect_rarely

S = TypeVar("S")
SHARDS_WORTH_A_POOL = 40
"""Below some ten thousand articles, starting processes costs more than a second core gains."""
ATTEMPTS = 3


class Engine:
    """Maps a pure function over shards. Few shards run in process; many in `workers` spawned processes."""

    def __init__(self, workers: int | None = None) -> None:
        self.workers = workers if workers is not None else default_workers()

    def map(self, function: Callable[[S], Receipt], shards: Sequence[S], stage: str) -> list[Receipt]:
        """Receipts in the order of the shards, whoever did the work.

        A shard whose process dies is tried again; raises FactmillError when it kills three in a row.
        """
        tell(stage, 0, len(shards))
        if self.workers < 2 or len(shards) < SHARDS_WORTH_A_POOL:
            return [self._told(function(shard), stage, index + 1, len(shards)) for index, shard in enumerate(shards)]
        return self._pooled(function, shards, stage)

    def _pooled(self, function: Callable[[S], Receipt], shards: Sequence[S], stage: str) -> list[Receipt]:
        receipts: dict[int, Receipt] = {}
        for _ in range(ATTEMPTS):
            missing = [index for index in range(len(shards)) if index not in receipts]
            if not missing:
                break
            self._attempt(function, shards, missing, receipts, stage)
        if len(receipts) < len(shards):
            raise FactmillError(
                f"{stage}: worker processes died {ATTEMPTS} times over the same shards",
                "Give the machine more memory, or set FACTMILL_WORKERS=1 to see the error.",
            )
        return [receipts[index] for index in range(len(shards))]

    def _attempt(
        self,
        function: Callable[[S], Receipt],
        shards: Sequence[S],
        missing: list[int],
        receipts: dict[int, Receipt],
        stage: str,
    ) -> None:
        context: Any = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(min(self.workers, len(missing)), context, collect_rarely) as pool:
            futures = {pool.submit(function, shards[index]): index for index in missing}
            for future in as_completed(futures):
                try:
                    receipts[futures[future]] = future.result()
                except BrokenProcessPool:
                    continue
                tell(stage, len(receipts), len(shards))

    @staticmethod
    def _told(receipt: Receipt, stage: str, done: int, total: int) -> Receipt:
        tell(stage, done, total)
        return receipt


def default_workers() -> int:
    """`FACTMILL_WORKERS`, else the processors this process may use."""
    configured = os.environ.get("FACTMILL_WORKERS", "")
    if configured.isdigit() and int(configured) > 0:
        return int(configured)
    usable = getattr(os, "sched_getaffinity", None)
    return len(usable(0)) if usable else os.cpu_count() or 1
