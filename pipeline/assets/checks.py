"""One blocking asset check per table, in the step that makes it: its structure and its suite of expectations."""

from collections.abc import Sequence

import dagster as dg

from pipeline.assets import metadata
from pipeline.run.publish import judge
from pipeline.run.walk import Run


def check_specs(tables: Sequence[str]) -> list[dg.AssetCheckSpec]:
    """The check of each table; a step whose check fails is followed by none."""
    return [
        dg.AssetCheckSpec(
            f"{table}_suite",
            asset=table,
            blocking=True,
            description=f"Structure and expectations/{table}.json: failing rows wait in quarantine.",
        )
        for table in tables
    ]


def checked(run: Run, table: str) -> dg.AssetCheckResult:
    """Judge the rows that this run wrote to a table."""
    verdict = judge(run, table)
    return dg.AssetCheckResult(
        passed=not verdict.refusals,
        asset_key=table,
        check_name=f"{table}_suite",
        metadata={
            "checked": verdict.checked,
            "quarantined": verdict.quarantined,
            "refusals": list(verdict.refusals),
            **metadata.of_quarantine(run, table),
        },
    )
