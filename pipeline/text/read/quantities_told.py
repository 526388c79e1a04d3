"""Figures without a noun that a turn of phrase numbers: a vote, a rate per 100,000, the score of a side."""

import re

from pipeline.text.find.counts_nouns import STOPS, singular
from pipeline.text.find.numbers_context import Context, Found
from pipeline.text.find.numbers_cues import cues
from pipeline.text.find.numbers_ranges import Figure
from pipeline.text.lexicon import lexicon

RATES = {row["noun"]: row["unit"] for row in lexicon("tally_nouns") if row["link"] == "rate"}
PER_HEADS = re.compile(r"\sper\s(?:10{0,2}[, ]?000|thousand|(?:a\s|one\s)?million|hundred\sthousand)\b")
RATE = re.compile(r"\b(?P<noun>[A-Za-z]{3,20})\srates?\b|\b(?P<alone>mortality|incidence|fertility|prevalence)\b")
VOTED = re.compile(
    r"\b(?:vot(?:es?|ed|ing)|approved|passed|rejected|adopted|defeated|ratified|confirmed|approval|passage)\b"
    r"(?:\s(?!from\b)[A-Za-z'-]+){0,6},?\s$"
)
TO_VOTES = re.compile(r"\s(?:votes\s)?to\s[0-9]{1,3}(?![0-9,.]*[0-9%]|\s[a-z]+s\b)")
OUT_FOR = re.compile(
    r"\b(?:(?:all|bowled|bundled)\sout|dismissed|skittled|declared)\s(?:[a-z]+\s){0,2}(?:for|on|at)\s$"
)
LEADING = re.compile(
    r"\b(?:(?:trail(?:s|ed|ing)?|led|leads?|leading|won|wins?|lost|loses?)"
    r"|(?:outscored|beat|beats|routed|thrashed|hammered)(?:\s[A-Za-z']+){1,4})\sby\s(?:as\smany\sas\s)?$"
)
FOR_WICKETS = re.compile(r"\sfor\s(?:one|two|three|four|five|six|seven|eight|nine|[1-9])(?=[.,;]|\s[a-z]+\b)")
LEAD_OF = re.compile(r"\ba\s(?:first-innings\s)?(?:lead|deficit|target|total|stand|partnership)\sof\s$")
NEEDED = re.compile(r"\b(?:needs?|needed|needing|unbeaten)\s(?:an?\s)?(?:another\s)?$")
OFF_BALLS = re.compile(r"\soff\s(?:just\s|only\s)?[0-9]{1,3}(?:\s(?:balls|deliveries)\b|[.,;])|\snot\sout\b")
BATTING = re.compile(
    r"\b(?:close|stumps|lunch|tea|innings|wickets?|overs|balls|deliveries|declared|(?:not|all|bowled)\sout|test)\b",
    re.IGNORECASE,
)
WARMTH = re.compile(
    r"\b(?:temperatures?|mercury|thermometers?|wind\schills?|heat\sind(?:ex|ices|exes))\s(?:[a-z]+\s){0,5}?"
    r"(?:to|at|of|near|above|below|around|hit|hits|reach(?:ed|es)?|touch(?:ed|es)?|topped|exceed(?:ed|s)?)\s"
    r"(?:(?:about|nearly|almost|around|over|minus|a\shigh\sof|a\slow\sof)\s){0,2}-?$",
    re.IGNORECASE,
)
NUMBERING = re.compile(
    r"\b(?P<noun>[a-z]{3,20}s|staff)\s(?:now\s|currently\s|already\s)?(?:number(?:ed)?|total(?:l?ed)?)\s"
    r"(?:about\s|around\s|nearly\s|some\s|over\s|more\sthan\s)?$"
)
"""What is said to be so many: "its subscribers now number 278 million"."""
HOLDING = re.compile(
    r"\b(?:[Ss]tadium|[Aa]rena|[Gg]round|[Hh]all|[Tt]heatre|[Tt]heater|[Vv]enue|[Pp]ark|[Ss]tand)\s"
    r"(?:(?:can|could|will|would|to|that)\s)?(?:holds?|held|accommodates?)\s"
    r"(?:about\s|around\s|nearly\s|some\s|over\s|up\sto\s|more\sthan\s)?$"
)
"""What holds people, where nothing else is named: "the ground holds 62,000"."""
ENDING = STOPS | cues("expected") | {"", "overnight"}
LEAST_LEAD, MOST_LEAD = 10, 100  # fewer may be goals or shots, more may be votes
BEHIND = 100  # characters before a figure in which what it is told by stands


def told(context: Context, figure: Figure) -> Found | None:
    """What the phrase around a bare figure numbers; None when it is none of these phrases."""
    if figure.low.form not in ("digits", "words") or figure.high is not None:
        return None
    if (numbered := _numbered(context, figure)) is not None:
        return Found("count", figure.start, figure.end, numbered)
    if figure.low.scale:
        return None
    if _temperature(context, figure):
        return Found("measure", figure.start, figure.end, "degree")
    unit = _rate(context, figure) or (_vote(context, figure) if figure.low.form == "digits" else None)
    unit = unit or _lead(context, figure)
    return None if unit is None else Found("count", figure.start, figure.end, unit)


def _numbered(context: Context, figure: Figure) -> str | None:
    """What a bare figure numbers by the verb before it: "its staff number 45,000", "the stadium holds 62,000"."""
    if context.after(figure).word not in ENDING:
        return None
    start = max(figure.left, figure.start - BEHIND)
    if (found := NUMBERING.search(context.folded, start, figure.start)) is not None:
        return "person" if found["noun"] == "staff" else singular(found["noun"])
    return "person" if HOLDING.search(context.folded, start, figure.start) else None


def _temperature(context: Context, figure: Figure) -> bool:
    """ "temperatures dropped below minus 40"."""
    if len(figure.low.mantissa) > 4 or context.after(figure).word not in ENDING:
        return False
    return WARMTH.search(context.folded, max(figure.left, figure.start - BEHIND), figure.start) is not None


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


def batting(context: Context, figure: Figure) -> Found | None:
    """ "all out for 183, a deficit of 212", "312 for four at the close": runs and wickets of cricket."""
    near = max(figure.left, figure.start - BEHIND), min(figure.right, figure.end + BEHIND)
    if figure.low.scale or figure.high is not None or BATTING.search(context.folded, *near) is None:
        return None
    ahead = context.folded[max(figure.left, figure.start - 48) : figure.start]
    batted = OUT_FOR.search(ahead) or LEAD_OF.search(ahead) or NEEDED.search(ahead)
    unit = "run" if batted or OFF_BALLS.match(context.folded, figure.end, figure.right) else None
    if context.after(figure).word == "for" and FOR_WICKETS.match(context.folded, figure.end, figure.right):
        unit = "run"
    elif ahead.endswith(" for ") and ahead[-6:-5].isdigit():
        unit = "wicket"
    return None if unit is None else Found("count", figure.start, figure.end, unit)


def _lead(context: Context, figure: Figure) -> str | None:
    """ "trailed by 26": points, because a lead of as many goals or shots is rare."""
    many = figure.low.mantissa.isdecimal() and LEAST_LEAD <= int(figure.low.mantissa[:9]) < MOST_LEAD
    ahead = context.folded[max(figure.left, figure.start - 48) : figure.start]
    return "point" if many and LEADING.search(ahead) else None
