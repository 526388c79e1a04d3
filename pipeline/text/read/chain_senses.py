"""Which of the things that share a name an article means, by the words that betray it: `namesakes`."""

import re
from functools import cache
from typing import NamedTuple

from pipeline.text.lexicon import lexicon
from pipeline.text.page import Page

Key = tuple[str, str]
"""(type, name) of a chain."""
ENOUGH = 2


class Senses(NamedTuple):
    """What a name may stand for, and one pattern of all its cues."""

    cues: re.Pattern[str]
    betrayed: dict[str, tuple[Key, ...]]


@cache
def namesakes() -> dict[str, dict[str, tuple[Key, ...]]]:
    """Name -> each cue, and the senses that it betrays, as the lexicon lists them."""
    table: dict[str, dict[str, tuple[Key, ...]]] = {}
    for row in lexicon("namesakes"):
        betrayed = table.setdefault(row["name"], {})
        for cue in row["cues"].split("|"):
            betrayed[cue] = (*betrayed.get(cue, ()), (row["type"], row["sense"]))
    return table


@cache
def _senses(name: str) -> Senses:
    """The senses of a name; its pattern is made when the name is first met."""
    betrayed = namesakes()[name]
    pattern = "|".join(map(re.escape, sorted(betrayed, key=lambda cue: (-len(cue), cue))))
    return Senses(re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])"), betrayed)


def meant(page: Page, key: Key) -> Key:
    """The sense of a name of which the page has most cues; the name itself when the page does not tell."""
    kind, name = key
    if kind == "PERSON" or not page.sentences:
        return key
    senses = _senses(name)
    first, last = page.sentences[0].start_char, page.sentences[-1].end_char
    scores: dict[Key, int] = {}
    for cue in {found.group() for found in senses.cues.finditer(page.folded, first, last)}:
        for sense in senses.betrayed[cue]:
            scores[sense] = scores.get(sense, 0) + 1
    ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    enough = 1 if name.isupper() else ENOUGH
    if not ranked or ranked[0][1] < enough or (len(ranked) > 1 and ranked[1][1] == ranked[0][1]):
        return key
    sense = ranked[0][0]
    return key if sense[1] == name else sense
