"""Numerals written in words: "one hundred and five million", "half a million", "hundreds of thousands"."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import compress, count

from pipeline.text.find.counts_nouns import STOPS
from pipeline.text.find.measures_units import ARTICLE_UNITS
from pipeline.text.find.multiples_words import TIMES
from pipeline.text.find.numbers_cues import change_words
from pipeline.text.find.numbers_modifiers import LAST_WORDS
from pipeline.text.lexicon import lexicon
from pipeline.text.page import Page
from pipeline.text.tokens import Tokens

# start, end, form, mantissa, scale, sentence: the fields of a Numeral
Found = tuple[int, int, str, str, str, int]

ROLE = {row["word"]: row["role"] for row in lexicon("number_words")}
WHOLE = frozenset(word for word, role in ROLE.items() if role in ("unit", "ten", "scale"))
SCALES = frozenset(word for word, role in ROLE.items() if role == "scale")
VAGUE = frozenset(word for word, role in ROLE.items() if role == "plural_scale")
PARTS = frozenset(word for word, role in ROLE.items() if role == "part")
COUNTS = frozenset(word for word, role in ROLE.items() if role == "count")
TENS = frozenset(word for word, role in ROLE.items() if role == "ten")
SMALL = frozenset(word for word, role in ROLE.items() if role == "unit")
HALF_AFTER = frozenset(
    ("of", "the", "a", "an", "its", "their", "his", "her", "our", "that", "those", "all", "this", "as")
)
HALVES = frozenset(("half", "quarter", "third", "fourth", "fifth"))
POINTS = ("point", "percentage")
HALVED_UNITS = ARTICLE_UNITS | frozenset(("cent", "penny", "dollar", "pound", "euro"))  # half a cent
HYPHENED_UNITS = HALVED_UNITS - frozenset("year century decade month week day millennium quarter".split())
CHANGES = change_words("verb", "level") | {"up", "down"}
LED_TO = frozenset(("just", "only", "to", "barely"))  # "fell to just a tenth"
THAN_BEFORE = frozenset(("more", "less", "fewer", "higher", "lower"))  # a fifth more than, a third less.
COMPLETE = frozenset(("complete", "completed", "full", "empty", "done", "finished"))  # after "a third"
COUNTED_PLURALS = VAGUE - {"tens", "scores"}
LONGEST = 24  # words in one numeral: hostile text must not make one candidate of a page


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


def _word(tokens: Tokens, index: int) -> str:
    return tokens.words[index].lower() if 0 <= index < len(tokens.words) else ""


def _hyphenated(tokens: Tokens, index: int) -> bool:
    """Whether tokens `index` and `index + 2` are joined by a bare hyphen."""
    return (
        index + 2 < len(tokens.words)
        and tokens.words[index + 1] == "-"
        and tokens.ends[index] == tokens.start(index + 1)
        and tokens.ends[index + 1] == tokens.start(index + 2)
    )


def _whole(tokens: Tokens, index: int) -> tuple[int, int, str] | None:
    word = _word(tokens, index)
    first = index
    if word in SCALES:
        before = _word(tokens, index - 1)
        if before in ("a", "an"):
            first = index - 1
        elif _word(tokens, index + 1) not in SCALES:
            return index, index + 1, "bare"
    stop = _extend(tokens, index)
    return first, stop, "words"


def _extend(tokens: Tokens, index: int) -> int:
    """One past the last token of the run of number words that begins at `index`."""
    last = index
    for _ in range(LONGEST):
        step = _next_part(tokens, last)
        if not step:
            break
        last += step
    return last + 1


def _next_part(tokens: Tokens, last: int) -> int:
    """How many tokens further the same number goes on after the word at `last`; 0 when it ends there."""
    word, following = _word(tokens, last), _word(tokens, last + 1)
    if _follows(word, following) or (following in PARTS and _fraction(tokens, last, last + 1)):
        return 1
    if _hyphenated(tokens, last):
        return _after_hyphen(tokens, last)
    if word in PARTS and following == "of":
        return 3 if _word(tokens, last + 2) == "a" and _word(tokens, last + 3) in SCALES else 0
    if following == "and":
        return _after_and(tokens, last)
    if following == "point" and _word(tokens, last + 2) in SMALL:
        return 2
    decimal = "point" in (_word(tokens, last - 1), _word(tokens, last - 2))
    return int(decimal and word in SMALL and following in SMALL)


def _follows(word: str, following: str) -> bool:
    """Whether two words make one number: "five million", "twenty five", "hundred thirty", "two dozens"."""
    if following in SCALES:
        return True
    if following in SMALL:
        return word in TENS or word in SCALES
    if following in TENS:
        return word in SCALES
    return following in COUNTED_PLURALS and (word in SMALL or word in TENS)


def _after_hyphen(tokens: Tokens, last: int) -> int:
    """ "twenty-five", "five-million", "two-thirds", "three-and-a-half"."""
    word, joined = _word(tokens, last), _word(tokens, last + 2)
    if joined in SCALES or (word in TENS and joined in SMALL) or _fraction(tokens, last, last + 2):
        return 2
    if joined == "and" and _word(tokens, last + 4) in ("a", "one") and _word(tokens, last + 6) in HALVES:
        return 6
    return 0


def _fraction(tokens: Tokens, last: int, part: int) -> bool:
    """Whether the part at `part` divides the number word at `last`: "two thirds", but not "two quarters"."""
    word, name = _word(tokens, last), _word(tokens, part)
    if name not in PARTS or word in PARTS or name == "halves":
        return False
    if word in ("one", "a"):
        return not name.endswith("s")
    if name == "quarter":
        return word == "three" and part == last + 2
    if name == "quarters":
        return word == "three" and (part == last + 2 or _word(tokens, part + 1) == "of")
    return name.endswith("s")


def _after_and(tokens: Tokens, last: int) -> int:
    """ "and five", "and a half": part of the number only where it cannot begin another."""
    word, joined = _word(tokens, last), _word(tokens, last + 2)
    if joined in ("a", "one") and _word(tokens, last + 3) in HALVES:
        return 0 if word in SCALES and _word(tokens, last + 4) in SCALES else 3
    for part in (last + 3, last + 4):
        if (part == last + 3 or _hyphenated(tokens, last + 2)) and _fraction(tokens, last + 2, part):
            return 0 if _word(tokens, part + 1) == "of" else part - last
    if word not in SCALES or word == "dozen" or not (joined in SMALL or joined in TENS):
        return 0
    stop = last + 3
    if joined in TENS:
        stop += 2 if _hyphenated(tokens, last + 2) else int(_word(tokens, stop) in SMALL)
    after = _word(tokens, stop)
    begins_another = after == "hundred" if word == "hundred" else after in SCALES
    return 0 if begins_another else 2


def _vague(tokens: Tokens, index: int) -> tuple[int, int, str] | None:
    """ "hundreds of thousands": plural scale words that no number counts."""
    word, stop = _word(tokens, index), index + 1
    while _word(tokens, stop) == "of" and _word(tokens, stop + 1) in VAGUE and stop - index < 6:
        stop += 2
    if word in ("tens", "scores") and stop == index + 1 and _word(tokens, stop) != "of":
        return None
    return index, stop, "vague"


def _counted_scale(tokens: Tokens, index: int, word: str) -> tuple[int, int, str] | None:
    """ "several hundred", "a few thousand", "a couple of million", "a couple of weeks"."""
    article = _word(tokens, index - 1) == "a"
    first = index - 1 if article else index
    stop = index + 2 if _word(tokens, index + 1) == "of" else index + 1
    following = _word(tokens, stop)
    if following in SCALES or (following in VAGUE and word != "couple"):
        return first, stop + 1, "vague"
    return (first, stop, "words") if word == "couple" and article and stop == index + 2 else None


def _part(tokens: Tokens, index: int, word: str) -> tuple[int, int, str] | None:
    """ "half of", "half a million", "a third of", "a half-mile radius"."""
    before, following = _word(tokens, index - 1), _word(tokens, index + 1)
    joined = _word(tokens, index + 2) if _hyphenated(tokens, index) else ""
    if joined in HYPHENED_UNITS and word in ("half", "quarter"):
        return index, index + 1, "joined"
    if word == "half":
        return _half(tokens, index, before)
    if joined in SCALES:
        return index - (before in ("a", "an")), _extend(tokens, index + 2), "words"
    if before in ("a", "an"):
        if following == "as":
            return index - 1, index + 1, "part"  # a third as massive
        if following in SCALES:
            return index - 1, _extend(tokens, index + 1), "words"
        if following == "of":
            stop = _extend(tokens, index)
            return index - 1, stop, "part" if stop == index + 1 else "words"
    elif word == "quarter" and following == "of" and _word(tokens, index + 2) == "a":
        stop = _extend(tokens, index)
        return (index, stop, "words") if stop > index + 1 else None
    elif following in SCALES and word in ("quarter", "third"):
        return index, _extend(tokens, index + 1), "words"
    return _changed_by(tokens, index, before)


def _half(tokens: Tokens, index: int, before: str) -> tuple[int, int, str] | None:
    following = _word(tokens, index + 1)
    if following in ("a", "of") and _word(tokens, index + 2) in SCALES | {"a"}:
        scale = index + 3 if _word(tokens, index + 2) == "a" else index + 2
        if _word(tokens, scale) in SCALES:
            return index, _extend(tokens, scale), "words"
    if following in SCALES or (_hyphenated(tokens, index) and _word(tokens, index + 2) in SCALES):
        return index, _extend(tokens, index + (1 if following in SCALES else 2)), "words"
    if following in ("a", "an") and _word(tokens, index + 2) in HALVED_UNITS:
        return index, index + 2, "words"
    if following in HALF_AFTER:
        return index - (before == "a"), index + 1, "part"
    return _changed_by(tokens, index, before)


def _changed_by(tokens: Tokens, index: int, before: str) -> tuple[int, int, str] | None:
    """ "fell by a third", "shrank by more than half", "a quarter complete": a share of what is said before."""
    first = index - (before in ("a", "an"))
    ahead, following = _word(tokens, first - 1), _word(tokens, index + 1)
    joined = _word(tokens, index + 2) if _hyphenated(tokens, index) else ""
    if joined in POINTS or (following in POINTS and _word(tokens, index) in ("half", "quarter") and first < index):
        return first, index + 1, "part"
    near = (ahead, _word(tokens, first - 2), _word(tokens, first - 3))
    by = "by" in near and (ahead == "by" or ahead in LAST_WORDS)
    by = by or ahead in CHANGES or (not CHANGES.isdisjoint(near[1:]) and (ahead in LAST_WORDS or ahead in LED_TO))
    if by and following not in SCALES and (first < index or _word(tokens, index) == "half"):
        return (first, index + 1, "part") if following in STOPS or not following[:1].isalnum() else None
    beside = following in ("above", "below")
    ends = not _word(tokens, index + 2).replace("than", "").isalpha()
    compared = beside or (following in THAN_BEFORE and ends)
    return (first, index + 1, "part") if (following in COMPLETE or compared) and first < index else None


def _point(tokens: Tokens, index: int) -> tuple[int, int, str] | None:
    """ "by a percentage point", "a full percentage point", but not "of a percentage point"."""
    first = index - 1 - (_word(tokens, index - 1) in ("full", "whole", "single"))
    counted = _word(tokens, first) == "a" and _word(tokens, first - 1) not in ("of", "half")
    return (first, index, "article") if counted and _word(tokens, index + 1) == "point" else None


def _article(tokens: Tokens, index: int) -> tuple[int, int, str] | None:
    """The article of "a year", which counts one when a modifier stands before it."""
    if _word(tokens, index - 1) not in ("a", "an"):
        return None
    following = _word(tokens, index + 1), _word(tokens, index + 2)
    if _word(tokens, index - 2) in LAST_WORDS or following in (("or", "two"), ("and", "a")):
        return index - 1, index, "article"
    return None
