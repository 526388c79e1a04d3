"""The Dagster graph: what it declares, what a run of it leaves behind, and what it refuses."""

import json
from pathlib import Path

import dagster as dg
import pytest
from dagster._core.instance.ref import InstanceRef

from pipeline.assets.jobs import inbox_sensor, inbox_state
from pipeline.assets.run import run
from pipeline.assets.tables import TABLE_ASSETS
from pipeline.definitions import defs
from pipeline.errors import RefusedError
from pipeline.rows import PUBLISHED
from pipeline.store.warehouse import Warehouse
from tests.run.walked import contents

GOOD = "Tarnfell Compute raised $4 billion in 2023.\n\nHallsund Energy opened a 900 MW wind farm."
UNBELIEVABLE = "\n\n".join(f"Unit {number} made a result of -${number + 3} million in the year." for number in range(80))


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD)
    return folder


@pytest.fixture
def warehouse(tmp_path: Path) -> Warehouse:
    return Warehouse(tmp_path / "warehouse")


def test_every_table_is_an_asset_with_its_columns_and_is_published() -> None:
    specs = {spec.key.to_user_string(): spec for spec in defs.resolve_all_asset_specs()}
    for table in PUBLISHED:
        schema = specs[f"warehouse/{table.name}"].metadata["dagster/column_schema"]
        assert [column.name for column in schema.columns] == list(table.column_names)
    assert {"inbox", "documents", "sentences", "mentions", "quantities", "time_expressions"} <= specs.keys()
    assert {"entities", "facts", "findings"} <= specs.keys()


def test_every_table_that_is_read_has_a_blocking_check() -> None:
    specs = [spec for made in TABLE_ASSETS for spec in made.check_specs]
    checks = {spec.asset_key.to_user_string(): spec for spec in specs}
    read = {"documents", "segments", "sentences", "mentions", "quantities", "time_expressions", "rejects"}
    assert checks.keys() == read | {"entities", "facts", "findings"}
    assert all(spec.blocking for spec in checks.values())


def test_a_run_shows_up_on_the_instance_with_what_it_made(inbox: Path, warehouse: Warehouse) -> None:
    summary = run(inbox, warehouse)
    assert summary.published and summary.version == 1 and summary.rows["quantities"] == 2
    with dg.DagsterInstance.from_ref(_instance(warehouse)) as instance:
        (made,) = instance.get_runs()
        assert made.status is dg.DagsterRunStatus.SUCCESS and made.job_name == "refresh"
        event = instance.get_latest_materialization_event(dg.AssetKey("quantities"))
        assert event and event.asset_materialization
        metadata = event.asset_materialization.metadata
    assert metadata["dagster/row_count"].value == 2
    assert "data:image/svg+xml;base64," in str(metadata["amounts"].value)
    assert "$4 billion" in {record.data["text"] for record in metadata["sample"].records}


def _instance(warehouse: Warehouse) -> InstanceRef:
    return InstanceRef.from_dir(str(warehouse.dagster_home))


def test_nothing_new_starts_no_run(inbox: Path, warehouse: Warehouse) -> None:
    run(inbox, warehouse)
    assert not run(inbox, warehouse).published
    with dg.DagsterInstance.from_ref(_instance(warehouse)) as instance:
        assert len(instance.get_runs()) == 1


def test_a_refused_run_keeps_its_evidence_and_changes_nothing_that_readers_see(inbox: Path, warehouse: Warehouse) -> None:
    run(inbox, warehouse)
    before = contents(warehouse, leave_out=())
    (inbox / "bad.txt").write_text(UNBELIEVABLE)
    with pytest.raises(RefusedError, match=r"quantities: \d+ of \d+ rows fail") as refused:
        run(inbox, warehouse)
    assert contents(warehouse, leave_out=()) == before
    evidence = next(warehouse.runs.glob("*/refused.json"))
    assert str(evidence) in refused.value.next_step and refused.value.exit_code == 1
    assert len(json.loads(evidence.read_text())["quarantine"]) >= 80
    (inbox / "bad.txt").unlink()
    (inbox / "more.txt").write_text("Ondelle Motors sold 12,400 cars in 2023.")
    assert run(inbox, warehouse).version == 2


def test_some_failing_rows_wait_in_quarantine_and_the_rest_is_published(inbox: Path, warehouse: Warehouse) -> None:
    (inbox / "one.txt").write_text("Ondelle Motors made a result of -$30 million. It sold 12,400 cars.")
    summary = run(inbox, warehouse)
    assert summary.quarantined["quantities"] == 1
    assert summary.rows["quantities"] == 3
    state = contents(warehouse)
    assert state["quarantine"][0][1] == "quantities" and state["quarantine"][0][-1] == "open"


def test_the_sensor_starts_a_run_when_the_inbox_changes(inbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTMILL_INBOX", str(inbox))
    first = inbox_sensor(dg.build_sensor_context(cursor=None))
    assert isinstance(first, dg.SensorResult) and first.run_requests and first.cursor == inbox_state(inbox)
    assert isinstance(inbox_sensor(dg.build_sensor_context(cursor=first.cursor)), dg.SkipReason)
    (inbox / "new.txt").write_text("Another.")
    second = inbox_sensor(dg.build_sensor_context(cursor=first.cursor))
    assert isinstance(second, dg.SensorResult) and second.run_requests
    monkeypatch.setenv("FACTMILL_INBOX", str(inbox / "nowhere"))
    assert isinstance(inbox_sensor(dg.build_sensor_context(cursor=None)), dg.SkipReason)
