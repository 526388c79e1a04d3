"""Numerals written in words: "one hundred and five million", "half a million", "hundreds of thousands"."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import compress, count

from pipeline.text.find.counts_nouns import STOPS
from pipeline.text.find.measures_units import ARTICLE_UNITS, WET
from pipeline.text.find.multiples_words import TIMES
from pipeline.text.find.numbers_cues import change_words, cues
from pipeline.text.find.numbers_lexicon import ROLE
from pipeline.text.find.numbers_modifiers import LAST_WORDS
from pipeline.text.find.numbers_run import PARTS, SCALES, VAGUE, extend, hyphenated, word_at
from pipeline.text.page import Page
from pipeline.text.tokens import Tokens

# start, end, form, mantissa, scale, sentence: the fields of a Numeral
Found = tuple[int, int, str, str, str, int]

CASUALTY, HARMING = cues("casualty") | cues("suffering") | {"more"}, cues("harming")
WHOLE = frozenset(word for word, role in ROLE.items() if role in ("unit", "ten", "scale"))
COUNTS = frozenset(word for word, role in ROLE.items() if role == "count")
HALF_AFTER = frozenset(
    ("of", "the", "a", "an", "its", "their", "his", "her", "our", "that", "those", "all", "this", "as")
)
POINTS = ("point", "percentage")
HALVED_UNITS = ARTICLE_UNITS | frozenset(("cent", "penny", "dollar", "pound", "euro"))  # half a cent
HYPHENED_UNITS = HALVED_UNITS - frozenset("year century decade month week day millennium quarter".split())
CHANGES = change_words("verb", "level") | {"up", "down"}
LED_TO = frozenset(("just", "only", "to", "barely"))  # "fell to just a tenth"
THAN_BEFORE = frozenset(("more", "less", "fewer", "higher", "lower"))  # a fifth more than, a third less.
COMPLETE = frozenset(("complete", "completed", "full", "empty", "done", "finished"))  # after "a third"


def _spellings(words: frozenset[str]) -> frozenset[str]:
    return frozenset(form for word in words for form in (word, word.capitalize(), word.upper()))


STARTERS = WHOLE | VAGUE | COUNTS | frozenset(("half", "third", "quarter", "fifth", "tenth"))
TRIGGERS = _spellings(STARTERS | {"percentage"}) | _spellings(TIMES) | _spellings(ARTICLE_UNITS)


def find_words(page: Page, starts: Sequence[int], ends: Sequence[int]) -> list[Found]:
    """Numerals in words, in order; none crosses a numeral in digits, whose `starts` and `ends` are given."""
    tokens = page.tokens
    words = tokens.words
    hits = compress(count(), map(TRIGGERS.__contains__, words))
    found: list[Found] = []
    done = -1
    for index in hits:
        if index < done or _covered(tokens.start(index), starts, ends):
            continue
        read = _read_at(tokens, index)
        if read is None:
            continue
        first, stop, form = read
        sentence = bisect_right(tokens.bounds, (index, len(words) + 1)) - 1
        low, high = tokens.bounds[sentence]
        if first < max(low, done) or stop > high:
            continue
        text = " ".join(words[first:stop]).lower()
        if form == "words" and words[stop - 1].lower() in PARTS and " and " not in text:
            form = "part"
        form = "words" if form == "joined" else form
        found.append((tokens.start(first), tokens.ends[stop - 1], form, text, "", sentence))
        done = stop
    return found


def _covered(start: int, starts: Sequence[int], ends: Sequence[int]) -> bool:
    index = bisect_right(starts, start) - 1
    return index >= 0 and start < ends[index]


def _read_at(tokens: Tokens, index: int) -> tuple[int, int, str] | None:
    """First token, one past the last token and form of the numeral that the word at `index` belongs to."""
    word = tokens.words[index].lower()
    if word in TIMES:
        return index, index + 1, "times"
    if word in WHOLE:
        return _whole(tokens, index)
    if word in VAGUE:
        return _vague(tokens, index)
    if word in COUNTS:
        return _counted_scale(tokens, index, word)
    if word in PARTS:
        return _part(tokens, index, word)
    return _point(tokens, index) if word == "percentage" else _article(tokens, index)


def _whole(tokens: Tokens, index: int) -> tuple[int, int, str] | None:
    word = word_at(tokens, index)
    first = index
    if word in SCALES:
        before = word_at(tokens, index - 1)
        if before in ("a", "an"):
            first = index - 1
        elif word_at(tokens, index + 1) not in SCALES:
            return index, index + 1, "bare"
    stop = extend(tokens, index)
    return first, stop, "words"


def _vague(tokens: Tokens, index: int) -> tuple[int, int, str] | None:
    """ "hundreds of thousands": plural scale words that no number counts."""
    word, stop = word_at(tokens, index), index + 1
    while word_at(tokens, stop) == "of" and word_at(tokens, stop + 1) in VAGUE and stop - index < 6:
        stop += 2
    if word in ("tens", "scores") and stop == index + 1 and word_at(tokens, stop) != "of":
        harmed = word_at(tokens, stop) in CASUALTY or word_at(tokens, index - 1) in HARMING
        return (index, stop, "vague") if word == "scores" and harmed else None
    return index, stop, "vague"


def _counted_scale(tokens: Tokens, index: int, word: str) -> tuple[int, int, str] | None:
    """ "several hundred", "a few thousand", "a couple of million", "a couple of weeks"."""
    article = word_at(tokens, index - 1) == "a"
    first = index - 1 if article else index
    stop = index + 2 if word_at(tokens, index + 1) == "of" else index + 1
    following = word_at(tokens, stop)
    if following in SCALES or (following in VAGUE and word != "couple"):
        return first, stop + 1, "vague"
    return (first, stop, "words") if word == "couple" and article and stop == index + 2 else None


def _part(tokens: Tokens, index: int, word: str) -> tuple[int, int, str] | None:
    """ "half of", "half a million", "a third of", "a half-mile radius"."""
    before, following = word_at(tokens, index - 1), word_at(tokens, index + 1)
    joined = word_at(tokens, index + 2) if hyphenated(tokens, index) else ""
    if joined in HYPHENED_UNITS and word in ("half", "quarter"):
        return index, index + 1, "joined"
    if word == "half":
        return _half(tokens, index, before)
    if joined in SCALES:
        return index - (before in ("a", "an")), extend(tokens, index + 2), "words"
    if before in ("a", "an"):
        if following == "as":
            return index - 1, index + 1, "part"  # a third as massive
        if following in SCALES:
            return index - 1, extend(tokens, index + 1), "words"
        if following == "of":
            stop = extend(tokens, index)
            return index - 1, stop, "part" if stop == index + 1 else "words"
    elif word == "quarter" and following == "of" and word_at(tokens, index + 2) == "a":
        stop = extend(tokens, index)
        return (index, stop, "words") if stop > index + 1 else None
    elif following in SCALES and word in ("quarter", "third"):
        return index, extend(tokens, index + 1), "words"
    return _changed_by(tokens, index, before)


def _half(tokens: Tokens, index: int, before: str) -> tuple[int, int, str] | None:
    following = word_at(tokens, index + 1)
    if following in ("a", "of") and word_at(tokens, index + 2) in SCALES | {"a"}:
        scale = index + 3 if word_at(tokens, index + 2) == "a" else index + 2
        if word_at(tokens, scale) in SCALES:
            return index, extend(tokens, scale), "words"
    if following in SCALES or (hyphenated(tokens, index) and word_at(tokens, index + 2) in SCALES):
        return index, extend(tokens, index + (1 if following in SCALES else 2)), "words"
    if following in ("a", "an") and word_at(tokens, index + 2) in HALVED_UNITS:
        return index, index + 2, "words"
    if following in HALF_AFTER:
        return index - (before == "a"), index + 1, "part"
    return _changed_by(tokens, index, before)


def _changed_by(tokens: Tokens, index: int, before: str) -> tuple[int, int, str] | None:
    """ "fell by a third", "shrank by more than half", "a quarter complete": a share of what is said before."""
    first = index - (before in ("a", "an"))
    ahead, following = word_at(tokens, first - 1), word_at(tokens, index + 1)
    joined = word_at(tokens, index + 2) if hyphenated(tokens, index) else ""
    if joined in POINTS or (following in POINTS and word_at(tokens, index) in ("half", "quarter") and first < index):
        return first, index + 1, "part"
    near = (ahead, *(word_at(tokens, first - back) for back in (2, 3, 4)))  # by as much as a third
    by = "by" in near and (ahead == "by" or ahead in LAST_WORDS)
    by = by or ahead in CHANGES or (not CHANGES.isdisjoint(near[1:]) and (ahead in LAST_WORDS or ahead in LED_TO))
    if by and following not in SCALES and (first < index or word_at(tokens, index) == "half"):
        return (first, index + 1, "part") if following in STOPS or not following[:1].isalnum() else None
    beside = following in ("above", "below")
    ends = not word_at(tokens, index + 2).replace("than", "").isalpha()
    compared = beside or (following in THAN_BEFORE and ends)
    return (first, index + 1, "part") if (following in COMPLETE or compared) and first < index else None


def _point(tokens: Tokens, index: int) -> tuple[int, int, str] | None:
    """ "by a percentage point", "a full percentage point", but not "of a percentage point"."""
    first = index - 1 - (word_at(tokens, index - 1) in ("full", "whole", "single"))
    counted = word_at(tokens, first) == "a" and word_at(tokens, first - 1) not in ("of", "half")
    return (first, index, "article") if counted and word_at(tokens, index + 1) == "point" else None


def _article(tokens: Tokens, index: int) -> tuple[int, int, str] | None:
    """The article of "a year", which counts one when a modifier stands before it."""
    if word_at(tokens, index - 1) not in ("a", "an"):
        return None
    following = word_at(tokens, index + 1), word_at(tokens, index + 2)
    deep = following[0] == "of" and following[1] in WET
    if deep or word_at(tokens, index - 2) in LAST_WORDS or following in (("or", "two"), ("and", "a")):
        return index - 1, index, "article"
    return None
