"""`factmill findings`: what the sources disagree on, and why."""

from typing import TYPE_CHECKING, Any

import click

from pipeline.cli.options import Text, json_option, warehouse_option

if TYPE_CHECKING:
    from pipeline.store.warehouse import Warehouse

QUERY = """
    SELECT n.*, e.name AS subject, l.text AS left_text, r.text AS right_text,
           ld.path AS left_path, rd.path AS right_path
    FROM findings n
    LEFT JOIN entities e ON e.entity_id = n.subject_id
    LEFT JOIN facts l ON l.fact_id = n.left_fact_id
    LEFT JOIN facts r ON r.fact_id = n.right_fact_id
    LEFT JOIN documents ld ON ld.document_id = l.document_id
    LEFT JOIN documents rd ON rd.document_id = r.document_id
    WHERE ($1 = [] OR list_contains($1, n.verdict))
      AND ($2 IS NULL OR n.subject_id = $2 OR contains(lower(e.name), lower($2)))
    ORDER BY list_position($3, n.verdict), subject, n.predicate, n.finding_id
"""
VERDICTS = (
    "conflicts",
    "supersedes",
    "refines",
    "part_of",
    "different_status",
    "different_time",
    "different_measure",
    "agrees",
)
COLUMNS = ("verdict", "subject", "predicate", "sources", "finding_id", "explanation")


@click.command("findings", short_help="Set figures of different articles side by side.")
@click.option(
    "--verdict", multiple=True, type=click.Choice(VERDICTS), help="Only these verdicts (repeatable)."
)
@click.option("--subject", type=Text(), metavar="NAME|ID", help="Only entities whose name contains this.")
@json_option
@warehouse_option
def command(verdict: tuple[str, ...], subject: str | None, as_json: bool, warehouse: "Warehouse") -> None:
    """Set the figures of different articles side by side, and say how they stand to each other.

    \b
      factmill findings
      factmill findings --verdict conflicts --verdict supersedes
      factmill findings --subject spacex --json
      factmill show n_8c2f                     one finding with both quotations
    """
    from pipeline.cli.forms import to_json
    from pipeline.cli.sql import asking
    from pipeline.cli.terminal import say, table
    from pipeline.store.ask import rows

    with asking(warehouse) as con:
        found = rows(con, QUERY, list(verdict), subject, list(VERDICTS))
    if as_json:
        say(to_json(found))
    elif not found:
        click.echo("No findings." if not (verdict or subject) else "No findings of that kind.", err=True)
    else:
        table(COLUMNS, [_cells(row) for row in found])


def _cells(row: dict[str, Any]) -> tuple[Any, ...]:
    return (
        row["verdict"],
        row["subject"] or "?",
        row["predicate"],
        row["independent_sources"],
        row["finding_id"],
        row["explanation"],
    )
