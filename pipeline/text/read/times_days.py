"""Reading weekdays, today and its neighbours, tonight, named days."""

import re
from datetime import date

from pipeline.text.find.times import Candidate
from pipeline.text.find.times_vocabulary import HOLIDAY_ROWS, NUMBER_ROWS, WEEKDAYS
from pipeline.text.read import calendar
from pipeline.text.read.calendar import Impossible, Period
from pipeline.text.read.times_counts import number_of
from pipeline.text.read.times_nearest import direction_of, full_year, linked_begin, nearest, weekday_near
from pipeline.text.read.times_reading import MARKS, Context, Reading, of_period, unknown
from pipeline.text.read.times_relative import PARTS, time_of, told
from pipeline.text.read.times_tense import FUTURE

DAYS = {"yesterday": -1, "today": 0, "tomorrow": 1}
RULES = {row["name"]: row["rule"] for row in HOLIDAY_ROWS}
RANGE_LINKS = frozenset(("to", "through", "until", "till", "-"))
ORDINALS = frozenset(row["ordinal"] for row in NUMBER_ROWS[:5])
NAMED_BY = frozenset(("Black", "Bloody", "Super", "Cyber", "Giving", "BLACK", "SUPER"))
SHORT_FOR = {"following": "the following", "previous": "the previous"}
MONDAY_TO = frozenset(("monday through", "monday to", "monday -"))
OF_EVERY = re.compile(r"\sof\s(?:every|each)\b", re.IGNORECASE)
WORKING_WEEK = re.compile(r"\s(?:through|to|-)\sfriday", re.IGNORECASE)


def read_weekday(candidate: Candidate, context: Context) -> Reading:
    """Tuesday; last Friday; Friday morning; Monday of last week; every Sunday."""
    m = candidate.match
    number = WEEKDAYS[m["weekday"].lower()]
    which = SHORT_FOR.get(said := " ".join((m["which"] or "").lower().split()), said)
    _must_be_no_name(candidate, context)
    if which in ("every", "each", "on alternate"):
        return unknown(f"XXXX-WXX-{number}", "SET")
    if context.word(candidate, -1).lower() in ORDINALS or OF_EVERY.match(context.page.folded, m.end()):
        raise Impossible("a weekday counted within a month")
    if number == 5 and f"{context.word(candidate, -2)} {context.word(candidate, -1)}".lower() in MONDAY_TO:
        raise Impossible("a working week, not a day")
    if number == 1 and WORKING_WEEK.match(context.page.folded, m.end()):
        raise Impossible("a working week, not a day")
    if context.word(candidate, -1).lower() == "a" and not (m["part"] or which) and context.word(candidate, 1) in MARKS:
        return unknown(f"XXXX-WXX-{number}")  # "it was a Tuesday"
    base = context.anchor
    if which in ("the following", "the next", "the previous"):
        day = told(candidate, context, "day")
        base = day.begins if day is not None else base
    if base is None:
        value = f"XXXX-WXX-{number}" + (f"T{PARTS[m['part'].lower()]}" if m["part"] else "")
        return unknown(value, "TIME" if m["part"] else "DATE")
    week = m["week"] or m["week2"]
    found = _weekday_by(which, week, number, base, candidate, context)
    if m["part"]:
        return time_of(found, m["part"].lower(), candidate, base)
    return of_period(found, candidate.modifier, base, context.anchor)


def _must_be_no_name(candidate: Candidate, context: Context) -> None:
    """Sheffield Wednesday, Super Tuesday, Friday Night Lights."""
    name = context.name_around(candidate)
    titled = (candidate.match["part"] or "")[:1].isupper() and context.word(candidate, 1)[:1].isupper()
    if titled or context.word(candidate, -1) in NAMED_BY or (name is not None and name != "EVENT"):
        raise Impossible("part of a name")


def _weekday_by(
    which: str, week: str | None, number: int, base: date, candidate: Candidate, context: Context
) -> Period:
    m = candidate.match
    if m["weeks"] or m["week3"]:
        weeks = number_of(m["weeks"] or "a") or 1
        return calendar.day_of(calendar.shifted(base, (number - base.isoweekday()) % 7 + 7 * int(weeks)))
    if week:
        steps = -1 if "last" in week.lower() else 1 if "next" in week.lower() else 0
        return calendar.day_of(calendar.shifted(base, 7 * steps + number - base.isoweekday()))
    if which in ("last", "past", "this past", "the previous"):
        return weekday_near(number, calendar.shifted(base, -1), "past")
    if which in ("next", "coming", "this coming", "the following", "the next"):
        return weekday_near(number, calendar.shifted(base, 1), FUTURE)
    if which == "this":
        return calendar.day_of(calendar.shifted(base, number - base.isoweekday()))
    begun = linked_begin(candidate, context, "day") if context.word(candidate, -1).lower() in RANGE_LINKS else None
    if begun is not None:
        return weekday_near(number, begun, FUTURE)
    if context.word(candidate, -1).lower() == "since":
        base = calendar.shifted(base, -1)  # not the day of publication
    return weekday_near(number, base, direction_of(candidate, context))


def read_weekdays(candidate: Candidate, context: Context) -> Reading:
    """Mondays, on Saturday nights: a set."""
    m = candidate.match
    said = m["part"] or m["parts"]
    part = f"T{PARTS[said.lower().rstrip('s')]}" if said else ""
    return unknown(f"XXXX-WXX-{WEEKDAYS[m['weekday'].lower()]}{part}", "SET")


def read_near_day(candidate: Candidate, context: Context) -> Reading:
    """Today, yesterday morning, the day after tomorrow."""
    m = candidate.match
    name = context.name_around(candidate)
    if name is not None and name != "EVENT":
        raise Impossible("part of a name")
    steps = DAYS[m["day"].lower()] + {"before": -1, "after": 1}.get((m["beyond"] or "").lower(), 0)
    part = (m["part"] or "").lower()
    if context.anchor is None:
        return unknown(f"XXXX-XX-XXT{PARTS[part]}" if part else "XXXX-XX-XX", "TIME" if part else "DATE")
    day = calendar.day_of(calendar.shifted(context.anchor, steps))
    if part:
        return time_of(day, part, candidate, context.anchor)
    return of_period(day, candidate.modifier, context.anchor, context.anchor)


def read_part_of_named_day(candidate: Candidate, context: Context) -> Reading:
    """Tonight; overnight, where it is no adjective ("an overnight success")."""
    if candidate.match["word2"] and not context.stands_alone(candidate):
        raise Impossible("describes a thing rather than saying when")
    if context.anchor is None:
        return unknown("XXXX-XX-XXTNI", "TIME")
    return time_of(calendar.day_of(context.anchor), "night", candidate, context.anchor)


def read_holiday(candidate: Candidate, context: Context) -> Reading:
    """Christmas, Thanksgiving Day 2023, last Easter."""
    m = candidate.match
    if (name := context.name_around(candidate)) is not None and name not in ("EVENT", "PLACE"):
        raise Impossible("part of a name")
    if m["name"].islower():
        raise Impossible("a small letter: not surely a named day")
    if context.word(candidate, 1).lower() in ("egg", "eggs", "island", "bunny"):
        raise Impossible("part of the name of a thing")
    rule, which = RULES[" ".join(m["name"].lower().split())], (m["which"] or "").lower()
    if re.fullmatch(r"\d{4}-\d\d-\d\d", rule):
        return of_period(calendar.day_of(date.fromisoformat(rule)), None)
    if which in ("every", "each"):
        return unknown(f"XXXX-{rule}" if re.fullmatch(r"\d\d-\d\d", rule) else "P1Y", "SET")
    if m["year"]:
        return of_period(by_rule(rule, full_year(m["year"], context.anchor)), candidate.modifier)
    if context.anchor is None:
        return unknown(f"XXXX-{rule}" if re.fullmatch(r"\d\d-\d\d", rule) else "XXXX")
    return of_period(_holiday_near(rule, which, context.anchor, candidate, context), candidate.modifier, context.anchor)


def _holiday_near(rule: str, which: str, anchor: date, candidate: Candidate, context: Context) -> Period:
    years = [anchor.year + step for step in (-1, 0, 1) if 1 <= anchor.year + step <= 9999]
    options = [by_rule(rule, number) for number in years]
    if which == "last":
        return next((it for it in reversed(options) if it.ends is not None and it.ends < anchor), options[0])
    if which == "next":
        return next((it for it in options if it.begins is not None and it.begins > anchor), options[-1])
    return nearest(options, anchor, None if which == "this" else direction_of(candidate, context))


def by_rule(rule: str, number: int) -> Period:
    """The day that a rule of the holiday table gives in a year."""
    if rule.startswith("easter"):
        return calendar.day_of(calendar.shifted(calendar.easter(number), int(rule[6:])))
    if "/" not in rule:
        month, day = rule.split("-")
        return calendar.day(number, int(month), int(day))
    month, nth, rest = rule.split("/")
    weekday, _, more = rest.partition("+")
    found = calendar.nth_weekday(number, int(month), int(nth), int(weekday))
    return calendar.day_of(calendar.shifted(found, int(more or 0)))
