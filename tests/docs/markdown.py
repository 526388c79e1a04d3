"""Tables in Markdown, and samples that stay the same when other lines are added."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")


def code(text: str) -> str:
    """A text exactly as it is, inside a table."""
    tick = "``" if "`" in text else "`"
    space = " " if tick == "``" else ""
    return f"{tick}{space}{' '.join(text.split())}{space}{tick}".replace("|", "\\|") if text.strip() else ""


def plain(text: str) -> str:
    """Words inside a table, in which nothing is markup."""
    for mark in "\\|*_<`$[":
        text = text.replace(mark, f"\\{mark}")
    return " ".join(text.split())


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Header, rule and rows; the cells are Markdown already."""
    yield f"| {' | '.join(header)} |"
    yield "|" + " --- |" * len(header)
    for row in rows:
        yield f"| {' | '.join(row)} |"


def sample(items: Iterable[T], size: int, text: Callable[[T], str], group: Callable[[T], str]) -> list[T]:
    """At most `size` items, one of each group before a second one of any, in the order in which they came.

    Which ones, follows from their text alone: a line that is added elsewhere changes little.
    """
    held = list(items)
    met: dict[str, int] = {}
    ranked: list[tuple[int, bytes, int]] = []
    for index in sorted(range(len(held)), key=lambda index: _hash(text(held[index]))):
        name = group(held[index])
        met[name] = met.get(name, 0) + 1
        ranked.append((met[name], _hash(text(held[index])), index))
    return [held[index] for _, _, index in sorted(sorted(ranked)[:size], key=lambda one: one[2])]


def _hash(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
