"""GUM: entities as nested phrases, in WebAnno TSV, narrowed to the names in them.

The name in a phrase is the title of its article in an encyclopaedia, where the phrase holds that, or else the
capitalised words that end it. An event is a named one only when it has such an article. A country that acts (an
organisation in GUM) is a place here.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pipeline.score.public.names import CORE, MISC, Joined, Labelled, Name, score_names
from pipeline.score.public.names_trim import ARTICLES, NO_START, outermost
from pipeline.score.report import Report
from pipeline.text.find.names_lexicon import countries, function_words, words
from pipeline.text.find.names_run import SMALL

TYPES = {"person": "PERSON", "organization": "ORG", "place": "PLACE", "event": "EVENT"}
JOINS = frozenset("of in for from at on by with to and".split())
"""Small words after which a name is not the name of the phrase: "the mayor of Leeds"."""
_NATIONALITIES = words("nationalities", "word")
_NO_NAMES = function_words()
_NUMBERED = re.compile(r"(.+?)(?:\[(\d+)\])?$")


class Phrase(NamedTuple):
    """[start, end) of the text, its type in GUM, and the article of what it stands for ("" when none)."""

    start: int
    end: int
    kind: str
    article: str


def gum(folder: Path) -> Iterator[Labelled]:
    """Its documents: the outermost names."""
    for path in sorted(folder.glob("GUM_*.tsv")):
        text, phrases = _read(path)
        names = {name for phrase in phrases if (name := _name(text, phrase))}
        yield Labelled(path.stem, text, tuple(outermost(names)), CORE | {"EVENT"})


def score(path: Path, report: Report) -> None:
    """`names_gum`, and `names_gum_news` of its news alone."""
    texts = list(gum(path))
    score_names("names_gum", texts, report)
    news = [text._replace(types=CORE) for text in texts if text.name.startswith("GUM_news")]
    score_names("names_gum_news", news, report)


def _name(text: str, phrase: Phrase) -> Name | None:
    """The name in a phrase, if it is one."""
    start, end, kind, article = phrase
    if kind == "time" or (kind == "event" and not article):
        kind = "abstract"
    at = text.find(article, start, end) if " " in article else -1
    span = (at, at + len(article)) if at >= 0 else _capitals(text, start, end, kind)
    if span is None:
        return None
    name = text[slice(*span)]
    ours = TYPES.get(kind, MISC)
    if name in _NO_NAMES or not any(map(str.isupper, name)):
        return None
    if ours == "ORG" and name in countries():
        ours = "PLACE"
    return Name(*span, MISC if name in _NATIONALITIES else ours)


def _capitals(text: str, start: int, end: int, kind: str) -> tuple[int, int] | None:
    """The capitalised words that end a phrase, or the part of it before its first comma; None without any."""
    phrase = text[start:end].partition(",")[0].removesuffix("'s").removesuffix("’s")
    run = phrase.split(" ")
    small = SMALL - {"of", "and"} if kind == "person" else SMALL | {"the"}
    first = len(run)
    while first and (run[first - 1][:1].isupper() or run[first - 1] in small or run[first - 1].isdigit()):
        first -= 1
    if first and (run[first - 1] in JOINS or kind not in TYPES):
        return None
    outside = NO_START if kind == "person" else ARTICLES
    while first < len(run) and (run[first] in outside or run[first] in small):
        first += 1
    titled = [at for at in range(first, len(run) - 1) if run[at] in NO_START and kind == "person"]
    first = titled[-1] + 1 if titled else first
    if first == len(run) or not run[-1][:1].isalnum() or run[-1].islower():
        return None
    length = len(phrase)
    return start + length - len(" ".join(run[first:])), start + length


def _read(path: Path) -> tuple[str, list[Phrase]]:
    """The text, and every phrase."""
    joined = Joined()
    phrases: dict[str, Phrase] = {}
    for line in path.read_text(encoding="utf-8").split("\n"):
        fields = line.split("\t")
        if line.startswith("#Text="):
            joined.end_line()
        if len(fields) < 7 or line.startswith("#"):
            continue
        joined.add(fields[2], "O", None)
        end = len(joined.text)
        start = end - len(fields[2])
        articles = {key or "": name for name, key in map(_keyed, fields[6].split("|"))}
        for place, (kind, number) in enumerate(map(_keyed, fields[3].split("|") if fields[3] != "_" else ())):
            key = number or f"{start}-{place}"
            article = articles.get(number, "").replace("_", " ").partition(" (")[0].strip()
            phrases[key] = Phrase(phrases[key].start if key in phrases else start, end, kind, article)
    return joined.text, list(phrases.values())


def _keyed(field: str) -> tuple[str, str]:
    """ "person[16]" as ("person", "16")."""
    match = _NUMBERED.match(field)
    return (match[1], match[2] or "") if match else ("", "")
