"""Durations and ages: "122 days", "a little more than a year", "55 years old", "aged 55"."""

import re

from pipeline.text.find.counts_nouns import STOPS
from pipeline.text.find.measures_units import HALF, PARTS, Named
from pipeline.text.find.numbers_context import Context, Found
from pipeline.text.find.numbers_cues import cues
from pipeline.text.find.numbers_modifiers import modifier_before
from pipeline.text.find.numbers_ranges import Figure

OLD = re.compile(r"[\s-](?:old|olds|of\sage)\b")
AGE_WORDS = ("age", "aged", "ages", "of", "between", "young as", "old as")
AGED = re.compile(r"\b(?:aged|age|ages|the\sage\sof|aged\sbetween|as\s(?:young|old)\sas)\s$", re.IGNORECASE)
AGES = re.compile(r"\b(?:aged|ages)\s(?:[0-9]{1,2},\s){0,3}[0-9]{1,2},?(?:\s(?:and|or))?\s$")  # aged 15 and 17
LISTED = (",", "and", "or")
SIBLINGS = re.compile(
    r"\b(?:brothers|sisters|boys|girls|children|sons|daughters|twins|siblings|teenagers|youths|men|women|victims|suspects)"
    r",\s(?:[0-9]{1,2}(?:,\s|,?\sand\s)){0,2}$",
    re.IGNORECASE,
)  # the brothers, 9 and 11,
NEXT_AGE = re.compile(
    r"(?:,\s(?:[0-9]{1,2},?\s)?|\s)and\s[0-9]{1,2}(?:[,.;)]|\s(?:were|was|died|had))|[,.;)]|\s(?:were|died)\b"
)
AGE_LEVEL = re.compile(
    r"\b(?:average|median|mean|retirement|pension|minimum|voting)\sage\b[^.;,]{0,48}\s(?:to|is|was|at|from)\s$"
)  # the median age of buyers rose to 38
AGE_LEVELS = (" to", " is", " was", " at", " from")
LISTED_AFTER = STOPS | {""}
NEAR = 120  # characters to either side that say what a figure in brackets is
GOALS = re.compile(r"\b(?:goals?|scor\w+|penalt\w+|pens?|minutes?|equali[sz]\w+|sent\soff|subs?)\b", re.IGNORECASE)
AGE_VERBS = ("is", "was", "turned", "turns", "at")
AGE_OF = re.compile(
    r"\b(?:he|she|who|[Tt]he\s(?:accused|suspect|victim|man|woman|boy|girl|driver|teenager|defendant|gunman|attacker|pilot))"
    r"\s(?:is|was|turned|turns)\s$|\bdied\sat\s$", re.IGNORECASE)
AGE_BOUND = re.compile(
    r"\b(?:children|kids|people|persons|those|women|men|adults|anyone|everyone|patients|boys|girls|workers|voters|drivers"
    r"|residents|pensioners|infants)\s(?:aged\s)?(?:under|over|below|above|younger\sthan|older\sthan)\s$",
    re.IGNORECASE,
)
AGE_BOUNDS = ("under", "over", "below", "above", "than")
AGE_ENDS = re.compile(r"[.,;]?$|[.,;]\s|\s(?:when|and|at\sthe\stime|on|this|last|in)\b")
NAMED = re.compile(r"[A-Z][a-z]+\s[A-Z][\w'-]+\s?,\s$")
PERSONS = cues("aged")
MEASURING = cues("measuring")
APPOSED = re.compile(r"\s?,\s(?:(?:then|now|only|just)\s)?$")
APPOSING = (",", ", then", ", now", ", only", ", just")
COMMA = re.compile(r"\s?,\s(?![0-9])|\)")
IDIOM = re.compile(r"one\s(?:day|night|morning|evening)\b(?!\s(?:of|after|before|later))", re.IGNORECASE)
WILL = re.compile(
    r"one\s\w+,?\s(?:he|she|they|we|i|it|you|will|could|might|may|be|this|soon|become)\b", re.IGNORECASE
)


def find_duration(context: Context, figure: Figure) -> Found | str | None:
    """A duration in `figure`; a reason when the words are an idiom; None when no unit of time follows."""
    named = context.after(figure).unit
    if named is not None and named.unit.name == "second" and context.folded.startswith(" second-", figure.end):
        return None  # 12 second-hand cars
    if named is not None and named.unit.kind == "duration":
        return _duration(context, figure, named)
    return _age(context, figure)


def _duration(context: Context, figure: Figure, named: Named) -> Found | str | None:
    folded = context.folded
    if figure.low.form == "article" and figure.high is None:
        modifier = modifier_before(folded, figure.start, figure.left)
        if (modifier is None or modifier.value == "exact") and not HALF.match(
            folded, named.end, figure.right
        ):
            return "an article, not a number"
        start = modifier.start if modifier is not None else figure.start
        return _with_half(folded, figure, start, named)
    if (
        figure.low.mantissa == "one"
        and IDIOM.match(folded, figure.start, figure.right)
        and _idiomatic(context, figure)
    ):
        return "an idiom, not a duration"
    if figure.low.mantissa == "zero":
        return "part of a compound word"
    end = max(named.end, figure.end)
    old = OLD.match(folded, end, figure.right)
    if old is None:
        return _with_half(folded, figure, figure.start, named)
    return Found("duration", figure.start, old.end(), named.unit.name)


def _with_half(folded: str, figure: Figure, start: int, named: Named) -> Found:
    """ "a year and a half": the part is added to the whole."""
    half = HALF.match(folded, named.end, figure.right)
    if half is None or figure.high is not None:
        return Found("duration", start, max(named.end, figure.end), named.unit.name)
    return Found("duration", start, half.end(), named.unit.name, plus=PARTS[half[1]])


def _idiomatic(context: Context, figure: Figure) -> bool:
    """ "One day he will", "it may one day fly": not after a word that measures."""
    before = context.folded[max(figure.left, figure.start - 12) : figure.start].lower().split()
    return (
        not before
        or before[-1] not in MEASURING
        or WILL.match(context.folded, figure.start, figure.right) is not None
    )


def _can_be_age(figure: Figure) -> bool:
    return (
        len(figure.low.mantissa) <= 3 if figure.low.form == "digits" else "hundred" not in figure.low.mantissa
    )


def _age(context: Context, figure: Figure) -> Found | None:
    """ "aged 55", and ", 49," right after a name."""
    folded = context.folded
    if figure.low.scale or figure.low.form not in ("digits", "words") or not _can_be_age(figure):
        return None
    before = folded[max(figure.left, figure.start - 32) : figure.start]
    close = before.rstrip()
    if close.lower().endswith(AGE_WORDS) and AGED.search(before) and not folded.startswith("%", figure.end):
        return Found("duration", figure.start, figure.end, "year")
    if close.endswith(AGE_BOUNDS) and AGE_BOUND.search(before) and context.after(figure).word in LISTED_AFTER:
        return Found("duration", figure.start, figure.end, "year")
    if close.endswith(LISTED) and _listed_age(context, figure, before):
        return Found("duration", figure.start, figure.end, "year")
    if close.endswith(AGE_LEVELS) and context.after(figure).word in LISTED_AFTER:
        level = AGE_LEVEL.search(folded, max(figure.left, figure.start - 90), figure.start)
        if level is not None and len(figure.low.mantissa) == 2:
            return Found("duration", figure.start, figure.end, "year")
    if close.endswith("(") and _bracketed_age(context, figure, before):
        return Found("duration", figure.start, figure.end, "year")
    if close.endswith(AGE_VERBS) and AGE_OF.search(before) and AGE_ENDS.match(folded, figure.end, figure.right):
        return Found("duration", figure.start, figure.end, "year")
    apposed = APPOSED.search(before) if len(figure.low.mantissa) == 2 and close.endswith(APPOSING) else None
    if apposed and COMMA.match(folded, figure.end, figure.right):
        stop = figure.start - len(apposed.group())
        ahead = before[: len(before) - len(apposed.group())]
        person = ahead.rpartition(" ")[2].lower() in PERSONS
        if person or context.ends_person(stop) or NAMED.search(f"{ahead}, "):
            return Found("duration", figure.start, figure.end, "year")
    return None


def _listed_age(context: Context, figure: Figure, before: str) -> bool:
    """ "aged 15 and 17", "the brothers, 9 and 11,"."""
    if AGES.search(before):
        return context.after(figure).word in LISTED_AFTER
    return SIBLINGS.search(before) is not None and NEXT_AGE.match(context.folded, figure.end, figure.right) is not None


def _bracketed_age(context: Context, figure: Figure, before: str) -> bool:
    """ "Mary Byrne (54)": an age behind the name of a person, but not the minute of a goal."""
    folded = context.folded
    if len(figure.low.mantissa) != 2 or not folded.startswith(")", figure.end):
        return False
    named = context.ends_person(figure.start - 2) or NAMED.search(f"{before[:-2]}, ") is not None
    left, right = max(figure.left, figure.start - NEAR), min(figure.right, figure.end + NEAR)
    return named and GOALS.search(folded, left, right) is None
