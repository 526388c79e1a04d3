"""Articles with their names marked in the text: `[[Musk|elon-musk]]` names elon-musk, `[[Boston]]` names boston.

The text without its marks is the article; nothing else is labelled, so anyone can edit a label in place.
"""

import re
from collections.abc import Iterable
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
    first = min(folder.rglob("*.txt"), default=None)
    return first is not None and MARK.search(first.read_text(encoding="utf-8", errors="replace")) is not None


def read_marked(folder: Path) -> list[Marked]:
    """Every marked article below `folder`, by path. Raises FactmillError that names a file with a broken mark."""
    return [
        unmark(path.relative_to(folder).as_posix(), path.read_text(encoding="utf-8"))
        for path in sorted(folder.rglob("*.txt"))
    ]


def unmark(path: str, text: str) -> Marked:
    """An article out of its marked text."""
    plain: list[str] = []
    names: list[Named] = []
    at = length = 0
    for mark in MARK.finditer(text):
        name = mark.group(1)
        label = mark.group(2) or label_of(name)
        if label != label_of(label):
            raise _broken(path, mark.group(), "a label is lower-case words and figures with hyphens")
        between = text[at : mark.start()]
        length += len(between)
        names.append(Named(length, length + len(name), label))
        plain += (between, name)
        length += len(name)
        at = mark.end()
    article = "".join([*plain, text[at:]])
    if (rest := LEFT_OVER.search(article)) is not None:
        raise _broken(path, article[max(0, rest.start() - 20) : rest.end() + 20], "a mark that does not end or begin")
    return Marked(path, article, tuple(names))


def label_of(name: str) -> str:
    """The label of a name that is marked without one: "Johnson & Johnson" is johnson-johnson."""
    return "-".join(WORD.findall(name.lower().replace("'", "").replace(".", "")))


def _broken(path: str, quote: str, why: str) -> FactmillError:
    return FactmillError(f"{path}: {quote!r}: {why}", "Write it as [[Musk|elon-musk]], or [[Boston]].")


def write_plain(articles: Iterable[Marked], inbox: Path) -> None:
    """The articles without marks, as files that a run can read."""
    for article in articles:
        path = inbox / article.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(article.text, encoding="utf-8")
