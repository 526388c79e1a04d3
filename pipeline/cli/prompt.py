"""The prompt of `factmill sql`: queries over several lines, a history in memory, names completed by Tab."""

from typing import TYPE_CHECKING

import click

from pipeline.cli.sql import answer
from pipeline.cli.terminal import clean
from pipeline.errors import FactmillError
from pipeline.rows import PUBLISHED

if TYPE_CHECKING:
    import duckdb

HELP = """\
A query ends with ; and may take several lines.
  .tables          the tables, and what one row of each is
  .schema TABLE    its columns, and what they hold
  .format NAME     print rows as table, csv, json or markdown
  .quit            leave (or Ctrl-D); Ctrl-C drops what was typed
"""
TABLE_LIST = "SELECT table_name, comment FROM duckdb_tables() WHERE schema_name = 'main' ORDER BY table_name"
COLUMN_LIST = "SELECT column_name, data_type, comment FROM duckdb_columns() WHERE table_name = '{}'"


def prompt(con: "duckdb.DuckDBPyConnection", form: str) -> None:
    """Ask, answer, until .quit or the end of the input."""
    _complete_names()
    click.echo("Read-only SQL on the warehouse. A query ends with ; and .help says more.", err=True)
    typed = ""
    while True:
        try:
            typed += input("     ...> " if typed else "factmill> ") + "\n"
        except EOFError:
            click.echo(err=True)
            return
        except KeyboardInterrupt:
            click.echo(err=True)
            typed = ""
            continue
        word, _, rest = typed.strip().partition(" ")
        if word in (".quit", ".exit"):
            return
        if word == ".format":
            form, typed = _format(rest.strip(), form), ""
        elif typed.lstrip().startswith(".") or typed.rstrip().endswith(";"):
            _respond(con, typed.strip(), form)
            typed = ""
        elif not typed.strip():
            typed = ""


def _respond(con: "duckdb.DuckDBPyConnection", typed: str, form: str) -> None:
    word, _, rest = typed.partition(" ")
    try:
        if word == ".tables":
            answer(con, TABLE_LIST, form)
        elif word == ".schema":
            answer(con, COLUMN_LIST.format(rest.strip().replace("'", "")), form)
        elif word.startswith("."):
            click.echo(HELP)
        else:
            answer(con, typed, form)
    except FactmillError as error:
        click.echo(clean(error.message), err=True)
    except KeyboardInterrupt:
        click.echo("interrupted", err=True)


def _format(name: str, form: str) -> str:
    if name in ("table", "csv", "json", "markdown"):
        return name
    click.echo(f"The formats are table, csv, json and markdown; still {form}.", err=True)
    return form


def _complete_names() -> None:
    """Tab completes names of tables and columns, where Python has readline."""
    try:
        import readline
    except ImportError:
        return
    names = sorted({name for table in PUBLISHED for name in (table.name, *table.column_names)})

    def complete(text: str, state: int) -> str | None:
        return next(
            (name for i, name in enumerate(n for n in names if n.startswith(text)) if i == state), None
        )

    readline.set_completer(complete)
    readline.parse_and_bind("tab: complete")
