"""Whether a page is about sport, where a town often stands for its team."""

from collections.abc import Iterable

from pipeline.text.lexicon import lexicon

ENOUGH = 5
"""What the different words of sport on a page weigh together before it is about sport."""


def _weights() -> dict[str, tuple[str, int]]:
    """Each way to write a word of sport -> the word and its weight."""
    listed = [(row["word"], int(row["weight"])) for row in lexicon("sport_words")]
    return {form: (word, weight) for word, weight in listed for form in (word, word.capitalize(), word.upper())}


_WEIGHTS = _weights()


def is_of_sport(words: Iterable[str]) -> bool:
    """Whether the words of a page tell of sport; one written in several ways counts once."""
    said = {_WEIGHTS[form] for form in _WEIGHTS.keys() & set(words)}
    return sum(weight for _, weight in said) >= ENOUGH
