"""`factmill export`: the published tables as plain Parquet."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.options import warehouse_option

if TYPE_CHECKING:
    from pipeline.store.warehouse import Warehouse


@click.command("export", short_help="Write the tables as plain Parquet.")
@click.argument("directory", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@warehouse_option
def command(directory: Path, warehouse: "Warehouse") -> None:
    """Write every published table as one sorted Parquet file; the same warehouse gives the same bytes.

    \b
      factmill export ~/facts
      python -c "import pandas; print(pandas.read_parquet('~/facts/facts.parquet'))"

    DIR must be empty or new, or hold an earlier export, which is replaced.
    """
    from pipeline.store.export import export

    written = export(warehouse, directory.expanduser().absolute())
    click.echo(f"{len(written)} tables with {sum(written.values()):,} rows written to {directory}", err=True)
