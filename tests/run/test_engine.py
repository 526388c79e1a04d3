"""The engine: the same receipts wherever the work is done, and no shard lost with its worker."""

import os
import signal
from pathlib import Path
from typing import NamedTuple

import pytest

from pipeline.engine import Engine, Receipt
from pipeline.engine.progress import Progress, listening
from pipeline.engine.workers import SHARDS_WORTH_A_POOL
from pipeline.errors import FactmillError


class Shard(NamedTuple):
    number: int
    folder: Path


def count_letters(shard: Shard) -> Receipt:
    return Receipt(shard.number, {}, {"letters": shard.number * 2}, {})


def die_once(shard: Shard) -> Receipt:
    """Kills its own process the first time it meets shard 3."""
    mark = shard.folder / "died"
    if shard.number == 3 and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return count_letters(shard)


def die_always(shard: Shard) -> Receipt:
    if shard.number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return count_letters(shard)


@pytest.fixture
def shards(tmp_path: Path) -> list[Shard]:
    return [Shard(number, tmp_path) for number in range(SHARDS_WORTH_A_POOL)]


def test_a_pool_gives_the_receipts_of_one_process(shards: list[Shard]) -> None:
    assert Engine(2).map(count_letters, shards, "counting") == Engine(1).map(count_letters, shards, "counting")


def test_a_lost_worker_loses_no_shard_and_doubles_none(shards: list[Shard]) -> None:
    receipts = Engine(2).map(die_once, shards, "counting")
    assert [receipt.number for receipt in receipts] == list(range(SHARDS_WORTH_A_POOL))


def test_a_shard_that_always_kills_its_worker_is_an_error_with_a_next_step(shards: list[Shard]) -> None:
    with pytest.raises(FactmillError, match="died 3 times") as caught:
        Engine(2).map(die_always, shards, "counting")
    assert "FACTMILL_WORKERS=1" in caught.value.next_step


def test_progress_is_told_to_the_last_shard(shards: list[Shard]) -> None:
    heard: list[Progress] = []
    with listening(heard.append):
        Engine(1).map(count_letters, shards, "counting")
    assert heard[0] == Progress("counting", 0, SHARDS_WORTH_A_POOL) and heard[-1] == Progress("counting", SHARDS_WORTH_A_POOL, SHARDS_WORTH_A_POOL)
