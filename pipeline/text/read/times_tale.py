"""Where the tale stands: the day and the hour that a time of day leans on when its sentence names no day."""

from datetime import date, datetime, timedelta
from decimal import Decimal

from pipeline.text.find.times import Candidate
from pipeline.text.lexicon import lexicon
from pipeline.text.read import calendar
from pipeline.text.read.times_counts import Unit
from pipeline.text.read.times_reading import Clock, Context, Reading, Told
from pipeline.text.read.times_tense import PAST, tense

REACH = 3
"""Sentences after which a tale no longer stands on the day that it named."""
SPEAKING = frozenset(row["form"] for row in lexicon("speech_verbs")) | {"reporters", "statement"}
BESIDE_SPEECH = frozenset(("on", "late", "early", "in", "a"))
LATEST = 12
"""Days told last among which that of the tale is looked for."""
NEAR = 8
"""Words before a day among which its verb is looked for."""
STOPS = frozenset((".", ";", ",", ":"))
EVENING, DAWN = 17, 7
SECONDS = {"TM": 60, "TH": 3600}


def opens(candidate: Candidate, context: Context) -> bool:
    """Whether a year opens its sentence as the time of all it tells: "In 1976, ...", not "Last year's loss"."""
    before = context.words_before(candidate, 3)
    return before in ([], ["in"], ["in", "back"], ["during"]) and context.word(candidate, 1) not in ("'s", "'")


def is_of_speech(candidate: Candidate, context: Context) -> bool:
    """Whether the day is only that on which somebody spoke: "police said on Tuesday"."""
    near = (word for word in context.words_before(candidate, 3) if word not in BESIDE_SPEECH)
    return next(near, "") in SPEAKING


def last_told(candidate: Candidate, context: Context) -> date | None:
    """The day of "that evening": the last one near by on which the tale stood, and not one that is to come."""
    near = [it for it in context.tale[-LATEST:] if candidate.sentence - it.sentence <= REACH]
    over = [it.day for it in near if context.anchor is None or it.day <= context.anchor]
    return over[-1] if over else None


def is_background(candidate: Candidate, context: Context) -> bool:
    """Whether the day is that of what had happened before the tale: "he had checked in last Thursday"."""
    for word in context.words_before(candidate, NEAR):
        if word in STOPS:
            return False
        if word in ("had", "having"):
            return True
    return False


def day_told(candidate: Candidate, context: Context) -> date | None:
    """ "A raid on Sunday. They arrived at 9:30 a.m.": a day of the week before publication, when the tale goes on."""
    anchor = context.anchor
    told = next((it for it in reversed(context.tale[-LATEST:]) if anchor is not None and it.day <= anchor), None)
    if told is None or anchor is None:
        return None
    reach = REACH if told.day == context.tale[0].day else 1  # the day on which the tale began carries on
    if candidate.sentence - told.sentence > reach:
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
    ahead = any(context.word(candidate, -back).lower() in ("will", "shall") for back in range(2, 6))
    return None if ahead else named.begins


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
    if candidate.sentence - last.sentence > 1:
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
