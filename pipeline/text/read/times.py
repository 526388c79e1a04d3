"""Reading expressions of time: every candidate becomes a TIMEX3 row or a reject with its reason."""

import re
from collections.abc import Callable, Sequence

from pipeline.rows import Mention, TimeExpression, span_id
from pipeline.text.find.times import Candidate, find_times
from pipeline.text.find.titles import TITLED, is_title
from pipeline.text.page import Outcome, Page
from pipeline.text.read import times_beside as beside
from pipeline.text.read import times_clock as clock
from pipeline.text.read import times_dates as dates
from pipeline.text.read import times_days as days
from pipeline.text.read import times_definite as definite
from pipeline.text.read import times_distance as distance
from pipeline.text.read import times_durations as durations
from pipeline.text.read import times_periods as periods
from pipeline.text.read import times_relative as relative
from pipeline.text.read import times_years as years
from pipeline.text.read.calendar import Period
from pipeline.text.read.times_reading import Context, Impossible, Reading, Told
from pipeline.text.read.times_tale import is_background, is_of_speech, opens

STAGE = "time_expressions"
APART = re.compile(r";|\b(?:that|which|who|whose|after|before|since|until)\b")
"""What parts a time of day from a day behind it: "at 9 a.m., under a law that took effect on Monday"."""
NEAR = 9
"""Words between a time of day and the day behind it that still is its day."""
LINKED = 5
"""Words between two times of day that share the day behind them: "from 2 p.m. to 4 p.m. on Sunday"."""
READERS: dict[str, Callable[[Candidate, Context], Reading]] = {
    "iso": dates.read_iso,
    "numeric": dates.read_numeric,
    "fraction_like": dates.read_fraction_like,
    "month_day": dates.read_day,
    "another_day": dates.read_another_day,
    "day_month": dates.read_day,
    "month": dates.read_month,
    "year": years.read_year,
    "ticked_year": years.read_ticked_year,
    "before_christ": years.read_before_christ,
    "quarter": periods.read_quarter,
    "quarter_code": periods.read_quarter_code,
    "fiscal": periods.read_fiscal,
    "fiscal_behind": periods.read_fiscal,
    "season": periods.read_season,
    "decade": periods.read_decade,
    "century": periods.read_century,
    "end_of_period": periods.read_end_of_period,
    "this_period": relative.read_this_period,
    "the_weekend": relative.read_the_weekend,
    "same_period": beside.read_same_period,
    "ago": distance.read_ago,
    "vague_ago": distance.read_vague_ago,
    "next_to_it": beside.read_next_to_it,
    "weekday": days.read_weekday,
    "weekdays": days.read_weekdays,
    "near_day": days.read_near_day,
    "part_of_named_day": days.read_part_of_named_day,
    "holiday": days.read_holiday,
    "the_period": definite.read_the_period,
    "nth_weekday": definite.read_nth_weekday,
    "nth_week": definite.read_nth_week,
    "month_quarter": definite.read_month_quarter,
    "part_alone": definite.read_part_alone,
    "now": clock.read_now,
    "duration": durations.read_duration,
    "ranked": durations.read_ranked,
    "window_or": durations.read_window_or,
    "long": durations.read_long,
    "vague_duration": durations.read_vague_duration,
    "every": durations.read_every,
    "clock": clock.read_clock,
    "noon": clock.read_noon,
    "word": clock.read_word,
}


def read_times(page: Page, mentions: Sequence[Mention]) -> Outcome[TimeExpression]:
    """Every expression of time on the page, in order; relative ones are resolved against `page.anchor`."""
    outcome: Outcome[TimeExpression] = Outcome([], [], 0)
    context, found = Context(page, mentions), 0
    floating: list[tuple[int, int]] = []
    hour = -1
    for candidate in find_times(page):
        found += 1
        try:
            reading = _reading(page, candidate, context)
        except Impossible as reason:
            outcome.rejects.append(page.reject(STAGE, candidate.start, candidate.end, str(reason)))
            continue
        if reading.period is not None:
            if not _measured_from(candidate, context):
                _remember(candidate, context, reading.period)
            if reading.period.unit == "day" and (floating or _is_right_behind(page, outcome.rows, hour, candidate)):
                floating = floating or [(hour, candidate.sentence)]
                joined = _joined(page, outcome.rows, floating, candidate)
                _land(outcome.rows, floating, candidate, context, reading.period)
                if joined:
                    found -= 1
                    continue
        if candidate.recogniser in ("clock", "noon"):
            hour = len(outcome.rows)
            if reading.anchored or reading.begins is None:
                floating.append((hour, candidate.sentence))
        outcome.rows.append(_row(page, candidate, reading))
    return outcome._replace(found=found)


def _reading(page: Page, candidate: Candidate, context: Context) -> Reading:
    """What the reader of its kind makes of a candidate. Raises Impossible with the reason why it is no time."""
    if is_title(page.folded, candidate.start, candidate.end):
        raise Impossible(TITLED)
    return READERS[candidate.recogniser](candidate, context)


def _measured_from(candidate: Candidate, context: Context) -> bool:
    """ "The highest since 2019", "since records began in 1996": the tale goes on elsewhere."""
    return "since" in context.words_before(candidate, 4)


def _is_right_behind(page: Page, rows: list[TimeExpression], hour: int, candidate: Candidate) -> bool:
    """Whether the day of a time of day, the row `hour`, follows it at once: "4 p.m. Thursday", "4 p.m. on Thursday"."""
    if hour != len(rows) - 1 or not rows or candidate.start - rows[hour].end_char > 4:
        return False
    return page.folded[rows[hour].end_char : candidate.start].strip() in ("", "on")


def _joined(page: Page, rows: list[TimeExpression], floating: list[tuple[int, int]], candidate: Candidate) -> bool:
    """Whether a day stands right behind its time ("2 a.m. Sunday"): `rows` then holds the two as one."""
    before = rows[-1]
    if floating[-1][0] != len(rows) - 1 or page.folded[before.end_char : candidate.start].strip():
        return False
    time_id = span_id("t", page.document_id, before.start_char, candidate.end, "TIME")
    rows[-1] = before._replace(
        time_id=time_id, end_char=candidate.end, text=page.text[before.start_char : candidate.end]
    )
    return True


def _land(
    rows: list[TimeExpression],
    floating: list[tuple[int, int]],
    candidate: Candidate,
    context: Context,
    day: Period,
) -> None:
    """Times of day wait for the day that their sentence names after them: "at 10 a.m. on Wednesday".

    They wait from near by only: what is told at noon of another matter is not on a day named far behind.
    """
    before, near = candidate.start, NEAR
    for index, where in reversed(floating):
        between = context.page.folded[rows[index].end_char : before]
        behind = context.page.folded[rows[index].end_char : candidate.start]
        inside = behind.count("(") > behind.count(")")  # "at 10:32 p.m. (1:32 a.m. Monday)"
        apart = inside or APART.search(between) is not None or between.count(" ") > near
        if where != candidate.sentence or apart:
            break
        value = f"{day.value}T{(rows[index].timex_value or '').partition('T')[2]}"
        rows[index] = rows[index]._replace(
            timex_value=value, begins_on=day.begins, ends_on=day.ends, anchored_on=None
        )
        before, near = rows[index].start_char, LINKED
        if context.clock is not None and context.clock.sentence == where:
            context.clock = context.clock._replace(day=day.begins, told=len(context.past_periods))
    floating.clear()


def _remember(candidate: Candidate, context: Context, period: Period) -> None:
    """Keep a period for what leans on it later; neither the day of speech nor what had been is the tale's."""
    context.remember(candidate.sentence, period)
    if period.unit == "year" and period.begins is not None and opens(candidate, context):
        context.opening = (candidate.sentence, period.begins.year)
    day = period.begins if period.unit == "day" else None
    if day is None or is_of_speech(candidate, context) or is_background(candidate, context):
        return
    last = context.tale[-1] if context.tale else None
    if day == context.anchor and last is not None and last.possessive and last.sentence == candidate.sentence:
        return  # "the toll of Sunday's quake rose today": the tale is the quake's
    context.tale.append(Told(candidate.sentence, day, context.word(candidate, 1) in ("'s", "'")))


def _row(page: Page, candidate: Candidate, reading: Reading) -> TimeExpression:
    start = candidate.start if reading.modified else candidate.match.start()
    end = candidate.end
    return TimeExpression(
        span_id("t", page.document_id, start, end, reading.type),
        page.document_id,
        page.sentences[candidate.sentence].sentence_id,
        start,
        end,
        page.text[start:end],
        reading.type,
        reading.value,
        reading.mod,
        reading.begins,
        reading.ends,
        reading.anchored,
    )
