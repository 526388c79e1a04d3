"""Reading small numbers and units of time: how many, of what."""

from decimal import Decimal
from typing import NamedTuple

from pipeline.text.find.times_vocabulary import NUMBER_ROWS, UNIT_ROWS
from pipeline.text.read.calendar import Impossible

CARDINALS = {row["word"]: int(row["value"]) for row in NUMBER_ROWS}
FRACTIONS = {
    "one-half": Decimal("0.5"),
    "half": Decimal("0.5"),
    "quarter": Decimal("0.25"),
    "quarters": Decimal("0.75"),
}
VAGUE = frozenset(("several", "many", "few", "some", "a few"))
VAGUE_LETTERS = {10: "DE", 100: "CE", 1000: "ML"}  # "decades": how many is not said, so that years would mislead
SCALES = (" hundred", " thousand", " million", " billion")  # so many that only the scale counts
SIGNS = {"\u00bc": "0.25", "\u00bd": "0.5", "\u00be": "0.75"}
MOST = Decimal(100_000)


class Unit(NamedTuple):
    """One unit of time: its TIMEX3 letter, how many of these it holds, its grain in the calendar."""

    code: str
    factor: int
    grain: str


UNITS = {
    form: Unit(row["code"], int(row["factor"]), row["unit"])
    for row in UNIT_ROWS
    for form in (row["word"], row["plural"])
}


def unit_of(word: str) -> Unit:
    """The unit that a word names."""
    return UNITS[word.lower()]


def number_of(text: str) -> Decimal | None:
    """`two and a half` -> 2.5, `a couple of` -> 2, `several` -> None (how many is not said)."""
    said = " ".join(text.lower().replace(",", "").split())
    if said in VAGUE or said.endswith(("s of", *SCALES)):
        return None
    said = said.removeprefix("another ").replace("-and-a-half", " and a half")
    if said in ("a", "an", "one", "another"):
        return Decimal(1)
    if said.removeprefix("a ").startswith("couple"):
        return Decimal(2)
    if said.startswith("half a"):
        return Decimal("0.5")
    if said.endswith("1/2"):
        return _bounded(Decimal(said[:-4]) + Decimal("0.5"))
    if said[-1] in SIGNS:
        return _bounded(Decimal(said[:-1]) + Decimal(SIGNS[said[-1]]))
    if said[0].isdigit():
        return _bounded(Decimal(said))
    whole, _, rest = said.partition(" and ")
    value = Decimal(sum(CARDINALS[word] for word in whole.split("-")))
    return value + (FRACTIONS[rest.split()[-1]] if rest else 0)


def _bounded(value: Decimal) -> Decimal:
    if value > MOST:
        raise Impossible("too many units for a span of time")
    return value


def duration_value(count: Decimal | None, unit: Unit) -> str:
    """A TIMEX3 duration: P2Y, PT30M, P2.5Y, PXM. Halves of long units become months, days or minutes."""
    letter, inside = unit.code[-1], "T" if unit.code[0] == "T" else ""
    if count is None:
        return f"P{inside}X{VAGUE_LETTERS.get(unit.factor, letter)}" if letter == "Y" else f"P{inside}X{letter}"
    amount = count * unit.factor
    if amount < 1 and letter == "Y":
        amount, letter = amount * 12, "M"
    elif amount < 1 and unit.code == "TH":
        amount, letter = amount * 60, "M"
    shown = format(amount.normalize(), "f")
    return f"P{inside}{shown}{letter}"


def added(long: str, short: str) -> str:
    """Two durations as one, P2Y and P3M as P2Y3M, PT2H and PT15M as PT2H15M. Raises Impossible in another order."""
    (days, _, clock), (more_days, _, more_clock) = long[1:].partition("T"), short[1:].partition("T")
    if (clock and more_days) or long[-1] == short[-1]:
        raise Impossible("two spans of time, not one")
    clock += more_clock
    return f"P{days}{more_days}" + (f"T{clock}" if clock else "")
