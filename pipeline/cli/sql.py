"""`factmill sql`: read-only questions to the warehouse."""

import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from pipeline.cli.forms import csv_lines, json_lines, markdown_lines, shown
from pipeline.cli.options import Text, warehouse_option
from pipeline.cli.terminal import in_terminal, say, table
from pipeline.errors import FactmillError

if TYPE_CHECKING:
    import duckdb

    from pipeline.store.warehouse import Warehouse

FORMATS = ("table", "csv", "json", "markdown")
MOST_ROWS = 500
NUMERIC = re.compile(r"U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?$|DOUBLE$|FLOAT$|DECIMAL\([^)]*\)$")
LINES: dict[str, Callable[..., Iterator[str]]] = {
    "csv": csv_lines,
    "json": json_lines,
    "markdown": markdown_lines,
}


@click.command("sql", short_help="Ask the warehouse in read-only SQL.")
@click.argument("query", type=Text(), required=False)
@click.option("--format", "form", type=click.Choice(FORMATS), default="table", help="How rows are printed.")
@click.option("--version", "number", type=int, metavar="N", help="Ask the warehouse as it was in version N.")
@warehouse_option
def command(query: str | None, form: str, number: int | None, warehouse: "Warehouse") -> None:
    """Ask the warehouse in SQL (read-only; the dialect is DuckDB's).

    \b
      factmill sql "show tables"
      factmill sql "describe facts"
      factmill sql "select name, predicate, value, unit
                    from facts join entities on entity_id = subject_id"
      factmill sql --format csv "from quantities" > quantities.csv
      factmill sql --version 1 "select count(*) from facts"
      factmill sql < question.sql
      factmill sql                     a prompt; .help there

    A query can read the tables of the warehouse and nothing else: no files, no network.
    """
    if query is None and not sys.stdin.isatty():
        query = sys.stdin.read()
        if not query.strip():
            raise click.UsageError("No query: give it as an argument or on standard input.")
    with asking(warehouse, number) as con:
        if query is None:
            from pipeline.cli.prompt import prompt

            prompt(con, form)
        else:
            answer(con, query, form)


@contextmanager
def asking(warehouse: "Warehouse", number: int | None = None) -> Iterator["duckdb.DuckDBPyConnection"]:
    """A connection to the shop window, or to one version, that can touch nothing else."""
    from pipeline.store import versions, window

    opened = window.connect(warehouse) if number is None else versions.connect_version(warehouse, number)
    with opened as con:
        shut(con, warehouse, number)
        yield con


def shut(con: "duckdb.DuckDBPyConnection", warehouse: "Warehouse", number: int | None) -> None:
    """No files and no network from here on; an older version still reads its own Parquet files."""
    if number is not None:
        con.execute("SET allowed_directories = ?", [[f"{warehouse.lake}/"]])
    con.execute("SET enable_external_access = false")
    con.execute("SET lock_configuration = true")


def answer(con: "duckdb.DuckDBPyConnection", query: str, form: str) -> None:
    """Run a query and print its rows. Raises FactmillError with DuckDB's message when it cannot be run."""
    import duckdb

    try:
        result = con.execute(query)
        columns = [column[0] for column in result.description or ()]
        if form == "table":
            _print_table(columns, result)
        else:
            for text in LINES[form](columns, _rows(result)):
                say(text)
    except (duckdb.Error, UnicodeEncodeError) as error:
        raise FactmillError(str(error), 'The tables: factmill sql "show tables"') from error


def _rows(result: Any) -> Iterator[tuple[Any, ...]]:
    while batch := result.fetchmany(1000):
        yield from batch


def _print_table(columns: list[str], result: Any) -> None:
    rows = result.fetchmany(MOST_ROWS + 1) if in_terminal() else result.fetchall()
    cut = in_terminal() and len(rows) > MOST_ROWS
    numeric = frozenset(
        index for index, (_, kind, *_) in enumerate(result.description or ()) if NUMERIC.match(str(kind))
    )
    table(columns, [[shown(value) for value in row] for row in (rows[:MOST_ROWS] if cut else rows)], numeric)
    if cut:
        click.echo(f"The first {MOST_ROWS} rows; add a LIMIT, or print them all with --format csv.", err=True)
    elif in_terminal():
        click.echo(f"{len(rows)} row{'s' * (len(rows) != 1)}", err=True)
