"""`factmill compile`: the readers as machine code."""

import click


@click.command("compile", short_help="Translate the readers into machine code.")
@click.option("--remove", "removed", is_flag=True, help="Go back to the sources.")
def command(removed: bool) -> None:
    """Translate what reads text into machine code, once: reading then takes about a quarter less time.

    \b
      factmill compile
      factmill compile --remove

    Needs a C compiler and the headers of Python, and a few minutes. The tables come out the same. A translation of
    other sources than those of now is left unused until this command is run again; FACTMILL_NATIVE=0 leaves any unused.
    """
    from pipeline.cli.terminal import say
    from pipeline.native.build import build, remove

    if removed:
        say("the machine code is removed" if remove() else "there is no machine code")
        return
    for told in build():
        say(told)
