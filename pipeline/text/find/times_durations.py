"""Patterns of durations and of sets: two years, an 18-month plan, every quarter, twice a week."""

import re

from pipeline.text.find.times_vocabulary import (
    MONTH,
    NUMBER,
    PART_TRIGGERS,
    SEASON,
    SEASON_TRIGGERS,
    UNIT,
    UNIT_ROWS,
    UNIT_TRIGGERS,
    WEEKDAY,
    WEEKDAY_TRIGGERS,
    either,
)

FLAGS = re.VERBOSE | re.IGNORECASE | re.ASCII
PLURAL = either(row["plural"] for row in UNIT_ROWS) + r"\b"
WINDOW = (
    r"(?:the\s)?(?:past|last|next|coming|previous|first|final|preceding|following|prior|subsequent|opening)"
)
ADJECTIVE = (
    r"(?:(?:straight|consecutive|successive|trading|business|working|calendar|full|more|additional|whole|long|further|solid|"
    r"school|fiscal|light)[\s-])?"
)

DURATION = re.compile(
    rf"""
      (?: (?P<window>{WINDOW}) \s )?                                     # the past
      (?P<count> {NUMBER} | a\sfew | a\scouple(?:\sof)? | several | many | few   # 18, several
          | half\san? | another | an?(?!\s\w{{1,10}}-long) ) (?P<gap>[\s-])             # half a
      (?: (?:to|or|and|-) [\s-]? (?P<most>{NUMBER}) [\s-] )?             # to 24
      (?P<adjective>{ADJECTIVE}) (?P<unit>{UNIT})                        # months
      (?: \s or \s (?P<alternative>{NUMBER}) \b (?! [\s-] {UNIT} ) )?    # or two
      (?P<and_half> \s and \s a \s half )?
      (?P<length> [\s-]long\b )?
      (?P<age> [\s-] olds?\b | \s of \s age \b )?
    """,
    FLAGS,
)
LONG = re.compile(rf"(?P<unit>{UNIT}) [\s-] long\b", FLAGS)  # year-long
# "in years", "for months": plural units whose number is not said.
VAGUE_DURATION = re.compile(
    rf"(?: (?<=\bfor\s) | (?<=\bin\s) ) (?P<unit>{PLURAL}) (?! \s (?:of|ago|later|earlier|before) \b)", FLAGS
)
EVERY = re.compile(
    rf"""
      (?: (?P<times>once|twice|(?:{NUMBER}|several|many)\stimes) \s (?:a|an|per|each|every) \s
        | (?P<every>every|each) \s (?: (?P<count>other|{NUMBER}) \s )? )
      (?: (?P<unit>{UNIT}) | (?P<weekday>{WEEKDAY}) | (?P<month>{MONTH}) | (?P<season>{SEASON})
        | (?P<part>morning|afternoon|evening|night|weekend)\b )
    """,
    FLAGS,
)

TRIGGERS = {
    "duration": UNIT_TRIGGERS,
    "long": UNIT_TRIGGERS,
    "vague_duration": UNIT_TRIGGERS,
    "every": (*UNIT_TRIGGERS, *WEEKDAY_TRIGGERS, *PART_TRIGGERS, *SEASON_TRIGGERS, "weekend"),
}
