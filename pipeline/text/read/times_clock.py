"""Reading times of day, and words whose reading a lexicon lists."""

import re

from pipeline.text.find.times import Candidate
from pipeline.text.find.times_vocabulary import WORD_ROWS, neighbours
from pipeline.text.read.calendar import Impossible
from pipeline.text.read.times_counts import CARDINALS
from pipeline.text.read.times_reading import MARKS, Clock, Context, Reading, unknown
from pipeline.text.read.times_tale import day_named, day_told, half_of_day, past_midnight, same_hour

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
        if not (m["zone"] or m["hour24"][0] == "0"):
            hour = half_of_day(hour, minute, candidate, context)
    elif m["military"]:
        hour, minute = int(m["military"][:2]), int(m["military"][2:])
    else:
        hour, minute = _by_part_of_day(m)
    if hour > 24 or (hour == 24 and minute):
        raise Impossible("no such time of day")
    zulu = (m["zone"] or "").upper() in ("UTC", "GMT")
    return _at(hour, minute, candidate, context, zulu)


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


def _at(hour: int, minute: int, candidate: Candidate, context: Context, zulu: bool = False) -> Reading:
    """The time on the day that the sentence named last, else on that of the tale, else on the anchor."""
    named = day_named(candidate, context)
    told = (same_hour(candidate, context) or day_told(candidate, context)) if named is None else None
    day = named or told or context.anchor
    if day is not None:
        day = past_midnight(hour, day, candidate, context)
    halved = bool(candidate.match.groupdict().get("half"))
    context.clock = Clock(candidate.sentence, hour, minute, day, halved, len(context.past_periods))
    tail = f"T{hour:02}:{minute:02}" + ("Z" if zulu else "")
    if day is None:
        return unknown(f"XXXX-XX-XX{tail}", "TIME")
    return Reading("TIME", f"{day.isoformat()}{tail}", None, day, day, None if named else told or context.anchor)


def read_noon(candidate: Candidate, context: Context) -> Reading:
    """Noon, midnight."""
    return _at(12 if candidate.match["word"].lower() == "noon" else 24, 0, candidate, context)


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
    if candidate.modifier is not None:
        raise Impossible("an aside inside a statement, without a date of its own")
    before, after = context.word(candidate, -1).lower(), context.word(candidate, 1)
    opens = before in ("", '"') and (after.lower() in AFTER_NOW or after[:1].isupper())
    if not (candidate.match["just"] or opens or before in BEFORE_NOW or after in MARKS or after in ("and", "or")):
        raise Impossible("an aside inside a statement, without a date of its own")
    return unknown("PRESENT_REF")
