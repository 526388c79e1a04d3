"""What a price or a rate is for: "a barrel", "per hour", "/kg"."""

import re
from typing import NamedTuple

from pipeline.text.find.counts_nouns import STOPS, singular
from pipeline.text.find.measures_units import SYMBOLS, WORDS
from pipeline.text.lexicon import lexicon


class Per(NamedTuple):
    """The denominator of a unit, and where it ends."""

    unit: str
    end: int


PER = re.compile(
    r"""
    (?: [ ]?/[ ]?                                  # $5/kg
      | (?:[\s-])(?P<word>per|an?|each|every)[\s-] )   # $5 per kg, $5 a barrel, $5-a-barrel
    (?: (?<=per[\s-])                                # per day from October, but not: $5 a day earlier
      | (?!(?:year|quarter|month|week|day|decade)[\s-]
           (?:earlier|ago|later|before|after|from\s(?:now|then|today)|on|prior|back)\b) )
    (?>(?:[0-9]{1,4}-[a-z]{2,8}[ ])?)               # per 40-foot container
    (?P<one>[A-Za-z][A-Za-z-]{0,18})
    (?>(?:[\s-](?P<two>[A-Za-z]{1,14})
       (?>(?:[\s-](?P<three>[A-Za-z]{1,14})               # American depositary share
          (?>(?:[\s-](?P<four>[A-Za-z]{1,14}))?) )?) )?)   # million British thermal units
    """,
    re.VERBOSE,
)
BEFORE_PER = frozenset(" /-\n")
PER_INITIALS = frozenset("pae/")
NOUNS = {row["word"]: row["unit"] for row in lexicon("per_nouns")}
NOT_AFTER_PER = frozenset(("cent", "se", "capita", "the", "that", "its"))


def find_per(folded: str, end: int, limit: int, any_noun: bool = False) -> Per | None:
    """The denominator right after `end`; None when there is none. `any_noun`: "a" and any noun will do."""
    if folded[end : end + 1] not in BEFORE_PER or (
        folded[end] != "/" and folded[end + 1 : end + 2] not in PER_INITIALS
    ):
        return None
    match = PER.match(folded, end, limit)
    if match is None:
        return None
    one = match.group("one")
    for last in ("four", "three", "two"):
        unit = _phrase(folded, match, last) if match.group(last) is not None else None
        if unit is not None:
            return Per(unit, match.end(last))
    name = _name(one, match.group("word"))
    if name is None and any_noun and match.group("word") in ("a", "an"):
        name = _priced_noun(folded, match)
    return None if name is None else Per(name, match.end("one"))


def _phrase(folded: str, match: re.Match[str], last: str) -> str | None:
    """ "metric ton", "diluted share": a denominator of several words, all of them in a lexicon."""
    words = folded[match.start("one") : match.end(last)].lower().replace("-", " ")
    unit = WORDS.get(words)
    return unit.name if unit is not None else NOUNS.get(words)


def _priced_noun(folded: str, match: re.Match[str]) -> str | None:
    """ "$90 a container in March": any noun, when the phrase ends with it."""
    one, two = match.group("one"), match.group("two")
    ends = (two is None and folded[match.end("one") : match.end("one") + 1] in ",.;)") or (
        two or ""
    ).lower() in STOPS
    return one if ends and one.islower() and len(one) > 2 and one not in STOPS else None


def _name(word: str, link: str | None) -> str | None:
    unit = (SYMBOLS.get(word) if link != "a" and link != "an" else None) or WORDS.get(
        word.lower().replace("-", " ")
    )
    if unit is not None:
        return unit.name
    known = NOUNS.get(word.lower())
    if known is not None:
        return known
    if link == "per" and word.islower() and word not in NOT_AFTER_PER and len(word) > 2:
        return singular(word)
    return None
