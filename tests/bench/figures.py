"""Figures of the generated corpus: how one is written, and what it means."""

from decimal import Decimal
from random import Random
from typing import NamedTuple

SCALES = {"million": (Decimal(10) ** 6, ("m", "M")), "billion": (Decimal(10) ** 9, ("bn", "B"))}
CURRENCIES = {  # ISO 4217: sign, the code's other sign, plural noun
    "USD": ("$", "US$", "dollars"),
    "EUR": ("€", "EUR ", "euros"),
    "GBP": ("£", "GBP ", "pounds"),
    "JPY": ("¥", "JPY ", "yen"),
}
MEASURES = {  # Pint's name: plural, symbol, smallest, largest
    "megawatt": ("megawatts", "MW", 3, 950),
    "kilowatt": ("kilowatts", "kW", 20, 600),
    "gigawatt_hour": ("gigawatt-hours", "GWh", 2, 900),
    "kilowatt_hour": ("kilowatt-hours", "kWh", 15, 800),
    "kilometer": ("kilometres", "km", 2, 4000),
    "nautical_mile": ("nautical miles", None, 12, 6000),
    "meter": ("metres", None, 3, 900),
    "meter**2": ("square metres", None, 200, 90000),
    "hectare": ("hectares", None, 4, 70000),
    "kilogram": ("kilograms", "kg", 2, 900),
    "milligram": ("milligrams", "mg", 5, 800),
    "metric_ton": ("tonnes", None, 3, 90000),
    "liter": ("litres", None, 2, 50000),
    "terabyte": ("terabytes", "TB", 4, 900),
}
PER = {
    "metric_ton": "tonne",
    "kilogram": "kilogram",
    "megawatt_hour": "megawatt-hour",
    "kilowatt_hour": "kilowatt-hour",
}
MODIFIERS = {
    "approx": ("about", "around", "nearly", "almost", "roughly"),
    "at_least": ("more than", "over", "at least"),
    "at_most": ("up to", "less than", "no more than"),
}
FOLDS = {"threefold": 3, "fourfold": 4, "fivefold": 5, "sixfold": 6, "tenfold": 10}
VAGUE = {"dozens": 24, "hundreds": 100, "thousands": 1000, "tens of thousands": 10_000}
ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


class Figure(NamedTuple):
    """One figure as written (`before` is outside its span) and as it must be read."""

    before: str
    quote: str
    kind: str
    value: Decimal
    unit: str | None
    modifier: str = "exact"
    value_max: Decimal | None = None


def in_words(number: int) -> str:
    """A whole number from 0 to 999 in words."""
    if number < 20:
        return ONES[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return TENS[tens] + (f"-{ONES[ones]}" if ones else "")
    hundreds, rest = divmod(number, 100)
    return f"{ONES[hundreds]} hundred" + (f" and {in_words(rest)}" if rest else "")


def hedge(rng: Random, figure: Figure, share: float = 0.25) -> Figure:
    """The figure, sometimes with words before it that say how exactly it is meant."""
    if figure.value_max is not None or figure.modifier != "exact" or rng.random() > share:
        return figure
    modifier = rng.choice(tuple(MODIFIERS))
    words = rng.choice(MODIFIERS[modifier])
    if figure.kind == "count":
        words = words.replace("less than", "fewer than")
    return figure._replace(before=f"{words} ", modifier=modifier)


def money(rng: Random, ranges: bool) -> Figure:
    """An amount between a thousand and a hundred billion."""
    code = rng.choices(tuple(CURRENCIES), (6, 2, 2, 1))[0]
    if rng.random() < 0.12:
        return hedge(rng, _digits_of_money(rng, code))
    scale = rng.choices(("million", "billion"), (3, 2))[0]
    factor = SCALES[scale][0]
    low = Decimal(rng.randint(2, 90)) if rng.random() < 0.5 else Decimal(rng.randint(11, 999)) / 10
    if ranges and rng.random() < 0.08:
        high = low + rng.randint(1, 40)
        sign = CURRENCIES[code][0]
        form = rng.choice(("{0}{1} {2} to {0}{3} {2}", "{0}{1}-{3} {2}"))
        return Figure(
            "", form.format(sign, low, scale, high), "money", low * factor, code, value_max=high * factor
        )
    return hedge(rng, Figure("", _scaled_money(rng, code, low, scale), "money", low * factor, code))


def _digits_of_money(rng: Random, code: str) -> Figure:
    value = Decimal(rng.randint(12, 980) * rng.choice((1000, 10_000, 12_500)))
    return Figure("", f"{CURRENCIES[code][0]}{value:,}", "money", value, code)


def _scaled_money(rng: Random, code: str, number: Decimal, scale: str) -> str:
    sign, other, plural = CURRENCIES[code]
    letter = rng.choice(SCALES[scale][1])
    forms = [f"{sign}{number} {scale}"] * 4 + [f"{sign}{number}{letter}"] * 3
    forms += [f"{other}{number} {scale}", f"{number} {scale} {plural}", f"{code} {number} {scale}"]
    if number == number.to_integral_value() and number < 100:
        forms.append(f"{in_words(int(number))} {scale} {plural}")
    return rng.choice(forms)


def price(rng: Random, unit: str) -> Figure:
    """A price for one of something: `$82.29 a barrel` has the unit USD/barrel."""
    code = rng.choice(("USD", "EUR", "GBP"))
    value = Decimal(rng.randint(150, 99_999)) / 100 if rng.random() < 0.5 else Decimal(rng.randint(2, 9500))
    word = PER.get(unit, unit)
    article = rng.choice(("per", "an" if word[0] in "aeiou" else "a"))
    return hedge(
        rng, Figure("", f"{CURRENCIES[code][0]}{value:,} {article} {word}", "money", value, f"{code}/{unit}")
    )


def percent(rng: Random, ranges: bool) -> Figure:
    """A share between 1 and 99 in a hundred."""
    value = Decimal(rng.randint(1, 99)) if rng.random() < 0.55 else Decimal(rng.randint(11, 989)) / 10
    if ranges and rng.random() < 0.06:
        high = value + rng.randint(1, 9)
        return Figure("", f"{value} to {high} percent", "percent", value, "percent", value_max=high)
    forms = [f"{value} percent", f"{value}%", f"{value} per cent"]
    if value == value.to_integral_value() and value < 20:
        forms.append(f"{in_words(int(value))} percent")
    return hedge(rng, Figure("", rng.choice(forms), "percent", value, "percent"), 0.15)


def count(rng: Random, singular: str, plural: str) -> Figure:
    """A number of things."""
    unit = singular.lower()
    if rng.random() < 0.05:
        words = rng.choice(tuple(VAGUE))
        return Figure("", f"{words} of {plural}", "count", Decimal(VAGUE[words]), unit, "at_least")
    if rng.random() < 0.15:
        value = Decimal(rng.randint(11, 99)) / 10
        return hedge(rng, Figure("", f"{value} million {plural}", "count", value * 10**6, unit))
    number = int(10 ** rng.uniform(1.0, 5.5))
    written = in_words(number) if number < 40 and rng.random() < 0.6 else f"{number:,}"
    return hedge(rng, Figure("", f"{written} {plural}", "count", Decimal(number), unit))


def measure(rng: Random, unit: str, ranges: bool) -> Figure:
    """A physical amount, its unit in words or as a symbol."""
    plural, symbol, least, most = MEASURES[unit]
    value = (
        Decimal(rng.randint(least, most))
        if rng.random() < 0.6
        else Decimal(rng.randint(least * 10 + 1, most * 10)) / 10
    )
    written = f" {symbol}" if symbol and rng.random() < 0.5 else f" {plural}"
    if ranges and rng.random() < 0.06:
        high = value + rng.randint(1, 50)
        return Figure("", f"{value:,} to {high:,}{written}", "measure", value, unit, value_max=high)
    return hedge(rng, Figure("", f"{value:,}{written}", "measure", value, unit))


def duration(rng: Random, ranges: bool) -> Figure:
    """A length of time of at least two of its unit."""
    unit = rng.choice(("day", "week", "month", "year"))
    number = rng.randint(2, 36)
    written = in_words(number) if number < 13 and rng.random() < 0.6 else str(number)
    if ranges and rng.random() < 0.08:
        high = number + rng.randint(1, 6)
        return Figure(
            "", f"{number} to {high} {unit}s", "duration", Decimal(number), unit, value_max=Decimal(high)
        )
    return hedge(rng, Figure("", f"{written} {unit}s", "duration", Decimal(number), unit))


def multiple(rng: Random) -> Figure:
    """How many times as much."""
    word = rng.choice(tuple(FOLDS))
    return Figure("", word, "multiple", Decimal(FOLDS[word]), None)
