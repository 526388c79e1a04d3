"""Articles with their names marked in the text: `[[Musk|elon-musk]]` names elon-musk, `[[Boston]]` names boston.

The text without its marks is the article; nothing else is labelled, so anyone can edit a label in place.
"""

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from pipeline.errors import FactmillError

MARK = re.compile(r"\[\[([^\[\]|\n]++)(?:\|([^\[\]|\n]++))?\]\]")
LEFT_OVER = re.compile(r"\[\[|\]\]")
WORD = re.compile(r"[^\W_]++")


class Named(NamedTuple):
    """One marked name: half-open span in characters of the article, and the label of what it stands for."""

    start: int
    end: int
    label: str


class Marked(NamedTuple):
    """One article: its path below the folder, its text without marks, and the names in it."""

    path: str
    text: str
    names: tuple[Named, ...]


def is_marked(folder: Path) -> bool:
    """Whether the first text below `folder` holds marked names."""
    return first_mark(folder) is not None


def first_mark(folder: Path) -> re.Match[str] | None:
    """The first mark of the first text below `folder`."""
    first = min(folder.rglob("*.txt"), default=None)
    return MARK.search(first.read_text(encoding="utf-8", errors="replace")) if first is not None else None


def read_marked(folder: Path) -> list[Marked]:
    """Every marked article below `folder`, by path. Raises FactmillError that names a file with a broken mark."""
    return [
        unmark(path.relative_to(folder).as_posix(), path.read_text(encoding="utf-8"))
        for path in sorted(folder.rglob("*.txt"))
    ]


def thing(path: str, mark: re.Match[str]) -> str:
    """What a mark says that its name stands for. Raises FactmillError when it is no label."""
    label = mark.group(2) or label_of(mark.group(1))
    if label != label_of(label):
        raise broken(path, mark.group(), "a label is lower-case words and figures with hyphens")
    return label


def unmark(path: str, text: str, label: Callable[[str, re.Match[str]], str] = thing) -> Marked:
    """An article out of its marked text; `label` says what a mark in the file at `path` means, or raises."""
    plain: list[str] = []
    names: list[Named] = []
    at = length = 0
    for mark in MARK.finditer(text):
        name = mark.group(1)
        between = text[at : mark.start()]
        length += len(between)
        names.append(Named(length, length + len(name), label(path, mark)))
        plain += (between, name)
        length += len(name)
        at = mark.end()
    article = "".join([*plain, text[at:]])
    if (rest := LEFT_OVER.search(article)) is not None:
        raise broken(path, article[max(0, rest.start() - 20) : rest.end() + 20], "a mark that does not end or begin")
    return Marked(path, article, tuple(names))


def label_of(name: str) -> str:
    """The label of a name that is marked without one: "Johnson & Johnson" is johnson-johnson."""
    return "-".join(WORD.findall(name.lower().replace("'", "").replace(".", "")))


def broken(path: str, quote: str, why: str) -> FactmillError:
    """The complaint about a mark."""
    return FactmillError(f"{path}: {quote!r}: {why}", "Write it as [[Musk|elon-musk]], [[Boston]] or [[Musk|PERSON]].")


def write_plain(articles: Iterable[Marked], inbox: Path) -> None:
    """The articles without marks, as files that a run can read."""
    for article in articles:
        path = inbox / article.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(article.text, encoding="utf-8")
