"""Units that are left out: lists that share one, and "another 100,000" after GPUs."""

import re
from decimal import Decimal

from pipeline.text.find.counts_nouns import COMPOUND, STOPS
from pipeline.text.find.numbers_context import NOTHING_AFTER, Context, Found
from pipeline.text.find.numbers_cues import change_words, cues
from pipeline.text.find.numbers_modifiers import modifier_before
from pipeline.text.find.numbers_ranges import Figure
from pipeline.text.read.number import read_number
from pipeline.text.read.quantities_sums import EXPECTED, NEAR, Decided, converted, money_before, money_told
from pipeline.text.read.quantities_tallies import numbered, toll
from pipeline.text.read.quantities_told import batting, told

LIST_GAP = re.compile(
    r"""
    -?(?: ,\s | /| \s?[x×]\s? | \sby\s
      | ,?\s (?: and | or | to | versus | vs\.? | then
          | of (?:\s(?:its|the|their|those|his|her|our))?             # four of their last five matches
               (?:\s(?:last|past|previous|first|next|final|remaining|opening|top|biggest|largest|other|original))?
        ) \s )
    (?:(?:about|another|nearly|over)\s)?
    """,
    re.VERBOSE,
)
OWN_ADJECTIVE = re.compile(r"\s(?P<adjective>[a-z][a-z-]{2,15})(?:,\s|,?\s(?:and|or)\s)")  # 3 gold and 2 silver medals
CHANGES = sorted(filter(str.isalpha, change_words("verb")))
BRIDGE = re.compile(
    r"\b(?:another|further|additional|extra|other|remaining|and|from|(?:closer\s)?to|than|versus|vs\.?|with|or|only|just|those|including|against|not"
    r"|instead\sof|the|whom|which|(?:up|down)(?:\sby)?|double|twice|triple|(?:gain|loss|increase|rise|drop|fall|decline|reduction|jump|majority|deficit|lead|margin"
    r"|estimates?|forecasts?|average|consensus|target|goal|peak|record|high|low|total|median|maximum|minimum|projection|expectations?)\sof"
    r"|(?:number|figure|total)\sat|(?:and|but)\s(?:(?!displaced|injured|wounded|trapped)[a-z]{2,12}ed|bought|sold|won|lost|drew|built|shut))\s(?:about\s|around\s|nearly\s|some\s|roughly\s|more\sthan\s|over\s|a\s|the\s)?"
    r"(?:recommended\s|expected\s|previous\s|usual\s|planned\s|required\s)?$|\(\s?$|'s?\s$",
    re.IGNORECASE,
)
CUED = re.compile(
    r"\b(?:another|(?:a|an)\s(?:further|additional|extra)|the\s(?:other|remaining)|of\s(?:whom|which))\s(?:about\s|nearly\s)?$"
    r"|\bof\s(?:those|these|them),\s$",
    re.IGNORECASE,
)
CHANGED_BY = re.compile(rf"\b(?:{'|'.join(CHANGES)})\sby\s$")
BRIDGE_ENDS = (
    "another", "further", "additional", "extra", "other", "remaining", "and", "from", "to", "than", "versus", "vs",
    "vs.", "with", "or", "only", "just", "those", "including", "against", "not", "of", "the", "whom", "which",
    "about", "around", "nearly", "some", "roughly", "over", "a", "up", "down", "double", "twice", "triple", "(", "'s",
    "at", "recommended", "expected", "previous", "usual", "planned", "required", "s'", "by", "those,", "these,",
    "them,", "ed", "bought", "sold", "won", "lost", "drew", "built", "shut",
)  # fmt: skip  # the last words of BRIDGE and CUED
MORE = re.compile(
    r"\s(?:more|others?|of\s(?:them|these|those|which|whom))\b(?!\sthan)"
    r"|\s(?:more|fewer|less)\sthan\s"  # more than in June
    r"(?:(?:in|a|an|last|the|at|it|this|during|expected|previously|before|on)\b|[A-Z])"
)
LEVEL = re.compile(r"\b(?:at|between|to|of|below|above|near|from|fell|rose|gained|lost|increase\sof|under|over)\s$")
CASUALTY = cues("casualty")
SEAT_VERBS = cues("seat_verb")
WON = frozenset(("seat", "vote", "delegate", "constituency", "state", "medal"))
SUFFERING = cues("suffering")
FACING = (" on ", " with ", " to her ", " to his ", " to their ")  # 53.4 percent to her 46.6
COMPARING = frozenset(("from", "not", "against", "than", "versus", "vs", "vs.", "instead", "maximum", "minimum"))
MOVED = ("up from ", "down from ", "maximum of ", "minimum of ")
"""What stands before a figure in words that is compared with one before it: "18 weeks, up from seven"."""
ABOARD = re.compile(r"\s(?:(?:were|was|are)\s)?(?:on\sboard|aboard)\b")
PASSED_OVER = frozenset(
    ("part of a time expression", "part of a name", "part of the name before it", "a year", "the pronoun one")
)
PASSES = {
    "duration": ("from", "up", "down", "than", "against"),
    "multiple": ("double", "twice", "triple", "from", "the", "'s"),
}
"""What may stand between a count and one like it: "40 cases in five months, up from 12", "17, double the eight"."""
OF_LINKS = frozenset(("gain", "loss", "increase", "majority", "drop", "fall", "rise"))
TAKES_NOUN = ("digits", "words", "vague")


def unit_ahead(
    context: Context, figure: Figure, following: Figure, found: Found, listed: bool
) -> Found | None:
    """The unit of the next figure of a list. `listed`: the next one got its unit in the same way."""
    if (
        figure.sentence != following.sentence
        or figure.low.form not in TAKES_NOUN
        or following.low.form == "times"
    ):
        return None
    if figure.low.mantissa == "one" or found.start < figure.end or found.kind == "multiple":
        return None
    gap = LIST_GAP.fullmatch(context.folded, figure.end, found.start)
    if gap is None and found.kind == "count":
        return _with_own_adjective(context, figure, found)
    if gap is None or (gap.group() == ", " and not listed):
        return None
    if gap.group() == " to " and _given(context.folded, figure, following):
        return None
    if found.kind == "percent" and _large(figure):
        return None  # "rose by 21,897, or 0.88%"
    factor = found.factor if found.kind == "money" else Decimal(1)
    return Found(found.kind, figure.start, figure.end, found.unit, factor)


def _given(folded: str, figure: Figure, following: Figure) -> bool:
    """Whether "A to B" goes down, so that B is whom A went to: "40 to two dealers", but not "from 40 to 30"."""
    first, second = read_number(figure.low), read_number(following.low)
    if first is None or second is None or first <= second:
        return False
    return "from" not in folded[max(figure.left, figure.start - 24) : figure.start].lower().split()


def _with_own_adjective(context: Context, figure: Figure, found: Found) -> Found | None:
    """ "3 gold and two silver medals": the head is shared, each figure has its own modifier."""
    own = OWN_ADJECTIVE.fullmatch(context.folded, figure.end, found.start)
    if own is None or own["adjective"] in STOPS or own["adjective"] in CASUALTY:
        return None
    head = found.unit.rpartition(" ")[2]
    unit = f"{own['adjective']} {head}" if own["adjective"] in COMPOUND else head
    return Found("count", figure.start, figure.end, unit)


def elided(context: Context, figures: list[Figure], decided: list[Decided], index: int) -> Found | None:
    """What a figure without a noun counts: what was counted last, where the words take it up."""
    figure = figures[index]
    if figure.low.form not in TAKES_NOUN or (
        figure.low.mantissa in ("one", "zero", "1", "0") and not figure.low.scale
    ):
        return None
    if ABOARD.match(context.folded, figure.end, figure.right) and context.after(figure).char == " ":
        return Found("count", figure.start, figure.end, "person")
    killed = numbered(context, figure) if context.after(figure).word in SUFFERING else None
    if killed is not None and killed.unit == "person" and context.folded.endswith(" than ", figure.left, figure.start):
        return killed  # "more than 67,000 have been killed"
    return (
        toll(context, figure)
        or batting(context, figure)
        or _taken_up(context, figures, decided, index)
        or _polled(context, figures, decided, index)
        or numbered(context, figure)
        or told(context, figure)
        or _level(context, figures, decided, index)
        or money_told(context, figures, decided, index)
        or _of_seats(context, figures, decided, index)
    )


def _polled(context: Context, figures: list[Figure], decided: list[Decided], index: int) -> Found | None:
    """ "on 28 percent and the president's bloc on 20.8": the share of another in the same list."""
    figure, found = figures[index], decided[index - 1] if index else None
    if not isinstance(found, Found) or found.unit != "percent" or figures[index - 1].sentence != figure.sentence:
        return None
    on = context.folded.endswith(FACING, figure.left, figure.start) and not figure.low.scale
    if not on or "," in figure.low.mantissa or context.after(figure).char not in NOTHING_AFTER:
        return None
    return Found("percent", figure.start, figure.end, "percent")


def _taken_up(context: Context, figures: list[Figure], decided: list[Decided], index: int) -> Found | None:
    figure, folded = figures[index], context.folded
    modifier = modifier_before(folded, figure.start, figure.left)
    stop = figure.start if modifier is None else modifier.start
    start = max(figure.left, stop - 40)
    cued = _behind(CUED, folded, start, figure.start) or _behind(CUED, folded, start, stop)
    cued = cued or MORE.match(folded, figure.end, figure.right)
    after = context.after(figure)
    if not cued and after.word and after.char == " " and after.word not in STOPS and after.word not in EXPECTED:
        return None
    if not cued and len(after.word) > 3 and after.word.endswith("s") and after.word in STOPS:
        return None  # "(3 starts)"
    bridge = _behind(BRIDGE, folded, start, figure.start) or _behind(BRIDGE, folded, start, stop)
    bridge = bridge or _behind(CHANGED_BY, folded, start, stop)
    if not (cued or bridge or folded[figure.start - 2 : figure.start] == ", "):
        return None
    link = bridge.group().split()[0].lower() if bridge is not None and bridge.group().strip() else ""
    if cued and figure.low.scale and (money := money_before(figures, decided, index)) is not None:
        return money
    moved = folded.endswith(MOVED, start, stop)
    over: tuple[str, ...] = ()
    while (found := _last_counted(context, figures, decided, index, bool(cued), over)) is not None:
        if _fits(figure, found, bool(cued or bridge)) or _compared(figures, index, found, link, moved):
            return Found(found.kind, figure.start, figure.end, found.unit)
        share = found.kind == "percent" and (link in OF_LINKS or (link == "from" and _large(figure)))
        if over or not (share or link in PASSES.get(found.kind, ())):
            break
        over = (found.kind,)
    return None


def _large(figure: Figure) -> bool:
    """Whether a figure is no percentage: "8.15 billion bushels, down 2% from 8.35 billion"."""
    return bool(figure.low.scale) or "," in figure.low.mantissa


def _behind(pattern: re.Pattern[str], folded: str, start: int, stop: int) -> re.Match[str] | None:
    """What `pattern` finds right before `stop`, tried only when the last letters there can end it."""
    ends = folded[start:stop].rstrip().lower().endswith(BRIDGE_ENDS)
    return pattern.search(folded, start, stop) if ends else None


def _compared(figures: list[Figure], index: int, found: Found, link: str, moved: bool) -> bool:
    """ "2.2 tonnes from 2.6", "6 hours, not 31", "151.2 per dollar from 149.8": the measure again, of like size."""
    form = figures[index].low.form
    if link not in COMPARING or found.kind == "count" or (form != "digits" and not (form == "words" and moved)):
        return False
    if found.kind == "money" and "/" not in found.unit and not _as_fine(figures[index], figures[index - 1]):
        return False
    now, before = read_number(figures[index].low), read_number(figures[index - 1].low)
    return bool(now and before) and Decimal("0.1") <= Decimal(now or 1) / Decimal(before or 1) <= 10


def _as_fine(figure: Figure, before: Figure) -> bool:
    """ "bought 153.30 yen, down from 153.40": as many decimals, so that it is the same price again."""
    places = [len(one.low.mantissa.partition(".")[2]) for one in (figure, before)]
    return 1 < places[0] == places[1] and not (figure.low.scale or before.low.scale)


def _last_counted(
    context: Context, figures: list[Figure], decided: list[Decided], index: int, far: bool, over: tuple[str, ...] = ()
) -> Found | None:
    """The count (or money or percentage of the same sentence) that was read last before figure `index`."""
    figure = figures[index]
    for before in range(index - 1, max(-1, index - 9), -1):
        found, other = decided[before], figures[before]
        if figure.start - other.end > NEAR or (not far and isinstance(found, str) and found not in PASSED_OVER):
            return None
        if isinstance(found, Found) and (found.kind in over or converted(context, found)):
            continue
        if isinstance(found, Found) and found.unit and (found.kind == "count" or not far):
            if other.sentence == figure.sentence or (far and found.kind == "count"):
                return found
            if not far:
                return None
    return None


def _fits(figure: Figure, found: Found, linked: bool) -> bool:
    """Whether a bare figure can be of the kind read before: money needs a scale, the rest a plain number."""
    if found.kind == "count":
        return True
    return linked and found.kind in ("money", "measure") and bool(figure.low.scale)


def _level(context: Context, figures: list[Figure], decided: list[Decided], index: int) -> Found | None:
    """ "closing at 8,579.19" after points were counted: the level of an index, in points."""
    figure = figures[index]
    if len(figure.low.mantissa) < 5 or figure.low.scale or figure.low.form != "digits":
        return None
    for before in range(index - 1, max(-1, index - 13), -1):
        found = decided[before]
        if isinstance(found, Found) and found.unit == "point" and figure.start - figures[before].end < NEAR:
            if LEVEL.search(context.folded, max(figure.left, figure.start - 24), figure.start):
                return Found("count", figure.start, figure.end, "point")
            return None
    return None


def _of_seats(context: Context, figures: list[Figure], decided: list[Decided], index: int) -> Found | None:
    """ "Labour held 33 and lost 11", where the sentences before count seats."""
    figure = figures[index]
    verb = context.folded[max(figure.left, figure.start - 12) : figure.start].lower().split()[-1:]
    after = context.after(figure).word
    if figure.low.scale or not verb or verb[0] not in SEAT_VERBS or (after and after not in STOPS):
        return None
    for before in range(index - 1, max(-1, index - 9), -1):
        found = decided[before]
        if figure.start - figures[before].end > NEAR:
            return None
        if isinstance(found, Found) and found.kind == "count":
            return Found("count", figure.start, figure.end, found.unit) if found.unit in WON else None
    return None
