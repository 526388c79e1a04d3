"""Finding expressions of time: spans that may name a time, each with the recogniser that saw it.

A page is scanned once for trigger words (a dictionary look-up per token); only around a trigger are patterns
tried, so that a sentence without one costs nothing. At the leftmost place where a pattern fits, the longest
match wins; of equals, the earlier in the registry.
"""

import re
from collections.abc import Callable, Iterator
from itertools import compress
from typing import NamedTuple

from pipeline.text.find import times_clock as clock
from pipeline.text.find import times_dates as dates
from pipeline.text.find import times_definite as definite
from pipeline.text.find import times_durations as durations
from pipeline.text.find import times_periods as periods
from pipeline.text.find import times_relative as relative
from pipeline.text.find.times_vocabulary import (
    MONTH_ROWS,
    NUMBER_ROWS,
    UNIT_FORMS,
    WEEKDAY_ROWS,
    neighbours,
)
from pipeline.text.lexicon import lexicon
from pipeline.text.page import Page
from pipeline.text.tokens import Tokens


class Recogniser(NamedTuple):
    """A kind of expression and the pattern that sees it."""

    name: str
    pattern: re.Pattern[str]


class Modifier(NamedTuple):
    """Words in front of an expression that say which part of it, or how much more or less, is meant."""

    kind: str
    mod: str


class Candidate(NamedTuple):
    """A span that may be an expression of time.

    `match` covers it without its modifier; `tokens` are [first, end).
    """

    start: int
    end: int
    recogniser: str
    match: re.Match[str]
    modifier: Modifier | None
    sentence: int
    tokens: tuple[int, int]


REGISTRY = (
    Recogniser("iso", dates.ISO),
    Recogniser("numeric", dates.NUMERIC),
    Recogniser("holiday", clock.HOLIDAY),
    Recogniser("fraction_like", dates.FRACTION_LIKE),
    Recogniser("month_day", dates.MONTH_DAY),
    Recogniser("day_month", dates.DAY_MONTH),
    Recogniser("month", dates.MONTH_ALONE),
    Recogniser("nth_weekday", definite.NTH_WEEKDAY),
    Recogniser("nth_week", definite.NTH_WEEK),
    Recogniser("month_quarter", definite.MONTH_QUARTER),
    Recogniser("quarter", periods.QUARTER),
    Recogniser("quarter_code", periods.QUARTER_CODE),
    Recogniser("fiscal", periods.FISCAL),
    Recogniser("fiscal_behind", periods.FISCAL_BEHIND),
    Recogniser("season", periods.SEASON_OF_YEAR),
    Recogniser("decade", periods.DECADE),
    Recogniser("century", periods.CENTURY),
    Recogniser("end_of_period", periods.END_OF_PERIOD),
    Recogniser("same_period", relative.SAME_PERIOD),
    Recogniser("ago", relative.AGO),
    Recogniser("vague_ago", relative.VAGUE_AGO),
    Recogniser("next_to_it", relative.NEXT_TO_IT),
    Recogniser("every", durations.EVERY),
    Recogniser("ranked", durations.RANKED),
    Recogniser("window_or", durations.WINDOW_OR),
    Recogniser("this_period", relative.THIS_PERIOD),
    Recogniser("the_weekend", relative.THE_WEEKEND),
    Recogniser("weekday", relative.WEEKDAY_NAMED),
    Recogniser("weekdays", relative.WEEKDAYS_NAMED),
    Recogniser("the_period", definite.THE_PERIOD),
    Recogniser("near_day", relative.NEAR_DAY),
    Recogniser("part_of_named_day", relative.PART_OF_NAMED_DAY),
    Recogniser("part_alone", definite.PART_ALONE),
    Recogniser("duration", durations.DURATION),
    Recogniser("long", durations.LONG),
    Recogniser("vague_duration", durations.VAGUE_DURATION),
    Recogniser("clock", clock.CLOCK),
    Recogniser("noon", clock.NOON),
    Recogniser("word", clock.WORD),
    Recogniser("now", clock.NOW),
    Recogniser("ticked_year", dates.TICKED_YEAR),
    Recogniser("before_christ", dates.BEFORE_CHRIST),
    Recogniser("year", dates.YEAR_ALONE),
)
_WORDS_OF = {
    **dates.TRIGGERS,
    **periods.TRIGGERS,
    **relative.TRIGGERS,
    **definite.TRIGGERS,
    **durations.TRIGGERS,
    **clock.TRIGGERS,
}


Trial = tuple[str, Callable[[str, int, int], re.Match[str] | None]]
"""The name of a recogniser and how its pattern is tried: text, where, up to where."""


def _by_trigger() -> dict[str, tuple[Trial, ...]]:
    table: dict[str, list[Trial]] = {}
    for recogniser in REGISTRY:
        for word in dict.fromkeys(_WORDS_OF[recogniser.name]):
            table.setdefault(word, []).append((recogniser.name, recogniser.pattern.match))
    return {word: tuple(trials) for word, trials in table.items()}


BY_TRIGGER = _by_trigger()
DAYS_OF_A_MONTH = frozenset(("month_day", "another_day"))
DOTTED_DATE = re.compile(r"\.\d\d?\.\d")
DOTTED: tuple[Trial, ...] = (("iso", dates.ISO.match), ("numeric", dates.NUMERIC.match))

# Words that an expression may begin with, and words that may stand between its beginning and its trigger.
STARTS = (
    neighbours("start")
    | {row["word"] for row in (*NUMBER_ROWS, *MONTH_ROWS, *WEEKDAY_ROWS)}
    | {row["ordinal"] for row in NUMBER_ROWS[:21]}
    | frozenset(UNIT_FORMS)
    | frozenset(clock.NAME_WORDS)
)
BETWEEN = STARTS | neighbours("inside") | {","}
REACH = 7
DIGITS = frozenset("0123456789")


def _modifiers() -> tuple[dict[tuple[str, ...], Modifier], frozenset[str]]:
    table = {tuple(row["phrase"].split()): Modifier(row["kind"], row["mod"]) for row in lexicon("time_modifiers")}
    return table, frozenset(phrase[-1] for phrase in table)


MODIFIERS, MODIFIER_ENDS = _modifiers()
LONGEST_MODIFIER = max(map(len, MODIFIERS))


def find_times(page: Page) -> Iterator[Candidate]:
    """Candidates in reading order; none overlaps another, each lies within one sentence."""
    tokens = page.tokens
    hits = _hits(page.folded, tokens)
    if not hits:
        return
    sentence, bounds, free = 0, tokens.bounds, 0
    for hit in hits:
        if hit < free:
            continue
        while bounds[sentence][1] <= hit:
            sentence += 1
        floor = max(free, bounds[sentence][0])
        candidate = _candidate(page, tokens, hit, floor, sentence)
        while candidate is not None:
            free = candidate.tokens[1]
            yield candidate
            candidate = _another_day(page, tokens, candidate) if candidate.recogniser in DAYS_OF_A_MONTH else None


def _another_day(page: Page, tokens: Tokens, before: Candidate) -> Candidate | None:
    """The second day of "Nov. 8 and 9", which no trigger word announces."""
    limit = page.sentences[before.sentence].end_char
    link = dates.ANOTHER_LINK.match(page.folded, before.match.end(), limit)
    match = dates.ANOTHER_DAY.match(page.folded, link.end(), limit) if link is not None else None
    if match is None:
        return None
    first = tokens.begins_after(match.start(), before.tokens[1])
    end = tokens.begins_after(match.end(), first + 1)
    return Candidate(match.start(), match.end(), "another_day", match, None, before.sentence, (first, end))


def _hits(folded: str, tokens: Tokens) -> list[int]:
    """Indices of the trigger words; a date with dots is one token, found by its dots."""
    words = tokens.words
    hits = list(compress(range(len(words)), map(BY_TRIGGER.__contains__, words)))
    dotted = [tokens.holding(dots.start()) for dots in DOTTED_DATE.finditer(folded)]
    if not dotted:
        return hits
    return sorted({*hits, *(at for at in dotted if at >= 0 and len(words[at]) > 7 and words[at][0] in DIGITS)})


def _candidate(page: Page, tokens: Tokens, hit: int, floor: int, sentence: int) -> Candidate | None:
    words = tokens.words
    trials = BY_TRIGGER.get(words[hit], DOTTED)
    limit = page.sentences[sentence].end_char
    folded, trigger_at = page.folded, tokens.start(hit)
    for first in _beginnings(words, hit, floor):
        begin, reached, best, name = tokens.start(first), trigger_at, None, ""
        for kind, tried in trials:
            match = tried(folded, begin, limit)
            if match is not None and match.end() > reached:
                reached, best, name = match.end(), match, kind
        if best is not None:
            return _modified(tokens, best, name, first, floor, sentence)
    return None


def _beginnings(words: list[str], hit: int, floor: int) -> list[int]:
    """Token indices where an expression around the trigger may begin, leftmost first."""
    found = [hit]
    for index in range(hit - 1, max(floor, hit - REACH) - 1, -1):
        word = words[index].lower()
        if word in STARTS or word[0] in DIGITS or word == "'":
            found.append(index)
        elif word not in BETWEEN:
            break
    found.reverse()
    return found


def _modified(tokens: Tokens, match: re.Match[str], name: str, first: int, floor: int, sentence: int) -> Candidate:
    """The candidate, stretched to the left over the longest modifier that stands right before it."""
    words, start, modifier = tokens.words, first, None
    if first > floor and words[first - 1].lower() in MODIFIER_ENDS:
        before = tuple([word.lower() for word in words[max(floor, first - LONGEST_MODIFIER) : first]])
        for skipped in range(len(before)):
            if modifier := MODIFIERS.get(before[skipped:]):
                start = first - len(before) + skipped
                break
    end = tokens.begins_after(match.end(), first + 1)
    return Candidate(tokens.start(start), match.end(), name, match, modifier, sentence, (start, end))
