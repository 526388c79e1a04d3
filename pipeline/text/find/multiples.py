"""Multiples and shares of a whole: "tenfold", "3x", "three times as many", "doubled", "two-thirds of"."""

import re
from decimal import Decimal

from pipeline.text.find.counts_nouns import STOPS
from pipeline.text.find.measures_units import find_unit_words
from pipeline.text.find.multiples_words import DIRECTION, ROLE
from pipeline.text.find.numbers_context import Context, Found
from pipeline.text.find.numbers_lexicon import VALUE
from pipeline.text.find.numbers_ranges import Figure

NUMBERS = VALUE.keys() | {"first", "second", "both", "equal"}
FOLD = re.compile(r"-?\s?fold\b", re.IGNORECASE)
X = re.compile(
    r"[xX×](?![A-Za-z0-9])|\s[x×](?=\s(?:more|faster|the|its|as|return|higher|larger|revenue|earnings|sales)\b)"
)
TIMES = re.compile(
    r"""
    [\s-]times
    (?= [\ ](?: as|the|that|those|this|these|more|less|fewer
              | larger|bigger|higher|lower|greater|faster|slower
              | longer|cheaper|smaller|stronger|heavier|better|worse|brighter|wider|deeper|taller|hotter|richer
              | poorer|harder|thicker|thinner|denser|lighter|older|younger|quicker|shorter|safer|costlier|deadlier
              | its|their|his|her|what|earnings|revenue|sales
              | face|book|average|normal|usual|median|core|trailing|projected|EBITDA|GDP|operating|adjusted|retail
              | annual|last|previous|current|forward|(?:over|under)subscribed
              | \w+er[\ ]than | \w+['']s )\b )
    """,
    re.VERBOSE,
)
AFTER_ADVERB = re.compile(
    r"\s(?:as(?!\s(?:an?|the|his|her|he|she|they|it)\b|\s[A-Z])|the|that|those|its|their|his|her|what|(?:this|last)\s(?:\w+'s|amount|number|level|rate|figure|sum)"
    r"|more|over|normal|usual|\w+'s)\b"
)
AFTER_ADJECTIVE = re.compile(r"\s(?:the|that|its|their|his|her|what|this|last|those|to\s[$€£\d])")
TO_BEFORE = re.compile(
    r"\b(?:to|will|could|would|may|might|nearly|almost|roughly|about|than|can|should|is|was)\s$"
)
OF_ONE = re.compile(r"\sof\san?\s")  # a tenth of a second
OF = re.compile(r"\s(?:of|the|its|their|his|her|our|all|that|those)\b")


def find_multiple(context: Context, figure: Figure) -> Found | str | None:
    """A multiple or a share of a whole; a reason when a word such as "twice" says how often."""
    form = figure.low.form
    if form == "times":
        return _times_word(context, figure)
    if figure.ratio:
        return _found(figure, figure.end)
    if form == "part":
        return _share(context, figure)
    folded, end = context.folded, figure.end
    after = context.after(figure)
    if after.word == "times":
        if "." in figure.low.mantissa:
            return _found(figure, end + len(" times"))  # nothing happens 2.3 times
        match = TIMES.match(folded, end, figure.right)
        return None if match is None else _found(figure, match.end())
    if after.word[:1] not in ("x", "f") and after.char not in ("×", " ", "x", "X"):
        return None
    fold = FOLD.match(folded, end, figure.right)
    if fold is not None:
        return _found(figure, fold.end())
    times = X.match(folded, end, figure.right)
    return _found(figure, times.end()) if times is not None and form == "digits" else None


def _found(figure: Figure, end: int, direction: str | None = None) -> Found:
    return Found("multiple", figure.start, end, "times", direction=direction)


def _times_word(context: Context, figure: Figure) -> Found | str:
    word = figure.low.mantissa
    role, folded = ROLE[word], context.folded
    if folded[figure.end : figure.end + 1] == "-" or folded[figure.start - 1 : figure.start] == "-":
        return "part of a compound word"
    if role == "verb" or role == "fold" or (role == "plural" and _verb(folded, figure)):
        return _found(figure, figure.end, DIRECTION[word])
    if role == "adverb":
        found = AFTER_ADVERB.match(folded, figure.end, figure.right)
        return _found(figure, figure.end) if found else "says how often, not how much"
    if role == "adjective":
        verb = TO_BEFORE.search(folded, max(figure.left, figure.start - 12), figure.start)
        if verb or AFTER_ADJECTIVE.match(folded, figure.end, figure.right):
            return _found(figure, figure.end, "up" if verb and verb.group().startswith("to") else None)
    return f'"{word}" is not a multiple here'


def _verb(folded: str, figure: Figure) -> bool:
    """ "Tesla profit halves", but not "both halves", "the halves of"."""
    before = folded[max(figure.left, figure.start - 16) : figure.start].lower().split()
    noun = not before or before[-1] in STOPS or before[-1] in NUMBERS or not before[-1].isalpha()
    return not noun and not folded.startswith(" of ", figure.end)


def _by(folded: str, figure: Figure) -> bool:
    """Whether "by" leads to the share: "cut by more than half"."""
    return " by " in f"{folded[max(figure.left, figure.start - 20) : figure.start]}".lower()


def _share(context: Context, figure: Figure) -> Found | str:
    """ "two-thirds of voters", "half the money": a share of what follows."""
    folded, end = context.folded, figure.end
    one = OF_ONE.match(folded, end, figure.right)
    if one is not None:
        named = find_unit_words(folded, one.end() - 1, figure.right)
        if named is not None:
            return Found(named.unit.kind, figure.start, named.end, named.unit.name)
    if OF.match(folded, end, figure.right) or _by(folded, figure) or figure.low.mantissa not in ("half", "a half"):
        if folded[end : end + 1] == "-":
            return "part of a compound word"
        return Found("multiple", figure.start, end, "times", Decimal(1))
    return "a half of nothing that is named"
