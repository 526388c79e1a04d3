"""Patterns of times told from another time: last year, two weeks ago, the following day, Tuesday."""

import re

from pipeline.text.find.times_durations import MASSES, PLURAL
from pipeline.text.find.times_vocabulary import (
    CALENDAR_UNIT,
    DAY_TRIGGERS,
    MONTH,
    NUMBER,
    ONE_UNIT_TRIGGERS,
    PART_OF_DAY,
    PART_TRIGGERS,
    UNIT,
    UNIT_TRIGGERS,
    UNITS_TRIGGERS,
    WEEKDAY,
    WEEKDAY_PLURALS,
    WEEKDAY_TRIGGERS,
    YEAR,
    spellings,
)

FLAGS = re.VERBOSE | re.IGNORECASE | re.ASCII
SOME = rf"(?:a\s(?:few|couple(?:\sof)?)|couple\sof|several|many|some|{MASSES}|half\san?|a|an|one)"
COUNT = rf"(?:{NUMBER}|{SOME})"

THIS_PERIOD = re.compile(
    rf"""
      (?: the \s | this\stime,?\s (?=(?:last|next)\s) )?
      (?P<which>last|this\spast|this\scoming|this|next|past|previous|prior|preceding|current|coming|upcoming|following
          |that\ssame|this\ssame|same|that|(?<=the\s)new(?=\s{{1,2}}year\b(?!'))) \s{{1,2}}
      (?P<fiscal>(?:fiscal|financial|calendar)\s)?
      (?P<unit>{CALENDAR_UNIT}|(?:weekend|night|morning|afternoon|evening|hour|minute)\b)
      (?! (?<=day) \s of \b )
      (?: ,? \s (?P<by_word>(?:of\s)?(?:last|this|next)\syear)\b )?
    """,
    FLAGS,
)
AGO = re.compile(
    rf"""
      (?P<count>{COUNT}) [\s-]{{1,2}} (?: (?:or|to) \s (?P<other>{NUMBER}) [\s-] )?   # two or three
      (?P<half>(?:and\sa\s)?half\s)?                                  # and a half
      (?: (?P<unit>{UNIT})                                              # years
          (?: \s or \s (?: (?P<second>{NUMBER}|so) (?:\s{UNIT})? ) )?    # or two
          (?P<and_half>\sand\sa\shalf)? )
      (?: \s (?P<way>ago|back|hence|earlier|later|afterwards?|from\snow
            |(?<!hours\s)(?<!minutes\s)(?<!seconds\s)from\stoday)\b
          (?! \s(?:than|on)\b | (?<=back)\sin\b )
        | \s (?P<way2>before|after|prior)\b (?=\s?[.,;:)\u2014]|\s?$)
        | (?<=s)' \s (?P<way3>time)\b | 's \s (?P<way4>time)\b )      # in two weeks' time
      (?: \s (?P<day>today|yesterday|{WEEKDAY}|this\s(?:week|month|year)|last\s{WEEKDAY}
                  |(?:this|last|next)\s(?:{MONTH}|month\b)) )?
    """,
    FLAGS,
)
VAGUE_AGO = re.compile(
    rf"(?P<unit>{PLURAL}) \s (?P<way>ago|earlier|later)\b (?!\sthan\b)",  # years ago: how many is not said
    FLAGS,
)
NEXT_TO_IT = re.compile(
    r"""
      the \s (?P<unit>day|week|weekend|month|year|morning|afternoon|evening|night) \s (?P<way>before|after|earlier)
      (?: \s (?:the\s)? (?P<day>last|next)\b )?
    """,
    FLAGS,
)
SAME_PERIOD = re.compile(
    rf"""
      (?: (?: the \s )? (?: (?:same|comparable|corresponding|equivalent|like)
          \s (?P<unit>day|week|month|quarter|period|time|half|weekend|season)
          (?: \s (?: (?:of\s|in\s)? (?P<by_word>(?:the\s)?(?:last|previous|prior|this|next)\syear)
                   | (?:a|one)\syear\s(?P<way>ago|earlier|before|prior)
                   | (?:of|in)\s(?P<year>{YEAR}) ) )
        | (?:year-(?P<way2>ago|earlier)|(?:prior|previous)-year) \s (?P<unit2>quarter|period|month|week|half) )
      | year-(?P<way3>ago|earlier) ) \b                               # year-earlier profit
    """,
    FLAGS,
)
WEEKDAY_NAMED = re.compile(
    rf"""
      (?: (?P<which>last|this\spast|this\scoming|this|next|past|coming|(?:the\s)?following|the\snext|(?:the\s)?previous
          |every|each|on\salternate)
          \s{{1,2}} )?
      (?: (?<!in\s)(?<!of\s)(?<!for\s) (?P<weeks>a|one|two|three) \s weeks? \s (?:on|from) \s   # a week on
          (?! {WEEKDAY} \s (?:to|through|until)\b ) )?
      (?P<weekday>{WEEKDAY})
      (?P<week3>\s week\b (?=\s?[.,;:)]|\s?$) )?          # Saturday week
      (?: \s (?P<part>{PART_OF_DAY}) )?
      (?: \s (?: of \s )? (?P<week>(?:last|this|next|the\ssame|that)\sweek)\b
        | ,? \s (?P<week2>last|next)\sweek\b )?
    """,
    FLAGS,
)
WEEKDAYS_NAMED = re.compile(
    rf"""
      (?P<weekday>{WEEKDAY[:-2]})
      (?: s\b (?:\s(?P<part>(?:morning|afternoon|evening|night)s?)\b)?
        | \s (?P<parts>(?:morning|afternoon|evening|night)s)\b )
    """,
    FLAGS,
)
THE_WEEKEND = re.compile(r"the \s weekend\b (?! \s of\b | -)", FLAGS)
NEAR_DAY = re.compile(
    rf"""
      (?: the \s day \s (?P<beyond>before|after) \s )?                  # the day after
      (?P<day>today|yesterday|tomorrow)\b                               # tomorrow
      (?: \s (?P<part>{PART_OF_DAY}) )?                                 # morning
    """,
    FLAGS,
)
PART_OF_NAMED_DAY = re.compile(
    r"(?P<word>tonight)\b | (?:early|late)?\s?(?P<word2>overnight)\b",
    FLAGS,
)

TRIGGERS = {
    "this_period": (*ONE_UNIT_TRIGGERS, *spellings(("weekend",)), *PART_TRIGGERS),
    "the_weekend": ("weekend",),
    "ago": UNIT_TRIGGERS,
    "vague_ago": UNITS_TRIGGERS,
    "next_to_it": (*spellings(("day", "week", "month", "year")), *PART_TRIGGERS, "weekend"),
    "same_period": spellings(
        ("period", "time", "half", "weekend", "season", "day", "week", "month", "quarter", "year")
    ),
    "weekday": (*WEEKDAY_TRIGGERS, "week", "weeks"),
    "weekdays": (*WEEKDAY_TRIGGERS, *WEEKDAY_PLURALS),
    "near_day": (*DAY_TRIGGERS, "day"),
    "part_of_named_day": PART_TRIGGERS,
}
