"""Sums whose currency is left out: "20 million more", "Sales rose 19% to 5.97 billion"."""

from pipeline.text.find.counts_nouns import STOPS
from pipeline.text.find.numbers_context import Context, Found
from pipeline.text.find.numbers_cues import cues
from pipeline.text.find.numbers_ranges import Figure

NEAR = 600  # characters back to the noun that was counted last
BESIDE = 120  # characters from one figure to another that it is told with
MILLIONS = frozenset(("million", "m", "mn", "mln"))
MONEY_NOUNS = cues("money_noun")
EXPECTED = cues("expected")
Decided = Found | str | None


def money_before(figures: list[Figure], decided: list[Decided], index: int, reach: int = NEAR) -> Found | None:
    """More of the money that stands right before, at most `reach` characters back: "20 million more"."""
    found = decided[index - 1] if index else None
    if not isinstance(found, Found) or found.kind != "money":
        return None
    figure, before = figures[index], figures[index - 1]
    near = figure.start - before.end < reach
    return Found("money", figure.start, figure.end, found.unit.partition("/")[0]) if near else None


def converted(context: Context, found: Found) -> bool:
    """Whether money stands in brackets, as what other money is worth: "1.5 billion euros ($1.6 billion)"."""
    return found.kind == "money" and context.folded.rfind("(", found.start - 8, found.start) >= 0


def money_told(context: Context, figures: list[Figure], decided: list[Decided], index: int) -> Found | None:
    """ "Sales rose 19% to 5.97 billion": in the currency that was named last, where the sentence speaks of money."""
    figure = figures[index]
    after = context.after(figure).word
    scale, known = figure.low.scale, after in MONEY_NOUNS
    if not scale or (after and not known and after not in STOPS and after not in EXPECTED):
        return None
    said = context.folded[max(figure.left, figure.start - 160) : figure.start].lower().split()
    nouns = MONEY_NOUNS.intersection(said)
    if not known and not nouns:
        return None
    told = money_before(figures, decided, index, BESIDE)  # 9.8 million euros on sales of 41 million
    if not known and nouns == {"sales"} and scale in MILLIONS and told is None:
        return None  # sales may be those of cars
    for before in range(index - 1, max(-1, index - 17), -1):
        found = decided[before]
        if figure.start - figures[before].end > 2 * NEAR:
            return None
        if isinstance(found, Found) and found.kind == "money" and not converted(context, found):
            return Found("money", figure.start, figure.end, found.unit.partition("/")[0])
    return None
