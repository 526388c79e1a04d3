"""Everything that Dagster is shown."""

import dagster as dg

from pipeline.assets.jobs import every_morning, gate, inbox_sensor, maintenance, refresh
from pipeline.assets.resource import Mill, default_inbox, default_warehouse
from pipeline.assets.tables import TABLE_ASSETS

defs = dg.Definitions(
    assets=TABLE_ASSETS,
    jobs=[refresh, gate, maintenance],
    schedules=[every_morning],
    sensors=[inbox_sensor],
    resources={"mill": Mill(inbox=default_inbox(), warehouse=default_warehouse())},
    executor=dg.in_process_executor,
)
