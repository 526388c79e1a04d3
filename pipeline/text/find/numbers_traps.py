"""Numbers that are no quantities: parts of names and codes, years, ordinals, labels, addresses, scores."""

import re

from pipeline.text.find.counts_nouns import STOPS, is_plural
from pipeline.text.find.measures_units import find_unit
from pipeline.text.find.numbers_context import Context
from pipeline.text.find.numbers_cues import cues
from pipeline.text.find.numbers_modifiers import FILLERS, LAST_WORDS, modifier_before
from pipeline.text.find.numbers_ranges import Figure, is_yearlike
from pipeline.text.find.titles import TITLED, is_title
from pipeline.text.lexicon import lexicon

LABELS = frozenset(row["label"] for row in lexicon("number_labels"))
LABELLED_PERIODS = cues("periods")
DETERMINERS = cues("determiners")
PLACING = cues("placing")
PREFIXES = frozenset("sub post pre non plus mid all under over".split())
FORMAT = cues("format")
WEEKDAYS = frozenset(row["word"] for row in lexicon("weekdays"))  # "late Tuesday 38 ships lay at anchor"
LINK_WORDS = STOPS | LAST_WORDS | FILLERS

ADDRESS = re.compile(
    r"\s(?:[A-Z][\w.']{0,20}\s){1,3}"
    r"(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Lane|Ln|Drive|Dr|Court|Place|Square|Way|Highway|Hwy|Parkway|Plaza)\b"
)
ORDINAL = re.compile(r"(?:st|nd|rd|th)\b", re.IGNORECASE)
ORDINAL_WORD = re.compile(
    r"-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\w{2,8}teenth|\w{3,5}tieth)s?\b"
    r"|th\b",
    re.IGNORECASE,
)
CLOCK = re.compile(r"\s?(?:[ap]\.m\b|[ap]m\b|o'clock\b|[AP]M\b|GMT\b|UTC\b|(?:E|P|C|M)[SD]?T\b)|h[0-9]")
CLOCK_INITIALS = frozenset("apoAPGUECMh")
LIST_MARK = re.compile(r"[.)]\s")
ADDRESSED = re.compile(r"://|www\.|@\w|\.(?:com|org|net|html?|php|jpe?g|png|co\.uk)\b")
DECADE = re.compile(r"'?s\b")
SIGNS_BEFORE = frozenset("$€£¥₹₩")
DENOMINATORS = frozenset(("2", "3", "4", "5", "6", "8", "10", "12", "16", "32", "64", "100"))
OPENERS = frozenset((" ", "\n", "$", "(", "£", "€", "", '"', "'"))
CLOSERS = frozenset((" ", "\n", ",", ")", ";", ":", "", "%", '"', "'"))
GLUED = re.compile(r"[^\W\d_]")
NEXT_WORD = re.compile(r"\s(?:[^\W\d_][\w'-]*\s){0,2}?(?P<word>[^\W\d_][\w-]*)")
RATE_BASE = re.compile(r"\b(?:per|for every|out of every|in every)\s$", re.IGNORECASE)


def _named_numbers() -> dict[str, list[tuple[str, str]]]:
    """Number -> what stands before and after it in names of the lexicon."""
    table: dict[str, list[tuple[str, str]]] = {}
    for row in lexicon("numbered_names"):
        for match in re.finditer(
            r"[0-9]+(?:\.[0-9]+)?|\b(?:One|Two|Three|Four|Five|Six|Seven|Eight|Ten|Twenty|Sixteen|Hundred|Thirty|Eleven|Zero)\b",
            row["name"],
        ):
            name = row["name"]
            table.setdefault(match.group().lower(), []).append((name[: match.start()], name[match.end() :]))
    return table


NAMED = _named_numbers()


def may_be_address(form: str, before: str, after: str) -> bool:
    """Whether the characters right before and after digits are such as addresses have there."""
    return form == "digits" and (before not in OPENERS or after[:1] not in CLOSERS)


def find_address(context: Context, figure: Figure) -> str | None:
    """A number inside a web or mail address is none, whatever stands beside it."""
    folded, start, end = context.folded, figure.start, figure.end
    first = max(folded.rfind(" ", figure.left, start), folded.rfind("\n", figure.left, start), start - 300)
    last = folded.find(" ", end, figure.right)
    if ADDRESSED.search(
        folded, max(first + 1, figure.left), min(last if last >= 0 else figure.right, end + 200)
    ):
        return "inside a web or mail address"
    return None


def find_dated(context: Context, figure: Figure) -> str | None:
    """A number inside a date or a set of times, unless a currency sign or a per cent sign claims it."""
    if context.times.hold(figure.start, figure.end) is None:
        return None
    folded = context.folded
    if folded[figure.end : figure.end + 1] == "%" or folded[figure.start - 1 : figure.start] in SIGNS_BEFORE:
        return None
    return "part of a time expression"


def find_trap(context: Context, figure: Figure) -> str | None:
    """Why `figure` is no quantity; None when nothing speaks against it."""
    return (
        _coded(context, figure)
        or _in_name(context, figure)
        or _in_time(context, figure)
        or _before(context, figure)
        or _after(context, figure)
        or _year(context, figure)
    )


def _coded(context: Context, figure: Figure) -> str | None:
    if figure.low.form == "code" or (figure.high is not None and figure.high.form == "code"):
        clock = ":" in figure.low.mantissa
        return "a time of day or a ratio" if clock else "a date, an address, a version or a serial number"
    if "/" in figure.low.mantissa and not _proper(figure.low.mantissa):
        return "a date, a score or a name, not a fraction"
    return None


def _proper(mantissa: str) -> bool:
    """Whether digits around a slash are a fraction that people write: halves, thirds, ... sixty-fourths."""
    top, _, bottom = mantissa.replace("-", " ").rpartition(" ")[2].partition("/")
    return bottom in DENOMINATORS and top.isdecimal() and int(top) < int(bottom)


def _in_name(context: Context, figure: Figure) -> str | None:
    span = context.names.hold(figure.start, figure.end)
    if span is not None and (span[1] - span[0]) > figure.end - figure.start:
        return "part of a name"
    if is_title(context.folded, figure.start, figure.end):
        return TITLED
    for before, after in NAMED.get(figure.low.mantissa, ()):
        start, end = figure.low.start - len(before), figure.low.end
        if context.folded.startswith(before, max(start, 0)) and context.folded.startswith(after, end):
            return "part of a name"
    return None


def _in_time(context: Context, figure: Figure) -> str | None:
    if figure.high is not None and context.times.touch(figure.low.start, figure.low.end):
        return "part of a time expression"
    return None


def _before(context: Context, figure: Figure) -> str | None:
    folded, start, left = context.folded, figure.start, figure.left
    if start == left:
        return (
            "the number of a list item"
            if LIST_MARK.match(folded, figure.end) and figure.low.form == "digits"
            else None
        )
    char = folded[start - 1]
    if char.isalnum() or char in "_\\^":
        return "part of a word or a code"
    if char in "#№":
        return "the number of a thing, not how many"
    second = folded[start - 2] if start - 2 >= left else " "
    if char == " " and second in "#№":
        return "the number of a thing, not how many"
    if char == "'" and not second.isalnum() and figure.low.form == "digits" and len(figure.low.mantissa) == 2:
        return "a year"
    if folded.endswith("best-of-", left, start):
        return "the format of a series, not how many"
    if char in "-./,:+" and (second.isalnum() or second in ")]") and not (char == "/" and second.isalpha()):
        if char == "-" and (figure.low.form != "digits" or _prefix_word(folded, start - 1, left)):
            return None
        return (
            "unclear separators" if char == "," and second.isdigit() else "part of a name, a code or a score"
        )
    return _labelled(folded, figure)


def _prefix_word(folded: str, hyphen: int, left: int) -> bool:
    """ "sub-10", "post-5%": a prefix, not the first half of a code."""
    first = max(folded.rfind(" ", left, hyphen), left - 1)
    return folded[first + 1 : hyphen].lower() in PREFIXES


def _labelled(folded: str, figure: Figure) -> str | None:
    """ "Section 427", "Flight 370", "Boeing 747": the word before the number names or addresses a thing."""
    words = folded[max(figure.left, figure.start - 40) : figure.start].rsplit(None, 2)
    if not words or folded[figure.start - 1] not in " -":
        return None
    word, lower = words[-1], words[-1].lower().strip("(\"'")
    if lower.endswith(("per", "every")) and RATE_BASE.search(
        folded, max(figure.left, figure.start - 16), figure.start
    ):
        return "the base of a rate"
    label = lower.rstrip(".")
    if (
        label in LABELS
        and figure.low.mantissa != "one"
        and not figure.low.scale
        and "," not in figure.low.mantissa
    ):
        determined = len(words) > 1 and words[-2].lower() in DETERMINERS
        if (
            word[:1].isupper()
            or (label not in LABELLED_PERIODS and not determined)
            or (label in LABELLED_PERIODS and not determined and not _plural_next(folded, figure))
        ):
            return "numbers the thing named before it"
    initial = len(words) == 1 and figure.start - 40 < figure.left
    placed = len(words) > 1 and words[-2].lower() in PLACING
    return _after_capital(folded, figure, word, lower, initial, placed)


def _after_capital(
    folded: str, figure: Figure, word: str, lower: str, initial: bool, placed: bool
) -> str | None:
    """A bare number after a capitalised word belongs to the name, unless it counts ("in Rome 200 people")."""
    if (
        not word[:1].isupper()
        or word[-1] in ",;:'"
        or word.endswith("'s")
        or lower in LINK_WORDS
        or lower in WEEKDAYS
        or figure.low.scale
        or "," in figure.low.mantissa
    ):
        return None
    if figure.high is not None and figure.low.form == "digits" and not _plural_next(folded, figure):
        return "part of a name, a code or a score"
    if (
        figure.low.form == "digits"
        and not initial
        and not ((placed or len(word) < 3) and _plural_next(folded, figure))
    ):
        following = folded[figure.end : figure.end + 1]
        if following in " .,;:)?!'\"\n-" or figure.end == figure.right:
            return None if _unit_next(folded, figure) else "part of the name before it"
    if figure.low.form == "words" and folded[figure.start].isupper() and not _plural_next(folded, figure):
        return "part of a name"
    return None


def _unit_next(folded: str, figure: Figure) -> bool:
    return find_unit(folded, figure.end, figure.right) is not None or folded.startswith(" times", figure.end)


def _plural_next(folded: str, figure: Figure) -> bool:
    match = NEXT_WORD.match(folded, figure.end, figure.right)
    while match is not None:
        for word in match.group().lower().split():
            if word in STOPS:
                return False
            if is_plural(word):
                return True
        return False
    return False


def _after(context: Context, figure: Figure) -> str | None:
    folded, end = context.folded, figure.end
    char = folded[end : end + 1]
    if figure.low.form == "digits":
        if char.isalpha() and ORDINAL.match(folded, end, figure.right) and _is_ordinal(figure, folded[end]):
            return "an ordinal"
        if char == "^":
            return "part of a formula"
        if char in ",:./" and char and folded[end + 1 : end + 2].isdigit():
            return "unclear separators"
        if char in ("s", "'") and DECADE.match(folded, end) and figure.low.mantissa[-1] == "0":
            return "a decade or an age group"
        if figure.low.scale == "K" and context.after(figure).word in FORMAT:
            return "a format or a distance, not thousands"
        initial = folded[end + 1 : end + 2] if char.isspace() else char
        if initial in CLOCK_INITIALS and _is_clock(folded, end, figure):
            return "a time of day"
        if initial.isupper() and "," not in figure.low.mantissa and ADDRESS.match(folded, end, figure.right):
            return "part of a postal address"
    elif char in "-tT" and ORDINAL_WORD.match(folded, end, figure.right):
        return "an ordinal"
    return None


def _is_clock(folded: str, end: int, figure: Figure) -> bool:
    """ "9.30 ET", but not "12.5 MT"."""
    decimals = figure.low.mantissa.partition(".")[2]
    return (not decimals or len(decimals) == 2) and CLOCK.match(folded, end, figure.right) is not None


def _is_ordinal(figure: Figure, letter: str) -> bool:
    """Whether the letters fit the digits: 21st is an ordinal, 11st are eleven stone."""
    last, teens = figure.low.mantissa[-1], figure.low.mantissa[-2:-1] == "1"
    return (
        letter.lower() == ("t" if teens else {"1": "s", "2": "n", "3": "r"}.get(last, "t"))
        or letter.lower() != "s"
    )


def _year(context: Context, figure: Figure) -> str | None:
    if not is_yearlike(figure.low):
        return None
    if _unit_next(context.folded, figure) and not context.folded.startswith(" season", figure.end):
        return None
    if context.folded.endswith(" a ", figure.left, figure.start):
        return "a year"  # fined over a 2018 data breach
    modifier = modifier_before(context.folded, figure.start, figure.left)
    if modifier is not None and _plural_next(context.folded, figure):
        return None
    return "a year"
