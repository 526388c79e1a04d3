"""`factmill show`: one row with its evidence."""

from typing import TYPE_CHECKING

import click

from pipeline.cli.options import Text, json_option, warehouse_option

if TYPE_CHECKING:
    from pipeline.store.warehouse import Warehouse


@click.command("show", short_help="Show one row with its evidence marked.")
@click.argument("wanted", type=Text(), metavar="ID|PATH|NAME")
@json_option
@warehouse_option
def command(wanted: str, as_json: bool, warehouse: "Warehouse") -> None:
    """Show a document, fact, entity or any other row with its evidence marked.

    \b
      factmill show f_3b1c09           a fact, by its id or how the id begins
      factmill show chips.md           a document, by its path in the inbox
      factmill show "Elon Musk"        an entity, by name or alias

    An entity also tells how its names came together, in which documents, and what was kept apart and why. People
    decide otherwise in seeds/reference/entity_overrides.csv, or for one inbox in .factmill/entity_overrides.csv there.

    In a terminal, spans are coloured; in a pipe they stand in brackets: [Musk | PERSON: Elon Musk].
    """
    from pipeline.cli.forms import to_json
    from pipeline.cli.lookup import find
    from pipeline.cli.sql import asking
    from pipeline.cli.terminal import say
    from pipeline.cli.views import view

    with asking(warehouse) as con:
        found = find(con, wanted)
        if as_json:
            say(to_json({"table": found.table, "row": found.row}))
        else:
            view(con, found)
