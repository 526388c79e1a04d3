"""The words of time, made into pieces of patterns and sets of triggers. What they mean is read elsewhere."""

import re
from collections.abc import Iterable

from pipeline.text.lexicon import lexicon


def either(words: Iterable[str]) -> str:
    """A non-capturing alternation, longest word first; a space matches any short run of white space.

    Words are gathered by their first letter, which is looked at before any word is tried: where none fits,
    as is usual, that costs one step instead of one for each word. Case is ignored.
    """
    by_letter: dict[str, list[str]] = {}
    for word in sorted(set(words), key=lambda word: (-len(word), word)):
        rest = re.escape(word[1:]).replace(r"\ ", r"\s{1,3}")
        by_letter.setdefault(re.escape(word[0].lower()), []).append(rest)
    branches = "|".join(f"{letter}(?:{'|'.join(rests)})" for letter, rests in by_letter.items())
    return f"(?:(?=[{''.join(by_letter)}])(?:{branches}))"


def spellings(words: Iterable[str]) -> tuple[str, ...]:
    """Each word as written in running text, at the start of a sentence and in capitals."""
    return tuple(form for word in words for form in (word, word.capitalize(), word.upper()))


def neighbours(role: str) -> frozenset[str]:
    """The small words that the lexicon gives a role beside or inside an expression of time."""
    return frozenset(row["word"] for row in lexicon("time_neighbours") if row["role"] == role)


MONTH_ROWS = lexicon("months")
WEEKDAY_ROWS = lexicon("weekdays")
SEASON_ROWS = lexicon("seasons")
UNIT_ROWS = lexicon("time_units")
NUMBER_ROWS = lexicon("time_numbers")
HOLIDAY_ROWS = lexicon("holidays")
WORD_ROWS = lexicon("time_words")

MONTHS = {row["word"]: int(row["number"]) for row in MONTH_ROWS}
WEEKDAYS = {row["word"]: int(row["number"]) for row in WEEKDAY_ROWS}

UNIT_FORMS = [row["word"] for row in UNIT_ROWS] + [row["plural"] for row in UNIT_ROWS]
CALENDAR_UNITS = [row["word"] for row in UNIT_ROWS if row["unit"] == row["word"]]

# --- pieces of patterns (all recognisers ignore case) ---
MONTH = (
    "(?:"
    + either(row["word"] for row in MONTH_ROWS if row["form"] != "short")
    + r"\b(?:\.(?=\s?\d))?|"
    + either(row["word"] for row in MONTH_ROWS if row["form"] == "short")
    + r"\b\.?)"
)
WEEKDAY = either(row["word"] for row in WEEKDAY_ROWS if row["form"] == "full") + r"\b"
WEEKDAY_ANY = "(?:" + WEEKDAY + "|" + either(row["word"] for row in WEEKDAY_ROWS if row["form"] == "short") + r"\b\.?)"
SEASON = either(row["word"] for row in SEASON_ROWS) + r"\b"
UNIT = either(UNIT_FORMS) + r"\b"
CALENDAR_UNIT = either(CALENDAR_UNITS) + r"\b"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b(?![:]\d|[.,]\d|\s?%|\s(?:percent|per\scent|million|billion))"
YEAR = r"(?:1\d|20|21)\d\d(?!\d|[.,]\d)"
SHORT_YEAR = r"'\d\d\b"
ORDINAL = either([row["ordinal"] for row in NUMBER_ROWS[:4]] + ["1st", "2nd", "3rd", "4th"]) + r"\b"
DAY_WORDS = (
    {row["ordinal"]: int(row["value"]) for row in NUMBER_ROWS[:20]}
    | {
        f"{tens}{mark}{row['ordinal']}": base + int(row["value"])
        for tens, base, last in (("twenty", 20, 9), ("thirty", 30, 1))
        for mark in ("-", " ")
        for row in NUMBER_ROWS[:last]
    }
    | {"thirtieth": 30}
)
"""Days of a month in words: `sixth`, `twenty-first`."""
DAY_WORD = either(DAY_WORDS) + r"\b"
PART_OF_DAY = r"(?:morning|afternoon|evening|night)\b"
CARDINAL = either(row["word"] for row in NUMBER_ROWS)
NUMBER = (
    r"(?:(?:\d{1,3}(?:,\d{3}){1,2}|\d{1,3}[\s-]1/2|\d{1,3}[\u00bc\u00bd\u00be]|\d{1,6}(?:\.\d{1,4})?)(?![\d.,/]*\d)"
    rf"|{CARDINAL}(?:-{CARDINAL})?\b(?:-and-a-half\b|\sand\s(?:a\shalf|one-half|three\squarters|a\squarter)\b)?)"
)
YEAR_BY_WORD = r"(?:(?:last|this|next|that|the\s(?:same|following|previous|next))\s{1,3}year|the\s{1,3}year)\b"

# --- triggers: the one word without which an expression of each kind cannot be ---
MONTH_TRIGGERS = tuple(
    form
    for row in MONTH_ROWS
    for form in (row["word"].capitalize(), row["word"].upper(), row["word"])
    if not (row["form"] in ("ordinary", "short") and form == row["word"])
)
WEEKDAY_TRIGGERS = spellings(row["word"] for row in WEEKDAY_ROWS if row["form"] == "full") + tuple(
    row["word"].capitalize() for row in WEEKDAY_ROWS if row["form"] == "short"
)
WEEKDAY_PLURALS = spellings(row["word"] + "s" for row in WEEKDAY_ROWS if row["form"] == "full")
SEASON_TRIGGERS = spellings(row["word"] for row in SEASON_ROWS)
ONE_UNIT_TRIGGERS = spellings(row["word"] for row in UNIT_ROWS)
UNITS_TRIGGERS = spellings(row["plural"] for row in UNIT_ROWS)
UNIT_TRIGGERS = (*ONE_UNIT_TRIGGERS, *UNITS_TRIGGERS)
YEAR_TRIGGERS = tuple(str(number) for number in range(1000, 2200))
DECADE_WORDS = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")
DECADE_TRIGGERS = (
    tuple(f"{number}0s" for number in (*range(2, 10), *range(100, 220)))
    + tuple(f"{number}0" for number in range(5, 10))
    + spellings(DECADE_WORDS)
)  # fmt: skip
CODES = [f"Q{n}" for n in range(1, 5)] + [f"{n}Q" for n in range(1, 5)] + ["H1", "H2", "1H", "2H"]
QUARTER_CODES = (
    *CODES,
    *(f"{code}{number:02}" for code in CODES if code[0].isdigit() for number in range(70)),
    *(f"{code}{number}" for code in CODES if code[0].isdigit() for number in range(1990, 2070)),
    *(f"{code}{mark}{number:02}" for code in CODES for mark in ("FY", "'") for number in range(70)),
    *(f"{year}{code}" for year in range(1990, 2070) for code in CODES if code[0] in "QH"),
)
FISCAL_CODES = tuple(
    ["FY", "fiscal", "Fiscal"]
    + [f"FY{mark}{n:02}" for mark in ("", "'") for n in range(100)]
    + [f"FY{n}" for n in range(1980, 2100)]
)
CLOCK_TRIGGERS = (
    tuple(f"{hour}{half}" for hour in range(1, 13) for half in ("am", "pm", "AM", "PM"))
    + tuple(f"{minute:02}{half}" for minute in range(60) for half in ("am", "pm", "AM", "PM"))
    + (
        "am",
        "pm",
        "AM",
        "PM",
        "a.m",
        "p.m",
        "A.M.",
        "P.M.",
        ":",
        "noon",
        "Noon",
        "midnight",
        "Midnight",
        "o'clock",
    )
    + ("UTC", "GMT", "p", "m")
)
PART_TRIGGERS = spellings(("morning", "afternoon", "evening", "night", "tonight", "overnight"))
DAY_TRIGGERS = spellings(("today", "yesterday", "tomorrow"))
