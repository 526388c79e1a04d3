"""Reading calendar dates: ISO, numeric, written out, months with and without a year."""

import re
from datetime import date

from pipeline.text.find.times import Candidate
from pipeline.text.find.times_dates import ANOTHER_DAY, ANOTHER_LINK, MONTH_ALONE, MONTH_DAY, NUMERIC
from pipeline.text.find.times_vocabulary import DAY_WORDS, MONTH_ROWS, MONTHS, WEEKDAYS, neighbours
from pipeline.text.lexicon import lexicon
from pipeline.text.read import calendar
from pipeline.text.read.calendar import Impossible, Period
from pipeline.text.read.times_nearest import choose, day_near, direction_of, full_year, month_near, year_by_words
from pipeline.text.read.times_reading import Context, Reading, of_period, unknown, unplaced
from pipeline.text.read.times_tense import FUTURE

FORMS = {row["word"]: row["form"] for row in MONTH_ROWS}
KNOWN_DAYS = {(int(row["month"]), int(row["day"]), row["word"]): int(row["year"]) for row in lexicon("known_days")}
DETERMINERS = neighbours("determiner")
TIME_PREPOSITIONS = neighbours("before_month")
AS_SOON = frozenset(("soon", "early", "late", "recently"))
RECKONED = frozenset(("after", "since", "before"))
LATELY = 60
"""Days for which a date without its year is that of this year whatever happened on it."""
FINANCE = neighbours("finance")
LINK = re.compile(r"\s{1,3}(?:to|through|until|and|or|-)\s{1,3}")


def month_number(word: str) -> int:
    """The number of a month as written."""
    return MONTHS[word.rstrip(".").lower()]


def read_iso(candidate: Candidate, context: Context) -> Reading:
    """2024-09-06, with or without a time of day."""
    m = candidate.match
    day = calendar.day(int(m["year"]), int(m["month"]), int(m["day"]))
    if m["hour"] is None:
        return of_period(day, candidate.modifier)
    if int(m["hour"]) > 24 or int(m["minute"]) > 59:
        raise Impossible("no such time of day")
    zone = "Z" if (m["zone"] or "").strip().upper() in ("Z", "UTC") else ""
    value = f"{day.value}T{m['hour']}:{m['minute']}{zone}"
    return Reading("TIME", value, None, day.begins, day.ends, period=day)


def read_numeric(candidate: Candidate, context: Context) -> Reading:
    """9/6/2024, 06.09.2024. The document tells the order of day and month; else the date is rejected."""
    m = candidate.match
    if len(m["year"]) == 2 and m["mark"] != "/":
        raise Impossible("a number with marks in it, not a date")
    number = full_year(m["year"], context.anchor)
    if len(m["year"]) == 4 and not 1000 <= number <= 2199:
        raise Impossible("the last number is no year")
    first, second = int(m["first"]), int(m["second"])
    if first == second or m["mark"] == ".":
        return of_period(calendar.day(number, second, first), candidate.modifier)
    if first > 12:
        return of_period(calendar.day(number, second, first), candidate.modifier)
    if second > 12:
        return of_period(calendar.day(number, first, second), candidate.modifier)
    return of_period(_in_order(number, first, second, context), candidate.modifier)


def _in_order(number: int, first: int, second: int, context: Context) -> Period:
    month_first, day_first = calendar.day(number, first, second), calendar.day(number, second, first)
    order = _order_of(context)
    if order is None and context.anchor is not None:
        close = [_apart(month_first, context.anchor) <= 7, _apart(day_first, context.anchor) <= 7]
        order = "day" if close == [False, True] else "month" if close == [True, False] else None
    if order is None:
        raise Impossible("the order of day and month is unclear")
    return day_first if order == "day" else month_first


def _apart(period: Period, anchor: date) -> int:
    assert period.begins is not None
    return abs((period.begins - anchor).days)


def _order_of(context: Context) -> str | None:
    """The order of the document's unmistakable numeric dates; None when there are none or they differ."""
    if context.day_order is None:
        orders = set()
        for m in NUMERIC.finditer(context.page.folded):
            if m["mark"] == "/" and int(m["first"]) > 12 >= int(m["second"]):
                orders.add("day")
            if m["mark"] == "/" and int(m["second"]) > 12 >= int(m["first"]):
                orders.add("month")
        context.day_order = orders.pop() if len(orders) == 1 else "unclear"
    return None if context.day_order == "unclear" else context.day_order


def read_fraction_like(candidate: Candidate, context: Context) -> Reading:
    """9/6 without a year: a fraction, a score or an idiom in all but a few places."""
    raise Impossible("two numbers and a stroke do not make a date")


def read_day(candidate: Candidate, context: Context) -> Reading:
    """September 6, 2024; 6 September; Friday, Sept. 6th; September 6 of last year; June 3-5."""
    m = candidate.match
    month, first = month_number(m["month"]), _number(m["day"] or m["day_word"] or m["day_word2"])
    _must_be_a_month(candidate, context, beside_number=True)
    year = _year_said(candidate, context)
    if m["last"] is not None:
        return _days(candidate, context, month, first, _number(m["last"]), year)
    if year is not None:
        return of_period(calendar.day(year, month, first), candidate.modifier)
    known = _known_year(month, first, candidate, context)
    if known is not None and context.anchor is not None and known <= context.anchor.year:
        return of_period(calendar.day(known, month, first), candidate.modifier)
    calendar.day(2024, month, first)  # a leap year: refuses what no year has
    if context.anchor is None:
        if candidate.modifier is not None and candidate.modifier.kind == "day_part":
            return unknown(f"XXXX-{month:02}-{first:02}T{candidate.modifier.mod}", "TIME", modified=True)
        return unknown(f"XXXX-{month:02}-{first:02}")
    weekday = WEEKDAYS.get((m["weekday"] or "").rstrip(".").lower())
    opened = _year_opened(candidate, context)
    if opened is not None:
        return of_period(calendar.day(opened, month, first), candidate.modifier)
    day = day_near(month, first, candidate, context, context.anchor, weekday)
    return of_period(day, candidate.modifier, context.anchor)


def _year_opened(candidate: Candidate, context: Context) -> int | None:
    """The year with which the sentence began; what it says will be lies after a year that is over."""
    opened = context.opened(candidate.sentence)
    if opened is None or context.anchor is None or ";" in _since_opening(candidate, context):
        return None
    ahead = direction_of(candidate, context) == FUTURE and opened <= context.anchor.year
    return None if ahead else opened


def _since_opening(candidate: Candidate, context: Context) -> str:
    return context.page.folded[context.page.sentences[candidate.sentence].start_char : candidate.start]


def _known_year(month: int, day: int, candidate: Candidate, context: Context) -> int | None:
    """The year of a day that everybody knows: the Sept. 11 attacks; since Sept. 11, where none of late is meant."""
    known, anchor = KNOWN_DAYS.get((month, day, context.word(candidate, 1).lower())), context.anchor
    if known is not None or anchor is None or context.word(candidate, -1).lower() not in RECKONED:
        return known
    last = date(anchor.year - ((anchor.month, anchor.day) < (month, day)), month, min(day, 28))
    return KNOWN_DAYS.get((month, day, "")) if (anchor - last).days > LATELY else None


def read_another_day(candidate: Candidate, context: Context) -> Reading:
    """The 9 of "Nov. 8 and 9": a day of the month that was read last."""
    before = context.reference(("day",), candidate.sentence, 0)
    if before is None or before.begins is None:
        raise Impossible("a number beside a date, not surely a day")
    number = _number(candidate.match["day"])
    if number <= before.begins.day:
        raise Impossible("a number beside a date, not surely a day")
    return of_period(calendar.day(before.begins.year, before.begins.month, number), None)


def _days(candidate: Candidate, context: Context, month: int, first: int, last: int, year: int | None) -> Reading:
    if last <= first:
        raise Impossible("the range of days runs backwards")
    calendar.day(2024, month, last)
    if year is None and context.anchor is None:
        return unknown(f"XXXX-{month:02}-{first:02}/XXXX-{month:02}-{last:02}")
    anchored = None
    if year is None and context.anchor is not None:
        anchored = context.anchor
        begins = day_near(month, first, candidate, context, anchored, None)
        assert begins.begins is not None
        year = begins.begins.year
    assert year is not None
    begins, ends = calendar.day(year, month, first), calendar.day(year, month, last)
    return Reading("DATE", f"{begins.value}/{ends.value}", None, begins.begins, ends.ends, anchored)


def read_month(candidate: Candidate, context: Context) -> Reading:
    """September 2024; Sept.; last September; May of next year; May-July 2024."""
    m = candidate.match
    which = " ".join((m["which"] or "").lower().split())
    alone = not (m["year"] or m["by_word"] or which)
    _must_be_a_month(candidate, context, beside_number=not alone)
    month, year = month_number(m["month"]), _year_said(candidate, context)
    if which in ("every", "each"):
        return unknown(f"XXXX-{month:02}", "SET")
    if m["until"] is not None:
        return _months(candidate, context, month, month_number(m["until"]), year)
    if year is not None:
        return of_period(calendar.month(year, month), candidate.modifier)
    if context.anchor is None or m["by_word"]:
        return unplaced(f"XXXX-{month:02}", candidate.modifier)
    return of_period(_month_by(which, month, candidate, context), candidate.modifier, context.anchor, context.anchor)


def _month_by(which: str, month: int, candidate: Candidate, context: Context) -> Period:
    anchor = context.anchor
    assert anchor is not None
    options = [calendar.month(anchor.year + step, month) for step in (-1, 0, 1) if 1 <= anchor.year + step <= 9999]
    if which in ("last", "past", "this past"):
        return next((it for it in reversed(options) if it.ends is not None and it.ends < anchor), options[0])
    if which in ("next", "coming", "this coming"):
        return next((it for it in options if it.begins is not None and it.begins > anchor), options[-1])
    if which == "this":
        return calendar.month(anchor.year, month)
    opened = _year_opened(candidate, context)
    if opened is not None:
        return calendar.month(opened, month)
    return choose(options, candidate, context, anchor)


def _months(candidate: Candidate, context: Context, first: int, last: int, year: int | None) -> Reading:
    if year is None and context.anchor is None:
        return unknown(f"XXXX-{first:02}/XXXX-{last:02}")
    anchored = None
    if year is None:
        anchored = context.anchor
        assert anchored is not None
        ends = month_near(last, candidate, context, anchored)
    else:
        ends = calendar.month(year, last)
    assert ends.ends is not None
    begins = calendar.month(ends.ends.year - (first > last), first)
    return Reading("DATE", f"{begins.value}/{ends.value}", None, begins.begins, ends.ends, anchored)


def _number(day: str) -> int:
    if not day[0].isdigit():
        return DAY_WORDS[" ".join(day.lower().split())]
    return int(day.rstrip("stndrhSTNDRH"))


def _year_said(candidate: Candidate, context: Context) -> int | None:
    """The year that the expression names, or that the other end of its range names ("May to July 2024")."""
    m = candidate.match
    if m["year"]:
        return full_year(m["year"], context.anchor)
    if m["by_word"]:
        return year_by_words(m["by_word"], candidate, context)
    another = _year_behind_another(candidate, context)
    if another is not None:
        return another
    link = LINK.match(context.page.folded, m.end())
    if link is None:
        return None
    limit = context.page.sentences[candidate.sentence].end_char
    for pattern in (MONTH_DAY, MONTH_ALONE):
        other = pattern.match(context.page.folded, link.end(), limit)
        if other and other["year"]:
            year = full_year(other["year"], context.anchor)
            return year - (month_number(m["month"]) > month_number(other["month"]))
    return None


def _year_behind_another(candidate: Candidate, context: Context) -> int | None:
    """The year of "Nov. 8 and 9, 2003", which is that of both."""
    link = ANOTHER_LINK.match(context.page.folded, candidate.match.end())
    other = ANOTHER_DAY.match(context.page.folded, link.end()) if link else None
    return int(other["year"]) if other and other["year"] else None


def _must_be_a_month(candidate: Candidate, context: Context, beside_number: bool) -> None:
    """Reject the modal verb, the march and the lady named June."""
    word = candidate.match["month"]
    form = FORMS[word.rstrip(".").lower()]
    name = context.name_around(candidate)
    if name is not None and name != "EVENT" and not ("-" in candidate.match.group() and context.is_name(candidate)):
        raise Impossible("part of a name")
    if beside_number:
        if form in ("ordinary", "short") and word[0].islower():
            raise Impossible("a small letter: a word, not a month")
        return
    before = context.word(candidate, -1).lower()
    told = before in TIME_PREPOSITIONS or candidate.modifier is not None or _after_a_month(candidate, context)
    told = told or (before == "as" and context.word(candidate, -2).lower() in AS_SOON)
    if before in DETERMINERS and not context.word(candidate, 1)[:1].isupper():
        told = context.word(candidate, 1).lower() not in ("on", "of", "for", "through")
    if form == "short" and not (word.endswith(".") or told or word.lower() == "sept"):
        raise Impossible("a short word without its dot, not surely a month")
    opens = before in ("", '"') and context.word(candidate, 1).lower() in FINANCE  # "March payrolls are due"
    if form == "ordinary" and not (told or opens):
        raise Impossible("an everyday word, not surely a month")
    if form == "name" and not told and _beside_capital(candidate, context):
        raise Impossible("a name, not a month")


def _after_a_month(candidate: Candidate, context: Context) -> bool:
    """January, February and March: the last of a list of months."""
    named = context.past_periods[-1:]
    listed = bool(named) and named[0][0] == candidate.sentence and named[0][1].unit == "month"
    return listed and context.word(candidate, -1) in ("and", "or", ",", "to")


def _beside_capital(candidate: Candidate, context: Context) -> bool:
    return context.word(candidate, 1)[:1].isupper() or context.word(candidate, -1)[:1].isupper()
