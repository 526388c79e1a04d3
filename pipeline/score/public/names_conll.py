"""Files with one token and its tag a line: WikiGold, the Broad Twitter Corpus and CrossNER."""

from collections.abc import Iterator
from pathlib import Path

from pipeline.errors import FactmillError
from pipeline.score.public.names import CORE, MISC, Joined, Labelled, score_names
from pipeline.score.report import Report

TYPES = {"PER": "PERSON", "ORG": "ORG", "LOC": "PLACE", "MISC": MISC}
CROSSNER = {
    **dict.fromkeys("person politician writer musicalartist scientist researcher".split(), "PERSON"),
    **dict.fromkeys("organisation politicalparty band university academicjournal magazine".split(), "ORG"),
    **dict.fromkeys("location country astronomicalobject".split(), "PLACE"),
    **dict.fromkeys("product programlang".split(), "PRODUCT"),
    **dict.fromkeys("event election conference".split(), "EVENT"),
}
"""The types of the five fields that are ours; all others are named, but no entity here."""
SENTENCES = 50
"""Sentences that make one text where a set has no documents."""


def wikigold(path: Path) -> Iterator[Labelled]:
    """Its documents."""
    joined, number = Joined(), 0
    for word, tag in (*_tokens(path), ("-DOCSTART-", "O")):
        if word != "-DOCSTART-":
            _add(joined, word, tag)
        elif joined.text:
            yield Labelled(f"wikigold-{number}", joined.text, tuple(joined.names), CORE)
            joined, number = Joined(), number + 1


def btc(folder: Path) -> Iterator[Labelled]:
    """Tweets, fifty a text."""
    for path in sorted(folder.glob("*.conll")):
        yield from _blocks(f"btc-{path.stem}", path, TYPES, CORE)


def crossner(folder: Path) -> Iterator[Labelled]:
    """Sentences of five fields, fifty a text. A label without a capital is none of a name."""
    for path in sorted(folder.glob("*/*.txt")):
        kinds = CORE | {"PRODUCT", "EVENT"}
        for one in _blocks(f"crossner-{path.parent.name}-{path.stem}", path, CROSSNER, kinds):
            names = tuple(name for name in one.names if not one.text[name.start : name.end].islower())
            yield one._replace(names=names)


def score_wikigold(path: Path, report: Report) -> None:
    """`names_wikigold`."""
    score_names("names_wikigold", wikigold(path), report)


def score_btc(path: Path, report: Report) -> None:
    """`names_btc`."""
    score_names("names_btc", btc(path), report)


def score_crossner(path: Path, report: Report) -> None:
    """`names_crossner`."""
    score_names("names_crossner", crossner(path), report)


def _blocks(name: str, path: Path, types: dict[str, str], scored: frozenset[str]) -> Iterator[Labelled]:
    joined, sentences = Joined(), 0
    for word, tag in (*_tokens(path), ("", "O")):
        _add(joined, word, tag, types)
        sentences += not word
        if joined.text and not word and not sentences % SENTENCES:
            yield Labelled(f"{name}-{sentences // SENTENCES}", joined.text, tuple(joined.names), scored)
            joined = Joined()
    if joined.text:
        yield Labelled(f"{name}-{sentences // SENTENCES + 1}", joined.text, tuple(joined.names), scored)


def _add(joined: Joined, word: str, tag: str, types: dict[str, str] = TYPES) -> None:
    if not word:
        joined.end_line()
        return
    joined.add(word, tag, None if tag == "O" else types.get(tag[2:], MISC))


def _tokens(path: Path) -> Iterator[tuple[str, str]]:
    """(word, tag) of every line; ("", "O") for an empty one. Raises FactmillError on a line that is neither."""
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        word, _, tag = line.strip().rpartition("\t" if "\t" in line else " ")
        if bool(word) != bool(tag) and tag != "O":
            raise FactmillError(f"{path}, line {number}: not a token and its tag", "Lay the file anew.")
        if word.strip() or not tag:
            yield word.strip(), tag or "O"
