"""Reading times that lean on a definite article: the year, the first Monday of May, in the morning."""

import re
from datetime import date

from pipeline.text.find.times import Candidate
from pipeline.text.find.times_dates import MONTH_DAY
from pipeline.text.find.times_vocabulary import NUMBER_ROWS, UNIT_FORMS, WEEKDAYS, neighbours
from pipeline.text.read import calendar
from pipeline.text.read.calendar import Impossible, Period
from pipeline.text.read.times_dates import month_number
from pipeline.text.read.times_nearest import choose, direction_of, full_year, month_near, year_by_words
from pipeline.text.read.times_periods import UNPLACED
from pipeline.text.read.times_reading import Context, Reading, of_period, unknown, unplaced
from pipeline.text.read.times_relative import PARTS, time_of, told
from pipeline.text.read.times_tense import FUTURE

NTH = {row["ordinal"]: int(row["value"]) for row in NUMBER_ROWS[:5]} | {"last": -1, "final": -1}
BEFORE_THE_PERIOD = neighbours("before_the_period")
BEFORE_THE_DAY = frozenset(("for", "end", "ended", "ends", "ending"))
BEFORE_A_PART = frozenset(("in", "during", "by", "through", "for", "throughout", "until", "later", "earlier", "of"))
BEFORE_OF = neighbours("before_of_the_period") | frozenset(UNIT_FORMS)
ENDED = re.compile(r"\s(?:ended|ending)\s(?:on\s)?")
RANK = re.compile(r"\d{1,3}(?:st|nd|rd|th)|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth")
SHARES = frozenset(("percent", "%", "cent", "half", "most", "third", "bulk"))
OF_BUSINESS = ("month", "quarter", "half", "season")
REACH = 6


def read_the_period(candidate: Candidate, context: Context) -> Reading:
    """In the quarter, for the year, during the period: the one that the text told last, else the publication's own."""
    m = candidate.match
    unit, which, before = m["unit"].lower(), (m["which"] or "").lower(), context.word(candidate, -1).lower()
    _must_be_no_title(m["unit"], m.group())
    if m["fiscal"]:
        return _fiscal(before, candidate, context)
    expected = BEFORE_THE_DAY if unit == "day" else BEFORE_THE_PERIOD
    if context.word(candidate, 1).lower() in ("ended", "ending"):
        return _ended(unit, candidate, context)
    share = unit == "quarter" and context.word(candidate, -2).lower() in SHARES  # half of the quarter's revenue
    superlative = before == "of" and not share and context.word(candidate, 1) in ("'s", "'")  # one of the year's best
    ahead = context.word(candidate, -2).lower()
    named = share or ahead in BEFORE_OF or candidate.modifier is not None or bool(RANK.fullmatch(ahead))
    if before == "of" and not named:
        raise Impossible("a title or an idiom, not a time")
    if superlative or not (which or candidate.modifier or before in expected):
        raise Impossible("which one is not said")
    if unit == "period":
        base = context.reference(OF_BUSINESS, candidate.sentence, REACH)
        if base is None and which and context.anchor is not None:
            base = calendar.finished_quarter(context.anchor)
        if base is None:
            raise Impossible("leans on a time that the text does not tell")
        return of_period(base, candidate.modifier, context.anchor, context.anchor)
    base = context.reference((unit,), candidate.sentence, 2)
    if base is None and context.anchor is None:
        return unplaced(UNPLACED[unit], candidate.modifier)
    period = base or _own(unit, before, candidate, context)
    return of_period(period, candidate.modifier, context.anchor, context.anchor)


def _must_be_no_title(word: str, said: str) -> None:
    """Album of the Year, The Day Before: a capital inside a title."""
    if word[0].isupper() and not said.isupper():
        raise Impossible("part of a name")


def _ended(unit: str, candidate: Candidate, context: Context) -> Reading:
    """The quarter ended Sept. 30: the one that holds the day named after it. A year so ended is no calendar year."""
    at = ENDED.match(context.page.folded, candidate.match.end())
    limit = context.page.sentences[candidate.sentence].end_char
    named = MONTH_DAY.match(context.page.folded, at.end(), limit) if at else None
    if unit != "quarter" or named is None or named["month"] is None:
        raise Impossible("told by its end, which is read by itself")
    year = full_year(named["year"], context.anchor) if named["year"] else None
    month = month_number(named["month"])
    if year is not None:
        return of_period(_months_to(year, month, 3), candidate.modifier)
    if context.anchor is None:
        return unplaced(UNPLACED[unit], candidate.modifier)
    ends = month_near(month, candidate, context, context.anchor)
    assert ends.begins is not None
    return of_period(_months_to(ends.begins.year, month, 3), candidate.modifier, context.anchor)


def _fiscal(before: str, candidate: Candidate, context: Context) -> Reading:
    """The fiscal year ended June 30: it bears the number of the year in which it ends."""
    if context.word(candidate, 1).lower() in ("ended", "ending"):
        at = ENDED.match(context.page.folded, candidate.match.end())
        named = MONTH_DAY.match(context.page.folded, at.end()) if at else None
        if named is None or not (named["year"] or context.anchor):
            raise Impossible("told by its end, which is read by itself")
        if named["year"]:
            return unknown(f"FY{full_year(named['year'], context.anchor):04}")
        assert context.anchor is not None
        ends = month_near(month_number(named["month"]), candidate, context, context.anchor)
        return unknown(f"FY{ends.value[:4]}")
    if before not in BEFORE_THE_PERIOD or context.anchor is None:
        raise Impossible("which one is not said")
    return Reading("DATE", f"FY{context.anchor.year:04}", anchored=context.anchor)


def _own(unit: str, before: str, candidate: Candidate, context: Context) -> Period:
    """The publication's own period; results are told of the last quarter or, early in a year, of the last year."""
    anchor = context.anchor
    assert anchor is not None
    back = direction_of(candidate, context) != FUTURE
    if unit == "quarter" and back:
        return calendar.finished_quarter(anchor)
    if unit == "year" and before == "for" and back and anchor.month <= 3:
        return calendar.year(anchor.year - 1)
    return calendar.around(anchor, unit)


def read_nth_weekday(candidate: Candidate, context: Context) -> Reading:
    """The first Monday of September 2024; the last Friday in May."""
    weekday, nth = WEEKDAYS[candidate.match["weekday"].lower()], NTH[candidate.match["nth"].lower()]
    if candidate.match["each"]:
        return unknown("P1M" if candidate.match["each"].lower().endswith("month") else "P1Y", "SET")

    def make(month: Period) -> Period:
        assert month.begins is not None
        return calendar.day_of(calendar.nth_weekday(month.begins.year, month.begins.month, nth, weekday))

    month, anchored = _month_of(candidate, context)
    if month is None:
        return unknown(f"XXXX-XX-WXX-{weekday}")
    day = make(month)
    if day.begins is None or day.begins.month != (month.begins or day.begins).month:
        raise Impossible("the month has no so many of these")
    return of_period(day, candidate.modifier, anchored)


def read_nth_week(candidate: Candidate, context: Context) -> Reading:
    """The third week of July: its 15th to 21st day; the last weekend of May: the last Saturday and Sunday in it."""
    m = candidate.match
    nth, unit = NTH[m["nth"].lower()], m["unit"].lower()
    if m["each"]:
        return unknown("P1M" if m["each"].lower().endswith("month") else "P1Y", "SET")
    month, anchored = _month_of(candidate, context)
    if month is None or month.begins is None or month.ends is None:
        return unknown(UNPLACED[unit])
    if unit == "weekend":
        saturday = calendar.nth_weekday(month.begins.year, month.begins.month, nth, 6)
        return of_period(calendar.weekend(saturday), candidate.modifier, anchored)
    begins = calendar.shifted(month.ends, -6) if nth < 0 else calendar.shifted(month.begins, 7 * nth - 7)
    if begins.month != month.begins.month:
        raise Impossible("the month has no so many of these")
    week = calendar.week(calendar.shifted(begins, 3))
    ends = min(calendar.shifted(begins, 6), month.ends)
    return Reading("DATE", week.value, None, begins, ends, anchored, False, week)


def _month_of(candidate: Candidate, context: Context) -> tuple[Period | None, date | None]:
    """The month that an expression counts within, and what it was resolved against."""
    m, anchor = candidate.match, context.anchor
    if m["that_month"]:
        which = m["that_month"].lower().split()[0]
        base = context.reference(("month",), candidate.sentence) if which == "the" else None
        if base is not None or anchor is None:
            return base, None
        steps = {"last": -1, "next": 1}.get(which, 0)
        return calendar.around(calendar.moved(anchor, "month", steps), "month"), anchor
    number = month_number(m["month"])
    if m["year"]:
        return calendar.month(full_year(m["year"], anchor), number), None
    year = year_by_words(m["by_word"], candidate, context) if m["by_word"] else None
    if year is not None:
        return calendar.month(year, number), anchor
    return (None, None) if anchor is None else (month_near(number, candidate, context, anchor), anchor)


def read_month_quarter(candidate: Candidate, context: Context) -> Reading:
    """The September quarter of 2023: the three months that end with it."""
    m, anchor = candidate.match, context.anchor
    last = month_number(m["last"] or m["month"])
    length = (last - month_number(m["first"])) % 12 + 1 if m["first"] else 3
    year = full_year(m["year"], anchor) if m["year"] else None
    if m["by_word"]:
        year = year_by_words(m["by_word"], candidate, context)
    if year is not None:
        return of_period(_months_to(year, last, length), candidate.modifier)
    if anchor is None:
        return unplaced(f"XXXX-Q{last // 3}" if last % 3 == 0 and length == 3 else "XXXX-QX", candidate.modifier)
    years = [anchor.year + step for step in (-1, 0, 1) if 2 <= anchor.year + step <= 9998]
    options = [_months_to(number, last, length) for number in years]
    return of_period(choose(options, candidate, context, anchor), candidate.modifier, anchor, anchor)


def _months_to(year: int, number: int, length: int) -> Period:
    """So many months that end with month `number` of a year."""
    if number % 3 == 0 and length == 3:
        return calendar.quarter(year, number // 3)
    last = calendar.month(year, number)
    assert last.begins is not None
    first = calendar.around(calendar.months_on(last.begins, 1 - length), "month")
    return Period(f"{first.value}/{last.value}", first.begins, last.ends, "quarter")


def _day_of_part(candidate: Candidate, context: Context) -> date | None:
    """The day that was told last, unless it lies weeks back in another sentence, where news is not told of it."""
    day = told(candidate, context, "day")
    if day is None or day.begins is None:
        return context.anchor
    far = context.anchor is not None and (context.anchor - day.begins).days > 8
    return context.anchor if far and context.reference(("day",), candidate.sentence, 0) is not day else day.begins


def read_part_alone(candidate: Candidate, context: Context) -> Reading:
    """In the morning: of the day that was told last, else of the publication's own; at night: of no one day."""
    m = candidate.match
    part, edge = (m["part"] or m["part2"] or m["part3"]).lower(), (m["edge"] or m["edge2"] or "").lower()
    _must_be_no_title(m["part"] or m["part2"] or m["part3"], m.group())
    if m["part2"]:
        return unknown(f"XXXX-XX-XXT{PARTS[part]}", "TIME")
    if context.word(candidate, -1).lower() not in BEFORE_A_PART and candidate.modifier is None:
        raise Impossible("which one is not said")
    base = _day_of_part(candidate, context)
    if base is None:
        return unknown(f"XXXX-XX-XXT{PARTS[part]}", "TIME")
    reading = time_of(calendar.day_of(base), part, candidate, context.anchor)
    return reading._replace(mod={"early": "START", "late": "END", "mid": "MID"}.get(edge, reading.mod))
