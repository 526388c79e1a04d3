"""Percentages, percentage points and basis points."""

import re

from pipeline.text.find.numbers_context import Context, Found
from pipeline.text.find.numbers_ranges import Figure

PERCENT = re.compile(
    r"""
    \s? (?:
        (?P<points> (?:%|percent(?:age)?|per[ ]cent(?:age)?|pct)[\s-]points?\b | (?-i:ppts?\b|pp\b|p\.p\.) )
      | (?P<basis>  basis[\s-]points?\b | (?-i:bps?\b)(?!/) )
      | (?P<percent> % | percent(?:age)?s?\b | per[\s]cent\b | pct\b\.? | (?-i:pc\b) )
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
PART_OF = re.compile(
    r"""
    (?: \s(?:of\s)?(?:an?|one)\s | - | [ ](?=(?:percentage[ ])?point\b) )   # half a point, a quarter of one percent
    (?: (?P<points> (?:percentage[\s-])?point\b ) | (?P<percent> percent\b | per[ ]cent\b ) )
    """,
    re.VERBOSE,
)
UNITS = {"points": "percentage_point", "basis": "basis_point", "percent": "percent"}
FIRST = frozenset("%pPbB")
GAPS = frozenset(" -\n")


def may_be_percent(form: str, _before: str, after: str) -> bool:
    """Whether the two characters after a figure can open a percentage."""
    if form == "part" or after == " o":
        return True
    return (after[1:] if after[:1] in GAPS else after[:1]) in FIRST


def find_percent(context: Context, figure: Figure) -> Found | None:
    """A percentage right after the figure; a hyphen may join them ("10-percent stake")."""
    folded, end = context.folded, figure.end
    if figure.low.form == "part" or figure.low.mantissa in ("half", "quarter") or _below_one(figure):
        part = PART_OF.match(folded, end, figure.right)
        if part is not None:
            return Found("percent", figure.start, part.end(), UNITS[part.lastgroup or "percent"])
    if folded[end : end + 1] in GAPS:
        end += 1
    match = PERCENT.match(folded, end, figure.right)
    if match is None:
        return None
    return Found("percent", figure.start, match.end(), UNITS[match.lastgroup or "percent"])


def _below_one(figure: Figure) -> bool:
    """ "0.1 of a percentage point"."""
    return figure.low.mantissa.startswith(("0.", "."))
