"""`factmill quarantine`: rows that failed their expectations, and why."""

from typing import TYPE_CHECKING

import click

from pipeline.cli.options import json_option, warehouse_option
from pipeline.rows import PUBLISHED

if TYPE_CHECKING:
    from pipeline.store.warehouse import Warehouse

QUERY = """
    SELECT z.*, d.path FROM quarantine z LEFT JOIN documents d USING (document_id)
    WHERE ($1 IS NULL OR z.table_name = $1) AND ($2 OR z.state = 'open')
    ORDER BY z.table_name, d.path, z.row_id
"""
COLUMNS = ("table", "row", "document", "state", "reasons", "quarantine_id")


@click.command("quarantine", short_help="List rows that failed their expectations, and why.")
@click.option(
    "--table", "name", type=click.Choice([table.name for table in PUBLISHED]), help="Only of this table."
)
@click.option(
    "--all", "fixed_too", is_flag=True, help="Also rows that a later version of the rules made pass."
)
@json_option
@warehouse_option
def command(name: str | None, fixed_too: bool, as_json: bool, warehouse: "Warehouse") -> None:
    """List the rows that failed their expectations, with every reason.

    \b
      factmill quarantine
      factmill quarantine --table quantities --json
      factmill show z_51d0                     one of them, with the whole row
    """
    from pipeline.cli.forms import to_json
    from pipeline.cli.sql import asking
    from pipeline.cli.terminal import say, table
    from pipeline.store.ask import rows

    with asking(warehouse) as con:
        found = rows(con, QUERY, name, fixed_too)
    if as_json:
        say(to_json(found))
    elif not found:
        click.echo("Nothing is in quarantine.", err=True)
    else:
        cells = [
            (row["table_name"], row["row_id"], row["path"] or "?", row["state"], "; ".join(row["reasons"]),
             row["quarantine_id"])
            for row in found
        ]  # fmt: skip
        table(COLUMNS, cells)
