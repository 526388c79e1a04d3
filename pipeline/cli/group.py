"""The group of commands: finds the file of a command when it is called, and tells errors plainly."""

import os
from importlib import import_module
from typing import IO, Any

import click

from pipeline.cli.terminal import clean
from pipeline.errors import FactmillError

COMMANDS = (
    *("run", "gate", "sql", "show", "findings", "versions", "quarantine"),
    *("export", "score", "train", "compile", "doctor", "ui", "test"),
)


class Failure(click.ClickException):
    """An error as the user reads it: what is wrong, then what to do next, on standard error."""

    exit_code = 2

    def __init__(self, message: str, next_step: str) -> None:
        super().__init__(message)
        self.next_step = next_step

    def show(self, file: IO[Any] | None = None) -> None:
        click.echo(f"factmill: {clean(self.message)}", file=file, err=True)
        if self.next_step:
            click.echo(f"  {clean(self.next_step)}", file=file, err=True)


class Refused(Failure):
    """A gate said no."""

    exit_code = 1


class Commands(click.Group):
    """Imports the file of a command only when that command is called (or all for the list of `--help`)."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"pipeline.cli.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; what it raises becomes a plain message (a traceback with FACTMILL_DEBUG=1)."""
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except KeyboardInterrupt:
            raise click.exceptions.Exit(130) from None
        except Exception as error:
            if os.environ.get("FACTMILL_DEBUG") == "1":
                raise
            raise plain(error) from error


def plain(error: Exception) -> Failure:
    """An exception in the words a user can act on."""
    if isinstance(error, FactmillError):
        kind = Refused if error.exit_code == Refused.exit_code else Failure
        return kind(error.message, error.next_step)
    if isinstance(error, OSError) and error.filename:
        return Failure(f"{error.filename}: {error.strerror}", "Check the path and its permissions.")
    cause = str(error).partition("\n")[0]
    return Failure(
        f"stopped by an unexpected {type(error).__name__}: {cause}",
        "This is a mistake in factmill. Run the command again with FACTMILL_DEBUG=1 to see where.",
    )


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="factmill")
def factmill() -> None:
    """News articles in, a warehouse of facts with their evidence out.

    \b
      factmill run                             read seeds/inbox into warehouse/
      factmill run ~/articles -w ~/warehouse   read a folder of .txt, .md and .html
      factmill sql "select * from facts"       ask the warehouse
      factmill findings                        what the articles disagree on
      factmill ui                              see the graph in the Dagster UI

    Every option has an environment twin: FACTMILL_WAREHOUSE for --warehouse, FACTMILL_SQL_FORMAT for
    `sql --format`. Exit codes: 0 done, 1 refused by a gate, 2 wrong use or environment.
    """
