"""How far a number in words goes on: "two hundred and five", "three and a half million", "two-thirds"."""

from pipeline.text.find.numbers_lexicon import ROLE
from pipeline.text.tokens import Tokens

SCALES = frozenset(word for word, role in ROLE.items() if role == "scale")
PARTS = frozenset(word for word, role in ROLE.items() if role == "part")
TENS = frozenset(word for word, role in ROLE.items() if role == "ten")
SMALL = frozenset(word for word, role in ROLE.items() if role == "unit")
HALVES = frozenset(("half", "quarter", "third", "fourth", "fifth"))
VAGUE = frozenset(word for word, role in ROLE.items() if role == "plural_scale")
COUNTED_PLURALS = VAGUE - {"tens", "scores"}
LONGEST = 24  # words in one numeral: hostile text must not make one candidate of a page


def word_at(tokens: Tokens, index: int) -> str:
    """The word there in lower case; nothing beyond the page."""
    return tokens.words[index].lower() if 0 <= index < len(tokens.words) else ""


def hyphenated(tokens: Tokens, index: int) -> bool:
    """Whether tokens `index` and `index + 2` are joined by a bare hyphen."""
    return (
        index + 2 < len(tokens.words)
        and tokens.words[index + 1] == "-"
        and tokens.ends[index] == tokens.start(index + 1)
        and tokens.ends[index + 1] == tokens.start(index + 2)
    )


def extend(tokens: Tokens, index: int) -> int:
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
    word, following = word_at(tokens, last), word_at(tokens, last + 1)
    if _follows(word, following) or (following in PARTS and _fraction(tokens, last, last + 1)):
        return 1
    if hyphenated(tokens, last):
        return _after_hyphen(tokens, last)
    if word in PARTS and following == "of":
        return 3 if word_at(tokens, last + 2) == "a" and word_at(tokens, last + 3) in SCALES else 0
    if following == "and":
        return _after_and(tokens, last)
    if following == "point" and word_at(tokens, last + 2) in SMALL:
        return 2
    decimal = "point" in (word_at(tokens, last - 1), word_at(tokens, last - 2))
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
    word, joined = word_at(tokens, last), word_at(tokens, last + 2)
    if joined in SCALES or (word in TENS and joined in SMALL) or _fraction(tokens, last, last + 2):
        return 2
    if joined == "and" and word_at(tokens, last + 4) in ("a", "one") and word_at(tokens, last + 6) in HALVES:
        return 6
    return 0


def _fraction(tokens: Tokens, last: int, part: int) -> bool:
    """Whether the part at `part` divides the number word at `last`: "two thirds", but not "two quarters"."""
    word, name = word_at(tokens, last), word_at(tokens, part)
    if name not in PARTS or word in PARTS or name == "halves":
        return False
    if word in ("one", "a"):
        return not name.endswith("s")
    if name == "quarter":
        return word == "three" and part == last + 2
    if name == "quarters":
        return word == "three" and (part == last + 2 or word_at(tokens, part + 1) == "of")
    return name.endswith("s")


def _after_and(tokens: Tokens, last: int) -> int:
    """ "and five", "and a half": part of the number only where it cannot begin another."""
    word, joined = word_at(tokens, last), word_at(tokens, last + 2)
    if joined in ("a", "one") and word_at(tokens, last + 3) in HALVES:
        return 0 if word in SCALES and word_at(tokens, last + 4) in SCALES else 3
    for part in (last + 3, last + 4):
        if (part == last + 3 or hyphenated(tokens, last + 2)) and _fraction(tokens, last + 2, part):
            return 0 if word_at(tokens, part + 1) == "of" else part - last
    if word not in SCALES or word == "dozen" or not (joined in SMALL or joined in TENS):
        return 0
    stop = last + 3
    if joined in TENS:
        stop += 2 if hyphenated(tokens, last + 2) else int(word_at(tokens, stop) in SMALL)
    after = word_at(tokens, stop)
    begins_another = after == "hundred" if word == "hundred" else after in SCALES
    return 0 if begins_another else 2
