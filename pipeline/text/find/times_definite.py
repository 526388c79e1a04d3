"""Patterns of times that lean on a definite article: the year, the first Monday of May, in the morning."""

import re

from pipeline.text.find.times_vocabulary import (
    MONTH,
    MONTH_TRIGGERS,
    PART_TRIGGERS,
    SHORT_YEAR,
    WEEKDAY,
    WEEKDAY_TRIGGERS,
    YEAR,
    YEAR_BY_WORD,
    spellings,
)

FLAGS = re.VERBOSE | re.IGNORECASE | re.ASCII
NTH = r"(?P<nth>first|second|third|fourth|fifth|last|final)"
OF_MONTH = rf"""
      \s (?:of|in) \s
      (?: (?P<each>(?:every|each)\s(?:month|year|{MONTH}))\b
        | (?P<month>{MONTH}) (?: (?: ,?\s | \sof\s ) (?P<year>{YEAR} | {SHORT_YEAR}) )?
          (?: \s (?:of\s)? (?P<by_word>{YEAR_BY_WORD}) )?
        | (?P<that_month>(?:the|this|last|next)\smonth)\b )
"""

THE_PERIOD = re.compile(
    r"""
      the \s (?: (?P<which>full|whole|entire|latest|most\srecent|reporting|just-ended) \s )?   # the latest
      (?P<fiscal>(?:fiscal|financial)\s(?=year))?                        # fiscal
      (?P<unit>day|week|month|quarter|year|decade|period)\b              # quarter
      (?! -\w | \s\d{1,4}\b
        | \s (?:of|when|that|to|through|beginning|in\swhich|earlier|ago|later|which|old|ahead|after|before)\b )
    """,
    FLAGS,
)
NTH_WEEKDAY = re.compile(rf"the \s {NTH} \s (?P<weekday>{WEEKDAY}) {OF_MONTH}", FLAGS)
NTH_WEEK = re.compile(rf"the \s {NTH} \s (?:full\s)? (?P<unit>week|weekend)\b {OF_MONTH}", FLAGS)
# "the June quarter": three months that end in the one named; "the April-June quarter" says it twice.
MONTH_QUARTER = re.compile(
    rf"""
      (?: the \s )?
      (?: (?P<first>{MONTH}) \s? (?: - | -?to[\s-] ) \s? (?P<last>{MONTH}) [\s-] (?:quarter|period)\b
        | (?P<month>{MONTH}) [\s-] quarter\b )
      (?: (?: \s of )? \s (?P<year>{YEAR} | {SHORT_YEAR}) )?
      (?: \s (?:of\s)? (?P<by_word>{YEAR_BY_WORD}) )?
    """,
    FLAGS,
)
PART_ALONE = re.compile(
    r"""
      (?: the \s (?: (?P<edge>early|late) \s )? (?P<part>morning|afternoon|evening|night)s?\b
        | (?P<edge2>early|late|mid) [\s-] (?P<part3>morning|afternoon|evening)\b
        | (?<=\bat\s) (?P<part2>night)\b )
      (?! -\w | \s (?:of|before|after|hours|shift|sky|club)\b )
    """,
    FLAGS,
)

TRIGGERS = {
    "the_period": spellings(("day", "week", "month", "quarter", "year", "decade", "period")),
    "nth_weekday": WEEKDAY_TRIGGERS,
    "nth_week": spellings(("week", "weekend")),
    "month_quarter": MONTH_TRIGGERS,
    "part_alone": PART_TRIGGERS,
}
