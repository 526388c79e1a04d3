"""The published tables of the seed articles are what was last reviewed."""

from pathlib import Path

import pytest

from tests.golden.tables import FOLDER, QUERIES, seeds_as_read


@pytest.fixture(scope="module")
def read_now(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return seeds_as_read(tmp_path_factory.mktemp("golden"))


@pytest.mark.parametrize("name", QUERIES)
def test_the_table_is_as_reviewed(name: str, read_now: dict[str, str]) -> None:
    reviewed = Path(FOLDER / f"{name}.csv").read_text(encoding="utf-8").splitlines()
    now = read_now[name].splitlines()
    assert now == reviewed, "if the change is right, renew with: python -m tests.golden.tables, and review the diff"
