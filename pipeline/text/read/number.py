"""How much a numeral is: digits, fractions, scales and numbers in words, as exact Decimals."""

import re
from decimal import ROUND_HALF_EVEN, Context, Decimal, InvalidOperation, localcontext
from functools import lru_cache
from unicodedata import normalize

from pipeline.text.find.multiples_words import VALUE as TIMES_VALUE
from pipeline.text.find.numbers import VULGAR, Numeral, bracketed
from pipeline.text.find.numbers_lexicon import FACTOR, ROLE, VALUE

LIMIT = Decimal(10) ** 29
STEP = Decimal("0.000000001")
EXACT = Context(prec=60)
ONE = Decimal(1)

VULGAR_SIGNS = {sign: normalize("NFKC", sign).replace("\u2044", "/") for sign in VULGAR}
FRACTION = re.compile(r"(?:([0-9]{1,9})[ -])?([0-9]{1,9})/([0-9]{1,3})")
GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(?:\.[0-9]+)?")
NEGATIVE = (" minus ", " negative ")
EITHER_WAY = " or minus "
AND_PART = re.compile(
    r"(?P<whole>[a-z]++(?: [a-z]++){0,7}?) and (?P<top>two|three|four|five|six|seven|eight|nine) "
    r"(?P<part>quarter|(?:quarter|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)s)"
    r"(?: (?P<scale>hundred|thousand|million|billion|trillion|lakh|crore))?"
)
LONGEST = 60  # characters of one written number: 10^29 with separators and decimals is shorter

WORDED = frozenset(("words", "vague", "part", "bare"))
DENOMINATOR = {
    "half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "hundredth": 100, "thousandth": 1000,
}  # fmt: skip


@lru_cache(maxsize=8192)
def rounded(value: Decimal) -> Decimal | None:
    """`value` to 9 decimal places; None when it is 10^29 or more, which no column holds."""
    if not value.is_finite() or abs(value) >= LIMIT:
        return None
    fine = value.quantize(STEP, ROUND_HALF_EVEN, EXACT)
    whole = fine.to_integral_value()
    return whole if whole == fine else fine.normalize(EXACT)


def read_number(numeral: Numeral) -> Decimal | None:
    """The value of a numeral before any unit; None when it cannot be told or is too large."""
    _, _, form, mantissa, scale, _ = numeral
    if form == "article":
        return ONE
    if len(mantissa) > LONGEST:
        return _words(mantissa) if form in WORDED else None
    return _read(form, mantissa, scale)


@lru_cache(maxsize=8192)
def _read(form: str, mantissa: str, scale: str) -> Decimal | None:
    """The same numerals come again and again, so what they are worth is remembered for a while."""
    if form == "digits":
        return _digits(mantissa, scale)
    if form == "times":
        return TIMES_VALUE[mantissa]
    return _words(mantissa) if form in WORDED else None


def scale_of(text: str) -> Decimal:
    """What a scale of the lexicon multiplies by."""
    found = FACTOR.get(text)
    return found if found is not None else FACTOR[text.lower()]


def _digits(mantissa: str, scale: str) -> Decimal | None:
    value = Decimal(mantissa) if mantissa.isdecimal() and len(mantissa) < LONGEST else _mantissa(mantissa)
    if value is None or not scale:
        return value
    for part in scale.split():
        if part in ("half", "quarter"):
            value = EXACT.add(value, scale_of(scale.split()[-2]) * VALUE[part])
        else:
            value = EXACT.multiply(value, scale_of(part))
    return value if value < LIMIT else None


def _mantissa(text: str) -> Decimal | None:
    if len(text) > LONGEST:
        return None
    if text[-1] in VULGAR_SIGNS:
        whole = text[:-1].rstrip(" -")
        text = f"{whole} {VULGAR_SIGNS[text[-1]]}" if whole else VULGAR_SIGNS[text[-1]]
    if "/" in text:
        return _cents_and_eighths(text) if "." in text else _fraction(text)
    if "," in text and not GROUPED.fullmatch(text):
        return None
    try:
        return Decimal(text.replace(",", "").replace(" ", ""))
    except InvalidOperation:
        return None


def _cents_and_eighths(text: str) -> Decimal | None:
    """ "5.67-1/2" is 5.675: the fraction is one of the last decimal place."""
    whole, _, part = text.replace(" ", "-").partition("-")
    share = _fraction(part)
    places = len(whole.partition(".")[2])
    return None if share is None or share >= 1 or places > 3 else Decimal(whole) + share.scaleb(-places)


def _fraction(text: str) -> Decimal | None:
    match = FRACTION.fullmatch(text)
    if match is None or int(match[3]) == 0:
        return None
    with localcontext(EXACT):
        return Decimal(match[1] or 0) + Decimal(match[2]) / Decimal(match[3])


def _words(text: str) -> Decimal | None:
    """ "one hundred and five million": hundreds gather in `group`, larger scales close it into `total`."""
    total, group, last = Decimal(0), Decimal(0), ONE
    text = text.replace("-", " ").replace("  ", " ").replace("  ", " ")
    mixed = AND_PART.fullmatch(text)
    if mixed is not None:
        return _mixed(mixed)
    for part in ("half", "quarter", "third", "fourth", "fifth"):
        text = text.replace(f"and one {part}", f"and a {part}")
    words = [word for word in text.split() if word not in ("and", "of", "couple")]
    if "couple" in text.split():
        words.insert(0, "two")
    index = 0
    while index < len(words):
        word = words[index]
        role = ROLE.get(word)
        if word == "point":
            return _decimals(total, group, words[index + 1 :])
        if word in ("a", "an"):
            pass
        elif role in ("scale", "plural_scale"):
            last = _plural(word, words) if role == "plural_scale" else VALUE[word]
            total, group = _scaled(total, group, last)
        elif role == "part":
            total, group = _with_part(total, group, last, word, words[index - 1] if index else "")
        elif role is not None:
            group += VALUE[word]
        index += 1
    return total + group


def _mixed(match: re.Match[str]) -> Decimal | None:
    """ "two and three quarters", "one and three quarter million", "five million and two thirds" (of a million)."""
    whole, scale = _words(match["whole"]), match["scale"]
    last = match["whole"].split()[-1]
    of = VALUE[last] if ROLE.get(last) == "scale" and VALUE[last] > 1000 else ONE
    with localcontext(EXACT):
        part = VALUE[match["top"]] * of / DENOMINATOR[match["part"].rstrip("s")]
        return None if whole is None else (whole + part) * (VALUE[scale] if scale else ONE)


def _plural(word: str, words: list[str]) -> Decimal:
    """ "dozens" alone is at least 24; counted ("several dozens") or after another scale it is 12."""
    return Decimal(12) if word == "dozens" and len(words) > 1 else VALUE[word]


def _scaled(total: Decimal, group: Decimal, scale: Decimal) -> tuple[Decimal, Decimal]:
    if group == 0 and total > 0 and total < scale:
        return total * scale, Decimal(0)
    if group == 0 and total > 0:
        return total * scale, Decimal(0)
    if scale == 100 or scale == 12:
        return total, (group or ONE) * scale
    return total + (group or ONE) * scale, Decimal(0)


def _with_part(
    total: Decimal, group: Decimal, last: Decimal, word: str, before: str
) -> tuple[Decimal, Decimal]:
    """Fractions: "two thirds" divides, "two and a half" adds, "a million and a half" adds half a million."""
    with localcontext(EXACT):
        share = ONE / DENOMINATOR[word.rstrip("s") if word != "halves" else "half"]
        if before in ("", "a", "an"):
            if group == 0 and total > 0:
                return total + last * share, Decimal(0)
            return total, group + share
        return total, group * share


def _decimals(total: Decimal, group: Decimal, words: list[str]) -> Decimal:
    digits = "".join(str(VALUE[word]) for word in words if ROLE.get(word) in ("unit", "ten"))
    rest = [word for word in words if ROLE.get(word) == "scale"]
    value = total + group + Decimal(f"0.{digits or 0}")
    for word in rest:
        value *= VALUE[word]
    return value


def is_negative(folded: str, begins: int, start: int, left: int) -> bool:
    """Whether a minus stands before the number at `start` or before what opens its amount at `begins`, or the word."""
    if folded[start - 1 : start] == "(" and bracketed(folded, start):
        return True
    if "-" in folded[max(begins - 1, left) : start]:
        for at in (start, begins):
            if at > left and folded[at - 1] == "-" and (at - 1 == left or folded[at - 2] in " (\n$£€"):
                return True
    if folded[max(left, begins - 3) : begins - 1].lower() not in ("us", "ve"):
        return False
    before = folded[max(left, begins - 10) : begins].lower()
    return f" {before}".endswith(NEGATIVE) and not before.endswith(EITHER_WAY)
