"""Bodies that their deeds tell: "Notarix is valued at $3 billion", "Oatfield's chief executive".

Looked at last, where rules and model leave a name without a kind or take it for somebody's.
"""

import re
from collections.abc import Iterator, Sequence

from pipeline.text.find.names_lexicon import is_common
from pipeline.text.lexicon import lexicon
from pipeline.text.page import Page
from pipeline.text.read.mention_beside import NO_EVIDENCE
from pipeline.text.read.mention_spans import Spans
from pipeline.text.read.mention_sure import Judged, Signals
from pipeline.text.read.mention_types import Recognised, Typed

BODY = "ORG"
UNSURE = frozenset(("model", "agreement"))
"""Recognisers whose names nothing tells but the model."""
SEEN = Signals(0.6, 0.8, False, False, False, True)
SIDES = (" Town", " City", " County")
AHEAD, BEHIND = 64, 24


def _cues(place: str) -> tuple[str, ...]:
    return tuple(row["word"] for row in lexicon("body_cues") if row["place"] == place)


_FOLLOWING = re.compile(
    rf" (?:{'|'.join(map(re.escape, _cues('deed')))})|'s (?:{'|'.join(_cues('owned'))})\b"
    rf"|, (?:{'|'.join(_cues('aside'))})\b"
    rf"|, (?:an?|the|[A-Z]\w{{2,16}}'s)(?: [\w'-]{{2,16}}){{0,3}}? (?:{'|'.join(_cues('kind'))})\b"
)
COMPOUNDS = _cues("compound")


def is_body(folded: str, start: int, end: int) -> bool:
    """Whether the words around [start, end) tell a body."""
    if _FOLLOWING.match(folded, end, end + AHEAD) is not None:
        return True
    return folded[max(0, start - BEHIND) : start].rstrip().endswith(COMPOUNDS)


def bodies(page: Page, kept: Sequence[Judged], rules: Recognised) -> Iterator[Judged]:
    """Every name of `kept`, and those that nothing else names, where somewhere on the page a body is told."""
    folded = page.folded
    open_ = [(start, end) for start, end, reason in rules.rejected if reason == NO_EVIDENCE]
    free = Spans([one for one, _ in kept])
    told = {folded[start:end] for start, end in open_ if is_body(folded, start, end)}
    told |= {one.text for one, said in kept if _is_unsure(one, said) and is_body(folded, one.start, one.end)}
    told = {text for text in told if not is_common(text)}
    for one, said in kept:
        taken = (one.text in told and _is_unsure(one, said)) or (rules.sport and _is_side(one))
        yield (one._replace(type=BODY, name=None, recogniser="context"), SEEN) if taken else (one, said)
    for start, end in open_ if told else ():
        index = page.sentence_at(start, end) if folded[start:end] in told and not free.over(start, end) else None
        if index is not None:
            yield Typed(start, end, index, folded[start:end], BODY, None, "context", 0.8), SEEN


def _is_unsure(one: Typed, said: Signals) -> bool:
    return one.recogniser in UNSURE and said.rule == 0.0 and one.type in ("PERSON", "PLACE") and " " not in one.text


def _is_side(one: Typed) -> bool:
    """Whether what looks like a town is its club, on a page about sport: "Harrowgate Town"."""
    return one.type == "PLACE" and one.recogniser == "capitals" and one.text.endswith(SIDES)
