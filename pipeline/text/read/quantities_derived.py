"""Quantities computed from one before them: "half of that amount", "twice that"."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.rows import Quantity
from pipeline.text.find.numbers_context import Found
from pipeline.text.find.numbers_ranges import Figure

THAT = re.compile(
    r"""
    \s (?:of\s|as\s(?:much|many)\sas\s)?
    (?: (?:that|this|the)\s                               # half of that amount
        (?P<noun>amount|sum|total|figure|number|price|cost|valuation|value|investment|money)\b(?!\sof\b)
      | (?P<bare>that)                                     # half of that, half of that went on steel
        (?=[.,;:)\s]\s?(?:$|[.,;:)]|in|by|for|from|on|at|to|was|is|has|had|as|and|or|when|went|came|goes|comes
            |will|would|could|may|were|are|more|again|since|now|before|after|today|last))
    )
    """,
    re.VERBOSE,
)
OF_KIND = {
    "amount": ("money", "count", "measure"), "sum": ("money",), "price": ("money",), "cost": ("money",),
    "valuation": ("money",), "investment": ("money",), "money": ("money",), "number": ("count", "money"),
    "figure": ("money", "count", "percent", "measure"), "total": ("money", "count", "measure"),
    "value": ("money",),
}  # fmt: skip
OR = re.compile(r",?\s\(?or\s(?:[a-z]+\s){0,2}")  # between two ways to say one amount
OTHER = re.compile(r"\s(?:for|of|in|at|among)\b")  # "more than double that for women": another figure
NEAR = 400  # characters back to the amount that is meant


class Derived(NamedTuple):
    """A quantity that is a multiple of `base`, an earlier one."""

    found: Found
    base: Quantity


def find_derived(folded: str, figure: Figure, found: Found, rows: Sequence[Quantity]) -> Derived | None:
    """The earlier quantity that a share or a multiple refers to; None when it refers to none."""
    if found.kind != "multiple":
        return None
    match = THAT.match(folded, found.end, figure.right)
    if match is None or (match["bare"] and figure.low.form == "times" and OTHER.match(folded, match.end("bare"))):
        return None
    kinds = OF_KIND.get(match["noun"] or "figure", ())
    for row in reversed(rows[-8:]):
        if found.start - row.end_char > NEAR:
            return None
        if row.kind in kinds and OR.fullmatch(folded, row.end_char, found.start) is not None:
            return None  # "27 trillion yen, or about a quarter of the total"
        if row.kind in kinds:
            end = match.end("noun") if match["noun"] else match.end("bare")
            return Derived(Found(row.kind, found.start, end, row.unit), row)
    return None
