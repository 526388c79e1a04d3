"""The words of quantities: every unit is Pint's, every currency is ISO's, every line is well formed."""

from decimal import Decimal

import pint
import pytest

from pipeline.text.find.money_signs import MINORS, NOUNS, SIGNS
from pipeline.text.lexicon import lexicon

PINT = pint.UnitRegistry()
ACTIVE = set(
    """AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF
    CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF
    IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK
    MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR
    SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES
    VND VUV WST XAF XCD XOF XPF YER ZAR ZMW""".split()
)


@pytest.mark.parametrize("unit", sorted({row["unit"] for row in lexicon("units")}))
def test_pint_knows_the_unit(unit: str) -> None:
    assert PINT.parse_units(unit) is not None


def test_every_unit_has_a_word_or_a_symbol_and_none_means_two_units() -> None:
    seen: dict[str, str] = {}
    for row in lexicon("units"):
        forms = [form for form in [*row["words"].split("|"), *row["symbols"].split("|")] if form]
        assert forms, row
        for form in forms:
            assert seen.setdefault(form, row["unit"]) == row["unit"], form


def test_every_active_currency_of_iso_4217_is_in_the_lexicon() -> None:
    assert {row["code"] for row in lexicon("currencies")} >= ACTIVE


@pytest.mark.parametrize("code", sorted(ACTIVE))
def test_a_currency_is_read_by_its_code(code: str) -> None:
    assert code in SIGNS[code]


def test_shared_nouns_put_the_usual_currency_first() -> None:
    firsts = {noun: NOUNS[noun][0] for noun in ("dollars", "pounds", "francs", "rupees", "yen")}
    assert firsts == {"dollars": "USD", "pounds": "GBP", "francs": "CHF", "rupees": "INR", "yen": "JPY"}


def test_minor_units_are_worth_less_than_one() -> None:
    assert all(Decimal(0) < minor.worth <= 1 for minor in MINORS.values())


@pytest.mark.parametrize(
    ("name", "column"), [("scales", "factor"), ("number_words", "value"), ("multiple_words", "value")]
)
def test_numbers_of_the_lexicons_are_numbers(name: str, column: str) -> None:
    assert all(Decimal(row[column]) >= 0 for row in lexicon(name))
