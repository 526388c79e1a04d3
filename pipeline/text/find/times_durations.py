"""Patterns of durations and of sets: two years, an 18-month plan, every quarter, twice a week."""

import re

from pipeline.text.find.times_vocabulary import (
    MONTH,
    NUMBER,
    NUMBER_ROWS,
    ONE_UNIT_TRIGGERS,
    PART_TRIGGERS,
    SEASON,
    SEASON_TRIGGERS,
    UNIT,
    UNIT_ROWS,
    UNIT_TRIGGERS,
    UNITS_TRIGGERS,
    WEEKDAY,
    WEEKDAY_TRIGGERS,
    either,
)

FLAGS = re.VERBOSE | re.IGNORECASE | re.ASCII
PLURAL = either(row["plural"] for row in UNIT_ROWS) + r"\b"
MODALS = ("will", "to", "could", "would", "should", "may", "might", "can", "must", "not")
NO_VERB = "".join(rf"(?<!\b{word}\s)" for word in MODALS)  # "will last six months"
WINDOW = (
    rf"(?:the\s)?(?:past|{NO_VERB}last|next|coming|previous|first|final|preceding|following|prior|subsequent|opening)"
)
ADJECTIVE = (
    r"(?:(?:straight|consecutive|successive|trading|business|working|calendar|full|more|additional|whole|long|"
    r"further|single|solid|school|fiscal|light)[\s-])?"
)
SMALLER = (
    either(form for row in UNIT_ROWS if row["code"] in ("TS", "TM", "D", "M") for form in (row["word"], row["plural"]))
    + r"\b"
)
SECOND_TO_TENTH = either(row["ordinal"] for row in NUMBER_ROWS[1:10]) + r"\b"
SCALE = r"(?:hundred|thousand|million|billion)"
MASSES = (
    r"(?:(?:(?:tens|hundreds)\sof\s)?(?:dozens|scores|hundreds|thousands|millions|billions)\sof"
    rf"|{NUMBER}\s{SCALE})"
)
WINDOW_OR = re.compile(
    rf"""
      (?:the\s)? (?P<window>past|{NO_VERB}last|next|coming) \s (?P<unit>{UNIT})          # the next day
      \s or \s (?P<alternative>{NUMBER}|so)\b                                           # or two
    """,
    FLAGS,
)

DURATION = re.compile(
    rf"""
      (?: (?P<window>{WINDOW}) \s | (?:the|these|those) \s (?= (?:{NUMBER}|few|several) \s ) )?   # the past
      (?P<count> (?P<figure>(?:another\s)? {NUMBER}) (?!\s{SCALE}\b)                   # 18
          | a\sfew | (?:a\s)?couple(?:\sof)? | several | (?<!\bas\s)many | few          # a few
          | some (?=\s\w{{2,9}}s\b) | {MASSES} | half\san? | another                    # half a
          | an? (?! \s\w{{1,10}}-long | \s\w{{2,9}}s[\s-] ) ) (?P<gap>[\s-])
      (?: (?: \s? (?:to|or|and|-) [\s-]? | (?<=\d-) ) (?P<most>{NUMBER}) [\s-] )?   # to 24
      (?P<adjective>{ADJECTIVE}) (?P<unit>{UNIT}) (?! (?<=second) \s of \s )                        # months
      (?: \s or \s (?P<alternative>{NUMBER}) \b (?! [\s-] {UNIT} ) )?    # or two
      (?P<and_half> \s and \s (?:a|one) [\s-] half )?
      (?: (?(figure) ,?\s (?:and\s)? | \sand\s ) (?P<count2>{NUMBER}) \s (?!(?P=unit)) (?P<unit2>{SMALLER})
          (?! \s(?:an?|ago|later|earlier)\b ) )?
      (?P<length> [\s-]long\b )?
      (?P<age> [\s-] olds?\b | \s of \s age \b )?
    """,
    FLAGS,
)
LONG = re.compile(rf"(?P<unit>{UNIT}) [\s-] long\b", FLAGS)  # year-long
# "in years", "months of talks": plural units whose number is not said; "the last days of May" is no length.
VAGUE_DURATION = re.compile(
    rf"""
      (?: (?P<within>(?<=\bwithin\s)) | (?:the\s)? (?<!\bnew\s) ) (?P<unit>{PLURAL}) (?P<age>-old\b)?
      (?! - | \s old\b | \s\d{{4}}\b )
      (?(within) | (?! \s of \s (?:\d | (?:the|this|last|next)\b | {MONTH} | {WEEKDAY}) ) )
    """,
    FLAGS,
)
EVERY = re.compile(
    rf"""
      (?: (?P<times>once|twice|(?:{NUMBER}|several|many)\stimes) \s (?:a|an|per|each|every) \s
        | (?P<every>every|each) \s (?:single\s)?
          (?: (?P<count> other | {NUMBER} (?: \s(?:to|or)\s (?P<most>{NUMBER}) )?
                | {SECOND_TO_TENTH} (?=\s(?!and\b)) ) \s )? )
      (?: (?P<halved>half[\s-](?:an?\s)?)? (?P<unit>{UNIT})
        | (?P<weekday>{WEEKDAY}) | (?P<month>{MONTH}) | (?P<season>{SEASON})
        | (?P<part>morning|afternoon|evening|night|weekend)\b )
    """,
    FLAGS,
)

# "the fifth consecutive day": so many days by now.
RANKED = re.compile(
    rf"""
      (?: (?:the|a|an) \s )? (?P<rank>{SECOND_TO_TENTH}) [\s-]
      (?:straight|consecutive|successive) [\s-] (?P<unit>{UNIT})
    """,
    FLAGS,
)

TRIGGERS = {
    "ranked": ONE_UNIT_TRIGGERS,
    "duration": UNIT_TRIGGERS,
    "window_or": ONE_UNIT_TRIGGERS,
    "long": UNIT_TRIGGERS,
    "vague_duration": UNITS_TRIGGERS,
    "every": (*UNIT_TRIGGERS, *WEEKDAY_TRIGGERS, *PART_TRIGGERS, *SEASON_TRIGGERS, "weekend"),
}
