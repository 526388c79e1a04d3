"""The assets: one sentence each. What they do is in `pipeline.run`; what they show is in `metadata`."""

from collections.abc import Iterator, Sequence

import dagster as dg

from pipeline.assets import metadata
from pipeline.assets.checks import check_specs, checked
from pipeline.assets.resource import Mill
from pipeline.rows import PUBLISHED, TABLES
from pipeline.run import walk
from pipeline.run.publish import publish as publish_run

STAGED = ("documents", "segments", "sentences")
READ = ("mentions", "quantities", "time_expressions", "rejects")
MADE = (*STAGED, *READ, "entities", "facts", "findings")


def _specs(names: Sequence[str], group: str, deps: Sequence[str]) -> list[dg.AssetSpec]:
    return [
        dg.AssetSpec(
            name,
            group_name=group,
            deps=deps,
            description=TABLES[name].description,
            kinds={"python", "parquet"},
            metadata={"dagster/column_schema": metadata.table_schema(name)},
        )
        for name in names
    ]


def _results(mill: Mill, names: Sequence[str]) -> Iterator[dg.MaterializeResult[None]]:
    """Each table with what there is to see of it, and what its check says."""
    for name in names:
        shown, check = metadata.of_table(mill.run, name), checked(mill.run, name)
        yield dg.MaterializeResult(asset_key=name, metadata=shown, check_results=[check])


@dg.asset(group_name="inbox", kinds={"file"})
def inbox(mill: Mill) -> dg.MaterializeResult[None]:
    """The folder of articles: what was added, edited, renamed and deleted since the last version."""
    changes = walk.look(mill.run)
    return dg.MaterializeResult(metadata={**changes.counts(), "to_stage": len(changes.to_stage)})


@dg.multi_asset(specs=_specs(STAGED, "staging", ["inbox"]), check_specs=check_specs(STAGED))
def staging(mill: Mill) -> Iterator[dg.MaterializeResult[None]]:
    """Files become documents, segments and sentences."""
    walk.stage_files(mill.run)
    yield from _results(mill, STAGED)


@dg.multi_asset(specs=_specs(READ, "reading", STAGED), check_specs=check_specs(READ))
def reading(mill: Mill) -> Iterator[dg.MaterializeResult[None]]:
    """Sentences become mentions, quantities and time expressions; the rest become rejects."""
    walk.read_documents(mill.run)
    yield from _results(mill, READ)


@dg.multi_asset(specs=_specs(["entities"], "reconciling", ["mentions"]), check_specs=check_specs(["entities"]))
def entities(mill: Mill) -> Iterator[dg.MaterializeResult[None]]:
    """Mentions of one thing across the corpus become one entity."""
    walk.resolve_entities(mill.run)
    yield from _results(mill, ["entities"])


@dg.multi_asset(
    specs=_specs(["facts"], "reconciling", ["entities", "quantities", "time_expressions"]),
    check_specs=check_specs(["facts"]),
)
def facts(mill: Mill) -> Iterator[dg.MaterializeResult[None]]:
    """Statements about entities: who, what, how much, when, how firmly and by whom."""
    walk.name_facts(mill.run)
    yield from _results(mill, ["facts"])


@dg.multi_asset(specs=_specs(["findings"], "reconciling", ["facts"]), check_specs=check_specs(["findings"]))
def findings(mill: Mill) -> Iterator[dg.MaterializeResult[None]]:
    """Facts on the same subject, predicate and unit are set side by side and explained."""
    walk.compare_facts(mill.run)
    yield from _results(mill, ["findings"])


@dg.multi_asset(
    specs=[
        dg.AssetSpec(
            ["warehouse", table.name],
            group_name="warehouse",
            deps=[table.name if table.name in MADE else "findings"],
            description=f"Published: {table.description}",
            kinds={"duckdb", "ducklake"},
            metadata={"dagster/column_schema": metadata.table_schema(table.name)},
        )
        for table in PUBLISHED
    ]
)
def published(mill: Mill) -> Iterator[dg.MaterializeResult[None]]:
    """Clean rows of every table become a version of the warehouse, in one transaction."""
    summary = publish_run(mill.run)
    for table in PUBLISHED:
        rows = {"dagster/row_count": summary.rows[table.name], "rows_before": summary.rows_before[table.name]}
        yield dg.MaterializeResult(asset_key=["warehouse", table.name], metadata={**rows, "version": summary.version})


TABLE_ASSETS = [inbox, staging, reading, entities, facts, findings, published]
