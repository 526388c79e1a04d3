"""Figures without a noun that the words around them number: a crew of six, a toll of 1,204, an index at 512.67."""

import re

from pipeline.text.find.counts import find_noun
from pipeline.text.find.counts_nouns import STOPS, is_plural, singular, singular_as_written
from pipeline.text.find.numbers_context import Context, Found
from pipeline.text.find.numbers_cues import change_words, cues
from pipeline.text.find.numbers_modifiers import Modifier, modifier_before
from pipeline.text.find.numbers_ranges import Figure
from pipeline.text.find.numbers_run import SCALES
from pipeline.text.lexicon import lexicon


def _units(link: str) -> dict[str, str]:
    return {row["noun"]: row["unit"] for row in lexicon("tally_nouns") if row["link"] == link}


OF, LEVELS, DIRECT = _units("of"), _units("level"), _units("direct")
SOLD = _units("sold")
YEARLY = frozenset(("annual", "annualized", "annualised", "yearly", "monthly", "daily", "seasonally"))
A_RATE = re.compile(r"\s(?:seasonally\sadjusted\s)?(?:annual(?:i[sz]ed)?|yearly|monthly|daily)\s(?:rate|pace)\b")
NUMBER_OF = re.compile(r"\b(?:number|total|amount)\sof(?=\s)", re.IGNORECASE)
CASUALTY, HARMING = cues("casualty"), cues("harming")
SUFFERING, LINKING, NO_TALLY = cues("suffering"), cues("linking"), cues("no_tally")
TOLL, GOODS, EXPECTED = cues("toll"), cues("goods"), cues("expected")
PASSED = cues("passed")  # "fell to a low of"
SKIPPED = cues("auxiliary")
LEAVING = frozenset(("leaves", "leave", "left", "leaving"))
CHANGES = change_words("verb")
MOVES = CHANGES | cues("reaching")
WORDS = re.compile(r"[^\W\d_][\w&'/-]*+|[,;:(](?![0-9])")
CHANGING = MOVES | change_words("transitive") | {"limit", "limits", "limited", "limiting", "restrict", "restricted"}
BETWEEN = PASSED - LINKING  # "to a seasonally adjusted"
TO_LEVEL = re.compile(r"\sto\s(?:[a-z]+\s){0,4}[0-9]")
FROM_TO = frozenset(("from", "to"))
COPULAS = frozenset(("was", "were", "is", "are"))
MARKS = frozenset(",;:(")
OWNING = frozenset(("of", "for", "in", "at", "from", "among", "across", "on", "with", "to", "by"))
FATE = re.compile(
    rf"""
    \s (?>(?:(?:others?|more)\s)?)                                  # five others
    (?>(?: (?:{"|".join(sorted(SUFFERING))})\s                       # were
        (?:(?:also|still|all|since|later|now|in|at|have|been|be|reported|feared|left)\s){{0,3}} )?)
    (?P<fate>[a-z]+)                                              # hurt, in custody
    """,
    re.VERBOSE,
)
ON_A_SCALE = re.compile(r"\son\sthe\s(?:\w+\s){0,2}scale\b")
OF_THE_DEAD = re.compile(r"\sof\sthe\s(?:dead|wounded|injured|missing|detained|arrested|unemployed|homeless)\b")
BEHIND = 160  # characters back to "the number of" and to the noun of a level
FAR = 12  # words back to the noun of a level


def numbered(context: Context, figure: Figure) -> Found | None:
    """What a figure numbers that no noun follows; None when no words say so."""
    return _number_of(context, figure) or _casualties(context, figure) or _tallied(context, figure)


def toll(context: Context, figure: Figure) -> Found | None:
    """ "bringing the toll to 231": people, whatever was counted before."""
    words = context.folded[max(figure.left, figure.start - 48) : figure.start].lower().split()
    return _tallied(context, figure) if not TOLL.isdisjoint(words[-5:]) else None


def _number_of(context: Context, figure: Figure) -> Found | None:
    """ "the number of patients rose to 444,000": the sentence names what is numbered."""
    start = max(figure.left, figure.start - BEHIND)
    match = None
    if "of" in context.folded[start : figure.start].lower():
        match = NUMBER_OF.search(context.folded, start, figure.start)
    if match is None:
        return None
    noun = find_noun(context.folded, match.end(), figure.start)
    if noun is None:
        fate = context.folded[match.end() : figure.start].split(None, 1)
        return _count(figure, "person") if fate and fate[0] in CASUALTY else None
    return _count(figure, singular_as_written(noun.words[-1]))


def _count(figure: Figure, unit: str) -> Found:
    return Found("count", figure.start, figure.end, unit)


def _casualties(context: Context, figure: Figure) -> Found | None:
    """ "at least 107 killed", "wounding 238", "23 were missing": people, without a word for them."""
    if "." in figure.low.mantissa and not figure.low.scale:
        return None
    after = context.after(figure).word
    before = context.folded[max(figure.left, figure.start - 48) : figure.start].lower().split()
    modifier = modifier_before(context.folded, figure.start, figure.left)
    if modifier is not None:
        before = context.folded[max(figure.left, modifier.start - 24) : modifier.start].lower().split()
    while len(before) > 1 and before[-1] in ("all", "another", "some", "a", "further"):
        before.pop()
    if after == "without" and before and before[-1] in LEAVING and not _small(figure):
        return _count(figure, "person")  # leaves two million without power
    if before and before[-1] in HARMING and (after == "plus" or not after.endswith("s")):
        return _count(figure, "person")
    if figure.low.form == "vague" and figure.start == figure.left and after in SUFFERING:
        return _count(figure, "person")  # "Hundreds were inside"
    if after == "of" and OF_THE_DEAD.match(context.folded, figure.end, figure.right):
        return _count(figure, "person")
    if after in CASUALTY or after in SUFFERING or after in ("other", "others", "more"):
        fate = FATE.match(context.folded, figure.end, figure.right)
        return _count(figure, "person") if fate is not None and fate["fate"] in CASUALTY else None
    if figure.low.form == "vague" and figure.start == figure.left and after not in ("", "of"):
        return _count(figure, "person")  # "Thousands gathered"
    return None


def _tallied(context: Context, figure: Figure) -> Found | None:
    """A level, a group or a subject before the figure that says what is numbered."""
    folded = context.folded
    if figure.high is not None and folded[figure.low.end] == "-":
        return None  # a score
    modifier = modifier_before(folded, figure.start, figure.left)
    stop = figure.start if modifier is None or _verb(folded, modifier) else modifier.start
    words = WORDS.findall(folded, max(figure.left, stop - BEHIND), stop)
    unit = _beside(context, figure, words)
    if unit is not None or not words or folded[figure.start - 1] != " ":
        return None if unit is None else _count(figure, unit)
    if words[-1] in ("up", "down", "off") and "." in figure.low.mantissa and not _named_after(context, figure):
        unit = _level_noun(words, figure)
        return _count(figure, unit) if unit == "point" else None  # the industrials up 12.13
    while len(words) > 1 and words[-1].lower() in BETWEEN:
        words.pop()
    last = words[-1].lower()
    linked = last in LINKING or (last in MOVES and (modifier is not None or _goes_to(context, figure, last)))
    if last == "of":
        of = words[-2].lower() if len(words) > 1 else ""
        unit, linked = OF.get(of) or LEVELS.get(of), of in PASSED
    if last in FROM_TO and len(words) > 1:
        unit = _changed(words, figure) if folded.endswith(f"{words[-2]} {words[-1]} ", 0, stop) else None
    if unit is None and linked and not _named_after(context, figure):
        unit = _level_noun(words, figure) or _subject(words, figure)
    return None if unit is None else _count(figure, unit)


def _goes_to(context: Context, figure: Figure, verb: str) -> bool:
    """ "Claims dropped 19,000 to a seasonally adjusted 241,000": the change before the level."""
    return verb in CHANGES and TO_LEVEL.match(context.folded, figure.end, figure.right) is not None


def _changed(words: list[str], figure: Figure) -> str | None:
    """ "cuts warheads from 2,200 to 1,550": the plural that somebody raised or cut."""
    noun = words[-2]
    verbs = {word.lower() for word in words[-5:-2]}
    whole = "." not in figure.low.mantissa or figure.low.scale
    if not whole or not noun.islower() or not is_plural(noun) or noun in NO_TALLY or CHANGING.isdisjoint(verbs):
        return None
    return singular(noun)


def _verb(folded: str, modifier: Modifier) -> bool:
    """Whether the modifier is itself what the subject did: "Deaths topped 1,000"."""
    words = folded[modifier.start : modifier.end].strip().lower()
    return words in MOVES or words.endswith(" past")


def _beside(context: Context, figure: Figure, words: list[str]) -> str | None:
    """What the words right beside the figure make of it: "magnitude 7.1", "9.0 magnitude", "the 80,000 mark"."""
    after = context.after(figure).word
    if after in DIRECT:
        return DIRECT[after]
    if after == "mark" and context.folded[figure.end] == " ":
        return _level_noun(words, figure) or "mark"
    if words and words[-1].lower() in DIRECT and context.folded[figure.start - 1] == " ":
        return DIRECT[words[-1].lower()]
    return "point" if ON_A_SCALE.match(context.folded, figure.end, figure.right) else None


def _named_after(context: Context, figure: Figure) -> bool:
    """Whether a word follows that may be what is counted after all."""
    word = context.after(figure).word
    if word in YEARLY and A_RATE.match(context.folded, figure.end, figure.right):
        return False
    return bool(word) and word not in STOPS and word not in EXPECTED


def _level_noun(words: list[str], figure: Figure) -> str | None:
    """The unit of the last noun of a level before the figure: "the STOXX 600 index ended higher at"."""
    before = [word.lower().removesuffix("'s") for word in words[-FAR:]]
    for at in range(len(before) - 1, -1, -1):
        unit = LEVELS.get(" ".join(before[max(0, at - 1) : at + 1])) or LEVELS.get(before[at])
        if unit is not None:
            return None if unit == "person" and _small(figure) and before[at] not in TOLL else unit
        if before[at] == "count" and at > 0:
            return before[at - 1]  # the claimant count
        if before[at] in (";", "but", "while"):
            return None
    return None


def _goods(words: list[str], figure: Figure) -> str | None:
    """ "sales of new cars": what is sold, numbered to the unit; a scale may be one of money."""
    starts = [at for at in range(len(words) - 2) if words[at] in GOODS and words[at + 1] == "of"]
    if not starts or "," not in figure.low.mantissa or figure.low.scale:
        return None
    for word in words[starts[0] + 2 : starts[0] + 6]:
        if is_plural(word) and word not in NO_TALLY:
            return singular(word)
        if word in OWNING or word in MARKS:
            return None
    return None


def _head(words: list[str]) -> str | None:
    """What the subject counts: the plural it ends with, or the one before its prepositions ("cases of it at home")."""
    at = len(words) - 1
    for place in range(at - 1, max(-1, at - 8), -1):
        if words[place] in MARKS or words[place] in MOVES:
            break
        if words[place] in OWNING and place and (is_plural(words[place - 1]) or f"{words[place - 1]}s" in NO_TALLY):
            at = place - 1
    noun = words[at]
    if noun == "sales" and at and words[at - 1] in SOLD:
        return SOLD[words[at - 1]]  # home sales
    if noun == "numbers" and at:
        return words[at - 1]  # passenger numbers
    return singular(noun) if is_plural(noun) and noun not in NO_TALLY else None


def _small(figure: Figure) -> bool:
    """Whether a figure may be an age: one or two digits and no scale."""
    low = figure.low
    few = low.form == "words" and SCALES.isdisjoint(low.mantissa.split())
    return not low.scale and (few or len(low.mantissa) < 3)


def _subject(words: list[str], figure: Figure) -> str | None:
    """ "Jobless claims dropped to": the plural that rose, fell or stood is what is numbered."""
    if "." in figure.low.mantissa and not figure.low.scale:
        return None
    before = [word.lower() for word in words[-FAR:]]
    for at in range(len(before) - 1, 0, -1):
        if before[at] in MOVES or (before[at] in ("up", "down") and is_plural(before[at - 1])):
            if before[at] in COPULAS and _small(figure):
                return None  # an age: "The children were 6 and 9"
            while at > 1 and (before[at - 1] in SKIPPED or before[at - 1].endswith("ly")):
                at -= 1
            return _goods(before[:at], figure) or _head(before[:at])
        if before[at] in MARKS:
            return None
    return None
