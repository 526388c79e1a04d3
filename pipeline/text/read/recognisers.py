"""Which recogniser reads names: the line in `seeds/reference/recogniser.csv` says.

`factmill`: rules and the trained model. `spacy:PACKAGE`: an installed spaCy pipeline instead of them.
`vote:PACKAGE`: both; a name that both see keeps factmill's type unless that is a guess, one that only the pipeline
sees is added.
"""

from collections.abc import Callable, Sequence
from functools import cache

from pipeline.text.lexicon import lexicon
from pipeline.text.page import Page
from pipeline.text.read.mention_tagged import recognise_tagged
from pipeline.text.read.mention_types import Recognised

Recogniser = Callable[[Sequence[Page]], list[Recognised]]
"""Names of each of some pages, which know nothing of one another."""


@cache
def chosen() -> Recogniser:
    """The recogniser that the table names. Raises ValueError when it names none."""
    rows = lexicon("recogniser")
    if len(rows) != 1:
        raise ValueError(f"recogniser.csv: {len(rows)} lines, one expected")
    return recogniser(rows[0]["recogniser"])


def recogniser(said: str) -> Recogniser:
    """`factmill`, `spacy:PACKAGE` or `vote:PACKAGE` as a function. Raises ValueError on anything else."""
    how, _, package = said.partition(":")
    if said == "factmill":
        return recognise_tagged
    if how in ("spacy", "vote") and package:
        from pipeline.text.read.mention_spacy import spacy_recogniser, voting

        other = spacy_recogniser(package)
        return other if how == "spacy" else voting(recognise_tagged, other)
    raise ValueError(f"recogniser.csv: {said!r} is neither factmill, spacy:PACKAGE nor vote:PACKAGE")
