"""Bodies that their deeds tell: "Notarix is valued at $3 billion", "Oatfield's chief executive".

Looked at last, where rules and model leave a name without a kind or take it for somebody's.
"""

import re
from collections.abc import Iterator, Sequence

from pipeline.text.find.names_lexicon import heads, is_common, known_forms, towns
from pipeline.text.find.names_run import GIVEN
from pipeline.text.lexicon import lexicon
from pipeline.text.page import Page
from pipeline.text.read.mention_beside import NO_EVIDENCE
from pipeline.text.read.mention_spans import Spans, is_firm_of_two
from pipeline.text.read.mention_sure import Judged, Signals
from pipeline.text.read.mention_types import Recognised, Typed

BODY = "ORG"
UNSURE = frozenset(("model", "agreement"))
"""Recognisers whose names nothing tells but the model."""
GUESSED = 0.75
"""Confidence of the rules up to which somebody of several words is a guess: no given name that they know."""
LOOKS = 0.7
"""Confidence of the rules up to which a place is one by its look."""
SEEN = Signals(0.6, 0.8, False, False, False, True)
WITH_A_TOWN = frozenset(
    """Hospital Hospitals Clinic Club Foundation Fund Trust Mission Theatre Theater Opera Ballet Orchestra Symphony Zoo
    Diocese Command Service Services Conservatory Observatory Ministries Choir Chorus Guild Police Government""".split()
)
"""Last words of bodies that have their town in their name: "Rotary Club of Leeds"."""
IN_TOWN = Signals(0.9, 0.95, True, True, True, False)
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
_AFTER_KIND = re.compile(rf"[ '(-](?:{'|'.join(_cues('before'))}) \Z")
_AFTER_DEED = re.compile(rf"\b(?:{'|'.join(_cues('done to'))}) \Z")


def is_body(folded: str, start: int, end: int) -> bool:
    """Whether the words around [start, end) tell a body."""
    if _FOLLOWING.match(folded, end, end + AHEAD) is not None:
        return True
    before = folded[max(0, start - BEHIND) : start]
    return before.rstrip().endswith(COMPOUNDS) or _is_told(folded, start)


def _is_told(folded: str, start: int) -> bool:
    """Whether the words right before a name say that it is a body: "the bakery chain X", "teamed up with X"."""
    before = folded[max(0, start - BEHIND) : start]
    return _AFTER_KIND.search(before) is not None or _AFTER_DEED.search(before) is not None


def bodies(page: Page, kept: Sequence[Judged], rules: Recognised) -> Iterator[Judged]:
    """Every name of `kept`, and those that nothing else names, where somewhere on the page a body is told."""
    folded = page.folded
    open_ = [(start, end) for start, end, reason in rules.rejected if reason == NO_EVIDENCE]
    free = Spans([one for one, _ in kept])
    unsure = _unsure(kept)
    told = {folded[start:end] for start, end in open_ if is_body(folded, start, end)}
    told |= {one.text for one, _ in kept if one.text in unsure and is_body(folded, one.start, one.end)}
    told |= {one.text for one, _ in kept if _looks_local(one) and _is_told(folded, one.start)}
    told |= {one.text for one, said in kept if one.type == "PERSON" and not said.known and is_firm_of_two(one.text)}
    told = {text for text in told if not is_common(text)}
    told |= _called_like(told, unsure)
    for one, said in kept:
        open_to_it = one.text in unsure or _looks_local(one) or is_firm_of_two(one.text)
        taken = (one.text in told and open_to_it) or (rules.sport and _is_side(one))
        yield (one._replace(type=BODY, name=None, recogniser="context"), SEEN) if taken else (one, said)
    for start, end in open_ if told else ():
        index = page.sentence_at(start, end) if folded[start:end] in told and not free.over(start, end) else None
        if index is not None:
            yield Typed(start, end, index, folded[start:end], BODY, None, "context", 0.8), SEEN


def of_its_town(judged: Judged) -> Iterator[Judged]:
    """A body and its town apart: "Brennan Robotics of Pittsburgh", but not "University of Pittsburgh"."""
    one, said = judged
    firm, joint, town = one.text.rpartition(" of ")
    last = firm.rpartition(" ")[2]
    apart = one.type == BODY and not said.known and joint != "" and town in towns() and firm != last
    if not apart or last in heads().before_of or last in WITH_A_TOWN or heads().last.get(last) != BODY:
        yield judged
        return
    start = one.end - len(town)
    yield one._replace(end=one.start + len(firm), text=firm, name=None), said
    entry = known_forms().get(town)
    whose = entry.name if entry is not None else town
    yield one._replace(start=start, text=town, type="PLACE", name=whose, recogniser="lexicon"), IN_TOWN


def _unsure(kept: Sequence[Judged]) -> set[str]:
    """What only the model, or the mere look of several words, takes for no body: "Pellion Semi", "Pellion"."""
    guesses = {one.text for one, said in kept if _is_guess(one, said)}
    full = {one.text for one, _ in kept if one.type == "PERSON" and " " in one.text} - guesses
    known = {word for text in full for word in text.split(" ")}
    short = {text.partition(" ")[0] for text in guesses} - known
    lone = {one.text for one, said in kept if one.type == "PERSON" and one.text in short and not said.known}
    return guesses | lone


def _is_guess(one: Typed, said: Signals) -> bool:
    if one.type not in ("PERSON", "PLACE", "PRODUCT") or said.known:
        return False
    if " " in one.text:
        return said.rule <= GUESSED and one.text.partition(" ")[0] not in GIVEN
    return one.recogniser in UNSURE and said.rule == 0.0


def _looks_local(one: Typed) -> bool:
    """Whether hardly more than its look tells that it is a place: "Crumb Street"."""
    return one.type == "PLACE" and one.recogniser in ("capitals", "context") and one.confidence <= LOOKS


def _called_like(told: set[str], unsure: set[str]) -> set[str]:
    """What is called like a body that is told, in full or in short: "Pellion Semi", whose "Pellion" has employees."""
    long = {text for text in unsure if " " in text and text.partition(" ")[0] in told}
    return long | {text.partition(" ")[0] for text in told if " " in text}


def _is_side(one: Typed) -> bool:
    """Whether what looks like a town is its club, on a page about sport: "Harrowgate Town"."""
    return one.type == "PLACE" and one.recogniser == "capitals" and one.text.endswith(SIDES)
