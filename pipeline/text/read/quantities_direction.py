"""Whether the text calls a figure a rise or a fall."""

import re

from pipeline.text.find.numbers_cues import cues
from pipeline.text.lexicon import lexicon

_ROWS = lexicon("change_words")


def _role(*roles: str) -> dict[str, str]:
    return {row["word"]: row["direction"] for row in _ROWS if row["role"] in roles}


VERBS = _role("verb", "adverb")
MOVERS = _role("verb", "adverb", "transitive")
NOUNS = _role("noun")
BEFORE_ONLY = {
    word: way for word, way in VERBS.items() if word not in ("more", "less", "fewer", "higher", "lower")
}
AFTER = {**NOUNS, **_role("adverb")}
AFTER_WORDS = re.compile(r"(?:\s|-point\s|-)([A-Za-z-]+)(?:\s([A-Za-z-]+)(?:\s([A-Za-z-]+))?)?")
MEASURED = frozenset(("percent", "money", "count", "measure", "multiple"))
SPACES = frozenset((" ", "-"))
ENDING = frozenset(("or", "in", "of", "to", "from", "for", "on", "and", "by", "at", "the", "than"))
PASSED = cues("passed")
LINKS = frozenset(("by", "to", "of", "from"))
LEADING = LINKS | frozenset(BEFORE_ONLY) | PASSED  # words right before a figure that can lead back to a change
STOP = frozenset(("and", "but", "while", "after", "before", "with", "that", "which", "when", "because"))


def direction_of(folded: str, start: int, end: int, left: int, right: int, kind: str) -> str | None:
    """`up` or `down` where the words around [start, end) say so; None otherwise."""
    tail = folded[max(left, start - 80) : start].lower()
    last = tail.rsplit(None, 1)
    before = _before(tail.split()[-10:]) if last and last[-1] in LEADING else None
    return before or (
        _after(folded, end, right, kind) if kind in MEASURED and folded[end : end + 1] in SPACES else None
    )


def _before(words: list[str]) -> str | None:
    """Back from the figure: over modifiers to a verb of change, or over "by" and "to" to any mover."""
    linked = ""
    for distance, word in enumerate(reversed(words)):
        if word in LINKS and not linked:
            linked = word
        if linked == "from":
            return None
        if linked == "of" and word in NOUNS:
            return NOUNS[word]
        if linked in ("by", "to"):
            if word == "up" and linked == "to":
                return None
            if word in MOVERS:
                return MOVERS[word]
            if word in STOP or distance > 7:
                return None
        elif word in BEFORE_ONLY:
            return BEFORE_ONLY[word]
        elif word not in PASSED:
            return None
    return None


def _after(folded: str, end: int, right: int, kind: str) -> str | None:
    """ "a 5% increase", "5% higher", "a 20 per cent year-on-year drop"."""
    known = NOUNS if kind == "multiple" else AFTER
    match = AFTER_WORDS.match(folded, end, right)
    if match is None:
        return None
    for place, word in enumerate(match.groups()):
        if word is None or word in ENDING:
            return None
        if word in ("up", "down") and (place or kind != "percent"):
            return None
        if word.lower() in known:
            return known[word.lower()]
    return None
