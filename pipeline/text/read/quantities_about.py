"""What a figure is about: the noun phrase it quantifies, in the characters of its sentence.

Four places are looked at, in this order: what follows "of" or "in" ("12% of its workforce"), the noun that the
figure stands before ("a $5 million deal"), the noun before "of" ("a depth of 10 km"), the subject of a verb of
change or of being ("Net profit rose 12%"). Where none of them tells, nothing is said.
"""

import re

from pipeline.text.find.counts_nouns import STOPS, is_plural
from pipeline.text.find.multiples_words import ROLE
from pipeline.text.find.numbers_context import Found
from pipeline.text.find.numbers_cues import cues
from pipeline.text.find.numbers_modifiers import FILLERS, LAST_WORDS, modifier_before
from pipeline.text.find.numbers_ranges import Figure
from pipeline.text.lexicon import lexicon

_CHANGES = lexicon("change_words")
CHANGE_NOUNS = frozenset(row["word"] for row in _CHANGES if row["role"] == "noun")
VERBS = frozenset(row["word"] for row in _CHANGES if row["role"] in ("verb", "level"))
VERBS = (VERBS - {"loss", "losses"}) | cues("reaching") | cues("moving")
SKIPPED = cues("auxiliary")
PASSED = cues("passed")
MODIFYING = (LAST_WORDS | FILLERS | PASSED) - {"of", "by", "from", "to", "at"}
LEADING = cues("leading")
PRONOUNS = cues("pronouns")
ALMOST = frozenset(("more", "less", "than", "almost"))  # before a verb: "more than tripled"
BREAKS = cues("clause_breaks") | frozenset(";:()\"")
REPORTING = cues("reporting")
TO_FIGURE = VERBS | frozenset(("to", "by", "at", "from", "than", "or", "versus", "vs", "up", "down"))
LEADS = TO_FIGURE | MODIFYING | {"of", ""}
WORD = re.compile(r"[ ]([^\W\d_][\w'&.-]*|[0-9]+-[a-z-]+|[A-Z]?[0-9]{1,4}(?=\s[a-z]))")
BACK = re.compile(r"[^\W_][\w'&.%/-]*|[,;:()\"]")
ADJECTIVE_ENDS = ("ed", "ing", "ly", "ous", "ful", "ive", "able", "ible", "er")
WINDOW = 120  # characters before a figure in which its subject is looked for
LONGEST = 60  # characters of a subject

Span = tuple[int, int]


def about(folded: str, figure: Figure, found: Found) -> Span | None:
    """Where the noun phrase stands that `found` quantifies; None when it cannot be told."""
    end, right = found.end, figure.right
    hyphen = "-" in folded[figure.end : end]
    if found.kind == "count":
        if end > figure.end and not hyphen and found.unit != "point":
            return _counted(folded, figure.end, end)
        return _phrase(folded, end, right) if hyphen else _before(folded, figure, found)
    if found.kind == "multiple" and folded[end : end + 1] == " " and ROLE.get(figure.low.mantissa) != "verb":
        at = end + 3 if folded.startswith(" of ", end) else end
        return _noun(folded, _phrase(folded, at, right), right) or _before(folded, figure, found)
    if folded.startswith((" of ", " worth of "), end):
        return _phrase(folded, end + 3 if folded[end + 1] == "o" else end + 9, right)
    told = _modified(folded, figure, found, hyphen) or _before(folded, figure, found)
    within = found.kind == "money" and folded.startswith(" in ", end) and folded[end + 4 : end + 5].islower()
    if told is None and within:
        return _phrase(folded, end + 3, right)
    return told


def _counted(folded: str, at: int, end: int) -> Span:
    """The counted noun as the text has it: without "of the" and without "more"."""
    at = folded.find(" ", at, end) + 1 or at
    while True:
        stop = folded.find(" ", at, end)
        word = folded[at:stop].lower() if stop > 0 else ""
        if stop < 0 or not (word in LEADING or word in ("of", "or", "so", "more", "fewer", "less", "plus")):
            return at, end
        at = stop + 1


def _phrase(folded: str, at: int, right: int) -> Span | None:
    """The noun phrase that begins at the space at `at`: up to its first plural, or to a word that ends it."""
    start = stop = at
    while (match := WORD.match(folded, at, right)) is not None and stop - start < LONGEST:
        word = match[1].lower().rstrip(".'-")
        if start == stop and word in LEADING and word != "that":
            at = start = stop = match.end()
            continue
        if word == "that" or word in STOPS or (start != stop and (word.endswith(("ed", "ing")) or word in VERBS)):
            break
        if start == stop:
            start = match.start(1)
        elif match[1][0].isupper() and folded[start].islower():
            break
        at = stop = match.end()
        if is_plural(word):
            break
    while stop > start and folded[stop - 1] in ".'-":
        stop -= 1
    return (start, stop) if stop > start else None


def _noun(folded: str, phrase: Span | None, right: int) -> Span | None:
    """`phrase`, unless it is a lone adjective; of "increase in cases", the cases."""
    if phrase is None:
        return None
    words = folded[phrase[0] : phrase[1]]
    if words.lower() in CHANGE_NOUNS:
        inside = folded.startswith((" in ", " of "), phrase[1])
        return _phrase(folded, phrase[1] + 3, right) if inside else None
    return None if " " not in words and words.endswith(ADJECTIVE_ENDS) else phrase


def _modified(folded: str, figure: Figure, found: Found, hyphen: bool) -> Span | None:
    """ "a $5 million deal", "a 6.7-inch screen": an article leads to the figure, a noun follows it."""
    end = found.end
    if folded[end : end + 1] != " ":
        return None
    if not hyphen:
        if found.kind == "duration" or (found.kind == "measure" and folded[end - 1] == "s"):
            return None
        before = folded[max(figure.left, found.start - 8) : found.start].rsplit(None, 1)
        if not before or before[-1].lower() not in LEADING:
            return None
    return _noun(folded, _phrase(folded, end, figure.right), figure.right)


def _leads(tail: str) -> bool:
    """Whether the last word before a figure can lead back to what it is about: a test before words are found."""
    last = tail.rsplit(None, 1)
    return bool(last) and last[-1].lower().lstrip("(\"'~") in LEADS


def _before(folded: str, figure: Figure, found: Found) -> Span | None:
    """The noun before "of", or the subject of the verb that leads to the figure."""
    left = max(figure.left, found.start - WINDOW)
    verb = found.kind == "multiple" and ROLE.get(figure.low.mantissa) == "verb"
    if not verb and not _leads(folded[left : found.start]):
        return None
    words = list(BACK.finditer(folded, left, found.start))
    if verb:
        return _subject(words, left == figure.left)
    at = len(words) - 1
    while at >= 0 and words[at].group().lower() in MODIFYING:
        at -= 1
    if at < 1:
        return None
    last = words[at].group().lower()
    if last == "of":
        modifier = modifier_before(folded, found.start, figure.left)
        if modifier is None and words[at - 1].group().lower() not in PASSED:
            return _noun_before(words[:at])
    elif last not in TO_FIGURE and not (at + 1 < len(words) and words[at + 1].group() == "up"):
        return None
    for index in range(at, max(-1, at - 14), -1):
        word = words[index].group().lower()
        if word in BREAKS:
            return None
        if word in VERBS and index:
            return _subject(words[:index], left == figure.left)
    return None


def _noun_before(words: list[re.Match[str]]) -> Span | None:
    """The last noun phrase of `words`: back to an article, a preposition or a mark, four words at most."""
    first = len(words)
    while first > 0 and len(words) - first < 4:
        word = words[first - 1].group().lower()
        if word in STOPS or word in VERBS or word in REPORTING or not word[0].isalpha() or word.endswith("%"):
            break
        first -= 1
    if first == len(words) or words[-1].group().lower() in CHANGE_NOUNS | PRONOUNS:
        return None
    return words[first].start(), words[-1].end()


def _subject(words: list[re.Match[str]], whole: bool) -> Span | None:
    """The subject that ends before a verb: back to the beginning of its clause."""
    last = len(words)
    while last > 0 and _passed(words[last - 1].group().lower()):
        last -= 1
    first = last
    while first > 0:
        word = words[first - 1].group().lower()
        if word in BREAKS or word == ",":
            break
        first -= 1
    if first == 0 and not whole:
        return None
    first = _article(words, first, last)
    while first < last and words[first].group().lower() in LEADING:
        first += 1
    if first == last or words[last - 1].group().lower() in PRONOUNS or words[first].group().lower() in STOPS:
        return None
    start, end = words[first].start(), words[last - 1].end()
    return (start, end) if end - start <= LONGEST else None


def _article(words: list[re.Match[str]], first: int, last: int) -> int:
    """Past what comes before the subject: "on Thursday its third-quarter profit" begins at its article."""
    if first < last and words[first].group().lower() in STOPS - LEADING:
        for index in range(last - 1, first, -1):
            if words[index].group().lower() in LEADING and words[index - 1].group().lower() not in STOPS:
                return index
    return first


def _passed(word: str) -> bool:
    return word in SKIPPED or word in ALMOST or word.endswith("ly")
