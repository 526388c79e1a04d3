"""Physical measures: a figure with a unit of the lexicon, and the rate it is given at."""

import re
from decimal import Decimal

from pipeline.text.find.counts import count_at
from pipeline.text.find.counts_nouns import is_plural
from pipeline.text.find.measures_per import find_per
from pipeline.text.find.measures_units import HALF, PARTS, WET, Named, find_unit_words
from pipeline.text.find.numbers_context import Context, Found
from pipeline.text.find.numbers_cues import cues
from pipeline.text.find.numbers_modifiers import modifier_before
from pipeline.text.find.numbers_ranges import Figure

SECOND = {
    "foot": (
        re.compile(
            r"(?:\sand)?[\s-]?([0-9]{1,2})[\s-]?(?:inches|inch|ins?\b\.?|″|\")"
            r"|-([0-9]{1,2})(?![0-9A-Za-z%.,]?[0-9])"  # 6-foot-8
        ),
        Decimal(12),
    ),
    "pound": (re.compile(r"(?:\sand)?[\s-]?([0-9]{1,2})[\s-]?(?:ounces|ounce|oz\b\.?)"), Decimal(16)),
    "stone": (re.compile(r"(?:\sand)?[\s-]?([0-9]{1,2})[\s-]?(?:pounds?|lbs?\b)"), Decimal(14)),
}  # fmt: skip
PER_100_KM = re.compile(r"\sper\s100\s?(?:km|kilomet(?:re|er)s)\b")
NEXT_WORD = re.compile(r"[\s-](?:more\s|new\s|extra\s|additional\s)?([A-Za-z][a-z]*)")
BEFORE_METRES = re.compile(
    r"\b(?:height|depth|length|width|distance|altitude|elevation|diameter|wingspan|swim|run|dash|tall|deep|wide|clear(?:ed|s)?|jump(?:ed)?|leap(?:t|ed)?|throw|threw|vault(?:ed)?|javelin|summit|sea|tides?|waves?|snow)\b",
    re.IGNORECASE,
)
RACE = re.compile(r"\b(?:the|men's|women's)\s$", re.IGNORECASE)
WINDOW = 160  # characters around a figure in which words of temperature or length are looked for
MILLION = Decimal(1000000)
METRES_OR_MILLIONS = '"m" may mean metres or millions'
METRES_AFTER = cues("metres")
IN_PLACE = re.compile(r"\sin\s(?:[a-z]+\s)?[A-Z][a-z]")
OF_STUFF = re.compile(
    r"(?:\sof|(?<=\sof))(?:\s[a-z]{2,14}){1,2}?(?=\s(?:an?|per|each|every)\s(?:second|minute|hour|day)\b)"
)  # 335,000 barrels of crude a day
DEEP = re.compile(rf"\sof\s(?:{'|'.join(sorted(WET))})\b")
FOOT_OF = re.compile(r"\s(?:of\sthe\b|soldiers|traffic)")


def find_measure(context: Context, figure: Figure) -> Found | str | None:
    """A measure in `figure`; a reason when its unit is ambiguous; None when no unit follows."""
    named = context.after(figure).unit
    if named is None or named.unit.kind != "measure":
        return None
    if figure.low.form == "article":
        return _article(context, figure, named)
    if named.unit.cues and not (_degrees(context, figure, named) or _cued(context, figure, named)):
        return None
    if named.unit.name == "meter" and named.symbol:
        return _metres_or_millions(context, figure, named)
    return _measure(context, figure, named)


def _degrees(context: Context, figure: Figure, named: Named) -> bool:
    """ "-5C", "38.7C" and "38C in Paris" are temperatures whatever the sentence is about."""
    if len(figure.low.mantissa) < 4 and IN_PLACE.match(context.folded, named.end, figure.right):
        return True
    decimal = "." in figure.low.mantissa and named.end == figure.unit_at + 1
    return decimal or context.folded[figure.start - 1 : figure.start] == "-"


def _cued(context: Context, figure: Figure, named: Named) -> bool:
    near = context.folded[
        max(figure.left, figure.start - WINDOW) : min(figure.right, figure.end + WINDOW)
    ].lower()
    return any(cue in near for cue in named.unit.cues)


def _article(context: Context, figure: Figure, named: Named) -> Found | str:
    modifier = modifier_before(context.folded, figure.start, figure.left)
    half = HALF.match(context.folded, named.end, figure.right)
    if half is not None:
        return Found("measure", figure.start, half.end(), named.unit.name, plus=PARTS[half[1]])
    if DEEP.match(context.folded, named.end, figure.right):
        return Found("measure", figure.start, named.end, named.unit.name)
    if modifier is None or modifier.value == "exact" or FOOT_OF.match(context.folded, named.end):
        return "an article, not a number"
    return Found("measure", modifier.start, named.end, named.unit.name)


def _measure(context: Context, figure: Figure, named: Named) -> Found:
    folded, unit, end = context.folded, named.unit.name, named.end
    if figure.low.form == "digits" and figure.high is None and folded[end : end + 1] and unit in SECOND:
        pattern, parts = SECOND[unit]
        second = pattern.match(folded, end, figure.right)
        if second is not None:
            plus = Decimal(second[second.lastindex or 1]) / parts
            return Found("measure", figure.start, second.end(), unit, plus=plus)
    if unit == "liter":
        hundred = PER_100_KM.match(folded, end, figure.right)
        if hundred is not None:
            return Found("measure", figure.start, hundred.end(), "centiliter/kilometer")
    stuff = OF_STUFF.match(folded, end, figure.right)
    per = find_per(folded, end if stuff is None else stuff.end(), figure.right)
    if per is not None and unit != per.unit and not ("/" in unit and folded.startswith(" each ", end)):
        return Found("measure", figure.start, per.end, f"{unit}/{per.unit}")
    return Found("measure", figure.start, end, unit)


def _metres_or_millions(context: Context, figure: Figure, named: Named) -> Found | str:
    """ "5m": metres beside words of length, millions before a plural, otherwise not to be told."""
    folded = context.folded
    word = NEXT_WORD.match(folded, named.end, figure.right)
    following = word[1].lower() if word else ""
    left = max(figure.left, figure.start - WINDOW)
    if following in METRES_AFTER or ("." not in folded[figure.start : named.end] and following == ""):
        if following or BEFORE_METRES.search(folded, left, figure.start):
            return _measure(context, figure, named)
    elif is_plural(following):
        counted = find_unit_words(folded, named.end, figure.right)
        if counted is not None and counted.unit.kind == "measure":
            return _measure(context, figure, counted)._replace(factor=MILLION)
        count = count_at(context, figure, named.end)
        return METRES_OR_MILLIONS if count is None else count._replace(factor=MILLION)
    if "," in figure.low.mantissa or RACE.search(folded, max(figure.left, figure.start - 10), figure.start):
        return _measure(context, figure, named)
    if BEFORE_METRES.search(folded, left, figure.start) or "km" in folded[left : figure.end + WINDOW]:
        return _measure(context, figure, named)
    return METRES_OR_MILLIONS
