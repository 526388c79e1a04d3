"""Two clean builds of the same articles export the same bytes, whatever the order of files, hash seed and time zone."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from pipeline.store.export import export
from pipeline.store.warehouse import HOME, Warehouse

SEEDS = HOME / "seeds" / "inbox"


def built(folder: Path, *, backwards: bool, hash_seed: str, zone: str) -> Path:
    """An export of the seed articles, written to the inbox in one order or the other."""
    files = sorted((path for path in SEEDS.rglob("*") if path.is_file()), reverse=backwards)
    for path in files:
        target = folder / "inbox" / path.relative_to(SEEDS)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    command = [sys.executable, "-m", "tests.run.walked", str(folder / "inbox"), str(folder / "warehouse")]
    settings = {**os.environ, "PYTHONHASHSEED": hash_seed, "TZ": zone}
    subprocess.run(command, cwd=HOME, env=settings, check=True)
    export(Warehouse(folder / "warehouse"), folder / "export")
    return folder / "export"


def test_clean_builds_export_the_same_bytes(tmp_path: Path) -> None:
    one = built(tmp_path / "one", backwards=False, hash_seed="1", zone="Asia/Tokyo")
    other = built(tmp_path / "other", backwards=True, hash_seed="77", zone="America/New_York")
    names = sorted(path.name for path in one.glob("*.parquet"))
    assert "facts.parquet" in names and (one / "facts.parquet").stat().st_size > 1000
    assert names == sorted(path.name for path in other.glob("*.parquet"))
    assert [name for name in names if (one / name).read_bytes() != (other / name).read_bytes()] == []
