"""One blocking asset check per table: its structure and its suite of expectations."""

import dagster as dg

from pipeline.assets import metadata
from pipeline.assets.resource import Mill
from pipeline.assets.tables import READ, RECONCILED, STAGED
from pipeline.run.publish import judge

CHECKED = (*STAGED, *READ, *RECONCILED)


def _check(table: str) -> dg.AssetChecksDefinition:
    @dg.asset_check(
        asset=table,
        name=f"{table}_suite",
        blocking=True,
        description=f"Structure and expectations/{table}.json: failing rows wait in quarantine.",
    )
    def check(mill: Mill) -> dg.AssetCheckResult:
        verdict = judge(mill.run, table)
        return dg.AssetCheckResult(
            passed=not verdict.refusals,
            metadata={
                "checked": verdict.checked,
                "quarantined": verdict.quarantined,
                "refusals": list(verdict.refusals),
                **metadata.of_quarantine(mill.run, table),
            },
        )

    return check


TABLE_CHECKS = [_check(table) for table in CHECKED]
