"""Whether the text calls a figure a rise or a fall."""

import re
from typing import TYPE_CHECKING

from pipeline.text.find.numbers_cues import cues
from pipeline.text.lexicon import lexicon

if TYPE_CHECKING:
    from pipeline.rows import Quantity

_ROWS = lexicon("change_words")


def _role(*roles: str) -> dict[str, str]:
    return {row["word"]: row["direction"] for row in _ROWS if row["role"] in roles}


VERBS = _role("verb", "adverb")
MOVERS = _role("verb", "adverb", "transitive")
NOUNS = _role("noun")
LEVELS = _role("level")
COMPARATIVES = frozenset(
    ("more", "less", "fewer", "higher", "lower", "weaker", "stronger", "softer", "firmer", "cheaper", "dearer")
)
BEFORE_ONLY = {
    word: way for word, way in VERBS.items() if word not in COMPARATIVES
}
AFTER = {**NOUNS, **_role("adverb")}
AFTER_WORDS = re.compile(
    r"(?:\s|-point\s|-|,\s(?=(?:high|low)er(?:[.,;]|\s(?:at|to|on|in|by|for)\b)))([A-Za-z-]+)(?:\s([A-Za-z-]+)(?:\s([A-Za-z-]+))?)?"
)
MEASURED = frozenset(("percent", "money", "count", "measure", "multiple"))
SPACES = frozenset((" ", "-", ","))
ENDING = frozenset("off or in of to from for on and by at the than deep long wide tall".split())
PASSED = cues("passed")
MOVING = cues("moving")
PARTICLE = cues("particle")
REFUSING = cues("refusing")
NAMING = cues("naming")  # a storm surge is no rise
PERIODS = cues("article_unit")
COMPARED = frozenset(("compared", "relative", "prior", "due", "according", "equal", "similar", "thanks"))  # before "to"
LOSSES = frozenset(("loss", "losses"))  # "its medical loss ratio worsened to 89.4%"
BEING = frozenset(("is", "are", "was", "were"))
LINKS = frozenset(("by", "to", "of", "from"))
LEVEL_ENDS = frozenset(word.rpartition(" ")[2] for word in LEVELS)  # "put on"
LEADING = {"off"} | LEVEL_ENDS | LINKS | frozenset(BEFORE_ONLY) | frozenset(LEVELS) | PASSED
"""Words right before a figure that can lead back to a change."""
STOP = frozenset(("and", "but", "while", "after", "before", "with", "that", "which", "when", "because"))
BACK = 12  # words before a figure that are looked at
SAME = re.compile(r"\s?,?\sor\s(?:[a-z]+\s){0,3}|,?\s\(\s?(?:[a-z]+\s){0,2}")  # between two ways to say one amount
TO = re.compile(
    r"\sto\s(?:(?:a|an|around|about|nearly|just|record|over)\s){0,2}(?:[a-z-]+-(?:year|month|week)\s(?:low|high|peak)\sof\s)?"
)  # lost 0.3% to 5,813
THEN = re.compile(
    r"(?:\s(?:this|last|next|in|by|during|on|for)\s[A-Za-z. ]{0,16}(?:[0-9]{4})?,?)?"
    r"\s(?:and|then|but)\s(?:then\s|just\s|only\s)?(?:by\s)?"
)  # grow 0.8% this year and 1.3% next
WHEN = re.compile(
    r",?\srespectively\b|\s(?:next|in|by|this|last|during|the\s(?:next|following|year|month|week))\b"
)
OF_THINGS = re.compile(r"\sof\s(?!(?:its|their|his|her|the)\s(?:market\s|share\s)?(?:value|worth|price)\b)")
OFF_IT = re.compile(
    r"\s(?:(?:was|were|is|been|being)\s)?(?:wiped|knocked|shaved|sliced|lopped|chopped|slashed)\s(?:off|from)\b"
)
HEIGHT = re.compile(
    r"\s(?:above\s(?:sea\slevel|the\s(?:sea|ground|city|street))|(?:into|down|off|onto)\s(?:an?|the))\b"
)  # rises 4,000 metres above sea level, plunged 200 feet into a ravine
SMALL_UNITS = frozenset("point points percent cent cents pence pct bps".split())
LED_BY = frozenset("to will would must should could can may".split())
LIMITING = frozenset("limit limiting limited keep keeping hold restrict capping".split())  # warming to 1.5 degrees
GROWING = frozenset("grow grows grew grown growing".split())
RECOVERING = frozenset("recovered recovering recover recovers".split())
AFTER_SPAN = re.compile(r"\s(?:after|before|later|ago|earlier|into|from)\b")
NAME_BETWEEN = re.compile(
    r"(?:,|,?\sand)\s(?:(?:the\s)?(?:[A-Z][\w'&/.-]{0,20}\s){1,5}(?:(?:[0-9]{1,4}|composite|index|average)\s)?"
    r"|(?:[a-z-]{2,14}\s){0,2}(?:sales|profits?|revenues?|earnings|exports|imports|volumes|prices|output)\s(?:about\s)?)"
)
OR = re.compile(r",?\sor\s")
ADJUSTED = re.compile(
    r"\s(?:excluding|adjusted|when|organically|like-for-like|(?:in|at)\s(?:constant|local|real)|on\san?\s)"
)
TO_LEVEL = re.compile(r"(?:,?\sor\s[^;]{1,24}?)?,?\s(?:to|at)\s(?:[a-z]+\s(?:at\s)?)?[$€£¥₹]?[0-9]")


def direction_of(
    folded: str, start: int, end: int, left: int, right: int, kind: str, unit: str = ""
) -> str | None:
    """`up` or `down` where the words around [start, end) say so; None otherwise."""
    if kind == "duration" and "-" in folded[start:end]:
        return None  # "fell to a three-year low"
    if kind in ("money", "percent") and OFF_IT.match(folded, end, right):
        return "down"  # "$3bn was wiped off the value"
    if kind == "measure" and HEIGHT.match(folded, end, right):
        return None  # "the peak rises 4,000 metres above sea level"
    if kind == "duration" and (folded.endswith(" over ", left, start) or AFTER_SPAN.match(folded, end, right)):
        return None  # "a rise over six years", "crashed less than a minute after"
    tail = folded[max(left, start - 80) : start].lower()
    last = tail.rsplit(None, 1)
    before = None
    if last and _has_object(folded, last[-1], end, kind, unit):
        return None
    if last and last[-1] in LEADING:
        words = tail.removesuffix("anywhere from ").split()[-BACK:]
        priced = kind in ("money", "percent") or unit == "point"
        before = _before(words, priced) or _level(words, folded, end, right, kind, unit)
    return before or (
        _after(folded, end, right, kind, unit) if kind in MEASURED and folded[end : end + 1] in SPACES else None
    )


def _has_object(folded: str, verb: str, end: int, kind: str, unit: str) -> bool:
    """ "grows 600 acres of maize", "recovered four guns": the figure is what the verb is done to."""
    if kind not in ("count", "measure") or unit == "point":
        return False
    return verb in RECOVERING or (verb in GROWING and (kind == "count" or folded.startswith(" of ", end)))


def share_direction(folded: str, rows: "list[Quantity]") -> None:
    """ "rose 85 cents, or 1.1%": two ways to say one change have one direction."""
    for index in range(len(rows) - 1):
        other_at = index + 2 if rows[index + 1].kind == "duration" and index + 2 < len(rows) else index + 1
        one, other = rows[index], rows[other_at]
        if (one.direction is None) == (other.direction is None) or other.start_char - one.end_char > 32:
            continue
        if not _one_change(folded, one, other):
            continue
        way = one.direction or other.direction
        rows[index] = one._replace(direction=way)
        rows[other_at] = other._replace(direction=way, about=other.about or one.about)
    _share_with_next_names(folded, rows)


def _share_with_next_names(folded: str, rows: "list[Quantity]") -> None:
    """ "The S&P fell 4.8% and the Nasdaq 6%": the verb of the first holds for the names after it."""
    for index in range(1, len(rows)):
        row = rows[index]
        if row.unit != "percent" or row.direction is not None:
            continue
        if NAME_BETWEEN.fullmatch(folded, rows[index - 1].end_char, row.start_char) is None:
            continue
        for before in reversed(rows[max(0, index - 2) : index]):
            if before.unit == "percent":
                rows[index] = row._replace(direction=before.direction)
                break


def _one_change(folded: str, one: "Quantity", other: "Quantity") -> bool:
    """Whether two quantities of which one has a direction move together."""
    start, stop = one.end_char, other.start_char
    if one.unit != other.unit:
        same = SAME.fullmatch(folded, start, stop) is not None
        reached = one.direction is not None and one.kind == "percent" and other.kind in ("money", "count", "percent")
        led = one.direction is None and one.kind == "percent" and other.kind in ("money", "measure", "count")
        if "times" in other.text:
            return False  # fell to £7.4bn, or 1.9 times earnings
        return same or ((reached or led) and TO.fullmatch(folded, start, stop) is not None)
    if one.direction is None:
        return False
    after = other.end_char
    if TO.fullmatch(folded, start, stop) and folded.endswith(" by ", 0, one.start_char):
        return True  # cut its estimate of the crop by 210 million bushels to 9.28 billion
    then = THEN.fullmatch(folded, start, stop) is not None and WHEN.match(folded, after) is not None
    return then or (OR.fullmatch(folded, start, stop) is not None and ADJUSTED.match(folded, after) is not None)


def _before(words: list[str], priced: bool) -> str | None:
    """Back from the figure: over modifiers to a verb of change, or over "by" and "to" to any; `priced`: or to "off"."""
    linked, at = "", 0
    for distance, word in enumerate(reversed(words)):
        earlier = words[-distance - 2] if distance + 1 < len(words) else ""
        if word in LINKS and (not linked or (linked == "of" and word in ("to", "by"))):
            linked, at = word, distance
            if word == "to" and earlier in COMPARED:
                return None
        if linked == "from" or (word in LIMITING and (word != "limit" or earlier in LED_BY)):
            return None
        if linked == "of" and (word in NOUNS or (word == "of" and _noun_of(words[: -distance - 1]))):
            return _noun(word, earlier) if word in NOUNS else _noun_of(words[: -distance - 1])
        if linked in ("by", "to"):
            if word == "up" and linked == "to" and distance == at + 1:
                if earlier != "by":
                    return "up" if earlier in MOVING else VERBS.get(earlier)
                continue
            if word in MOVERS and not (distance and words[-distance] in ("than", "short")):
                return _moved(word, earlier)
            if word in STOP or distance > 9:
                return None
        elif word in BEFORE_ONLY or (word == "off" and _off(earlier, priced)):
            return _right_before(word, earlier)
        elif not _passed(word):
            return None
    return None


def _noun(word: str, earlier: str) -> str | None:
    """What a noun of change before "of" says; a storm surge is none."""
    return None if earlier in NAMING else NOUNS[word]


def _moved(word: str, earlier: str) -> str | None:
    """What a mover before "by" or "to" says, but not "turned down by 94.6%" and "missed the cut by two"."""
    refused = (word == "down" and earlier in REFUSING) or (word == "cut" and earlier == "the")
    return None if refused else MOVERS[word]


def _right_before(word: str, earlier: str) -> str | None:
    """What a change right before the figure says, but not "shut down 12 plants" and "41.6 points down at 5,927.3"."""
    other = earlier in PARTICLE or earlier in SMALL_UNITS or earlier.endswith("%")
    if other and word in ("up", "down") and not (word == "up" and earlier in MOVING):
        return None
    return BEFORE_ONLY.get(word, "down")


def _off(earlier: str, priced: bool) -> bool:
    """ "were off 4.8%", "March wheat off 4 cents", but not "paid off $5m"."""
    return earlier in BEING or earlier[-1:] == "," or (priced and earlier.isalpha() and earlier not in PARTICLE)


def _passed(word: str) -> bool:
    """Whether a word may stand between a change and its figure: "to a fresh three-year low of"."""
    return word in PASSED or word.endswith("ly") or ("-" in word and word.rpartition("-")[2] in PERIODS)


def _noun_of(words: list[str]) -> str | None:
    """ "a decline in sales of": the noun of change stands before "in"."""
    for distance, word in enumerate(reversed(words[-5:]), 1):
        if word == "in" and distance < len(words):
            return NOUNS.get(words[-distance - 1])
        if word in STOP or word in LINKS:
            return None
    return None


def _level(words: list[str], folded: str, end: int, right: int, kind: str, unit: str) -> str | None:
    """ "lost 0.6 percent", "added 12 points": what a price or an index did, not what was mislaid."""
    share = kind == "multiple" and OF_THINGS.match(folded, end, right) is None
    if not (kind == "percent" or share or unit == "point" or (kind == "money" and TO_LEVEL.match(folded, end, right))):
        return None
    if words[-1] == "from":
        return None
    to = kind != "money" and "to" in words[-3:]
    for distance, word in enumerate(reversed(words), 1):
        if word in LEVELS or word in LEVEL_ENDS:
            pair = words[-distance - 1 : len(words) - distance + 1]
            way = LEVELS.get(word) or LEVELS.get(" ".join(pair))
            apart = word in LOSSES and distance > 1 and words[-distance + 1] != "of"
            if way is not None and not apart:
                return way
        if word in STOP or not (to or (_passed(word) and word not in LINKS)):
            return None
    return None


def _after(folded: str, end: int, right: int, kind: str, unit: str) -> str | None:
    """ "a 5% increase", "5% higher", "a 20 per cent year-on-year drop"."""
    known = NOUNS if kind == "multiple" else AFTER
    match = AFTER_WORDS.match(folded, end, right)
    if match is None:
        return None
    words = match.groups()
    if "-" in folded[end - 12 : end].rpartition(" ")[2] and words[0] in ("lower", "higher", "larger", "smaller"):
        return None  # "the 465-seat lower house"
    for place, word in enumerate(words):
        if word is None or word in ENDING:
            return None
        if word in ("up", "down") and (place or (kind != "percent" and unit != "point")):
            return None
        if word == "more" and kind == "count" and words[place + 1 : place + 2] != ("than",):
            return None
        if word.lower() in known:
            if place and (words[place - 1] in NAMING or (kind == "count" and word.lower() not in NOUNS)):
                return None  # "a 20-foot storm surge", "of 11 sectors ended lower"
            if place and kind == "count" and words[place - 1].endswith("ed"):
                return None  # "13 categories posted gains"
            return known[word.lower()]
        if word.endswith("ing"):
            return None  # "the 50 mark separating growth from"
    return None
