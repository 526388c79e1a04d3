"""Quantities: every number-like candidate of a page as a reading or a reject.

The registry below is the policy: the first recogniser that knows a figure decides what it is. Figures
that stand without a unit then share one with their neighbours in a list, or take up the noun that was
counted last.
"""

from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from pipeline.rows import Mention, Quantity, Reject, TimeExpression, span_id
from pipeline.text.find.counts import find_count
from pipeline.text.find.durations import find_duration
from pipeline.text.find.measures import METRES_OR_MILLIONS, MILLION, find_measure
from pipeline.text.find.money import find_money
from pipeline.text.find.money_informal import find_informal
from pipeline.text.find.multiples import find_multiple
from pipeline.text.find.numbers import Numeral, find_numerals
from pipeline.text.find.numbers_context import ONE, Context, Found
from pipeline.text.find.numbers_cues import cues
from pipeline.text.find.numbers_modifiers import modifier_after, modifier_before
from pipeline.text.find.numbers_ranges import Figure, find_figures
from pipeline.text.find.numbers_traps import find_address, find_dated, find_trap, may_be_address
from pipeline.text.find.percent import find_percent, may_be_percent
from pipeline.text.page import Outcome, Page
from pipeline.text.read.number import EXACT, is_negative, read_number, rounded, scale_of
from pipeline.text.read.quantities_about import about
from pipeline.text.read.quantities_derived import Derived, find_derived
from pipeline.text.read.quantities_direction import direction_of, share_direction
from pipeline.text.read.quantities_elided import elided, unit_ahead
from pipeline.text.read.quantities_sums import Decided
from pipeline.text.read.quantities_tallies import numbered

STAGE = "quantities"

Recogniser = Callable[[Context, Figure], Found | str | None]

REGISTRY: tuple[Recogniser, ...] = (
    find_dated,
    find_address,
    find_money,
    find_informal,
    find_percent,
    find_trap,
    find_multiple,
    find_duration,
    find_measure,
    find_count,
)


# What the characters beside a figure must allow for a recogniser to be asked at all.
ONLY_IF: dict[Recogniser, Callable[[str, str, str], bool]] = {
    find_address: may_be_address,
    find_percent: may_be_percent,
}


class Amount(NamedTuple):
    """The numbers of a figure: its value, the upper end of a range, and what the numeral itself implies."""

    value: Decimal
    value_max: Decimal | None
    vague: bool


def read_quantities(
    page: Page, mentions: Sequence[Mention], times: Sequence[TimeExpression]
) -> Outcome[Quantity]:
    """Every figure of `page` as a quantity or a reject; numbers inside names and dates are rejected."""
    numerals = find_numerals(page)
    if not numerals:
        return Outcome([], [], 0)
    context = Context(page, mentions, times)
    figures = find_figures(page, numerals)
    decided = [_decide(context, figure) for figure in figures]
    _share_units(context, figures, decided)
    rows: list[Quantity] = []
    rejects: list[Reject] = []
    for index, figure in enumerate(figures):
        decided[index] = found = _settle(context, figures, decided, index, rows[-1].end_char if rows else 0)
        row = found if isinstance(found, str) else _row(context, figure, found, rows)
        if isinstance(row, str):
            rejects.append(page.reject(STAGE, figure.start, figure.end, row))
        else:
            rows.append(row)
    share_direction(page.folded, rows)
    return Outcome(rows, rejects, len(figures))


def _settle(
    context: Context, figures: list[Figure], decided: list[Decided], index: int, last: int
) -> Found | str:
    """What the figure is in the end, knowing its neighbours; `last` is the end of the reading before it."""
    figure, found = figures[index], decided[index]
    if figure.start < last or (isinstance(found, Found) and found.start < last):
        return "part of the figure before it"
    if found is None:
        return elided(context, figures, decided, index) or _nothing(figure)
    if found == METRES_OR_MILLIONS:
        low = figure.low._replace(scale="million")
        scaled = figure._replace(low=low, end=figure.end + 1, unit_at=figure.end + 1)
        figures[index] = scaled
        counted = numbered(context, scaled) or elided(context, figures, decided, index)
        figures[index] = figure
        return found if counted is None else counted._replace(factor=MILLION)
    if isinstance(found, Found) and found.kind == "count" and index + 1 < len(figures):
        following = figures[index + 1]
        if following.start < found.end and isinstance(decided[index + 1], Found):
            return found._replace(end=figure.end)
    return found


def _decide(context: Context, figure: Figure) -> Decided:
    """What the first recogniser that knows the figure says; None when none does."""
    folded, start, end = context.folded, figure.start, figure.end
    for recogniser in _asked(figure.low.form, folded[start - 1 : start], folded[end : end + 2]):
        found = recogniser(context, figure)
        if found is not None:
            return found
    return None


@lru_cache(maxsize=4096)
def _asked(form: str, before: str, after: str) -> tuple[Recogniser, ...]:
    """The recognisers that have a say in a figure of this form between these characters, in their order."""
    return tuple(one for one in REGISTRY if one not in ONLY_IF or ONLY_IF[one](form, before, after))


def _share_units(context: Context, figures: list[Figure], decided: list[Decided]) -> None:
    """From right to left: a bare figure in a list takes the unit of the next ("50, 60 and 70 MW")."""
    shared = -1
    for index in range(len(figures) - 2, -1, -1):
        following = decided[index + 1]
        if decided[index] is None and isinstance(following, Found):
            decided[index] = unit_ahead(
                context, figures[index], figures[index + 1], following, shared == index + 1
            )
            shared = index if decided[index] is not None else shared


def _nothing(figure: Figure) -> str:
    if figure.low.form == "bare":
        return "a scale word without a number"
    if figure.low.mantissa == "one":
        return "the pronoun one"
    if figure.high is not None:
        return "a score, a code or a range of nothing named"
    return "nothing that is counted is named"


def _row(context: Context, figure: Figure, found: Found, rows: list[Quantity]) -> Quantity | str:
    """The quantity that `found` makes of `figure`, or why it makes none."""
    derived = find_derived(context.folded, figure, found, rows)
    if derived is not None:
        found = derived.found
    amount = _amount(context.folded, figure, found)
    if isinstance(amount, str):
        return amount
    if not found.unit:
        return "nothing that is counted is named"
    value, value_max = amount.value, amount.value_max
    if derived is not None:
        scaled = _scaled(value, derived)
        if scaled is None:
            return "too large for the table"
        value, value_max = scaled
    return _quantity(context, figure, found, value, value_max, amount.vague, derived)


def _scaled(value: Decimal, derived: Derived) -> tuple[Decimal, Decimal | None] | None:
    low = rounded(value * derived.base.value)
    high = rounded(value * derived.base.value_max) if derived.base.value_max is not None else None
    return None if low is None else (low, high)


def _quantity(
    context: Context,
    figure: Figure,
    found: Found,
    value: Decimal,
    value_max: Decimal | None,
    vague: bool,
    derived: Derived | None,
) -> Quantity:
    page = context.page
    phrase = about(context.folded, figure, found)
    return Quantity(
        span_id("q", page.document_id, found.start, found.end, found.kind),
        page.document_id,
        page.sentences[figure.sentence].sentence_id,
        found.start,
        found.end,
        page.text[found.start : found.end],
        found.kind,
        value,
        value_max,
        found.unit,
        _modifier(context, figure, found, vague),
        found.direction
        or direction_of(context.folded, found.start, found.end, figure.left, figure.right, found.kind, found.unit),
        derived.base.quantity_id if derived is not None else None,
        page.text[phrase[0] : phrase[1]] if phrase is not None else None,
    )


def _amount(folded: str, figure: Figure, found: Found) -> Amount | str:
    """The numbers of a figure in the unit that was found; a reason when they cannot be told."""
    low = read_number(figure.low)
    high: Decimal | None = read_number(figure.high) if figure.high is not None else None
    if low is None or (figure.high is not None and high is None):
        return "a number that cannot be read or is too large"
    if figure.high is not None and high is not None:
        if figure.ratio:
            return _ratio(low, high)
        low = _shared_scale(low, high, figure.low, figure.high)
        high = _times(high, found.factor)
        if high is None:
            return "too large for the table"
    value = _times(low + found.plus if found.plus else low, found.factor)
    if value is not None and is_negative(folded, found.start, figure.start, figure.left):
        value, high = (-value, high) if high is None else (-high, -value)
    if value is None:
        return "too large for the table"
    if high is not None and high <= value:
        return "a score or a code: the first number is not the smaller"
    return Amount(value, high, figure.low.form == "vague")


def _times(value: Decimal, factor: Decimal) -> Decimal | None:
    return rounded(value if factor is ONE or factor == 1 else EXACT.multiply(value, factor))


def _ratio(low: Decimal, high: Decimal) -> Amount | str:
    """ "one in five" is a fifth."""
    share = rounded(low / high) if 0 < low < high else None
    return "a ratio of more than one" if share is None else Amount(share, None, False)


def _shared_scale(low: Decimal, high: Decimal, first: Numeral, second: Numeral) -> Decimal:
    """ "$4-6 billion": the lower end takes the scale of the upper, when it stays the smaller so."""
    if first.form != "digits" or first.scale or not second.scale:
        return low
    factor = ONE
    for part in second.scale.split():
        if part not in ("half", "quarter"):
            factor *= scale_of(part)
    return low * factor if low * factor < high else low


def _modifier(context: Context, figure: Figure, found: Found, vague: bool) -> str:
    """The modifier after the figure, else before it, else what the numeral implies."""
    folded = context.folded
    if vague:
        return "at_least"
    after = modifier_after(folded, found.end, figure.right)
    if after is None and figure.end != found.end:
        after = modifier_after(folded, figure.end, figure.right)
    if after is not None:
        return after.value
    at = found.start
    if figure.low.form == "article":
        at = figure.start
    before = modifier_before(folded, at, figure.left)
    if before is not None and not _of_time(folded, figure, found, before.start, before.value):
        return before.value
    if found.kind == "count" and found.end == figure.end and folded.endswith(" passed ", figure.left, at):
        return "at_least"  # deaths passed 11,000
    if figure.low.mantissa.startswith("a couple") or _either(folded, figure):
        return "approx"
    return "exact"


def _either(folded: str, figure: Figure) -> bool:
    """ "two or three": a range that is not meant exactly."""
    return figure.high is not None and " or " in folded[figure.low.end : figure.high.start]


SPANNING = cues("spanning")
DURING = cues("during")
OVER_TAKING = cues("over_taking")
RUN = frozenset(("second", "seconds", "minute", "minutes"))


def _of_time(folded: str, figure: Figure, found: Found, start: int, value: str) -> bool:
    """Whether "over" says during ("$5bn over three years", "9.8 seconds over 100 metres") or belongs to a verb ("took
    over three firms")."""
    if value != "at_least" or folded[start : start + 5].lower() != "over ":
        return False
    if found.kind == "duration" and found.end == figure.end:
        return False  # adults over 65
    before = [word.lower() for word in folded[max(figure.left, start - 20) : start].split()]
    if found.kind == "measure" and before[-1:] and before[-1] in RUN:
        return True
    if found.kind != "duration" and found.unit not in DURING:
        return before[-1:] != [] and before[-1] in OVER_TAKING
    passive = before[-1:] == ["spent"] and before[-2:-1] in (["was"], ["were"], ["be"], ["been"])
    return bool(before) and (passive or before[-1] not in SPANNING)
