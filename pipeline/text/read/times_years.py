"""Reading bare years and ranges of years, and telling them from other four-digit numbers."""

from pipeline.text.find.times import Candidate
from pipeline.text.lexicon import lexicon
from pipeline.text.read import calendar
from pipeline.text.read.calendar import Impossible
from pipeline.text.read.times_nearest import full_year
from pipeline.text.read.times_reading import Context, Reading, of_period, unknown

ROWS = lexicon("year_contexts")
YEAR_BEFORE = frozenset(row["word"] for row in ROWS if row["side"] == "before" and row["says"] == "year")
OTHER_BEFORE = frozenset(row["word"] for row in ROWS if row["side"] == "before" and row["says"] == "other")
YEAR_AFTER = frozenset(row["word"] for row in ROWS if row["side"] == "after" and row["says"] == "year")
OTHER_AFTER = frozenset(row["word"] for row in ROWS if row["side"] == "after" and row["says"] == "other")
POSSESSIVES = frozenset("the this that its his her their our your my 's ' a an each".split())
VERB_OBJECTS = frozenset(
    "him her them it us me a an the its his her their our as to that how no more when what in".split()
)
STREETS = frozenset(
    "street st avenue ave road rd boulevard blvd drive lane broadway highway court square way place".split()
)
GLUED_BEFORE = frozenset(("pre", "post", "mid", "late", "early", "since"))
GLUED_AFTER = frozenset(("era", "style", "model", "vintage", "present", "based", "only"))
DATING = frozenset(("date", "dates", "dating", "dated", "back"))
MARKS_OF_AMOUNT = frozenset("$£€¥₹#+@")
USUAL = range(1900, 2061)


def read_year(candidate: Candidate, context: Context) -> Reading:
    """In 2024; 2023-2024; 2019-20; 2024-09 as ISO writes a month. Raises Impossible for any other number."""
    m = candidate.match
    _must_not_be_glued(candidate, context)
    if m["until"] is not None:
        return _range(candidate, context, int(m["year"]), m["until"])
    _must_be_a_year(candidate, context, int(m["year"]))
    return of_period(calendar.year(int(m["year"])), candidate.modifier, anchor=context.anchor)


def _range(candidate: Candidate, context: Context, first: int, until: str) -> Reading:
    last = int(until) if len(until) == 4 else first // 100 * 100 + int(until)
    if len(until) == 2 and last != first + 1 and 1 <= int(until) <= 12:
        return of_period(calendar.month(first, int(until)), candidate.modifier)
    if last <= first:
        raise Impossible("the range of years runs backwards")
    if first not in USUAL and context.word(candidate, -1).lower() not in YEAR_BEFORE | {"of", "from", "("}:
        raise Impossible("a range of numbers, not of years")
    if _counts(context.word(candidate, 1)) and first % 50 == 0 == last % 50:
        raise Impossible("a range of numbers, not of years")
    begins, ends = calendar.year(first), calendar.year(last)
    return Reading("DATE", f"{begins.value}/{ends.value}", None, begins.begins, ends.ends)


def _must_not_be_glued(candidate: Candidate, context: Context) -> None:
    """Reject digits that are part of an amount, a code, a name or a longer word."""
    text, start, end = context.page.folded, candidate.match.start(), candidate.match.end()
    name = context.name_around(candidate)
    if name is not None and name != "EVENT" and (name == "PRODUCT" or context.name_goes_on(candidate)):
        raise Impossible("part of a name")
    before, after = text[start - 1 : start], text[end : end + 1]
    if (before in MARKS_OF_AMOUNT and before) or context.word(candidate, -1) in MARKS_OF_AMOUNT:
        raise Impossible("an amount or a number, not a year")
    if before in ("-", "/", ".", ":", "_") and before:
        beside = context.word(candidate, -2).lower()
        if candidate.modifier is None and beside not in GLUED_BEFORE:
            raise Impossible("part of a longer number or code")
    if after == "-" and text[end + 1 : end + 2].isalpha() and context.word(candidate, 2).lower() not in GLUED_AFTER:
        raise Impossible("part of a compound that counts or names something")
    if after and (after.isalnum() or after in "%°_"):
        raise Impossible("part of a longer word or number")


def _word_before(candidate: Candidate, context: Context) -> str:
    """The word that tells what the number is; a modifier may be that word ("the end of", "some")."""
    if candidate.modifier is None:
        return context.word(candidate, -1).lower()
    if candidate.modifier.kind != "size":
        return "in"  # "the end of", "early": only a time can follow
    said = context.page.folded[candidate.start : candidate.match.start()].lower().split()
    if candidate.modifier.mod != "APPROX" or said[-1] in OTHER_BEFORE:
        raise Impossible("a number that something exceeds, falls short of or nears, not a year")
    return context.word(candidate, -1).lower()


def _must_be_a_year(candidate: Candidate, context: Context, number: int) -> None:
    before, after = _word_before(candidate, context), context.word(candidate, 1)
    if before == "-" and context.word(candidate, -2).lower() in GLUED_BEFORE:
        return
    if before == "of" and context.word(candidate, -2).lower() == "class":
        return
    if before in ("from", "to") and context.word(candidate, -2).lower() in DATING:
        return
    if _in_range_of_numbers(candidate, context, number):
        raise Impossible("a range of numbers, not of years")
    if after.lower() in OTHER_AFTER:
        raise Impossible(f"an amount of {after}, not a year")
    if _in_address(candidate, context):
        raise Impossible("a number in an address, not a year")
    if after.lower() in YEAR_AFTER and number in USUAL and before not in OTHER_BEFORE:
        return
    if before in OTHER_BEFORE:
        raise Impossible(f"a number after {before!r}, not a year")
    if number not in USUAL and before not in YEAR_BEFORE and not _in_range_of_years(candidate, context, before):
        raise Impossible("too far from our time to be a year without a word that says so")
    if _counts(after) and not _year_before_plural(candidate, context, number):
        raise Impossible(f"a count of {after}, not a year")
    if number == 2000 and context.word(candidate, -1)[:1].isupper() and before not in YEAR_BEFORE:
        raise Impossible("a number in a name, not surely a year")


def _in_range_of_years(candidate: Candidate, context: Context, before: str) -> bool:
    """Between 1889 and 1893, from 1789 to 1815: each end shows that the other is a year."""
    link, other, beyond = (context.word(candidate, offset) for offset in (1, 2, 3))
    if before in ("between", "from") and link in ("and", "to", "until"):
        return len(other) == 4 and other.isdigit() and not (_counts(beyond) or beyond.lower() in OTHER_AFTER)
    return before in ("and", "to", "until") and context.reference(("year",), candidate.sentence, 0) is not None


def _in_range_of_numbers(candidate: Candidate, context: Context, number: int) -> bool:
    """Between 2000 and 3000 people: the other end, or what it counts, shows that these are no years."""
    link, other, noun = (context.word(candidate, offset) for offset in (1, 2, 3))
    if link not in ("and", "to", "or") or len(other) > 9 or not (other.isascii() and other.isdigit()):
        return False
    counted = _counts(noun) or noun.lower() in OTHER_AFTER
    return int(other) > max(USUAL) or (counted and number % 50 == int(other) % 50 == 0)


def _counts(word: str) -> bool:
    """Whether a word looks like a plural noun that a number would count."""
    if word.lower() in YEAR_AFTER:
        return False
    return len(word) > 3 and word.islower() and word.endswith("s") and not word.endswith(("ss", "us", "is"))


def _year_before_plural(candidate: Candidate, context: Context, number: int) -> bool:
    """A year although a plural or a verb in -s follows: the 2012 floods, 2024 marks the."""
    before, beyond = context.word(candidate, -1).lower(), context.word(candidate, 2).lower()
    if number % 100 == 0:
        return False
    named = context.past_periods[-1:]
    if before in ("and", "or") and named and named[0][0] == candidate.sentence and named[0][1].unit == "year":
        return True
    if before in POSSESSIVES:
        return True
    return (before in YEAR_BEFORE and before != "by") or (before in ("", '"', ".") and beyond in VERB_OBJECTS)


def _in_address(candidate: Candidate, context: Context) -> bool:
    near = [context.word(candidate, offset) for offset in (1, 2, 3)]
    return near[0][:1].isupper() and any(word.lower() in STREETS and word[0].isupper() for word in near)


def read_ticked_year(candidate: Candidate, context: Context) -> Reading:
    """'82, '24: after a word that speaks of years."""
    if context.word(candidate, -1).lower() not in YEAR_BEFORE | {
        "of",
        "from",
        "to",
        "and",
        "before",
        "after",
        "the",
    }:
        raise Impossible("two digits after a quotation mark, not surely a year")
    return of_period(calendar.year(full_year(candidate.match["year"], context.anchor)), candidate.modifier)


def read_before_christ(candidate: Candidate, context: Context) -> Reading:
    """500 BC: TIMEX3 can write it, the calendar of the database cannot place it."""
    return unknown(f"BC{int(candidate.match['year']):04}")
