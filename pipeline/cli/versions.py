"""`factmill versions`: what was published, and when."""

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from pipeline.cli.options import json_option, warehouse_option

if TYPE_CHECKING:
    from pipeline.store.versions import Version
    from pipeline.store.warehouse import Warehouse


@click.command("versions", short_help="List the versions of the warehouse.")
@json_option
@warehouse_option
def command(as_json: bool, warehouse: "Warehouse") -> None:
    """List the versions of the warehouse, one a published run.

    \b
      factmill versions
      factmill sql --version 1 "select count(*) from facts"
    """
    from pipeline.cli.forms import to_json
    from pipeline.cli.terminal import say
    from pipeline.store.versions import list_versions

    found = list_versions(warehouse)
    if as_json:
        say(to_json([asdict(version) for version in found]))
    else:
        _print(found)


def _print(found: "list[Version]") -> None:
    from pipeline.cli.terminal import table

    cells = [
        (
            version.number,
            f"{version.committed_at:%Y-%m-%d %H:%M:%S}",
            *(
                version.rows.get(name, 0)
                for name in ("documents", "quantities", "facts", "findings", "quarantine")
            ),
            ", ".join(f"{count} {what}" for what, count in version.changes.items() if count) or "nothing",
            version.rules,
        )
        for version in found
    ]
    names = (
        "version",
        "committed",
        "documents",
        "quantities",
        "facts",
        "findings",
        "quarantine",
        "changed",
        "rules",
    )
    table(names, cells, frozenset({0, 2, 3, 4, 5, 6}))
