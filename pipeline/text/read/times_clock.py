"""Reading times of day, and words whose reading a lexicon lists."""

import re
from datetime import date

from pipeline.text.find.times import Candidate
from pipeline.text.find.times_vocabulary import WORD_ROWS, neighbours
from pipeline.text.read.calendar import Impossible
from pipeline.text.read.times_counts import CARDINALS
from pipeline.text.read.times_reading import MARKS, Context, Reading, unknown
from pipeline.text.read.times_tense import PAST, tense

WORDS = {row["phrase"]: (row["type"], row["value"]) for row in WORD_ROWS}
BEFORE_NOW, AFTER_NOW = neighbours("before_now"), neighbours("after_now")
BEFORE_A_TIME = neighbours("before_clock")


def read_clock(candidate: Candidate, context: Context) -> Reading:
    """6:40 p.m., 18:00 UTC, 0800 GMT, nine o'clock."""
    m = candidate.match
    if m["hour"]:
        hour, minute = _twelve_hours(int(m["hour"]), m["half"].lower()[0]), int(m["minute"] or 0)
    elif m["hour24"]:
        hour, minute = int(m["hour24"]), int(m["minute24"])
        if not (m["zone"] or candidate.modifier) and context.word(candidate, -1).lower() not in BEFORE_A_TIME:
            raise Impossible("a ratio, a score or a verse unless a word says otherwise")
    elif m["military"]:
        hour, minute = int(m["military"][:2]), int(m["military"][2:])
    else:
        hour, minute = _by_part_of_day(m)
    if hour > 24 or (hour == 24 and minute):
        raise Impossible("no such time of day")
    return _at(f"{hour:02}:{minute:02}", (m["zone"] or "").upper(), candidate, context)


def _by_part_of_day(m: re.Match[str]) -> tuple[int, int]:
    """Nine o'clock in the evening, 11 at night, seven in the morning."""
    said = (m["oclock"] or m["bare"]).lower()
    hour = int(said) if said.isdigit() else CARDINALS[said]
    part = (m["part"] or m["part2"] or "").lower()
    late = part in ("afternoon", "evening") or ((m["night"] or m["night2"]) and hour > 5)
    return hour + (12 if late and hour < 12 else 0), int(m["bare_minute"] or 0)


def _twelve_hours(hour: int, half: str) -> int:
    if not 1 <= hour <= 12:
        raise Impossible("no such time of day")
    return hour % 12 + (12 if half == "p" else 0)


def _at(clock: str, zone: str, candidate: Candidate, context: Context) -> Reading:
    """The time on the day that the sentence named last, else on the anchor, else on the day told before."""
    named = context.reference(("day",), candidate.sentence, 0 if context.anchor else 3)
    day = named.begins if named is not None else context.anchor
    told = _day_told(candidate, context) if named is None else None
    tail = f"T{clock}" + ("Z" if zone in ("UTC", "GMT") else "")
    if day is None:
        return unknown(f"XXXX-XX-XX{tail}", "TIME")
    day = told or day
    return Reading("TIME", f"{day.isoformat()}{tail}", None, day, day, None if named else told or context.anchor)


def _day_told(candidate: Candidate, context: Context) -> date | None:
    """ "A raid on Sunday. They arrived at 9:30 a.m.": the day of the sentence before, when the tale goes on."""
    told = context.reference(("day",), candidate.sentence, 1)
    if told is None or told.begins is None or context.anchor is None:
        return None
    past = 0 < (context.anchor - told.begins).days < 8 and tense(context.page, candidate) == PAST
    return told.begins if past else None


def read_noon(candidate: Candidate, context: Context) -> Reading:
    """Noon, midnight."""
    return _at("12:00" if candidate.match["word"].lower() == "noon" else "24:00", "", candidate, context)


def read_word(candidate: Candidate, context: Context) -> Reading:
    """Recently, annually: a value that the lexicon gives. Capitals inside a sentence make a name of it."""
    said = candidate.match["phrase"]
    if context.name_around(candidate) is not None or (
        said[0].isupper() and (context.word(candidate, -1) not in ("", '"') or context.word(candidate, 1)[:1].isupper())
    ):
        raise Impossible("part of a name")
    kind, value = WORDS[" ".join(said.lower().split())]
    if kind == "SET" and not context.stands_alone(candidate):
        kind = "DURATION"
    return unknown(value, kind)


def read_now(candidate: Candidate, context: Context) -> Reading:
    """Until now; now, the; right now. Between a subject and its verb it carries no date that a reader would note."""
    before, after = context.word(candidate, -1).lower(), context.word(candidate, 1)
    opens = before in ("", '"') and (after.lower() in AFTER_NOW or after[:1].isupper())
    if not (candidate.match["just"] or opens or before in BEFORE_NOW or after in MARKS or after in ("and", "or")):
        raise Impossible("an aside inside a statement, without a date of its own")
    return unknown("PRESENT_REF")
