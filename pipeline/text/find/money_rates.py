"""Exchange rates: what one currency costs in another, where only one of them stands beside the figure."""

import re

from pipeline.text.find.money_signs import NOUNS, PLACES, Codes
from pipeline.text.find.numbers_context import Context, Found
from pipeline.text.find.numbers_ranges import Figure

RATE_WORDS = frozenset(("per", "against", "to", "versus"))
RATE = re.compile(
    r"\s(?:per|(?:against|to|versus)\sthe)\s(?:U\.?S\.?\s|American\s)?(?P<base>[a-z]{3,9}|U\.S\.\sdollar)\b"
)
WORDS = re.compile(r"[A-Za-z]{3,12}")
BEHIND = 160  # characters back to the currency that is priced


def exchange_rate(context: Context, figure: Figure) -> Found | None:
    """ "The rupee fell to 83.45 per dollar": rupees, the last other currency named before the figure."""
    if figure.low.form != "digits" or figure.low.scale:
        return None
    match = RATE.match(context.folded, figure.end, figure.right)
    base = NOUNS.get(match["base"]) if match is not None else None
    if match is None or base is None:
        return None
    code = context.currency(base, match["base"])
    words: list[str] = WORDS.findall(context.folded, max(figure.left, figure.start - BEHIND), figure.start)
    for word in reversed(words):
        codes = NOUNS.get(word.lower())
        priced = named_beside(context, figure, codes) or context.currency(codes, word.lower()) if codes else None
        if priced is not None and priced != code:
            return Found("money", figure.start, match.end(), f"{priced}/{code}")
    return None


def named_beside(context: Context, figure: Figure, codes: Codes) -> str | None:
    """The one of several currencies whose country the sentence names before the figure: "Argentina's peso"."""
    if len(codes) < 2:
        return None
    said = context.folded[max(figure.left, figure.start - BEHIND) : figure.start]
    near = [code for code in codes if any(place in said for place in PLACES[code])]
    return near[0] if len(near) == 1 else None
