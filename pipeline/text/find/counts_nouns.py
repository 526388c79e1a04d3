"""Nouns that can be counted: which words are plurals, and what one of them is called."""

import re
from functools import lru_cache

from pipeline.text.lexicon import lexicon

IRREGULAR = {row["plural"]: row["singular"] for row in lexicon("irregular_nouns")}
_ROLES = lexicon("count_stops")
STOPS = frozenset(row["word"] for row in _ROLES if row["role"] == "stop")
NOT_PLURAL = frozenset(row["word"] for row in _ROLES if row["role"] == "not_plural")
NOT_COUNTED = frozenset(row["word"] for row in _ROLES if row["role"] == "not_counted")
EITHER = frozenset(row["word"] for row in _ROLES if row["role"] == "either")
COMPOUND = frozenset(row["word"] for row in lexicon("compound_nouns"))
HISSING = ("ches", "shes", "sses", "xes", "zzes")


@lru_cache(maxsize=8192)
def is_plural(word: str) -> bool:
    """Whether a lower-case word looks like the plural of a noun."""
    if word in IRREGULAR:
        return True
    if not word.endswith("s") or word in NOT_PLURAL or word in STOPS:
        return word.endswith("men") and len(word) > 5 and word not in NOT_PLURAL
    return len(word) > 3 and not word.endswith(("ss", "us", "is", "'s"))


ACRONYMS = re.compile(r"[A-Z][A-Z0-9]+s")


@lru_cache(maxsize=8192)
def is_plural_as_written(word: str) -> bool:
    """Whether a word of the text is a plural: acronyms are ("GPUs"), whatever they end in."""
    return ACRONYMS.fullmatch(word) is not None or is_plural(word.lower())


def singular_as_written(word: str) -> str:
    """The singular of a word of the text, in lower case."""
    return word[:-1].lower() if ACRONYMS.fullmatch(word) else singular(word.lower())


@lru_cache(maxsize=8192)
def singular(word: str) -> str:
    """The singular of a lower-case noun; a word that is no plural comes back as it is."""
    known = IRREGULAR.get(word)
    if known is not None:
        return known
    if word[0].isdigit():
        return word.removesuffix("s")  # Boeing 737-8s
    if "-" in word:
        head, _, last = word.rpartition("-")
        return f"{head}-{singular(last)}"
    if not word.endswith("s") or word in NOT_PLURAL or word.endswith(("ss", "us", "is")) or len(word) < 3:
        return word[:-3] + "man" if is_plural(word) and word.endswith("men") else word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(HISSING):
        return word[:-2]
    if word.endswith(("wives", "lives")):
        return word[:-3] + "fe"
    return word[:-1]
