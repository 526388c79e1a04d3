"""The language of a text: English by its own short words, any other by a language identifier.

Loading the identifier costs a second and asking it a tenth of a millisecond, so English never pays for it.
"""

from functools import cache

from pipeline.text.lexicon import lexicon

SAMPLE = 300
"""Characters that are looked at."""
LONGER_LOOK = 400
"""Words that are looked at when the first few, names or a list perhaps, do not tell English."""
FEWEST_LETTERS = 20
"""Letters below which nobody can tell."""
ENGLISH = frozenset(row["word"] for row in lexicon("english_words"))


def language_of(words: list[str]) -> str | None:
    """ISO 639-1 code of the language of `words`, the words of a text in lower case; None when too short."""
    sample = " ".join(words[:120])[:SAMPLE]
    if _is_english(sample.split()) or _is_english(words[:LONGER_LOOK]):
        return "en"
    if sum(map(str.isalpha, sample)) < FEWEST_LETTERS:
        return None
    return _identify(sample)


def _is_english(heads: list[str]) -> bool:
    known = [word for word in heads if word in ENGLISH]
    return len(heads) >= 12 and len(known) * 6 >= len(heads) and len(set(known)) >= 3


@cache
def _identifier() -> object:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE)


def _identify(sample: str) -> str | None:
    language = str(_identifier().classify(sample)[0])  # type: ignore[attr-defined]
    return language if len(language) == 2 else None
