"""A text with spans marked in it: by colour in a terminal, by brackets in a pipe."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pipeline.cli.terminal import clean, console, in_terminal

STYLES = {
    "PERSON": "bold magenta",
    "ORG": "bold blue",
    "PLACE": "bold yellow",
    "PRODUCT": "bold bright_blue",
    "EVENT": "bold bright_magenta",
    "time": "cyan",
    "money": "bold green",
    "evidence": "reverse",
    "segment": "dim",
    "unread": "dim",
    "label": "dim",
    "strong": "bold",
}


class Mark(NamedTuple):
    """A half-open span of a text, the style it is shown in, and what a bracket says about it."""

    start: int
    end: int
    style: str
    note: str = ""


class Piece(NamedTuple):
    """A stretch of text in one style ('' is plain)."""

    text: str
    style: str
    note: str = ""


def pieces(
    text: str, marks: Iterable[Mark], start: int = 0, end: int | None = None, rest: str = ""
) -> Iterator[Piece]:
    """`text[start:end]` cut at the marks within it; of overlapping marks the first and longest is kept."""
    end = len(text) if end is None else end
    at = start
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        if at <= mark.start < mark.end <= end:
            yield Piece(text[at : mark.start], rest)
            yield Piece(text[mark.start : mark.end], mark.style, mark.note)
            at = mark.end
    yield Piece(text[at:end], rest)


def show(parts: Iterable[Piece]) -> None:
    """Print pieces as one text."""
    if not in_terminal():
        print("".join(_bracketed(piece) for piece in parts))
        return
    from rich.text import Text

    drawn = Text()
    for piece in parts:
        drawn.append(clean(piece.text), STYLES.get(piece.style, "bold green" if piece.note else ""))
    console().print(drawn)


def _bracketed(piece: Piece) -> str:
    text = clean(piece.text)
    if piece.note:
        return f"[{text} | {piece.note}]"
    return f"[{text}]" if piece.style == "evidence" else text


def field(name: str, value: str) -> None:
    """Print one named value: `name        value`."""
    show([Piece(f"{name:<12}  ", "label"), Piece(value, "")])
