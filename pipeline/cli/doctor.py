"""`factmill doctor`: is everything in its place?"""

from typing import TYPE_CHECKING

import click

from pipeline.cli.options import json_option, warehouse_option

if TYPE_CHECKING:
    from pipeline.store.warehouse import Warehouse


@click.command("doctor", short_help="Look whether everything is in its place.")
@json_option
@warehouse_option
def command(as_json: bool, warehouse: "Warehouse") -> None:
    """Look at Python, packages, extensions, lexicons, expectations, warehouse, lock and disk.

    \b
      factmill doctor
      factmill doctor --json

    Exit 1 when something is wrong; each line says what, and what to do.
    """
    from pipeline.cli.checks import examine
    from pipeline.cli.forms import to_json
    from pipeline.cli.terminal import line, say

    examined = list(examine(warehouse))
    if as_json:
        say(to_json([one._asdict() for one in examined]))
    else:
        for one in examined:
            say(f"{'ok   ' if one.well else 'WRONG'}  {one.name:<18}  {line(one.found)}")
            if one.next_step:
                say(f"{'':<27}{line(one.next_step)}")
    if not all(one.well for one in examined):
        raise click.exceptions.Exit(1)
