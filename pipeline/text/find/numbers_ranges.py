"""Figures: numerals, with the two ends of a range joined into one candidate."""

import re
from typing import NamedTuple

from pipeline.text.find.money_signs import sign_before
from pipeline.text.find.numbers import PLAIN, Numeral
from pipeline.text.find.numbers_cues import change_words
from pipeline.text.find.numbers_lexicon import FACTOR, ROLE, VALUE
from pipeline.text.page import Page


class Figure(NamedTuple):
    """One candidate: a numeral, or two that make a range. `unit_at` is where its unit is looked for."""

    low: Numeral
    high: Numeral | None
    start: int
    end: int
    unit_at: int
    left: int
    right: int
    sentence: int
    ratio: bool = False


LINK = re.compile(
    r"""
    (?P<unit>[^\n]{0,16}?)                              # the unit of the lower end, when it has its own
    (?: -(?P<hyphened>to)-                              # a 5-to-10-year plan
      | (?P<dash>[-~]|[ ][-~][ ])                       # 4-6, 4 - 6
      | [ ](?P<word>to|and|or|through)[ ] )             # 4 to 6
    (?P<sign>(?:[A-Za-z.]{0,4}[^\w\s.,;:()][ ]?|[A-Z]{3}[ ]?)?)   # the sign of the upper end
    """,
    re.VERBOSE,
)
NO_RANGE = frozenset(("code", "times", "part"))
LINK_WORDS = (" to ", " and ", " or ", " through ")  # one of them, or a dash, stands near the end of every link
RATIO = re.compile(r"[\s-](?:in(?:\severy)?|out\sof(?:\severy)?)[\s-]")
BETWEEN = re.compile(r"\bbetween(?:\s[a-z]+){0,2}\s?\S{0,4}\s?$", re.IGNORECASE)
FROM = re.compile(r"\bfrom(?:\s[a-z]+){0,2}\s?\S{0,4}\s?$", re.IGNORECASE)
FORMER = re.compile(r"\b(?:to|at|and)\s[$€£¥₹]?[0-9][^,;]{0,24}?,?\sfrom\b")  # raised to $5-$6 from $4 to $5
SPREAD = re.compile(
    r"\b(?:rang(?:e|es|ed|ing)|var(?:y|ies|ied|ying)|anywhere|spanning|spans?|tickets\srun|prices\srun|priced)\s(?:\w+\s)?from\b",
    re.IGNORECASE,
)
OUTLOOK = re.compile(
    r"\b(?:range|view|forecast|guidance|estimate|outlook|target|projection|band)\sof\s\S{0,4}\s?$"
)  # up from a prior view of $8.90 to $9.30
CHANGE = change_words("verb", "transitive", "noun", "adverb", "neutral")
LEVEL = change_words("level")  # of prices: no scale
VALUES = {word: int(value) for word, value in VALUE.items() if ROLE[word] in ("unit", "ten")}
WORDS = re.compile(r"[A-Za-z]+")
VOTES = re.compile(r"\b(?:votes(?:,|\sof)|vote\s(?:of|was)|voted|defeated|rejected|failed)\s(?:by\s)?$")
GAP = 32  # characters between the two numerals of one range, at most
BEHIND = 64  # characters looked back for "between", "from" and words of change


def find_figures(page: Page, numerals: list[Numeral]) -> list[Figure]:
    """Every candidate of the page, in order."""
    figures: list[Figure] = []
    index, count = 0, len(numerals)
    while index < count:
        low = numerals[index]
        sentence = page.sentences[low.sentence]
        left, right = sentence.start_char, sentence.end_char
        if index + 1 < count and numerals[index + 1].sentence == low.sentence:
            high = numerals[index + 1]
            if _is_ratio(page.folded, low, high):
                figures.append(
                    Figure(low, high, low.start, high.end, high.end, left, right, low.sentence, True)
                )
                index += 2
                continue
            unit_at = _joined(page.folded, low, high, left, right)
            if unit_at:
                figures.append(Figure(low, high, low.start, high.end, unit_at, left, right, low.sentence))
                index += 2
                continue
        figures.append(Figure(low, None, low.start, low.end, low.end, left, right, low.sentence))
        index += 1
    return figures


def _joined(folded: str, low: Numeral, high: Numeral, left: int, right: int) -> int:
    """Where the unit of the range is looked for; 0 when the two numerals are no range."""
    if high.start - low.end > GAP or low.form in NO_RANGE or high.form in NO_RANGE:
        return 0
    near = folded[max(low.end, high.start - 14) : high.start]
    if not ("-" in near or "~" in near or any(map(near.__contains__, LINK_WORDS))):
        return 0
    link = LINK.fullmatch(folded, low.end, high.start)
    if link is None:
        return 0
    if low.form == "article":
        two = link["word"] == "or" and high.mantissa == "two" and folded[high.end : high.end + 2] != " m"
        return low.end if two else 0
    return high.end if _is_range(folded, low, high, link, left) else 0


def _is_range(folded: str, low: Numeral, high: Numeral, link: re.Match[str], left: int) -> bool:
    """Whether what stands between two numerals makes a range of them."""
    unit, word, sign = link["unit"].strip(" -"), link["word"] or link["hyphened"], link["sign"].strip()
    signed = sign_before(folded, low.start, left)
    if (sign and not signed) or (signed and word == "to" and high.mantissa in VALUES):
        return False  # the second: $5 to ten children
    if unit and not folded.startswith(unit.rstrip("s"), _skip(folded, high.end)):
        return False
    if word in ("to", "and", "or", "through") and (_descends(low, high) or _from_a_year(folded, low, high, left)):
        return False
    if word == "and":
        return BETWEEN.search(folded, max(left, low.start - BEHIND), low.start) is not None
    if word == "or":
        return _small_step(low, high)
    if word == "to" and VOTES.search(folded, max(left, low.start - BEHIND), low.start):
        return False  # defeated by 49 to 52
    return word != "to" or not _two_amounts(folded, low, high, left, bool(unit or sign))


def _is_ratio(folded: str, low: Numeral, high: Numeral) -> bool:
    """ "one in five adults", "nine out of 10": small whole numbers, the second a round one after "in".

    A one-in-100-year flood is no share.
    """
    if not folded.startswith(("in", "out"), low.end + 1) or RATIO.fullmatch(folded, low.end, high.start) is None:
        return False
    if low.scale or low.form not in ("digits", "words") or high.form not in ("digits", "words"):
        return False
    if folded.startswith("-year", high.end) or is_yearlike(high):
        return False  # bought for £1 in 2014
    if folded[low.end + 1] == "o":
        return True
    return low.mantissa in ("one", "1") or high.mantissa in ("10", "ten", "100", "five", "four", "three")


def _from_a_year(folded: str, low: Numeral, high: Numeral, left: int) -> bool:
    """ "from 1,904 in 2022 to 2,377": the first number is a year, the second an amount."""
    amount = len(high.mantissa) != 4 or bool(high.scale)
    return is_yearlike(low) and amount and folded.endswith((" in ", " of ", " since "), left, low.start)


def is_yearlike(one: Numeral) -> bool:
    """Whether a number is written like a year of these three centuries."""
    plain = len(one.mantissa) == 4 and not one.scale and one.mantissa.isdigit()
    return plain and "1800" <= one.mantissa <= "2099"


def _wide(low: Numeral, high: Numeral) -> bool:
    """ "rose by 6,000 to 217,000": ends so far apart are a change and a level, not a range."""
    first, second = low.mantissa.replace(",", ""), high.mantissa.replace(",", "")
    whole = not low.scale and len(first) > 3  # 46,000 to 1.44 million: no thousands of millions
    if (low.scale != high.scale and not whole) or PLAIN.fullmatch(first) is None or PLAIN.fullmatch(second) is None:
        return False
    factor = FACTOR.get(high.scale, 1) if whole else 1
    return float(second) * float(factor) >= 10 * float(first) > 0


def _descends(low: Numeral, high: Numeral) -> bool:
    """ "51% to 47%": two amounts, because a range begins with the smaller."""
    if low.mantissa in VALUES and high.mantissa in VALUES:
        return VALUES[low.mantissa] > VALUES[high.mantissa]
    plain = low.mantissa.replace(",", "")
    if low.form == "digits" and high.mantissa in VALUES and PLAIN.fullmatch(plain):
        return bool(low.scale) or float(plain) > VALUES[high.mantissa]  # 14,200 to two banks
    if low.scale in FACTOR and high.scale in FACTOR and FACTOR[low.scale] != FACTOR[high.scale]:
        return FACTOR[low.scale] > FACTOR[high.scale]  # $300bn to 1.5 million savers
    if low.form != "digits" or high.form != "digits" or (low.scale != high.scale and high.scale):
        return False
    first, second = low.mantissa.replace(",", ""), high.mantissa.replace(",", "")
    if PLAIN.fullmatch(first) is None or PLAIN.fullmatch(second) is None:
        return False
    return bool(low.scale and not high.scale) or float(first) > float(second)


def _skip(folded: str, at: int) -> int:
    return at + 1 if folded[at : at + 1] in (" ", "-") else at


def _small_step(low: Numeral, high: Numeral) -> bool:
    """ "two or three weeks", "five or six": an approximate range, not two counts."""
    return not high.scale and len(low.mantissa) <= 5 and len(high.mantissa) <= 5


def _two_amounts(folded: str, low: Numeral, high: Numeral, left: int, own_units: bool) -> bool:
    """Whether "A to B" goes from one amount to another ("rose from $4bn to $6bn")."""
    before = folded[max(left, low.start - BEHIND) : low.start]
    if SPREAD.search(before) or OUTLOOK.search(before):
        return False
    words = WORDS.findall(before)
    if words[-1:] == ["to"]:
        return False  # cut its outlook to $9 to $11
    near = words[-12:] if words[-1:] == ["by"] else words[-6:]  # cut the price of its model in China by
    changes = any(word.lower() in CHANGE or (not low.scale and word.lower() in LEVEL) for word in near)
    if FROM.search(before):
        return (own_units or changes) and not FORMER.search(before)
    if changes and _wide(low, high):
        return True
    if not (changes and own_units):
        return False
    percent = folded[low.end : low.end + 1] == "%" or folded.startswith("per", low.end + 1)
    return not percent or bool(sign_before(folded, low.start, left))
