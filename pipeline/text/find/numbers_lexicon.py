"""The words of numbers and their scales, as the tables give them."""

from decimal import Decimal

from pipeline.text.lexicon import lexicon

ROLE = {row["word"]: row["role"] for row in lexicon("number_words")}
"""Word -> its role: unit, ten, scale, plural_scale, part or count."""
VALUE = {row["word"]: Decimal(row["value"]) for row in lexicon("number_words")}
FACTOR = {row["form"]: Decimal(row["factor"]) for row in lexicon("scales")}
"""Form of a scale as written ("bn", "million") -> what it multiplies by."""
