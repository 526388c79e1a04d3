"""GUM: entities as nested phrases, in WebAnno TSV; a phrase whose every word has a capital is a name.

An event is a named one only when it has an identity in an encyclopaedia.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from pipeline.score.public.names import CORE, MISC, Joined, Labelled, Name, score_names
from pipeline.score.public.names_trim import NO_START, outermost
from pipeline.score.report import Report
from pipeline.text.find.names_lexicon import function_words
from pipeline.text.find.names_parts import SMALL

TYPES = {"person": "PERSON", "organization": "ORG", "place": "PLACE", "event": "EVENT"}
_NO_NAMES = function_words()
_NUMBER = re.compile(r"\[(\d+)\]")


def gum(folder: Path) -> Iterator[Labelled]:
    """Its documents: the outermost phrases that are names, without their titles."""
    for path in sorted(folder.glob("GUM_*.tsv")):
        text, phrases = _read(path)
        names = {name for phrase in phrases if (name := _name(text, *phrase))}
        yield Labelled(path.stem, text, tuple(outermost(names)), CORE | {"EVENT"})


def score(path: Path, report: Report) -> None:
    """`names_gum`, and `names_gum_news` of its news alone."""
    texts = list(gum(path))
    score_names("names_gum", texts, report)
    news = [text._replace(types=CORE) for text in texts if text.name.startswith("GUM_news")]
    score_names("names_gum_news", news, report)


def _name(text: str, start: int, end: int, kind: str) -> Name | None:
    """The name that a phrase is, if it is one; what is no type of ours only where it is capitalised inside."""
    ours = TYPES.get(kind, MISC)
    if text[start:end].endswith(("'s", "’s")):
        end -= 2
    run = text[start:end].split(" ")
    small = SMALL - {"of", "and"} if kind == "person" else SMALL | {"the"}
    while run and (run[0] in NO_START or run[0].rstrip("s") in NO_START):
        start += len(run.pop(0)) + 1
    titled = [at for at, word in enumerate(run[:-1]) if word in NO_START and kind == "person"]
    if titled:
        start += len(" ".join(run[: titled[-1] + 1])) + 1
        run = run[titled[-1] + 1 :]
    whole = all((word[:1].isupper() and word.strip(",") == word) or word in small for word in run)
    if not run or not whole or run[0] in small or run[0] in _NO_NAMES or kind == "time":
        return None
    return Name(start, end, ours)


def _read(path: Path) -> tuple[str, list[tuple[int, int, str]]]:
    """The text, and (start, end, type) of every phrase."""
    joined = Joined()
    phrases: dict[str, tuple[int, int, str]] = {}
    for line in path.read_text(encoding="utf-8").split("\n"):
        fields = line.split("\t")
        if line.startswith("#Text="):
            joined.end_line()
        if len(fields) < 7 or line.startswith("#"):
            continue
        joined.add(fields[2], "O", None)
        start, end = len(joined.text) - len(fields[2]), len(joined.text)
        known = set(_NUMBER.findall(fields[6]))
        for place, kind in enumerate(fields[3].split("|") if fields[3] != "_" else ()):
            number = _NUMBER.search(kind)
            key = number.group(1) if number else f"{start}-{place}"
            first = phrases[key][0] if key in phrases else start
            type_ = kind.split("[")[0]
            phrases[key] = (first, end, "abstract" if type_ == "event" and key not in known else type_)
    return joined.text, list(phrases.values())
