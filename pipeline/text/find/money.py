"""Money: a figure with a currency sign, code or noun beside it, and what it is the price of."""

import re
from decimal import Decimal

from pipeline.text.find.measures_per import find_per
from pipeline.text.find.money_rates import RATE_WORDS, exchange_rate, named_beside
from pipeline.text.find.money_signs import (
    CAREFUL,
    CODES,
    DOTTED,
    FIRST_NOUN_WORDS,
    MINORS,
    NOUNS,
    SIGNS,
    WORDLIKE_CODES,
    Sign,
    sign_before,
)
from pipeline.text.find.numbers_context import ONE, Context, Found
from pipeline.text.find.numbers_cues import cues
from pipeline.text.find.numbers_ranges import Figure
from pipeline.text.lexicon import lexicon

LETTERS = {row["form"]: Decimal(row["factor"]) for row in lexicon("scales") if row["use"] == "money"}
LETTER = re.compile(
    rf"[ ]?(?:{'|'.join(sorted(LETTERS, key=lambda form: (-len(form), form)))})(?![A-Za-z0-9])"
)
LETTERED = frozenset(form[0] for form in LETTERS)
AFTER = re.compile(
    r"""
    (?>(?:\sof(?=\s))?)                                        # billions of dollars
    [\s-]?(?P<one>[^\W\d_](?:[\w.']{0,14}[\w.])?)             # dollars, US, euro
    (?>(?:[\s-](?P<two>[^\W\d_][\w.']{0,14})                   # US dollars
       (?>(?:[\s-](?P<three>[^\W\d_][\w']{0,14})               # Hong Kong dollars
          (?>(?:[\s-](?P<four>[^\W\d_][\w']{0,14}))?) )?) )?)
    """,
    re.VERBOSE,
)
TRAILING_SIGN = re.compile(r"[ ]?(?P<sign>[€£¥₩₹₽₺₪₫₦₱฿₴$]|z[łl]\b|Kč|kr\b|[A-Z]{3}\b)")
FIRST_LETTERS = frozenset(re.split(r"[\W\d_]", word)[0] for word in FIRST_NOUN_WORDS if word != "¢") | {"of"} | DOTTED
NO_CURRENCY = frozenset((",", ".", ";", ")", "%", ":", "'", '"', ""))
PLAIN_WORDS = frozenset(
    ("percent", "per", "year", "years", "days", "people", "in", "and", "to", "million", "months")
)
LONGEST_SIGN = 3  # letters of the signs and codes that may stand after a figure, and of "5m euros"
SURE = frozenset(("Rs", "Re", "RM", "Rp", "Tk"))  # letters that are a sign whatever the page is about
MAY_NAME = FIRST_NOUN_WORDS | {"of"}
MINOR_LETTER = re.compile(r"(?P<letter>[pc¢])(?![A-Za-z0-9])")
PRICED, MONEY_OF = cues("priced"), cues("money_of")
MASS = re.compile(
    rf"\s(?:of\s(?!(?:{'|'.join(sorted(MONEY_OF))})\b)[a-z]|in\sweight|each\sof|heavier|lighter)"
)
PRICE_IN_POUNDS = re.compile(
    r"\bpounds\s(?:per|an?)\s(?:metric\s)?(?:tons?|tonnes?|share|hour|week|month|year|night|litre|barrel|head)\b"
)
PAID = re.compile(
    r"\b(?:fines?|fined|costs?|costing|pa(?:id|ys?|ying)|price[sd]?|worth|spen(?:t|ds?|ding)|earn(?:s|ed|ing)?|salary|wages?"
    r"|bills?|bonus|grants?|prize|debts?|loans?|tax|fees?|donat(?:ed|es?|ion)|ow(?:ed?|es|ing)|charg(?:ed?|es)|budget|bail"
    r"|compensation|damages|reward|sold\sfor|bought\sfor)\s(?:\w+\s){0,2}$"
)
WEIGHED = re.compile(r"\b(?:weigh(?:s|ed|ing)?|lift(?:s|ed|ing)?|shed)\s(?:[a-z]+\s){0,3}$")
CENT_SIGN = re.compile(r"(?<![A-Za-z])[A-Z]{0,3}\$|€|\beuros\b")
US_CENTS = re.compile(r"\bcents?\s(?:US\b|U\.S\.)")  # as Canada writes: 69.85 cents U.S.
SIGN_BEHIND = 500  # characters back to the sign that cents belong to
IN_BRACKETS = re.compile(r"\([^()]{1,24}\)")
OBJECT = re.compile(r"\s(?:the|a|an|his|her|their|its|this|that|by)\b")  # after a verb
PER_SHARE = re.compile(r"\s(?:a|per)\sshare\b")
DECIMALS = re.compile(r"[0-9]+\.[0-9]{2}")


def find_money(context: Context, figure: Figure) -> Found | str | None:
    """Money in `figure`; a reason when a currency is there but cannot be told; None when there is none."""
    folded = context.folded
    if figure.low.form == "bare" and folded[max(figure.left, figure.start - 6) : figure.start].lower() == "multi-":
        return "how many is not said"
    sign = sign_before(folded, figure.start, figure.left)
    if sign is not None:
        if len(sign.text) > 1 and context.currency(sign.codes, sign.text) is None:
            return f'"{sign.text}" may be one of several currencies'
        code = _code_of(context, figure, sign)
        if code is not None:
            return _signed(context, figure, sign, code)
    after = context.after(figure)
    if after.word in RATE_WORDS:
        return exchange_rate(context, figure)
    if after.char in NO_CURRENCY or after.word in PLAIN_WORDS:
        return None
    if len(after.word) > LONGEST_SIGN and after.word not in MAY_NAME:
        return None
    return _named(context, figure) or _trailing(context, figure) or _per_share(context, figure)


def _code_of(context: Context, figure: Figure, sign: Sign) -> str | None:
    """The currency that a sign before the figure means; None when the letters are no sign here."""
    text = sign.text
    code = context.currency(sign.codes, text)
    if code is None:
        return None
    if text in WORDLIKE_CODES and not (figure.low.scale or context.names_place(code)):
        return None
    if len(text) <= 2 and text.isalpha() and text[0].isupper() and text not in SURE:
        glued = not sign.spaced
        return code if (glued or len(text) > 1) and context.names_place(code) else None
    return code


def _signed(context: Context, figure: Figure, sign: Sign, code: str) -> Found:
    end, factor = _letter_scale(context.folded, figure)
    named = _noun_at(context, figure, end)
    if named is not None and named.unit == code:
        end = named.end
    elif context.folded.startswith(f" {code}", end):
        end += len(code) + 1
    small = not figure.low.scale and factor == 1
    unit, stop = _priced(context.folded, end, figure.right, code, small)
    return Found("money", sign.start, stop, unit, factor)


def _priced(folded: str, end: int, right: int, code: str, small: bool = False) -> tuple[str, int]:
    per = find_per(folded, end, right, small)
    return (code, end) if per is None else (f"{code}/{per.unit}", per.end)


def _letter_scale(folded: str, figure: Figure) -> tuple[int, Decimal]:
    """The letters that mean a scale only beside a currency: "£5m", "$3t"."""
    numeral = figure.high or figure.low
    if numeral.scale or numeral.form != "digits":
        return figure.end, ONE
    at = figure.end + 1 if folded[figure.end : figure.end + 1] == " " else figure.end
    match = LETTER.match(folded, figure.end, figure.right) if folded[at : at + 1] in LETTERED else None
    if match is None:
        return figure.end, ONE
    return match.end(), LETTERS[match.group().strip()]


def _named(context: Context, figure: Figure) -> Found | None:
    """A currency named after the figure: "5 million euros", "45 cents", "50p"."""
    folded = context.folded
    end, factor = _letter_scale(folded, figure)
    named = _noun_at(context, figure, end)
    if named is None and factor != 1:
        factor, named = Decimal(1), _noun_at(context, figure, figure.end)
    if named is None:
        return _minor_letter(context, figure)
    unit, stop = _priced(folded, named.end, figure.right, named.unit)
    return Found("money", figure.start, stop, unit, factor * named.factor)


def _noun_at(context: Context, figure: Figure, end: int) -> Found | None:
    if end == figure.unit_at and context.after(figure).word not in FIRST_LETTERS:
        return None
    match = AFTER.match(context.folded, end, figure.right)
    if match is None or match.group("one").lower().replace(".", "") not in FIRST_NOUN_WORDS:
        return None
    for group in ("four", "three", "two", "one"):
        stop = match.end(group)
        if stop < 0:
            continue
        stop -= context.folded[stop - 1] == "."
        phrase = (
            context.folded[match.start("one") : stop].lower().replace(".", "").replace("-", " ").rstrip("'")
        )
        codes = NOUNS.get(phrase)
        if codes is not None and (
            match.start("one") - end < 3 or figure.low.form in ("vague", "part", "words")
        ):
            return _major(context, figure, phrase, codes, stop)
        minor = MINORS.get(phrase)
        if minor is not None and len(phrase) > 1:
            return _minor(context, figure, phrase, stop)
    return None


def _major(context: Context, figure: Figure, noun: str, codes: tuple[str, ...], stop: int) -> Found | None:
    if noun in ("pound", "pounds") and _is_mass(context, figure, stop):
        return None
    shared = noun not in ("dollar", "dollars", "pound", "pounds")
    code = (named_beside(context, figure, codes) if shared else None) or context.currency(codes, noun)
    if code is None:
        return None
    if (code, noun) in CAREFUL and not (context.names_place(code) or _large(figure, stop, context.folded)):
        return None
    return Found("money", figure.start, stop, code)


def _large(figure: Figure, stop: int, folded: str) -> bool:
    """ "1.5 trillion won": a word that is also a verb or a metal names money after a scale, when no object follows."""
    numeral = figure.high or figure.low
    large = "llion" in numeral.scale or numeral.scale in ("bn", "tn", "trn", "mn") or "llion" in numeral.mantissa
    return large and OBJECT.match(folded, stop) is None


def _is_mass(context: Context, figure: Figure, stop: int) -> bool:
    """Whether "pounds" weighs: of something, or a small figure in an article without sterling."""
    if PRICE_IN_POUNDS.search(context.folded):
        return False
    if MASS.match(context.folded, stop, figure.right) or context.folded[figure.end : figure.end + 1] == "-":
        return True
    if WEIGHED.search(context.folded, max(figure.left, figure.start - 32), figure.start):
        return True
    numeral = figure.high or figure.low
    if numeral.scale or "llion" in numeral.mantissa or _letter_scale(context.folded, figure)[1] != ONE:
        return False
    if PAID.search(context.folded, max(figure.left, figure.start - 40), figure.start):
        return False
    return "£" not in context.folded and not context.names_place("GBP")


def _minor(context: Context, figure: Figure, noun: str, stop: int) -> Found | None:
    if (
        noun in ("sen", "att", "pul", "puls", "para", "ban", "bani", "fen", "hao", "sene")
        and figure.low.scale
    ):
        return None
    minor = MINORS[noun]
    if noun in ("cent", "cents"):
        american = US_CENTS.search(context.folded, figure.end, min(stop + 5, figure.right))
        code: str | None = "USD" if american else _cents(context, figure)
    else:
        code = context.currency(minor.codes, noun)
    if code is None or (
        code != minor.codes[0] and noun not in ("cent", "cents") and not context.names_place(code)
    ):
        return None
    if minor.codes[0] not in ("USD", "GBP", "INR", "EUR", "RUB") and not context.names_place(code):
        return None
    return Found("money", figure.start, stop, code, minor.worth)


def _cents(context: Context, figure: Figure) -> str | None:
    """Whose cents: of the dollar (or euro) that was named last, else what a dollar means on this page."""
    low = max(0, figure.start - SIGN_BEHIND)
    named = CENT_SIGN.findall(context.folded, max(low, figure.left), figure.start)
    before = IN_BRACKETS.sub("", context.folded[low : figure.left])
    signs: list[str] = [*CENT_SIGN.findall(before), *named]
    for sign in reversed(signs):
        codes = SIGNS.get(sign.replace("euros", "€"))
        if codes is not None:
            return context.currency(codes, sign.replace("euros", "€"))
    ahead = CENT_SIGN.search(context.folded, figure.end, min(figure.right, figure.end + 60))
    if ahead is not None and ahead.group() in SIGNS:  # 14 cents higher at A$3.27
        return context.currency(SIGNS[ahead.group()], ahead.group())
    euro = "€" in context.folded and "$" not in context.folded
    return "EUR" if euro else context.currency(("USD", "USD"), "$")


def _minor_letter(context: Context, figure: Figure) -> Found | None:
    """ "50p" and "45c", written against the digits."""
    if figure.low.form != "digits" or figure.low.scale:
        return None
    match = MINOR_LETTER.match(context.folded, figure.end, figure.right)
    if match is None:
        return None
    letter = match.group("letter")
    if letter == "p" and not _pence(context, figure):
        return None
    if letter == "c" and "$" not in context.folded and "cents" not in context.folded:
        return None
    code = "GBP" if letter == "p" else context.currency(("USD", "USD"), "$") or "USD"
    unit, stop = _priced(context.folded, match.end(), figure.right, code)
    return Found("money", figure.start, stop, unit, Decimal("0.01"))


def _pence(context: Context, figure: Figure) -> bool:
    """Whether "7.5p" is money: in a text about Britain, or beside words of shares and prices."""
    if "£" in context.folded or context.names_place("GBP"):
        return True
    near = context.folded[max(figure.left, figure.start - 120) : min(figure.right, figure.end + 120)].lower()
    return any(word in near for word in PRICED)


def _trailing(context: Context, figure: Figure) -> Found | None:
    """A sign or code after the figure: "50 €", "34.6 million USD"."""
    if figure.low.form not in ("digits", "words"):
        return None
    end, factor = _letter_scale(context.folded, figure)
    match = TRAILING_SIGN.match(context.folded, end, figure.right)
    if match is None:
        return None
    text = match.group("sign")
    follows = context.folded[match.end() : match.end() + 1]
    if (text.isupper() and text.isalpha() and text not in CODES) or follows.isdigit():
        return None
    code = context.currency(SIGNS.get(text, ("",)), text)
    if not code or (text in WORDLIKE_CODES and not context.names_place(code)):
        return None
    unit, stop = _priced(context.folded, match.end(), figure.right, code)
    return Found("money", figure.start, stop, unit, factor)


def _per_share(context: Context, figure: Figure) -> Found | None:
    """ "1.34 a share": money without a sign, told by its cents."""
    if figure.low.form != "digits" or not DECIMALS.fullmatch(figure.low.mantissa) or figure.low.scale:
        return None
    match = PER_SHARE.match(context.folded, figure.end, figure.right)
    if match is None:
        return None
    return Found("money", figure.start, match.end(), f"{context.currency(('USD', 'USD'), '$')}/share")
