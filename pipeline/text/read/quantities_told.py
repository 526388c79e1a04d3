"""Figures without a noun that a turn of phrase numbers: a vote, a rate per 100,000, the score of a side."""

import re

from pipeline.text.find.numbers_context import Context, Found
from pipeline.text.find.numbers_ranges import Figure
from pipeline.text.lexicon import lexicon

RATES = {row["noun"]: row["unit"] for row in lexicon("tally_nouns") if row["link"] == "rate"}
PER_HEADS = re.compile(r"\sper\s(?:10{0,2}[, ]?000|thousand|(?:a\s|one\s)?million|hundred\sthousand)\b")
RATE = re.compile(r"\b(?P<noun>[A-Za-z]{3,20})\srates?\b|\b(?P<alone>mortality|incidence|fertility|prevalence)\b")
VOTED = re.compile(
    r"\b(?:vot(?:es?|ed|ing)|approved|passed|rejected|adopted|defeated|ratified|confirmed|approval|passage)\b"
    r"(?:\s(?!from\b)[A-Za-z'-]+){0,6}\s$"
)
TO_VOTES = re.compile(r"\s(?:votes\s)?to\s[0-9]{1,3}(?![0-9,.]*[0-9%]|\s[a-z]+s\b)")
OUT_FOR = re.compile(
    r"\b(?:(?:all|bowled|bundled)\sout|dismissed|skittled|declared)\s(?:[a-z]+\s){0,2}(?:for|on|at)\s$"
)
LEADING = re.compile(r"\b(?:trail(?:s|ed|ing)?|led|leads?|leading)\sby\s(?:as\smany\sas\s)?$")
CRICKET = re.compile(r"\b(?:innings|wickets?|all\sout|overs)\b")
LEAST_LEAD = 10  # fewer may be goals, runs or shots as well as points
BEHIND = 100  # characters before a figure in which what it is told by stands


def told(context: Context, figure: Figure) -> Found | None:
    """What the phrase around a bare figure numbers; None when it is none of these phrases."""
    if figure.low.form not in ("digits", "words") or figure.low.scale or figure.high is not None:
        return None
    unit = _rate(context, figure) or (_vote(context, figure) if figure.low.form == "digits" else None)
    unit = unit or _score(context, figure)
    return None if unit is None else Found("count", figure.start, figure.end, unit)


def _rate(context: Context, figure: Figure) -> str | None:
    """ "the murder rate fell to 6.3 per 100,000 people": what the rate is of."""
    if context.after(figure).word != "per" or PER_HEADS.match(context.folded, figure.end, figure.right) is None:
        return None
    rates = RATE.findall(context.folded, max(figure.left, figure.start - BEHIND), figure.start)
    noun = "".join(rates[-1]).lower() if rates else None
    return RATES.get(noun, noun) if noun else None


def _vote(context: Context, figure: Figure) -> str | None:
    """ "The vote was 219 to 206", "passed the bill 60 to 38"."""
    to = context.after(figure).word in ("to", "votes")
    if not to or TO_VOTES.match(context.folded, figure.end, figure.right) is None:
        return None
    return "vote" if VOTED.search(context.folded, max(figure.left, figure.start - BEHIND), figure.start) else None


def _score(context: Context, figure: Figure) -> str | None:
    """ "all out for 183", "trailed by 26"."""
    before = max(figure.left, figure.start - 48)
    ahead = context.folded[before : figure.start]
    if ahead.endswith((" for ", " on ", " at ")):
        return "run" if OUT_FOR.search(ahead) else None
    if not ahead.endswith(" by ", 0) and not ahead.endswith(" as "):
        return None
    many = figure.low.mantissa.isdecimal() and int(figure.low.mantissa[:9]) >= LEAST_LEAD
    if not many or LEADING.search(ahead) is None:
        return None
    return "run" if CRICKET.search(context.folded, figure.left, figure.right) else "point"
