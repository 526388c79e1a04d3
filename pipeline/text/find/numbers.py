"""Numerals: every number of a page, written in digits or in words, with the scale that follows it.

Finding only says where a number stands and what it is made of; `pipeline.text.read.number` says how much
it is.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from pipeline.text.find.numbers_words import find_words
from pipeline.text.lexicon import lexicon
from pipeline.text.page import Page


class Numeral(NamedTuple):
    """One written number. `form`: digits, code, words, vague, part (a fraction), article or times."""

    start: int
    end: int
    form: str
    mantissa: str
    scale: str
    sentence: int


VULGAR = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"

DIGITS = re.compile(
    rf"""
      [0-9{VULGAR}][0-9{VULGAR}]*+                           # digits, or a fraction of one sign
      (?>(?: (?P<code>
            ([-/.])[0-9]{{1,8}}+(?>(?:\2[0-9]{{1,8}}+){{1,10}})   # 2024-06-06, 192.168.1.2, 978-3-16
          | :[0-9]{{2}}(?>(?::[0-9]{{2}})?)(?![0-9])              # 18:00
          )
        | (?>(?:,[0-9]{{2,3}}(?![0-9])){{1,12}})                  # 1,234,567 and 12,34,567
          (?>(?:\.[0-9]++)?)                                    # 1,234.5
        | (?P<spaced>(?>(?:[ ][0-9]{{3}}(?![0-9])){{1,6}}))        # 1 234 567
          (?>(?:\.[0-9]++)?)                                    # 1 234.5
        | \.[0-9]++ (?>(?:[ -][0-9]/[0-9]{{1,2}}+(?![0-9/]))?)  # 12.5, and 5.67-1/2 of the grain trade
        | /[0-9]{{1,3}}+(?![0-9/])                           # 3/4
        | [ -](?:[0-9]/[0-9]{{1,2}}+(?![0-9/])|[{VULGAR}])     # 1 1/2, 1-1/2, 1 ½
      )?)
    """,
    re.VERBOSE,
)


PLAIN = re.compile(r"[0-9]++(?>(?:\.[0-9]++)?)")


def _scale_pattern() -> re.Pattern[str]:
    words = sorted(
        (row["form"] for row in lexicon("scales") if row["use"] == "any"), key=lambda w: (-len(w), w)
    )
    glued = sorted(row["form"] for row in lexicon("scales") if row["use"] == "glued")
    word = "|".join(words)
    return re.compile(
        rf"""
          [\s-]?(?P<word>(?i:{word}))(?![A-Za-z])           # 5 million, 5bn
          (?>(?:[\ ](?P<second>(?i:{word}))(?![A-Za-z]))?)     # 3 lakh crore
          (?>(?:[\ ]and[\ ]a[\ ](?P<part>half|quarter)\b            # 3 million and a half
             (?![\ -]*[A-Za-z]*llions?\b) )?)                 # but not: and a half million
        | (?P<glued>{"|".join(glued)})(?![A-Za-z0-9])       # 5M
        """,
        re.VERBOSE,
    )


SCALE = _scale_pattern()
OPENINGS = frozenset(row["form"][:2].lower() for row in lexicon("scales") if row["use"] == "any")
GLUED = frozenset(row["form"][0] for row in lexicon("scales") if row["use"] == "glued")


def find_numerals(page: Page) -> list[Numeral]:
    """Every numeral of the readable sentences, in order, none overlapping another."""
    digits = _find_digits(page)
    words = find_words(page, [numeral.start for numeral in digits], [numeral.end for numeral in digits])
    if not words:
        return digits
    found = digits + [Numeral(*word) for word in words]
    found.sort()
    return found


def _find_digits(page: Page) -> list[Numeral]:
    folded, sentences = page.folded, page.sentences
    search, sentence_at = DIGITS.search, page.sentence_at
    found: list[Numeral] = []
    at = 0
    while (match := search(folded, at)) is not None:
        if match.lastgroup == "spaced" and not _grouped(page.text, match):
            match = PLAIN.match(folded, match.start()) or match
        start, at = match.span()
        index = sentence_at(start, at)
        if index is not None:
            numeral = _numeral(folded, match, index, sentences[index].end_char)
            found.append(numeral)
            at = numeral.end
    return found


def _grouped(text: str, match: re.Match[str]) -> bool:
    """Whether spaces separate thousands: several groups, or one behind a space that does not break."""
    first = match.start("spaced")
    if first - match.start() > 3:
        return False
    return match.end("spaced") - first > 4 or text[first] != " "


def _numeral(folded: str, match: re.Match[str], index: int, limit: int) -> Numeral:
    start, end = match.span()
    mantissa = match.group()
    if match.lastgroup == "code":
        return Numeral(start, end, "code", mantissa, "", index)
    if start and folded[start - 1] == "." and (start < 2 or not folded[start - 2].isalnum()):
        start, mantissa = start - 1, "." + mantissa
    if folded[end : end + 1] == ")" and bracketed(folded, start):
        end += 1
    scaled = SCALE.match(folded, end, limit) if _opens_scale(folded[end : end + 3]) else None
    if scaled is None:
        return Numeral(start, end, "digits", mantissa, "", index)
    parts = [part for part in scaled.group("word", "second", "part", "glued") if part]
    return Numeral(start, scaled.end(), "digits", mantissa, " ".join(parts), index)


def bracketed(folded: str, start: int) -> bool:
    """Whether a currency sign and a bracket stand before the number: "$(5.2) million" is a loss."""
    return start > 1 and folded[start - 1] == "(" and folded[start - 2] in "$€£¥"


@lru_cache(maxsize=4096)
def _opens_scale(after: str) -> bool:
    """Whether the three characters after the digits can open a scale: asked before the pattern is tried."""
    if after[:1].isalpha():
        return after[0] in GLUED or after[:2].lower() in OPENINGS
    return (after[:1] == "-" or after[:1].isspace()) and after[1:].lower() in OPENINGS
