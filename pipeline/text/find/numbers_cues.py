"""Small closed sets of words that decide readings, by their role."""

from pipeline.text.lexicon import lexicon


def cues(role: str) -> frozenset[str]:
    """The words of one role. Raises KeyError when the lexicon has no such role."""
    words = frozenset(row["word"] for row in lexicon("quantity_cues") if row["role"] == role)
    if not words:
        raise KeyError(f"quantity_cues.csv has no role {role}")
    return words


def change_words(*roles: str) -> frozenset[str]:
    """The words that say a rise or a fall, in these roles of change_words.csv."""
    return frozenset(row["word"] for row in lexicon("change_words") if row["role"] in roles)
