"""Money as it is spoken of: "ten grand"."""

import re
from decimal import Decimal

from pipeline.text.find.numbers_context import Context, Found
from pipeline.text.find.numbers_ranges import Figure

GRAND = re.compile(r"\sgrand(?=[.,;:)!?]|$|\s(?:a|an|in|on|for|to|from|at|and|or|of|per|each|by|after|with|was|is)\b)")
THOUSAND = Decimal(1000)


def find_informal(context: Context, figure: Figure) -> Found | None:
    """ "ten grand": thousands of pounds where the page is British, else of dollars."""
    if context.after(figure).word != "grand" or figure.low.scale:
        return None
    match = GRAND.match(context.folded, figure.end, figure.right)
    if match is None:
        return None
    british = "£" in context.folded or context.names_place("GBP")
    code = "GBP" if british else context.currency(("USD", "USD"), "$")
    return None if code is None else Found("money", figure.start, match.end(), code, THOUSAND)
