"""Killed at any moment, the warehouse is the old version or the new one, and the next run completes."""

import random
import subprocess
import sys
import time
from pathlib import Path

from pipeline.store.warehouse import HOME, Warehouse
from tests.run.walked import contents, walked

MOMENTS = 10


def start(inbox: Path, warehouse: Warehouse) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "tests.run.walked", str(inbox), str(warehouse.path)]
    return subprocess.Popen(command, cwd=HOME, stderr=subprocess.DEVNULL)


def write_article(inbox: Path, number: int) -> None:
    text = f"Tarnfell Compute raised ${number + 2} billion in {2010 + number}.\n\nOndelle sold {number + 7},000 cars."
    (inbox / f"{number:02d}.txt").write_text(text, encoding="utf-8")


def test_a_killed_run_leaves_the_old_version_or_the_new_one(tmp_path: Path) -> None:
    inbox, warehouse = tmp_path / "inbox", Warehouse(tmp_path / "warehouse")
    inbox.mkdir()
    write_article(inbox, 0)
    walked(inbox, warehouse)
    started = time.monotonic()
    write_article(inbox, 1)
    assert start(inbox, warehouse).wait() == 0
    whole_run = time.monotonic() - started
    chance = random.Random(7)
    old_seen = new_seen = 0
    for number in range(2, 2 + MOMENTS):
        old = contents(warehouse)
        write_article(inbox, number)
        process = start(inbox, warehouse)
        time.sleep(chance.uniform(0.3, 1.05) * whole_run)
        process.kill()
        process.wait()
        after_kill = contents(warehouse)
        walked(inbox, warehouse)
        new = contents(warehouse)
        assert after_kill in (old, new)
        old_seen, new_seen = old_seen + (after_kill == old), new_seen + (after_kill == new)
        assert len(new["documents"]) == number + 1
    assert old_seen, "no kill came before the end of a run: the moments prove nothing"
    clean = Warehouse(tmp_path / "clean")
    walked(inbox, clean)
    assert contents(warehouse) == contents(clean)


def test_a_window_that_a_killed_run_left_behind_is_healed(tmp_path: Path) -> None:
    inbox, warehouse = tmp_path / "inbox", Warehouse(tmp_path / "warehouse")
    inbox.mkdir()
    write_article(inbox, 0)
    walked(inbox, warehouse)
    old_window = warehouse.window.read_bytes()
    write_article(inbox, 1)
    walked(inbox, warehouse)
    new = contents(warehouse, leave_out=())
    warehouse.window.write_bytes(old_window)
    summary = walked(inbox, warehouse)
    assert not summary.published and summary.version == 2
    assert contents(warehouse, leave_out=()) == new
