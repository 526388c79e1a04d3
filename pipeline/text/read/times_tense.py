"""Does the sentence look back or ahead? Needed where a month or weekday is named without its year or week."""

from pipeline.text.find.times import Candidate
from pipeline.text.lexicon import lexicon
from pipeline.text.page import Page

PAST, FUTURE = "past", "future"
TENSE_OF = {row["word"]: row["tense"] for row in lexicon("tenses")}
CONTRACTED = frozenset(word for word in TENSE_OF if word.endswith("'ll"))
AHEAD = CONTRACTED | frozenset("will would shall can could may might must should to".split())
PLANNED_FOR = frozenset("to for on in by at next through until over late early".split())
FORECAST_FOR = frozenset(("to", "for", "through", "until"))
LOOKING_AHEAD = frozenset("forecast set due planned expected scheduled slated poised".split())
PLANNING = frozenset("would could is are".split())
UNREAL = frozenset("would could may might must should".split())
PLURAL_PRONOUNS = frozenset(("they", "we", "you", "who"))
FUTURE_BEFORE = frozenset("until till by through".split())
SETTING = frozenset("set called scheduled fixed arranged slated booked".split())
AT_ONCE = frozenset(("effective", "is", "are"))  # "Game 3 is Wednesday"
OUT = frozenset(("out", "due", "up", "back", "off"))
READYING = frozenset("campaigning preparing bracing training readying qualifying tuning warming".split())
STOPS = frozenset((";", "\u2014", "(", ")"))
REACH_BACK, REACH_ON = 24, 24


def tense(page: Page, candidate: Candidate) -> str | None:
    """`past`, `future` or None: told by the nearest verb before the expression, else after it."""
    words = page.tokens.words
    low, high = page.tokens.bounds[candidate.sentence]
    first, end = candidate.tokens
    before = words[first - 1].lower() if first > low else ""
    earlier = words[first - 2].lower() if first > low + 1 else ""
    if before == "since" or (before == "in" and earlier == "back"):
        return PAST
    weekday = candidate.recogniser == "weekday"
    if before in AT_ONCE or (weekday and _readying(earlier, before)) or (earlier, before) == ("now", "and"):
        return FUTURE
    if weekday and ((before in OUT and earlier in ("is", "are")) or _after_tomorrow(words, low, first)):
        return FUTURE  # "the figures are out Tuesday"
    for index in range(first - 1, max(low, first - REACH_BACK) - 1, -1):
        if words[index] in STOPS or (words[index] == ":" and not words[index + 1][:1].isdigit()):
            break
        if words[index] in ("said", "says") and words[index + 1] == ",":
            continue  # "it might last, he said, until Friday"
        if (found := _tense_at(words, index, low)) is not None:
            return FUTURE if found == PAST and _reaches_on(words, index, before, candidate) else found
    if _is_on(words, low, first):
        return FUTURE
    for index in range(end, min(high, end + REACH_ON)):
        if words[index] in STOPS:
            break
        if (found := _tense_at(words, index, low)) is not None:
            return found
    return FUTURE if before in FUTURE_BEFORE else None


def _readying(earlier: str, before: str) -> bool:
    """Ahead of Sunday's vote, campaigning for Sunday's vote."""
    return (before == "of" and earlier == "ahead") or (before == "for" and earlier in READYING)


def _after_tomorrow(words: list[str], low: int, first: int) -> bool:
    """Whether a day that lies ahead stands before: "closed tomorrow and on Thursday"."""
    joint = first - 2 if words[first - 1].lower() == "on" else first - 1
    return joint > low and words[joint].lower() in ("and", "or") and words[joint - 1].lower() in ("tomorrow", "tonight")


def _is_on(words: list[str], low: int, first: int) -> bool:
    """ "The final is at noon on Saturday" looks ahead; of what is over news says that it was."""
    return any(
        words[index].lower() in ("is", "are") and words[index + 1].lower() in ("on", "at", "in")
        for index in range(max(low, first - 9), first - 1)
    )


def _reaches_on(words: list[str], index: int, before: str, candidate: Candidate) -> bool:
    """Whether the past form at `index` sends what follows it ahead: "closed until", "set an election for"."""
    if before == "for":
        return words[index].lower() in SETTING
    part = candidate.modifier is not None and candidate.modifier.kind == "day_part"  # "until the early hours of"
    return before in FUTURE_BEFORE and not part and _still_open(words, index)


def _still_open(words: list[str], index: int) -> bool:
    """Whether the past form at `index` leaves the end open, as in "has until", "was to stay until"."""
    word = words[index].lower()
    was_to = word in ("was", "were") and words[index + 1].lower() == "to"
    return was_to or word in ("has", "have") or word.endswith("ed")


def _tense_at(words: list[str], index: int, low: int) -> str | None:
    word = words[index].lower()
    told = TENSE_OF.get(word) if words[index] != "May" else None
    if told == "none":
        return None
    if word in PLANNING:
        return _by_what_follows(words, index)
    if told == "plural":
        return FUTURE if index > low and _is_plural(words[index - 1]) else None
    if told is None:
        if not (word.endswith("ed") and len(word) > 4):
            return None
        told = PAST
    before = words[index - 1].lower() if index > low and words[index - 1] != "May" else ""
    two_before = words[index - 2].lower() if index - 1 > low else ""
    if told == PAST and before == "have" and (two_before in UNREAL or _was_to(words, index - 2, low)):
        return PAST
    if told == PAST and (before in AHEAD or (before in ("be", "have") and two_before in AHEAD)):
        return FUTURE if "would" not in (before, two_before) else None
    if word in LOOKING_AHEAD:
        return PAST if (two_before, before) == ("had", "been") else _of_plan(words, index)
    return told


def _is_plural(word: str) -> bool:
    if word in PLURAL_PRONOUNS or (word[-1:] == "s" and word[:-1].isupper()):
        return True  # MPs
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us"))


def _was_to(words: list[str], index: int, low: int) -> bool:
    """ "Was to have opened" did not."""
    return index > low and words[index].lower() == "to" and words[index - 1].lower() in ("was", "were")


def _by_what_follows(words: list[str], index: int) -> str | None:
    """ "Would open", "is to open" and "is opening" look ahead, "could not be reached" back."""
    after = words[index + 1].lower() if index + 1 < len(words) else ""
    if words[index].lower() in ("would", "could"):
        return {"have": None, "not": PAST}.get(after, FUTURE)
    return FUTURE if after == "to" or (after.endswith("ing") and len(after) > 5) else None


def _of_plan(words: list[str], index: int) -> str | None:
    """ "Is set to", "scheduled for": ahead. "He set a record": back."""
    if words[index].lower() == "due":
        return FUTURE
    after = words[index + 1].lower() if index + 1 < len(words) else ""
    ahead = ("to", "for") if words[index].lower() == "set" else PLANNED_FOR
    if words[index].lower() == "forecast":
        return FUTURE if after in FORECAST_FOR else None
    return FUTURE if after in ahead else PAST
