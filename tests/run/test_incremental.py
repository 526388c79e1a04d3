"""Any sequence of adds, edits, renames and deletes ends in the same tables as one clean build."""

import shutil
from pathlib import Path

import hypothesis.strategies as st
from hypothesis import HealthCheck, Phase, given, settings

from pipeline.store.warehouse import Warehouse
from tests.run.walked import contents, walked

STORIES = (
    "Ondelle Motors sold 12,400 cars in the second quarter of 2024, the company said.\n\nShares rose 4 percent.",
    "Date: 2024-05-02\n\nTarnfell Compute plans to raise $4 billion, according to Jane Okafor, its chief executive.",
    "---\ntitle: 'Tarnfell's round'\npublish_date: '2024-06-06'\n---\n\nTarnfell Compute has raised $6 billion.",
    "Tarnfell raised $5.5 billion in June 2024. Okafor said the firm was valued at $20 billion.",
    "Hallsund Energy is building a 900 MW wind farm off Norway. It will cost about $3.2 billion.",
    "Hallsund Energy is building a 900 MW wind farm off Norway. It will cost nearly $3.4 billion.",
    "Nimbara Health acquired Velotuzin for $800 million in March 2023. Nimbara employs 5,000 people.",
    "",
    "%PDF-1.7 \x00\x01\x02",
    "Jane Okafor leads Tarnfell Compute in London. Okafor founded Ondelle Motors in 2011.",
    "Striker Jane Okafor, 22, scored twice for Port Ellery Rovers on Sunday. Coach Ana Duarte praised Okafor.",
    "Port Ellery Rovers have signed Jane Okafor for four years, coach Ana Duarte said. The NFA agreed.",
    "Okafor missed a penalty for Port Ellery Rovers. The National Ferry Authority (NFA) ran late boats.",
    "The Northern Farmers Alliance (NFA) marched in Springfield, Ohio. Mayor Bill Tarnfell met them.",
    "The NFA met in Springfield, Illinois. William Tarnfell, the mayor, and Mrs. Tarnfell were there.",
)
NAMESAKES = range(len(STORIES) - 6, len(STORIES))
NAMES = ("a.txt", "b.txt", "c.md", "d/e.txt", "f.txt")
step = st.one_of(
    st.tuples(st.just("write"), st.sampled_from(NAMES), st.integers(0, len(STORIES) - 1)),
    st.tuples(st.just("delete"), st.sampled_from(NAMES), st.just(0)),
    st.tuples(st.just("rename"), st.sampled_from(NAMES), st.integers(0, len(NAMES) - 1)),
)


def take(inbox: Path, action: str, name: str, number: int) -> None:
    path = inbox / name
    if action == "write":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(STORIES[number], encoding="utf-8")
    elif action == "delete":
        path.unlink(missing_ok=True)
    elif path.exists():
        target = inbox / NAMES[number]
        target.parent.mkdir(parents=True, exist_ok=True)
        path.rename(target)


@settings(
    max_examples=6,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    phases=[Phase.explicit, Phase.generate],
)
@given(runs=st.lists(st.lists(step, min_size=1, max_size=4), min_size=2, max_size=4))
def test_increments_equal_a_clean_build(runs: list[list[tuple[str, str, int]]], tmp_path: Path) -> None:
    folder = tmp_path / "case"
    shutil.rmtree(folder, ignore_errors=True)
    inbox = folder / "inbox"
    inbox.mkdir(parents=True)
    grown, clean = Warehouse(folder / "grown"), Warehouse(folder / "clean")
    for steps in runs:
        for action, name, number in steps:
            take(inbox, action, name, number)
        walked(inbox, grown)
    walked(inbox, clean)
    if clean.window.exists():
        assert contents(grown) == contents(clean)
    elif grown.window.exists():
        assert not any(contents(grown).values())


@settings(
    max_examples=2,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    phases=[Phase.explicit, Phase.generate],
)
@given(order=st.permutations(NAMESAKES), gone=st.integers(0, len(NAMESAKES) - 1))
def test_namesakes_are_the_same_in_any_order_of_arrival(order: list[int], gone: int, tmp_path: Path) -> None:
    """Articles about people, offices and towns of one name come one by one, and one of them goes again."""
    folder = tmp_path / "case"
    shutil.rmtree(folder, ignore_errors=True)
    inbox = folder / "inbox"
    inbox.mkdir(parents=True)
    grown, clean = Warehouse(folder / "grown"), Warehouse(folder / "clean")
    for at in range(0, len(order), 2):
        for number in order[at : at + 2]:
            (inbox / f"{number}.txt").write_text(STORIES[number], encoding="utf-8")
        walked(inbox, grown)
    (inbox / f"{order[gone]}.txt").unlink()
    walked(inbox, grown)
    walked(inbox, clean)
    assert contents(grown) == contents(clean)
    assert contents(grown)["identities"]


def test_a_run_with_nothing_new_rewrites_nothing(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    for number, name in enumerate(NAMES):
        take(inbox, "write", name, number)
    warehouse = Warehouse(tmp_path / "warehouse")
    assert walked(inbox, warehouse).published
    before = {path: path.stat().st_mtime_ns for path in warehouse.lake.rglob("*.parquet")}
    window = warehouse.window.stat()
    summary = walked(inbox, warehouse)
    assert not summary.published and summary.version == 1
    assert {path: path.stat().st_mtime_ns for path in warehouse.lake.rglob("*.parquet")} == before
    assert (warehouse.window.stat().st_ino, warehouse.window.stat().st_mtime_ns) == (window.st_ino, window.st_mtime_ns)
