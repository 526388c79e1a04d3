"""Words that are a multiple by themselves: "twice", "doubled", "tenfold"."""

from decimal import Decimal

from pipeline.text.lexicon import lexicon

_ROWS = lexicon("multiple_words")
VALUE = {row["word"]: Decimal(row["value"]) for row in _ROWS}
ROLE = {row["word"]: row["role"] for row in _ROWS}
DIRECTION = {row["word"]: row["direction"] or None for row in _ROWS}
TIMES = frozenset(VALUE)
