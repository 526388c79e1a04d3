"""Reading named periods: quarters, halves, fiscal years, seasons, decades, centuries, the end of the year."""

from datetime import date

from pipeline.text.find.times import Candidate, Modifier
from pipeline.text.find.times_vocabulary import DECADE_WORDS, NUMBER_ROWS, SEASON_ROWS, neighbours
from pipeline.text.read import calendar
from pipeline.text.read.calendar import Impossible, Period
from pipeline.text.read.times_nearest import direction_of, full_year, nearest, year_by_words
from pipeline.text.read.times_reading import Context, Reading, of_period, unknown, unplaced
from pipeline.text.read.times_tense import FUTURE, PAST

ORDINALS = {row["ordinal"]: int(row["value"]) for row in NUMBER_ROWS[:20]} | {
    "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "opening": 1,
    "final": 4, "last": 4, "twenty-first": 21, "twenty-second": 22,
}  # fmt: skip
CODES = {row["word"]: row["code"] for row in SEASON_ROWS}
SEASON_FORMS = {row["word"]: row["form"] for row in SEASON_ROWS}
FINANCE = neighbours("finance")


def read_quarter(candidate: Candidate, context: Context) -> Reading:
    """The third quarter of 2024; second-half results; the fourth quarter of last year."""
    m = candidate.match
    unit, index = m["unit"].lower(), ORDINALS[" ".join(m["ordinal"].lower().split())]
    said = m["year"] or m["own_year"]
    if unit == "half" and m["ordinal"].lower() in ("final", "last"):
        index = 2
    if index > (4 if unit == "quarter" else 2):
        raise Impossible(f"no year has so many of these: {m['ordinal'].lower()} {unit}")
    if unit == "half" and not (said or m["by_word"]) and not _of_business(candidate, context):
        raise Impossible("half of what is not said")
    fiscal = bool(m["fiscal"] or m["own_fiscal"] or (m["which"] or "").lower().startswith("fiscal"))
    year = full_year(said, context.anchor) if said else None
    if m["by_word"]:
        year = year_by_words(m["by_word"], candidate, context)
    return _numbered(candidate, context, unit, index, year, fiscal)


def _of_business(candidate: Candidate, context: Context) -> bool:
    """Whether the sentence counts money or goods, so that its half is half a year and not half a match."""
    low, high = context.page.tokens.bounds[candidate.sentence]
    return any(word.lower() in FINANCE for word in context.page.tokens.words[low:high])


def read_quarter_code(candidate: Candidate, context: Context) -> Reading:
    """Q3 2024; 3Q24; H1; Q2 FY25."""
    m = candidate.match
    letter, index = (m["letter"] or m["letter2"]).upper(), int(m["number"] or m["number2"])
    if letter == "H" and index > 2:
        raise Impossible("a year has two halves")
    if (m["letter"] or m["letter2"]).islower():
        raise Impossible("a small letter: not a quarter or half")
    name = context.name_around(candidate)
    if name is not None and name != "EVENT":
        raise Impossible("part of a name")
    if letter == "H" and not (m["year"] or m["before"] or m["glued"]) and context.anchor is None:
        raise Impossible("half of what is not said")
    said = m["year"] or m["before"] or m["glued"]
    year = full_year(said, context.anchor) if said else None
    unit = "quarter" if letter == "Q" else "half"
    return _numbered(candidate, context, unit, index, year, bool(m["fiscal"]))


def _numbered(candidate: Candidate, context: Context, unit: str, index: int, year: int | None, fiscal: bool) -> Reading:
    letter = "Q" if unit == "quarter" else "H"
    make = calendar.quarter if unit == "quarter" else calendar.half
    if fiscal:
        return unknown(f"FY{year:04}-{letter}{index}" if year else f"FXXXX-{letter}{index}")
    if year is not None:
        return of_period(make(year, index), candidate.modifier, anchor=context.anchor)
    if context.anchor is None:
        return unplaced(f"XXXX-{letter}{index}", candidate.modifier)
    years = [context.anchor.year + step for step in (-1, 0, 1) if 1 <= context.anchor.year + step <= 9999]
    direction = direction_of(candidate, context)
    options = [make(number, index) for number in years]
    if unit == "half" and direction == PAST:  # what is told of a half is told when it is over, or nearly so
        options = [it for it in options if it.ends is not None and (it.ends - context.anchor).days < 45]
    chosen = nearest(options, context.anchor, direction)
    return of_period(chosen, candidate.modifier, context.anchor, context.anchor)


def read_fiscal(candidate: Candidate, context: Context) -> Reading:
    """FY2024, fiscal 2024, the 2024 fiscal year, FY2023/24 (named by its end): whose is not said, so no days."""
    m = candidate.match
    return unplaced(f"FY{full_year(m['until'] or m['year'], context.anchor):04}", candidate.modifier)


def read_season(candidate: Candidate, context: Context) -> Reading:
    """Summer 2024; last winter; the fall of 2023; in the spring."""
    m = candidate.match
    word, which = m["season"].lower(), " ".join((m["which"] or "").lower().split())
    _must_be_a_season(candidate, context, word, which)
    code = CODES[word]
    if which in ("every", "each"):
        return unknown(f"XXXX-{code}", "SET")
    if m["year"]:
        year = full_year(m["year"], context.anchor)
        return of_period(calendar.season(year, code), candidate.modifier)
    if m["by_word"] and (told := year_by_words(m["by_word"], candidate, context)) is not None:
        return of_period(calendar.season(told, code), candidate.modifier, context.anchor)
    if which.split()[-1:] in (["previous"], ["following"]) or which == "the next":
        return _season_beside(which, code, candidate, context)
    if which == "that":
        base = context.reference(("year", "season", "month", "day"), candidate.sentence)
        if base is None or base.begins is None:
            return unplaced(f"XXXX-{code}", candidate.modifier)
        return of_period(calendar.season(base.begins.year, code), candidate.modifier)
    if context.anchor is None:
        return unplaced(f"XXXX-{code}", candidate.modifier)
    chosen = _season_near(which, code, context.anchor, direction_of(candidate, context))
    return of_period(chosen, candidate.modifier, context.anchor, context.anchor)


def _season_beside(which: str, code: str, candidate: Candidate, context: Context) -> Reading:
    """The previous spring, the following winter: beside the time that was told last, else the publication."""
    told = context.reference(("year", "season", "quarter", "month", "week", "day"), candidate.sentence)
    base = told.begins if told is not None and told.begins is not None else context.anchor
    if base is None:
        return unplaced(f"XXXX-{code}", candidate.modifier)
    options = [calendar.season(base.year + step, code) for step in (-2, -1, 0, 1) if 1 <= base.year + step <= 9998]
    if which.endswith("previous"):
        back = [it for it in options if it.ends is not None and it.ends < base]
        return of_period(back[-1] if back else options[0], candidate.modifier, base)
    ahead = [it for it in options if it.begins is not None and it.begins > base]
    return of_period(ahead[0] if ahead else options[-1], candidate.modifier, base)


def _must_be_a_season(candidate: Candidate, context: Context, word: str, which: str) -> None:
    m = candidate.match
    name = context.name_around(candidate)
    if name is not None and name != "EVENT":
        raise Impossible("part of a name")
    before = context.word(candidate, -1).lower()
    if m["year"] or m["by_word"] or which not in ("", "the"):
        return
    timely = before in ("in", "by", "since", "until", "during", "through", "for", "over", "of") or candidate.modifier
    if which == "the" and timely and (SEASON_FORMS[word] == "full" or before in ("in", "by", "until", "since")):
        return
    if timely and (SEASON_FORMS[word] == "full" or (candidate.modifier and candidate.modifier.kind == "part")):
        return
    if before in ("in", "by", "until", "since") and context.stands_alone(candidate):
        return
    raise Impossible("an everyday word or a season of no one year")


def _season_near(which: str, code: str, anchor: date, direction: str | None) -> Period:
    years = [anchor.year + step for step in (-2, -1, 0, 1) if 1 <= anchor.year + step <= 9998]
    options = [calendar.season(number, code) for number in years]
    if not options:
        raise Impossible("the season lies outside the calendar")
    if which in ("last", "past", "this past"):
        return next((it for it in reversed(options) if it.ends is not None and it.ends < anchor), options[0])
    if which in ("next", "coming", "this coming"):
        return next((it for it in options if it.begins is not None and it.begins > anchor), options[-1])
    return nearest(options, anchor, direction if which != "this" else None)


def read_decade(candidate: Candidate, context: Context) -> Reading:
    """The 1990s, the '90s, the early 2000s, the sixties. "In his 50s" is an age."""
    m = candidate.match
    _must_be_a_decade(candidate, context)
    if m["possessive"]:
        first = int(m["possessive"])
    elif m["word"]:
        first = 1920 + 10 * DECADE_WORDS.index(m["word"].lower())
    elif m["digits"] and len(m["digits"]) == 4:
        first = int(m["digits"])
    else:
        first = 2000 if m["digits"] == "00" else 1900 + int(m["digits"] or m["tens"])
    if first % 100 == 0 and first < 1900:
        return of_period(calendar.century(first // 100 + 1), candidate.modifier)
    return of_period(calendar.decade(first), candidate.modifier, anchor=context.anchor)


def _must_be_a_decade(candidate: Candidate, context: Context) -> None:
    m, before = candidate.match, context.word(candidate, -1).lower()
    if m["possessive"] or (m["digits"] and len(m["digits"]) == 4):
        if before in ("$", "£", "€"):
            raise Impossible("an amount, not a decade")
        return
    if before in ("his", "her", "their", "my", "our", "your", "its", "low", "high", "upper", "lower"):
        raise Impossible("an age or a temperature, not a decade")
    with_article = m.group().lower().startswith("the ") or candidate.modifier is not None or m["tick"]
    follows = before in ("and", "or", "to") and any(period.unit == "decade" for _, period in context.past_periods[-1:])
    if not (with_article or follows) or (m["digits"] in ("20", "30", "40") and not m["tick"]):
        raise Impossible("a round number, not surely a decade")


def read_century(candidate: Candidate, context: Context) -> Reading:
    """The 20th century, 19th-century."""
    m = candidate.match
    text = m["ordinal"].lower()
    index = ORDINALS.get(text) or int(text[:-2])
    if m["unit"].lower() == "millennium":
        return unknown(f"{index - 1}")
    if m["bc"]:
        return unknown(f"BC{index - 1:02}")
    if index == 1:
        return unknown("00")
    return of_period(calendar.century(index), candidate.modifier)


def read_end_of_period(candidate: Candidate, context: Context) -> Reading:
    """The end of the year, year-end, the rest of the month: of the anchor's own period."""
    m = candidate.match
    unit = (m["unit"] or m["unit2"] or m["unit3"] or m["unit4"]).lower()
    word = (m["edge"] or m["edge2"] or m["edge3"] or m["edge4"]).lower()
    if (word, unit) == ("turn", "century") or unit in ("fortnight", "millennium") or (word == "turn"):
        raise Impossible("which one is not said")
    if unit == "day":
        return _within_the_day(word, candidate, context)
    modifier = EDGES[word]
    own = context.reference((unit,), candidate.sentence, 0 if unit == "week" else 1) if m["unit3"] else None
    if unit == "quarter" and own is None and context.anchor is not None:
        own = _quarter_told(candidate, context, context.anchor)
    if own is None and context.anchor is None:
        return unknown(UNPLACED.get(unit, "XXXX"), "DATE", modifier.mod)
    period = own or calendar.around(context.anchor or date.min, unit)
    reading = of_period(period, modifier, None if own else context.anchor, context.anchor)
    return reading._replace(modified=False)


def _quarter_told(candidate: Candidate, context: Context, anchor: date) -> Period | None:
    """The quarter that the text told, or the last that has ended; None where the sentence looks ahead."""
    if direction_of(candidate, context) == FUTURE:
        return None
    return context.reference(("quarter",), candidate.sentence, 4) or calendar.finished_quarter(anchor)


def _within_the_day(word: str, candidate: Candidate, context: Context) -> Reading:
    """Later in the day: of the day that was told, else of the publication's own. "The end of the day" is an idiom."""
    if word not in ("earlier", "later", "early", "late"):
        raise Impossible("an hour of no one day")
    ahead = direction_of(candidate, context) == FUTURE
    own = None if ahead else context.reference(("day",), candidate.sentence, 1)
    if own is None and context.anchor is None:
        return unknown(UNPLACED["day"])
    return of_period(own or calendar.day_of(context.anchor or date.min), None, None if own else context.anchor)


EDGES = {
    "end": Modifier("edge", "END"),
    "close": Modifier("edge", "END"),
    "start": Modifier("edge", "START"),
    "beginning": Modifier("edge", "START"),
    "middle": Modifier("part", "MID"),
    "mid": Modifier("part", "MID"),
    "rest": Modifier("rest", "END"),
    "remainder": Modifier("rest", "END"),
    "later": Modifier("rest", "END"),
    "earlier": Modifier("so_far", "START"),
    "early": Modifier("part", "START"),
    "late": Modifier("part", "END"),
}
UNPLACED = {
    "year": "XXXX", "month": "XXXX-XX", "week": "XXXX-WXX", "quarter": "XXXX-QX", "day": "XXXX-XX-XX",
    "decade": "XXX", "century": "XX", "weekend": "XXXX-WXX-WE",
}  # fmt: skip
