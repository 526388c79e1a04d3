"""pipeline/docs/figures.md: precision and recall on the public sets, as `factmill score` prints them."""

import sys
from pathlib import Path

from click.testing import CliRunner

from pipeline.cli.group import factmill
from pipeline.score.public import SETS
from tests.docs.markdown import code, table

HOME = Path(__file__).resolve().parents[2]
PAGE = HOME / "pipeline" / "docs" / "figures.md"
PUBLIC = HOME.parent / "shared" / "gold" / "public"
INTRODUCTION = """\
# Figures on public labelled sets

```console
$ ./factmill score path/to/public --markdown
```

{table}

These are **development sets**: they were looked at while the readers were written, and what was missed in them led to
rules that serve more than them. Unless a set says below that a part of it was set aside, its figures are therefore
higher than those of text that nobody here has seen. No line of any set is part of this repository or of its tests.
CI holds every figure that has a floor in [.ci/floors/public.csv](../../.ci/floors/public.csv) above it, and floors
only go up.

{sets}

A set of labels is made by people for their own ends: where its notion of a figure, a time or a name is not ours, the
module of the set says what is compared and what is left out. Where a set does not label everything of its kind, what
else is read cannot be judged: such figures have recall only, and their precision is 1 because only hits are counted.

`python -m tests.docs` makes this page anew where the sets lie beside the checkout.
"""


def page(public: Path) -> str:
    """The whole page, by running the command on the folder of the public sets."""
    result = CliRunner().invoke(factmill, ["score", str(public), "--markdown"])
    if result.exit_code:
        raise SystemExit(f"factmill score {public} failed:\n{result.output}")
    shown = result.stdout.partition("\n\n")[2].strip()
    return INTRODUCTION.format(table=shown, sets="\n".join(table(("set", "what is compared"), _sets(public))))


def _sets(public: Path) -> list[tuple[str, str]]:
    """Where each set lies, and what its module says of it."""
    return [
        (code(place), " ".join((sys.modules[score.__module__].__doc__ or "").split("\n\n")[0].split()))
        for place, score in SETS
        if (public / place).exists()
    ]
