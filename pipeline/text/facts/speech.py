"""Who says it, how firmly, and when it was or will be: what surrounds a statement in its sentence."""

from typing import NamedTuple

from pipeline.rows import TimeExpression
from pipeline.text.facts.clause import Clause
from pipeline.text.facts.drafts import Draft
from pipeline.text.facts.parties import Reader
from pipeline.text.facts.party import Party
from pipeline.text.facts.verbs import FIRMNESS, RANK, stronger
from pipeline.text.facts.words import HEDGES, NAMES, ROLES, SPEECH, Cue

SIGNALS = frozenset(SPEECH) | frozenset(HEDGES) | {"according"}
AGAINST = ROLES["held against"]
OF_WHAT = frozenset({"that", "of", "about"})
RUMOURS, DISMISSING = ROLES["rumour"], ROLES["dismissing"]
ATTEMPTS = frozenset("tried attempted attempt attempts".split())
REACH = 5  # items before a verb that may hold "tried (in vain) to"
RELATIVES = frozenset("that what which".split())
CONDITIONS = frozenset("if whether unless".split())


class Speech(NamedTuple):
    """A source in a sentence, and the items [first, last] that it vouches for."""

    first: int
    last: int
    cue: Cue
    speaker: Party | None
    words: tuple[int, int] | None  # items that name a source which is no entity


def speeches(reader: Reader) -> list[Speech]:
    """Every source and hedge of the clause."""
    clause = reader.clause
    if SIGNALS.isdisjoint(clause.words):
        return []
    found = []
    end = len(clause.words) - 1
    for k, word in enumerate(clause.words):
        if word in HEDGES:
            found.append(Speech(0, end, HEDGES[word], None, None))
        elif word == "according" and clause.word(k + 1) == "to":
            found.append(_according(reader, k, end))
        elif word in SPEECH and clause.rows[k] is None:
            speech = _said(reader, k, end)
            if speech is not None:
                found.append(speech)
    return found


def _according(reader: Reader, k: int, end: int) -> Speech:
    speaker, tail = reader.object_from(k + 2, "OPR")
    cue = Cue(None, "reported")
    if speaker is not None and not tail:
        return Speech(0, end, cue, speaker, None)
    if k + 2 > end:  # the sentence is cut off
        return Speech(0, end, cue, None, None)
    last = k + 2
    while last < end and last < k + 14 and reader.clause.shape[last + 1] not in ",;.()":
        last += 1
    return Speech(0, end, cue, None, (k + 2, last))


def _said(reader: Reader, k: int, end: int) -> Speech | None:
    """ "Musk said (that) ...", "..., said Musk", "..., analysts said"."""
    clause = reader.clause
    cue, alone = SPEECH[clause.words[k]]
    after = clause.at(k + 1)
    if clause.at(k - 1) == "b" or (after == "t" and clause.at(k - 1) != ","):
        return None
    closing = after in ".T;" or (after in NAMES and clause.at(k - 1) in ',"')
    weighty = cue.status is not None or cue.certainty == "hedged"
    object_ = "dhn" if clause.at(k - 1) == "n" else "dh"  # analysts expect [revenue]
    if not (alone or closing or clause.word(k + 1) == "that" or after in "i" + NAMES or (weighty and after in object_)):
        return None
    if after in NAMES and clause.at(k - 1) in ',"':
        return Speech(0, k - 1, cue, reader.name(k + 1), None)
    start = k
    while start > 0 and clause.shape[start - 1] in "avbm":
        start -= 1
    speaker = reader.before(start - 1)
    words = None if speaker is not None else _source_words(reader, start - 1)
    first = speaker.first if speaker is not None else words[0] if words is not None else start
    if _is_measure(clause, first, start, cue.status is not None):
        return None
    if closing:
        return Speech(0, first, cue, speaker, words)
    if clause.at(first - 1) == "w" and after not in "wi" + NAMES:
        return Speech(max(0, first - 4), end, cue, speaker, words)
    return Speech(k, end, cue, speaker, words)


def _is_measure(clause: Clause, first: int, verb: int, ahead: bool) -> bool:
    """Whether what a source [first, verb) says is what something is held against, and vouches for nothing.

    "more than auditors had said"; where it looks `ahead`, "the 506,000 analysts forecast", "twice what they predicted".
    """
    source = clause.words[first:verb]
    if clause.word(first - 1) in ("than", "as") or "than" in source:
        return True
    figured = clause.at(first - 1) in "MQK" or any(word[0].isdigit() for word in source)
    return ahead and (figured or clause.word(first - 1) in RELATIVES or not RELATIVES.isdisjoint(source))


def _source_words(reader: Reader, k: int) -> tuple[int, int] | None:
    """The items of a source that is no entity: "analysts", "people familiar with the matter"."""
    clause = reader.clause
    if clause.at(k) != "n":
        return None
    first = k
    while first > 0 and clause.shape[first - 1] in "nf" + "dh" and k - first < 7:
        first -= 1
    while first < k and clause.shape[first] == "f":
        first += 1
    return first, k


def with_speech(made: Draft, said: list[Speech]) -> tuple[Draft, Speech | None]:
    """The draft as firm as its sources make it, and the source that vouches for it."""
    point = made.figure if made.figure is not None else made.last
    source: Speech | None = None
    for speech in said:
        if not speech.first <= point <= speech.last:
            continue
        status = stronger(speech.cue.status or "actual", made.status, RANK)
        certainty = stronger(speech.cue.certainty or "asserted", made.certainty, FIRMNESS)
        made = made._replace(status=status, certainty=certainty)
        if source is None and (speech.speaker is not None or speech.words is not None):
            source = speech
    return made, source


def doubt(clause: Clause, made: Draft) -> str | None:
    """Why the statement is none at all: about itself, a question, an attempt or a condition."""
    if made.object is not None and made.object.chain == made.subject.chain:
        return "subject and object are the same"
    if ATTEMPTS.intersection(clause.words[max(made.first, made.item - REACH) : made.item]):
        return "only an attempt"
    if clause.words[-1] == "?" or clause.words[-2:-1] == ["?"]:
        return "only a question"
    for k in range(made.first - 1, -1, -1):
        if clause.words[k] in CONDITIONS:
            return "only a condition"
        if clause.shape[k] in ",;":
            return None
    return None


def is_dismissed(clause: Clause, made: Draft) -> bool:
    """Whether a report that says so is dismissed: "denied rumours that Norrvind was about to be bought"."""
    start = min(made.first, made.item)
    behind = range(start, max(-1, start - REACH), -1)
    that = next((k for k in behind if clause.word(k - 1) in RUMOURS and clause.words[k] in OF_WHAT), None)
    if that is None:
        return False
    return not DISMISSING.isdisjoint(clause.words[max(0, that - 8) : that - 1])


def time_of(clause: Clause, made: Draft) -> TimeExpression | None:
    """The date of the statement: within it, after it up to the next figure or clause, or before it."""
    compared = _compared_by(clause, made)
    item = _time_inside(clause, made) if not compared else None
    if item is None:
        item = _time_after(clause, made.last + 1)
    if item is None and compared not in AGAINST:
        item = _time_before(clause, made.first - 1)
    row = clause.rows[item] if item is not None else None
    return row if isinstance(row, TimeExpression) else None


def _compared_by(clause: Clause, made: Draft) -> str:
    """The word before a figure by which it is held against another, whose date is not its own; "" for any other.

    "$95 million in 2025, up [from] $40 million", "rose [from] $40 million in 2024 [to] $95 million".
    """
    if made.figure is None:
        return ""
    word, before = clause.word(made.figure - 1), clause.shape.rfind(clause.shape[made.figure], made.item, made.figure)
    if before > made.item:
        return word if word in AGAINST or (word == "to" and clause.word(before - 1) == "from") else ""
    to = clause.shape.find(clause.shape[made.figure], made.figure + 1, made.figure + 6)
    return word if word == "from" and to > 0 and clause.word(to - 1) == "to" else ""


def _time_inside(clause: Clause, made: Draft) -> int | None:
    """A date between the parts, unless another verb or clause parts it from the trigger."""
    item = clause.shape.find("T", made.first, made.last + 1)
    if item < 0:
        return None
    between = clause.shape[item : made.item] if item < made.item else clause.shape[made.item + 1 : item]
    return None if any(letter in "cwuz;" for letter in between) else item


def _time_after(clause: Clause, k: int) -> int | None:
    for item in range(k, min(k + 14, len(clause.shape))):
        letter = clause.shape[item]
        if letter == "T":
            return item
        if letter in "MQK;:—uw" or (letter in "zbvm") or (letter in ",c" and clause.at(item + 1) not in "Tfa"):
            return None
    return None


def _time_before(clause: Clause, k: int) -> int | None:
    """A date just before the statement, or one that opens the sentence."""
    for item in range(k, max(-1, k - 3), -1):
        if clause.shape[item] == "T":
            return item
        if clause.shape[item] not in "fadnT,":
            break
    opening = clause.shape.find("T", 0, 4)
    return opening if 0 <= opening <= k and "," in clause.shape[opening : opening + 2] else None
