"""Where the tale stands: the day and the hour that a time of day leans on when its sentence names no day."""

from datetime import date, datetime, timedelta
from decimal import Decimal

from pipeline.text.find.times import Candidate
from pipeline.text.lexicon import lexicon
from pipeline.text.read import calendar
from pipeline.text.read.times_counts import Unit
from pipeline.text.read.times_reading import Clock, Context, Reading, Told
from pipeline.text.read.times_tense import FUTURE, PAST, tense

REACH = 3
"""Sentences after which a tale no longer stands on the day that it named."""
SPEAKING = frozenset(row["form"] for row in lexicon("speech_verbs")) | {"reporters", "statement"}
BESIDE_SPEECH = frozenset(("on", "late", "early", "in", "a"))
NEAR = 9
"""Words before a day among which its verb is looked for."""
STOPS = frozenset((".", ";", ",", ":"))
EVENING, DAWN = 17, 7
SECONDS = {"TS": 1, "TM": 60, "TH": 3600}


def is_of_speech(candidate: Candidate, context: Context) -> bool:
    """Whether the day is only that on which somebody spoke: "police said on Tuesday"."""
    back = next((at for at in (-1, -2, -3) if context.word(candidate, at).lower() not in BESIDE_SPEECH), -1)
    return context.word(candidate, back).lower() in SPEAKING


def is_background(candidate: Candidate, context: Context) -> bool:
    """Whether the day is that of what had happened before the tale: "he had checked in last Thursday"."""
    words = [context.word(candidate, -back).lower() for back in range(1, NEAR)]
    clause = words[: next((at for at, word in enumerate(words) if word in STOPS), NEAR)]
    return "had" in clause or "having" in clause


def day_told(candidate: Candidate, context: Context) -> date | None:
    """ "A raid on Sunday. They arrived at 9:30 a.m.": a day of the week before publication, when the tale goes on."""
    anchor = context.anchor
    told = next((it for it in reversed(context.tale) if anchor is not None and it.day <= anchor), None)
    if told is None or anchor is None or candidate.sentence - told.sentence > REACH:
        return None
    if not 0 < (anchor - told.day).days < 8 or context.word(candidate, -1) == "of":  # "as of noon"
        return None
    if tense(context.page, candidate) != PAST:
        return None
    context.tale.append(Told(candidate.sentence, told.day, False))
    return told.day


def day_named(candidate: Candidate, context: Context) -> date | None:
    """The day that the sentence named last; "who left on Monday, will speak at 10 a.m." is not spoken on Monday."""
    anchor = context.anchor
    named = context.reference(("day",), candidate.sentence, 0 if anchor else 3)
    if named is None or named.begins is None or anchor is None or named.begins >= anchor:
        return named.begins if named is not None else None
    return None if tense(context.page, candidate) == FUTURE else named.begins


def same_hour(candidate: Candidate, context: Context) -> date | None:
    """The day of "7:59 a.m. (0059 GMT)": the hour in brackets is that of the clock before it."""
    last = context.clock
    beside = last is not None and last.sentence == candidate.sentence and context.word(candidate, -1) == "("
    return last.day if beside and last is not None else None


def past_midnight(hour: int, day: date, candidate: Candidate, context: Context) -> date:
    """ "From 9 p.m. Friday to 6 a.m.": the hour after an evening's, told without a day, is the next day's."""
    last = context.clock
    if last is None or last.day != day or not hour < DAWN < EVENING <= last.hour:
        return day
    named = context.reference(("day",), candidate.sentence, 0) is not None
    goes_on = (named or tense(context.page, candidate) == PAST) and candidate.sentence - last.sentence < 2
    if not goes_on or last.told != len(context.past_periods) or context.word(candidate, -1) == "(":
        return day
    turned = calendar.shifted(day, 1)
    context.remember(candidate.sentence, calendar.day_of(turned))
    context.tale.append(Told(candidate.sentence, turned, False))
    return turned


def half_of_day(hour: int, minute: int, candidate: Candidate, context: Context) -> int:
    """The hour of "by 2:15" after "at 1 p.m.": the next such time, where the text counts twice twelve hours."""
    last = context.clock
    if last is None or not last.halved or candidate.sentence - last.sentence > 1 or not 1 <= hour <= 12:
        return hour
    first, second = hour % 12, hour % 12 + 12
    if last.hour >= 12:
        return second
    return first if (first, minute) >= (last.hour, last.minute) else second


def from_the_clock(
    count: Decimal, unit: Unit, sign: int, candidate: Candidate, context: Context
) -> Reading | None:
    """Two hours later, 20 minutes before: so long after the time of day that was told last."""
    last = context.clock
    if last is None or last.day is None or unit.code not in SECONDS:
        return None
    if candidate.sentence - last.sentence > 1 or unit.code == "TS":
        return None
    moment = datetime.combine(last.day, datetime.min.time().replace(hour=last.hour % 24, minute=last.minute))
    try:
        moment += sign * timedelta(seconds=int(count * SECONDS[unit.code]))
    except OverflowError:
        return None
    value, day = f"{moment:%Y-%m-%dT%H:%M}".zfill(16), moment.date()
    told = len(context.past_periods)
    context.clock = Clock(candidate.sentence, moment.hour, moment.minute, day, last.halved, told)
    return Reading("TIME", value, None, day, day, last.day)
