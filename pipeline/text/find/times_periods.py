"""Patterns of named periods: quarters, halves, fiscal years, seasons, decades, centuries, their ends."""

import re

from pipeline.text.find.times_vocabulary import (
    CALENDAR_UNIT,
    DECADE_TRIGGERS,
    DECADE_WORDS,
    FISCAL_CODES,
    MONTH,
    NUMBER_ROWS,
    ONE_UNIT_TRIGGERS,
    ORDINAL,
    QUARTER_CODES,
    SEASON,
    SEASON_TRIGGERS,
    SHORT_YEAR,
    YEAR,
    YEAR_BY_WORD,
    YEAR_TRIGGERS,
    either,
    spellings,
)

FLAGS = re.VERBOSE | re.IGNORECASE | re.ASCII
CENTURY_ORDINALS = either(
    [row["ordinal"] for row in NUMBER_ROWS[:20]]
    + [f"twenty-{row['ordinal']}" for row in NUMBER_ROWS[:2]]
    + [f"{n}{'st' if n in (1, 21) else 'nd' if n in (2, 22) else 'rd' if n == 3 else 'th'}" for n in range(1, 23)]
)
DECADE_WORD = either(DECADE_WORDS)
OF_WHICH_YEAR = rf"""
      (?: (?: \s (?:of|in|for) )? \s (?: (?P<fiscal>(?:the\s)?(?:fiscal|financial)\s(?:year\s)?|FY\s?)?
          (?P<year>{YEAR} | {SHORT_YEAR}) (?!-\d) | (?P<by_word>{YEAR_BY_WORD}) ) )?
"""

QUARTER = re.compile(
    rf"""
      (?: the \s (?!\w{{3,9}}-(?:quarter|half))
        | (?:the\s)? (?P<own_fiscal>fiscal\s)? (?P<own_year>{YEAR})(?:'s)? \s )?      # 2024's
      (?P<which>(?:fiscal|calendar)\s)?                                              # fiscal
      (?P<ordinal>{ORDINAL}|opening|final|last(?=[ -]quarter\sof)) [\s-]                # third
      (?:(?:fiscal|calendar)\s)? (?P<unit>quarter|half)\b                            # quarter
      (?! \sof\s (?: (?:the\s)? (?: '?\d{{2,4}}s\b | [a-z-]{{5,14}}[\s-]century | \d\d[a-z]{{2}}[\s-]century
          | (?:month|week|decade|century|{DECADE_WORD})\b ) | {MONTH} (?!\s(?:quarter|half)) ) )
      {OF_WHICH_YEAR}                                                                 # of 2024
    """,
    FLAGS,
)
QUARTER_CODE = re.compile(
    rf"""
      (?: (?P<before>{YEAR}) [\s-]? )?                                                # 2024
      (?: (?P<letter>Q|H) (?P<number>[1-4])                                           # Q3
        | (?P<number2>[1-4]) (?P<letter2>Q|H) (?P<glued>\d\d(?:\d\d)?)? )             # 3Q24
      (?! \w (?<!F) )
      (?: \s?-?\s?(?:of\s|in\s)? (?P<fiscal>FY\s?'?)?
          (?P<year>{YEAR} | (?<=Y)\d\d\b | (?<=Y\s)\d\d\b | '\d\d\b ) )?
      (?! \w )
    """,
    FLAGS,
)
FISCAL = re.compile(
    rf"""
      (?: the \s (?= (?:fiscal|financial)\syear ) )?
      (?: FY\s?'? | (?:fiscal|financial) \s (?:year \s)? (?:of\s)? )                  # FY
      (?P<year>{YEAR} | '?\d\d(?!\d))                                               # 2024
      (?: \s?[-/]\s? (?P<until>\d\d(?:\d\d)?)(?!\d) )?                                # -25
      (?! (?:'s)? \s {ORDINAL} [\s-] quarter )
    """,
    FLAGS,
)
FISCAL_BEHIND = re.compile(
    rf"(?: the \s )? (?P<year>{YEAR}) (?: [-/] (?P<until>\d\d(?:\d\d)?)(?!\d) )? \s (?:fiscal|financial) \s year\b",
    FLAGS,
)
SEASON_OF_YEAR = re.compile(
    rf"""
      (?: (?P<which>last|this\spast|this\scoming|this|next|past|coming|the\ssame|that|every|each
          |(?:the\s)?(?:previous|following)|the\snext|the) \s{{1,2}} )?
      (?P<season>{SEASON}) (?! \s of \s the \b)                                       # summer
      (?: (?: \s | \sof\s | , \s ) (?P<year>{YEAR} | {SHORT_YEAR})
          (?: \s?[-/]\s? (?P<until>{YEAR}|\d\d)(?!\d) )? )?
      (?: (?: \s | \sof\s ) (?P<by_word>{YEAR_BY_WORD}) )?
    """,
    FLAGS,
)
DECADE = re.compile(
    rf"""
      (?: (?: the \s | (?<=early\s) | (?<=late\s) | (?<=mid-) ) (?P<possessive>(?:1\d|20|21)\d0)'s\b
      | (?: the \s )? (?P<tick>')?
          (?: (?P<digits>(?:1\d|20|21)\d0|\d0)s\b | (?P<tens>[5-9]0)'s\b
            | (?:nineteen[\s-])? (?P<word>{DECADE_WORD})\b ) )
    """,
    FLAGS,
)
CENTURY = re.compile(
    rf"""
      (?: the \s (?!\S{{3,14}}-century) )? (?P<ordinal>{CENTURY_ORDINALS}) [\s-]
      (?P<unit>century|millennium)\b
      (?P<bc>\s(?:BCE?|B\.C\.)(?!\w))?
    """,
    FLAGS,
)
# "the end of the year", "year-end", "the rest of the month": the period is the anchor's own.
END_OF_PERIOD = re.compile(
    rf"""
      (?: (?: the \s (?:very\s)? )? (?P<edge>end|start|beginning|middle|close|rest|remainder|turn) \s of \s
          (?: (?P<the>the) \s )? (?P<unit>{CALENDAR_UNIT})
      |   (?: the \s )? (?P<unit2>year|month|quarter) (?:'s)? [\s-] (?P<edge2>end) \b
          (?! \s (?:of\s)? {YEAR} )
      |   (?P<edge3>later|earlier|early|late) \s (?:on\s)? in \s the \s (?P<unit3>{CALENDAR_UNIT})
      |   (?P<edge4>mid)-? (?P<unit4>year|month)\b )
    """,
    FLAGS,
)

TRIGGERS = {
    "quarter": (*spellings(("quarter", "half")), *YEAR_TRIGGERS),
    "quarter_code": (*QUARTER_CODES, *YEAR_TRIGGERS),
    "fiscal": (*FISCAL_CODES, "financial", "Financial"),
    "fiscal_behind": YEAR_TRIGGERS[800:],
    "season": SEASON_TRIGGERS,
    "decade": (*DECADE_TRIGGERS, *YEAR_TRIGGERS[::10]),
    "century": spellings(("century", "millennium")),
    "end_of_period": (*ONE_UNIT_TRIGGERS, *spellings(("midyear",))),
}
