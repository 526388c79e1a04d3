"""Counts: a figure and the noun it counts."""

import re
from typing import NamedTuple

from pipeline.text.find.counts_nouns import (
    COMPOUND,
    EITHER,
    NOT_COUNTED,
    STOPS,
    is_plural,
    is_plural_as_written,
    singular,
    singular_as_written,
)
from pipeline.text.find.numbers_context import Context, Found
from pipeline.text.find.numbers_cues import cues
from pipeline.text.find.numbers_modifiers import modifier_before
from pipeline.text.find.numbers_ranges import Figure

OF_THEM = re.compile(
    r"""
    (?: \s of\b (?>(?:\s(?:the|those|these|its|their|his|her|our|all|such|your|this|that|some|other|more))?)
      | \s? (?= \s | - ) )
    """,
    re.VERBOSE,
)
MORE = re.compile(r"(?:\+|-plus|-odd|-ish|\s(?:plus|or\s(?:more|fewer|less|so))(?=\s[a-z]))?")  # 100+ guests
BEFORE_MORE = frozenset("+- ")
WORD = re.compile(
    r"""
    (?P<gap>[\s-]?\s?)
    (?P<word> (?>(?:[A-Z]\.){2,4})                                         # four U.S. soldiers
      | [^\W\d_][\w&]*+ (?>(?:[-'.][^\W_][\w&]*+){0,8}) (?>(?:\+(?=\s))?) )
    """,
    re.VERBOSE,
)
MODEL = re.compile(
    r"(?P<gap>[\s-])(?P<word>[0-9]{1,4}(?:-[0-9]{1,4})?[A-Z]{0,3})(?=[\s-])"
)  # Boeing 787 jets
MODELS = re.compile(r"(?P<gap>[\s-])(?P<word>[0-9]{1,4}(?:-[0-9]{1,4})?[A-Z]{0,3}s)\b")  # 100 Boeing 737s
AIRLINERS = re.compile(r"(?P<gap>\s)(?P<word>7[0-9]7s)\b")  # a dozen 787s
WITHIN = re.compile(r"(?P<gap>\s)(?P<word>[0-9]{1,4}-[a-z]{2,12})(?=\s[a-z])")  # 30 new 120-room hotels
HYPHENATED = re.compile(r"-(?P<word>[A-Za-z]{2,20})(?P<rest>(?>(?:-[A-Za-z]{1,20}){0,4}))")
ARTICLE = re.compile(
    r"\b(?:an?|the|its|their|this|that|his|her|our|existing|new|single|'s)\s$", re.IGNORECASE
)
ADJECTIVE_ENDS = ("ed", "ing", "ly", "er", "est", "ous", "ful", "ive", "al", "ic", "able", "ible")
PAIRED = re.compile(r"\s(?P<one>[a-z]{3,20}(?:-[a-z]{2,12})?)\s(?P<two>[a-z]{3,20})\b")
CASUALTY = cues("casualty")
ONE_HYPHENED = cues("one_hyphened")
HYPHEN_NOUNS = cues("hyphen_noun")  # an 85-bed home: no participle, though it ends like one
PLURAL_OR_VERB = re.compile(
    rf"\s(?P<word>{'|'.join(sorted(EITHER))})"
    r"(?=[.,;:)]|\s(?:in|at|on|of|by|from|across|over|and|or|this|last|a\s(?:year|week|month))\b|$)"
)  # 149 shows in 21 countries
LONGEST = 6  # words from the figure to the head of its noun phrase


class Noun(NamedTuple):
    """The counted noun as the text has it: its words and where it ends."""

    words: list[str]
    end: int


QUAKES = frozenset(("quake", "earthquake", "tremor", "temblor", "aftershock"))  # a 6.1 quake
FORECASTING = frozenset(("economists", "analysts", "forecasters"))
FORECASTERS = re.compile(
    r"\s(?:(?:economists?|analysts?|forecasters?)\s(?:(?:had|have)\s)?(?:(?:been|were)\s)?)"
    r"(?:expect(?:ed|ing)?|forecast|predict(?:ed|ing)?|anticipat(?:ed|ing)|estimated|projected)\b"
)  # the 175,000 economists had forecast


def find_count(context: Context, figure: Figure) -> Found | str | None:
    """The count in `figure`; a reason when letters are glued to it; None when it counts no noun."""
    if figure.unit_at == figure.end and figure.low.form == "digits" and context.after(figure).char.isalpha():
        return "part of a word or a code"
    quake = context.after(figure).word in QUAKES and "." in figure.low.mantissa and not figure.low.scale
    if quake or context.folded.endswith("magnitude ", figure.left, figure.start):
        return Found("count", figure.start, figure.end, "magnitude")
    if context.after(figure).word in FORECASTING and FORECASTERS.match(context.folded, figure.end, figure.right):
        return None
    return _at_least_one(context, figure) if figure.low.mantissa == "one" else count_at(context, figure)


def _at_least_one(context: Context, figure: Figure) -> Found | None:
    """ "at least one person", "a one-bedroom flat": after a bound and before such a noun "one" is a number."""
    hyphened = HYPHENATED.match(context.folded, figure.end, figure.right)
    if hyphened is not None and hyphened["word"] in ONE_HYPHENED and not hyphened["rest"]:
        return Found("count", figure.start, hyphened.end("word"), hyphened["word"])
    modifier = modifier_before(context.folded, figure.start, figure.left)
    noun = ONE_NOUN.match(context.folded, figure.end, figure.right)
    if modifier is None or modifier.value not in ("at_least", "at_most") or noun is None:
        return None
    word = noun["word"]
    if word in STOPS or word.endswith(ADJECTIVE_ENDS) or is_plural(word):
        return None
    return Found("count", figure.start, noun.end("word"), word)


DETERMINED = (" a ", " an ", " the ", " its ", " their ", " his ", " her ", " our ")
"""How the object of a verb begins."""
ONE_NOUN = re.compile(
    r"\s(?P<word>[a-z]{3,20})(?=[.,;:]|\s(?:was|is|has|had|in|at|on|who|of|and|from|to|killed|died)\b)"
)
PART_OF_ONE = re.compile(r"\sof\san?\s(?P<word>[a-z]{2,20})\b")  # 0.25 of a share


def count_at(context: Context, figure: Figure, end: int | None = None) -> Found | None:
    """The count in `figure` whose noun is looked for at `end` (by default right after the figure)."""
    start_at = figure.unit_at if end is None else end
    if figure.low.mantissa.startswith(("0.", ".")):
        part = PART_OF_ONE.match(context.folded, start_at, figure.right)
        if part is not None and part["word"] not in STOPS:
            return Found("count", figure.start, part.end(), part["word"])
    if context.folded[start_at : start_at + 1] in BEFORE_MORE:
        start_at = MORE.match(context.folded, start_at, figure.right).end()  # type: ignore[union-attr]
        hyphenated = HYPHENATED.match(context.folded, start_at, figure.right)
        if hyphenated is not None:
            return _hyphenated(figure, hyphenated)
    noun = _either(context.folded, start_at, figure.right) or find_noun(context.folded, start_at, figure.right)
    if noun is None:
        noun = _adjectival(context, figure, start_at)
        if noun is None:
            return None
    return Found("count", figure.start, noun.end, _unit(noun))


def _hyphenated(figure: Figure, match: re.Match[str]) -> Found | None:
    """ "a 12-person team", "a 40-seat restaurant": the word after the hyphen is counted."""
    word = match.group("word").lower()
    if word == "strong":  # a 1,000-strong crowd
        return Found("count", figure.start, match.end("word"), "person")
    if word in NOT_COUNTED or word in STOPS or match.group("rest"):
        return None
    if word.endswith(("ed", "ly", "ing")) and word not in HYPHEN_NOUNS:
        return None
    return Found("count", figure.start, match.end("word"), singular(word))


def _either(folded: str, end: int, limit: int) -> Noun | None:
    """A word right after the figure that is a plural here, and a verb elsewhere."""
    match = PLURAL_OR_VERB.match(folded, end, limit)
    return Noun([match["word"]], match.end()) if match is not None else None


def find_noun(folded: str, end: int, limit: int) -> Noun | None:
    """The noun phrase with a plural head that begins after `end`."""
    at = end
    if not folded[end + 1 : end + 2].isalpha() or folded[end + 1] == "o":
        opening = OF_THEM.match(folded, end, limit)
        at = end if opening is None else opening.end()
    words: list[str] = []
    head: Noun | None = None
    for _ in range(LONGEST):
        match = WORD.match(folded, at, limit) or _numbered(folded, at, limit, words[-1] if words else "")
        if match is None or (not match["gap"] and at != end):
            break
        text = match["word"].rstrip(".")
        lower = text.lower()
        if lower == "and" and head is None and _pairs(folded, match.end(), limit, words):
            at = match.end()
            words.clear()
            continue
        if (lower in STOPS and text != "US") or (head is not None and not _goes_on(folded, match.end(), text)):
            break
        at = match.end()
        words.append(text)
        if not lower.endswith("'s") and is_plural_as_written(text) and not _of_a_name(folded, at, text):
            head = Noun(words.copy(), match.start("word") + len(text))
        elif head is not None:
            break
        if folded[at : at + 1] == "'":
            break
    return head


def _numbered(folded: str, at: int, limit: int, last: str) -> re.Match[str] | None:
    """A number inside the phrase: of a model after a name, else of a measure ("30 new 120-room hotels")."""
    if not last[:1].isupper():
        return WITHIN.match(folded, at, limit) or (None if last else AIRLINERS.match(folded, at, limit))
    return MODELS.match(folded, at, limit) or MODEL.match(folded, at, limit)


def _pairs(folded: str, at: int, limit: int, words: list[str]) -> bool:
    """Whether "and" joins two modifiers of one plural: "oil and gas fields", but not "dead and injured dozens"."""
    if not words or not words[-1].islower() or words[-1] in CASUALTY or words[-1].endswith("ed"):
        return False
    second = PAIRED.match(folded, at, limit)
    if second is None or not is_plural(second["two"]):
        return False
    return "-" in second["one"] or not second["one"].endswith(("ed", "ing", "ly"))  # small and medium-sized firms


def _goes_on(folded: str, end: int, text: str) -> bool:
    """Whether a word after a plural can be the true head: "graphics processors", not that of "companies shares a"."""
    return text.islower() and is_plural(text) and not folded.startswith(DETERMINED, end)


def _of_a_name(folded: str, at: int, text: str) -> bool:
    """A capitalised plural followed by another capital is part of a name: "United Airlines Boeing jets"."""
    return (
        text[0].isupper()
        and not text.isupper()
        and folded[at : at + 1] == " "
        and folded[at + 1 : at + 2].isupper()
    )


def _adjectival(context: Context, figure: Figure, end: int) -> Noun | None:
    """ "a 100,000 GPU cluster": after an article the first word is counted, in the singular."""
    folded = context.folded
    match = WORD.match(folded, end, figure.right)
    if match is None or not match.group("gap"):
        return None
    word = match.group("word")
    lower = word.lower()
    if lower in STOPS or lower.endswith(ADJECTIVE_ENDS) or len(word) < 2:
        return None
    following = WORD.match(folded, match.end(), figure.right)
    acronym = word.isupper() and word.isalpha()
    if following is None or following.group("word").lower() in STOPS:
        return Noun([word], match.end("word")) if acronym and not _after_name(folded, figure) else None
    if acronym or (
        word.islower() and ARTICLE.search(folded, max(figure.left, figure.start - 10), figure.start)
    ):
        return Noun([word], match.end("word"))
    return None


def _after_name(folded: str, figure: Figure) -> bool:
    before = folded[max(figure.left, figure.start - 24) : figure.start].split()
    return bool(before) and before[-1][:1].isupper()


def _unit(noun: Noun) -> str:
    """The singular head, with the modifiers that make a compound noun of it."""
    words = [word.removesuffix("'s") for word in noun.words]
    head = singular_as_written(words[-1])
    kept: list[str] = []
    for word in reversed(words[:-1]):
        if word.lower() not in COMPOUND:
            break
        kept.insert(0, word.lower())
    return " ".join([*kept, head])
