"""Text on its way to a terminal or a pipe: nothing from outside may move the cursor or pose as markup."""

import re
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console

TRIMMED = 60
READABLE = 12
HIDDEN = re.compile(
    r"""
      \x1b\[[0-?]*[ -/]*[@-~]                 # CSI: colours, cursor movements
    | \x1b[\]PX^_][^\x07\x1b\x9c]*            # OSC, DCS, SOS, PM, APC: titles, links, clipboard ...
      (?:\x07|\x1b\\|\x9c)?                   # ... and their end
    | \x1b[@-Z\\^_`-~]?                       # two-character escapes, or ESC alone
    | [\x00-\x08\x0b-\x1f\x7f-\x9f]           # other control characters, but tab and newline
    | [\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]   # marks that reorder the line
    | [\ud800-\udfff]                         # lone surrogates cannot be encoded
    """,
    re.VERBOSE,
)


def clean(text: str) -> str:
    """`text` without escape sequences, control characters and reordering marks; tab and newline stay."""
    return HIDDEN.sub("", text)


def line(text: str) -> str:
    """`text`, clean and on one line: runs of white space become a space."""
    return " ".join(clean(text).split())


def in_terminal() -> bool:
    """Whether standard output is a terminal."""
    return sys.stdout.isatty()


def say(text: str) -> None:
    """Print a text as it is to a pipe or file, clean to a terminal."""
    try:
        sys.stdout.write((clean(text) if in_terminal() else text) + "\n")
    except UnicodeEncodeError:
        sys.stdout.write(
            text.encode(sys.stdout.encoding, "backslashreplace").decode(sys.stdout.encoding) + "\n"
        )


def console() -> "Console":
    """A Rich console that takes no text for markup, emoji or something to highlight."""
    from rich.console import Console

    return Console(markup=False, emoji=False, highlight=False, soft_wrap=not in_terminal())


def table(columns: Sequence[str], rows: Sequence[Sequence[Any]], right: frozenset[int] = frozenset()) -> None:
    """Print rows: aligned plain text with whole values in a pipe; in a terminal a table with trimmed values,
    or, when it would be too wide to be read, one record after the other.

    `right` holds the indices of the columns that are aligned to the right.
    """
    names = [line(name) for name in columns]
    texts = [[line(str(value)) for value in row] for row in rows]
    if not in_terminal():
        for text in _aligned(names, texts, right):
            say(text)
    elif _least_width(names, texts) > console().width:
        _records(names, texts)
    else:
        _rich_table(names, texts, right)


def _least_width(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> int:
    """The width at which every column still shows something worth reading."""
    longest = (max(map(len, values)) for values in zip(columns, *rows, strict=True))
    return sum(min(READABLE, width) + 2 for width in longest)


def _records(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    from rich.text import Text

    screen = console()
    label = max(map(len, columns)) + 2
    for number, row in enumerate(rows, 1):
        screen.print(Text(f"-- {number}", "dim"))
        for name, value in zip(columns, row, strict=True):
            shown = Text.assemble((name.ljust(label), "dim"), value)
            screen.print(shown, overflow="ellipsis", no_wrap=True)


def _rich_table(columns: Sequence[str], rows: Sequence[Sequence[str]], right: frozenset[int]) -> None:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    drawn = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for index, name in enumerate(columns):
        number = index in right
        drawn.add_column(
            Text(name), justify="right" if number else "left", overflow="ellipsis", no_wrap=number
        )
    for row in rows:
        drawn.add_row(*(Text(_trimmed(value, len(columns))) for value in row))
    console().print(drawn)


def _trimmed(value: str, columns: int) -> str:
    room = max(TRIMMED, 4 * TRIMMED // columns)
    return value if len(value) <= room else value[: room - 1] + "\u2026"


def _aligned(columns: Sequence[str], rows: Sequence[Sequence[str]], right: frozenset[int]) -> Iterator[str]:
    from rich.cells import cell_len

    widths = [max(map(cell_len, values)) for values in zip(columns, *rows, strict=True)]

    def padded(values: Sequence[str]) -> str:
        cells = []
        for index, (value, width) in enumerate(zip(values, widths, strict=True)):
            space = " " * (width - cell_len(value))
            cells.append(space + value if index in right else value + space)
        return "  ".join(cells).rstrip()

    yield padded(columns)
    yield "  ".join("-" * width for width in widths)
    yield from map(padded, rows)
