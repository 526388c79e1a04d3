"""Patterns of times of day, and of words and named days that a lexicon lists."""

import re

from pipeline.text.find.times_vocabulary import (
    CLOCK_TRIGGERS,
    HOLIDAY_ROWS,
    MONTH_ROWS,
    NUMBER_ROWS,
    SHORT_YEAR,
    UNIT_FORMS,
    WORD_ROWS,
    YEAR,
    either,
    neighbours,
    spellings,
)

FLAGS = re.VERBOSE | re.IGNORECASE | re.ASCII
ZONES = (
    r"UTC|GMT|[ECMP][SD]?T|BST|CEST|CET|IST|JST|AEST|AEDT|Eastern|Pacific|Central"
    r"|local\stime|(?-i:[A-Z][a-z]{2,11})\stime"  # Beijing time
)
ZONE = rf"(?:\s?(?P<open>\()?(?P<zone>{ZONES})\b(?:\s?[+-]\s?\d{{1,2}})?(?(open)\)))?"
HOURS = either(row["word"] for row in NUMBER_ROWS[:12])

CLOCK = re.compile(
    rf"""
      (?<![\d:.,$£€])
      (?: (?P<hour>\d{{1,2}}) (?: [:.] (?P<minute>[0-5]\d) (?: :[0-5]\d )? )? \s?      # 6:40, 2.15
          (?P<half>[ap]\.m\. | [ap]\.?\s?m\b)                             # p.m.
        | (?P<hour24>[01]?\d|2[0-4]) : (?P<minute24>[0-5]\d) (?: :[0-5]\d )? (?!\d|:\d|\.\d)   # 18:00
        | (?P<military>(?:[01]\d|2[0-3])[0-5]\d) (?= \s?(?:UTC|GMT|hours|hrs) \b) (?:\shours)?  # 0800 UTC
        | (?P<oclock>\d{{1,2}}|{HOURS})
          \s o'clock \b (?: \s in \s the \s (?P<part>morning|afternoon|evening) \b | \s at \s (?P<night>night) \b )?
        | (?<!minus\s) (?P<bare>\d{{1,2}}|{HOURS}) (?: : (?P<bare_minute>[0-5]\d) )?
          \s (?: in \s the \s (?P<part2>morning|afternoon|evening) | at \s (?P<night2>night) ) \b )
      {ZONE}
    """,
    FLAGS,
)
NOON = re.compile(rf"(?P<word>noon|midnight)\b {ZONE}", FLAGS)
HOLIDAY = re.compile(
    rf"""
      (?: (?P<which>last|this|next|every|each) \s{{1,2}} )?
      (?P<name>{either(row["name"] for row in HOLIDAY_ROWS)}) (?![\w/])
      (?: (?: \s | ,\s | \sof\s | \sin\s ) (?P<year>{YEAR} | {SHORT_YEAR}) )?
    """,
    FLAGS,
)
BOUNDARY = rf"(?= \s? (?: [.,;:)?!\"\u2014] | $ ) | \s {either(neighbours('after_closed'))} \b )"
WORD = re.compile(
    rf"""
      (?P<phrase> {either(row["phrase"] for row in WORD_ROWS if row["where"] == "anywhere")} \b (?!\sas\b)
        | {either(row["phrase"] for row in WORD_ROWS if row["where"] == "closed")} \b {BOUNDARY}
        | (?:(?<=\bat\s)|(?<=\bfor\s)) {either(row["phrase"] for row in WORD_ROWS if row["where"] == "after_at")} \b
          (?! \s (?:of|when|that|in\swhich|the|a|an|he|she|it|they|we|i|you)\b ) )
      (?!-)
    """,
    FLAGS,
)
NOW = re.compile(r"(?P<just>right\s)? now\b (?!-)", FLAGS)


def _rarest(phrase: str) -> str:
    """The word by which a phrase is looked for: its first unit of time, else its last word."""
    words = re.split(r"[\s-]+", phrase)
    return next((word for word in words if word in UNIT_FORMS), words[-1])


WORD_KEYS = sorted({_rarest(row["phrase"]) for row in WORD_ROWS})
NAME_WORDS = sorted({word for row in HOLIDAY_ROWS for word in re.split(r"[\s'./-]+", row["name"]) if len(word) > 1})
MONTH_NAMES = {row["word"] for row in MONTH_ROWS}
HOLIDAY_LAST = sorted(
    {re.split(r"[\s'./-]+", row["name"])[-1] for row in HOLIDAY_ROWS} | (MONTH_NAMES & set(NAME_WORDS))
)

TRIGGERS = {
    "clock": (*CLOCK_TRIGGERS, "hours", "hrs", "morning", "afternoon", "evening", "night"),
    "noon": spellings(("noon", "midnight")),
    "holiday": (*(form for word in HOLIDAY_LAST for form in (word.capitalize(), word.upper())), "/"),
    "word": spellings(WORD_KEYS),
    "now": spellings(("now",)),
}
