"""Jobs, the schedule and the sensor that start runs."""

from hashlib import sha256
from pathlib import Path

import dagster as dg

from pipeline.assets.resource import default_inbox, default_warehouse
from pipeline.store.maintenance import maintain
from pipeline.store.warehouse import Warehouse

refresh = dg.define_asset_job(
    "refresh",
    dg.AssetSelection.all(),
    description="Bring the warehouse up to what lies in the inbox.",
    executor_def=dg.in_process_executor,
)


@dg.op
def audit_published(context: dg.OpExecutionContext) -> None:
    """Audit the published warehouse; fail when a gate refuses it."""
    from pipeline.run.gate import gate_published

    result = gate_published(Warehouse(Path(default_warehouse())))
    if result.exit_code:
        raise dg.Failure("the published warehouse is refused", metadata={"refusals": list(result.refusals)})
    context.log.info("the published warehouse holds")


@dg.job(executor_def=dg.in_process_executor, description="Audit the published warehouse.")
def gate() -> None:
    audit_published()


@dg.op
def keep_in_order(context: dg.OpExecutionContext) -> None:
    """Compact the lake and let go of old versions."""
    upkeep = maintain(Warehouse(Path(default_warehouse())))
    context.log.info(f"{upkeep.expired_snapshots} snapshots expired, {upkeep.deleted_files} files deleted")


@dg.job(executor_def=dg.in_process_executor, description="Compact the lake and let go of old versions.")
def maintenance() -> None:
    keep_in_order()


@dg.schedule(job=refresh, cron_schedule="0 6 * * *")
def every_morning() -> dg.RunRequest:
    """Refresh the warehouse every morning at six."""
    return dg.RunRequest()


@dg.sensor(job=refresh, minimum_interval_seconds=30)
def inbox_sensor(context: dg.SensorEvaluationContext) -> dg.SensorResult | dg.SkipReason:
    """Start a run when files of the inbox appear, change or vanish."""
    folder = Path(default_inbox())
    if not folder.is_dir():
        return dg.SkipReason(f"{folder}: no such folder; set FACTMILL_INBOX to the folder of articles")
    state = inbox_state(folder)
    if state == context.cursor:
        return dg.SkipReason("nothing changed in the inbox")
    return dg.SensorResult(run_requests=[dg.RunRequest(run_key=state)], cursor=state)


def inbox_state(folder: Path) -> str:
    """A hash over the names, sizes and times of change of the files below a folder."""
    digest = sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.name.startswith("."):
            status = path.stat()
            digest.update(f"{path.relative_to(folder)}\0{status.st_size}\0{status.st_mtime_ns}\n".encode(errors="replace"))
    return digest.hexdigest()



