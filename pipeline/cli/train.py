"""`factmill train`: rebuild a model that ships with factmill from public labelled data."""

from pathlib import Path

import click


@click.command("train", short_help="Rebuild a shipped model from public data.")
@click.argument("model", type=click.Choice(["names"]))
@click.argument(
    "gold",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path("../shared/gold/public"),
)
def command(model: str, gold: Path) -> None:
    """Train the recogniser of names on the half of the public sets in GOLD that is not set aside.

    \b
      factmill train names
      factmill train names path/to/public

    Needs python-crfsuite (pip install "factmill[train]"). The same data and lexicons give the same model.
    """
    from pipeline.cli.terminal import say
    from pipeline.text.tag.model import MODEL
    from pipeline.train.names_build import build

    for told in build(gold, MODEL):
        say(told)
