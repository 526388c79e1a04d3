"""Patterns of calendar dates: ISO, numeric, written out, months with and without a year, bare years."""

import re

from pipeline.text.find.times_vocabulary import (
    DAY,
    DAY_WORD,
    MONTH,
    MONTH_TRIGGERS,
    SHORT_YEAR,
    UNIT,
    WEEKDAY_ANY,
    WEEKDAY_TRIGGERS,
    YEAR,
    YEAR_BY_WORD,
    YEAR_TRIGGERS,
    either,
    neighbours,
)

FLAGS = re.VERBOSE | re.IGNORECASE | re.ASCII

ISO = re.compile(
    r"""
      (?<![\d./-]) (?P<year>(?:1\d|20|21)\d\d) (?P<mark>[-/.])      # 2024-
      (?P<month>\d\d) (?P=mark) (?P<day>\d\d) (?!\d)     # 09-06
      (?: [T ] (?P<hour>\d\d) : (?P<minute>\d\d)         # T12:30
          (?: : \d\d (?: \. \d{1,6} )? )?              # :00.000
          (?P<zone> \s?Z\b | \s?UTC\b | [+-]\d\d:?\d\d )? )?
    """,
    FLAGS,
)
NUMERIC = re.compile(
    r"""
      (?: (?<![\d./:-]) | (?<=/\d\d\d\d-) )            # or behind the first day of a range
      (?P<first>\d{1,2}) (?P<mark>[-/.])                # 9/   06.
      (?P<second>\d{1,2}) (?P=mark)                      # 6/   09.
      (?P<year>\d{4} | \d\d) (?! \d | [./]\d | -\d{1,4}+(?!/) )   # 2024, 24
    """,
    FLAGS,
)
FRACTION_LIKE = re.compile(  # 9/6 without a year, but not the half of "2 1/2 years"
    rf"(?<![\d./:-]) (?P<first>\d{{1,2}}) / (?P<second>\d{{1,2}}) (?! \d | [./-]\d | [\s-]{UNIT} )", FLAGS
)
MONTH_DAY = re.compile(
    rf"""
      (?: (?P<weekday>{WEEKDAY_ANY}) \s?,?\s{{1,2}} )?              # Friday,
      (?P<month>{MONTH}) (?: \s? (?:the\s)? (?P<day>{DAY})          # September 6th
        | \s (?: the \s (?P<day_word>{DAY_WORD})                    # September the sixth
              | (?P<day_word2>{DAY_WORD}) (?= \s?[.,;:)] | $ | \s (?:and|at|in|to)\b ) ) )
      (?: \s?(?:-|\bto\b|\bthrough\b)\s? (?P<last>{DAY}) (?!\s?{MONTH}) )?    # -8
      (?: (?: \s?,\s? | \s{{1,2}} | \sof\s | \s?,\sin\s )
          (?P<year>{YEAR} | {SHORT_YEAR}) (?!-\d) )?  # , 2024
      (?: (?: \s | \sof\s ) (?P<by_word>{YEAR_BY_WORD}) )?          # of last year
    """,
    FLAGS,
)
# "Nov. 8 and 9": a day that leans on the month in front of it.
ANOTHER_LINK = re.compile(r",?\s(?:and|or)\s|,\s(?=\d\d?\s(?:and|or)\s\d)", FLAGS)
ANOTHER_DAY = re.compile(
    rf"""
      (?P<day>{DAY}) (?: ,\s (?P<year>{YEAR}) )?
      (?= \s?[.,;:)] | $ | \s {either(neighbours("after_closed"))} \b )
    """,
    FLAGS,
)
DAY_MONTH = re.compile(
    rf"""
      (?: (?P<weekday>{WEEKDAY_ANY}) \s?,?\s{{1,2}} )?              # Friday,
      (?: the\s )?
      (?: (?<![\d.,$£€-]) (?P<day>{DAY})                            # the 6th
          (?: \s?(?:-|\bto\b|\bthrough\b|\band\b)\s? (?P<last>{DAY}) )? # -8
          (?: \sof )? [\s-]?
        | (?P<day_word>{DAY_WORD}) \s of \s )                       # the sixth
      (?P<month>{MONTH})                                            # of September
      (?: (?: \s?,\s? | \s{{1,2}} | -) (?P<year>{YEAR} | {SHORT_YEAR}) (?!-\d) )?   # 2024
      (?: (?: \s | \sof\s ) (?P<by_word>{YEAR_BY_WORD}) )?          # of last year
    """,
    FLAGS,
)
MONTH_ALONE = re.compile(
    rf"""
      (?: (?P<which>last|this\spast|this\scoming|this|next|past|coming|the\ssame|the\sfollowing|every|each)
          \s{{1,2}} )?                                             # last
      (?P<month>{MONTH})                                            # September
      (?: \s?-\s? (?P<until>{MONTH}) )?                             # -November
      (?: (?: \s | \sof\s | \s?,\s(?=\S{{4}}(?!\s[a-z]{{2,20}}s\b)) | - )
          (?P<year>{YEAR} | {SHORT_YEAR}) (?!-\d) )?   # of 2024
      (?: (?: \s | \sof\s | \sin\s ) (?P<by_word>{YEAR_BY_WORD}) )? # last year
    """,
    FLAGS,
)
YEAR_ALONE = re.compile(
    rf"""
      (?P<year>{YEAR})                                              # 2023
      (?: \s?[-/]\s? (?P<until>{YEAR} | \d\d(?!\d)) (?![-/]\d) )?   # -2024, -24
      (?! \s?(?:UTC|GMT|hours|hrs)\b )                             # but not 1430 GMT
    """,
    FLAGS,
)
TICKED_YEAR = re.compile(rf"(?<!\w)(?P<year>{SHORT_YEAR})(?!s)")  # '82
BEFORE_CHRIST = re.compile(r"(?P<year>\d{1,4}) \s? (?:BCE?|B\.C\.(?:E\.)?) (?!\w)", re.VERBOSE | re.ASCII)

TRIGGERS = {
    "month_day": (*MONTH_TRIGGERS, *WEEKDAY_TRIGGERS),
    "day_month": (*MONTH_TRIGGERS, *WEEKDAY_TRIGGERS),
    "month": MONTH_TRIGGERS,
    "iso": YEAR_TRIGGERS,
    "numeric": (*YEAR_TRIGGERS, "/"),
    "fraction_like": ("/",),
    "year": YEAR_TRIGGERS,
    "ticked_year": ("'",),
    "before_christ": ("BC", "BCE", "B.C.", "B.C.E."),
}
