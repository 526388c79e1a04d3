"""`factmill test`: the test suite of the checkout."""

import os
import sys

import click

from pipeline.cli.options import HOME


@click.command(
    "test",
    short_help="Run the tests of this checkout.",
    context_settings={"ignore_unknown_options": True, "help_option_names": []},
)
@click.argument("options", nargs=-1, type=click.UNPROCESSED)
def command(options: tuple[str, ...]) -> None:
    """Run the tests of this checkout; everything after `test` goes to pytest.

    \b
      factmill test
      factmill test tests/text -k money -x
    """
    os.chdir(HOME)
    os.execv(sys.executable, [sys.executable, "-m", "pytest", *options])  # noqa: S606
