"""Every line of every lexicon of amounts in a sentence that uses it: what is data is also a case."""

from decimal import Decimal

import pytest

from pipeline.text.find.money_signs import CODES, NOUNS
from pipeline.text.lexicon import lexicon
from tests.text.test_quantities import read, written


def readings(text: str) -> list[str]:
    return [written(row) for row in read(text).rows]


def split(row: dict[str, str], column: str) -> list[str]:
    return [part for part in row[column].split("|") if part]


CURRENCIES = lexicon("currencies")
NAMED = [
    (row["code"], f"{qualifier} {noun}")
    for row in CURRENCIES
    for qualifier in split(row, "qualifiers")[:2]
    for noun in split(row, "nouns")[:2]
]
OWN = sorted(noun for noun, codes in NOUNS.items() if len(codes) == 1 and " " not in noun)
UNITS = [(row["unit"], row["kind"], word) for row in lexicon("units") for word in split(row, "words")]
SYMBOLS = [
    (row["unit"], row["kind"], symbol, (split(row, "cues") or [""])[0])
    for row in lexicon("units")
    for symbol in split(row, "symbols")
]
MODIFIERS = [
    (row["phrase"], row["modifier"], row["position"])
    for row in lexicon("quantity_modifiers")
    if row["phrase"] != "c."  # a sentence may end there, and is taken to
]
CHANGES = [(row["word"], row["direction"], row["role"]) for row in lexicon("change_words")]
SCALES = [(row["form"], Decimal(row["factor"]), row["use"]) for row in lexicon("scales")]
LEVELS = [(row["noun"], row["unit"]) for row in lexicon("tally_nouns") if row["link"] == "level"]
GROUPS = [(row["noun"], row["unit"]) for row in lexicon("tally_nouns") if row["link"] == "of"]


@pytest.mark.parametrize("code", sorted(CODES))
def test_a_code_stands_before_or_after_its_amount(code: str) -> None:
    for text in (f"They paid {code} 12.5 million for it.", f"They paid {code}12.5 million for it."):
        assert readings(text) == [f"money 12500000 {code}"], text


@pytest.mark.parametrize(("code", "noun"), NAMED)
def test_a_qualified_noun_names_its_currency(code: str, noun: str) -> None:
    assert readings(f"They paid 40 million {noun} for it.") == [f"money 40000000 {code}"]


@pytest.mark.parametrize("noun", OWN)
def test_a_noun_that_no_two_currencies_share_needs_no_help_after_a_scale(noun: str) -> None:
    assert readings(f"They paid 40 million {noun} for it.") == [f"money 40000000 {NOUNS[noun][0]}"]


@pytest.mark.parametrize(("unit", "kind", "word"), UNITS)
def test_a_unit_is_read_by_each_of_its_words(unit: str, kind: str, word: str) -> None:
    assert readings(f"It was 12 {word}, they said.") == [f"{kind} 12 {unit}"]


@pytest.mark.parametrize(("unit", "kind", "symbol", "cue"), [row for row in SYMBOLS if row[2] not in ("m", "″")])
def test_a_unit_is_read_by_each_of_its_symbols(unit: str, kind: str, symbol: str, cue: str) -> None:
    assert readings(f"It was 12.5{symbol}, they said of the {cue} wall.") == [f"{kind} 12.5 {unit}"]


@pytest.mark.parametrize(("phrase", "modifier", "position"), MODIFIERS)
def test_a_modifier_is_read_where_it_stands(phrase: str, modifier: str, position: str) -> None:
    glued = not phrase[0].isalpha() or phrase == "ish"
    texts = {
        "before": f"there were {phrase} 40% of them." if phrase.endswith(".") else f"It was {phrase} 40% of them.",
        "after": f"It has 40{phrase} seats." if glued else f"It was 40% {phrase}.",
    }
    assert [row.modifier for row in read(texts[position]).rows] == [modifier]


@pytest.mark.parametrize(("word", "direction", "role"), CHANGES)
def test_a_word_of_change_says_where_the_figure_went(word: str, direction: str, role: str) -> None:
    texts = {
        "verb": [f"Prices {word} 12%.", f"Prices {word} by 12%.", f"Prices {word} to 12%."],
        "adverb": [f"Prices were 12% {word}."],
        "transitive": [f"They {word} prices by 12%.", f"They {word} prices to 12%."],
        "noun": [f"There was a {word} of 12%.", f"It brought a 12% {word}."],
        "level": [f"The index {word} 12%."],
    }
    for text in texts.get(role, []):
        expected = direction if direction in ("up", "down") else None
        assert [row.direction for row in read(text).rows if row.kind == "percent"] == [expected], text


@pytest.mark.parametrize(("form", "factor", "use"), SCALES)
def test_a_scale_multiplies(form: str, factor: Decimal, use: str) -> None:
    texts = [f"They paid ${form and '12'}{'' if use == 'glued' or len(form) < 3 else ' '}{form} for it."]
    for text in texts:
        assert [row.value for row in read(text).rows] == [12 * factor], text


@pytest.mark.parametrize("noun", sorted(row["word"] for row in lexicon("per_nouns")))
def test_a_price_is_for_one_of_what_is_sold(noun: str) -> None:
    unit = next(row["unit"] for row in lexicon("per_nouns") if row["word"] == noun)
    rows = read(f"It costs $90 per {noun}, they said.").rows
    assert [(row.value, row.unit.partition("/")[0]) for row in rows] == [(Decimal(90), "USD")]
    assert rows[0].unit.partition("/")[2] in (unit, noun)


@pytest.mark.parametrize(("noun", "unit"), LEVELS)
def test_a_level_is_counted_in_its_own_unit(noun: str, unit: str) -> None:
    assert readings(f"The {noun} rose to 1,512.")[-1:] == [f"count 1512 {unit} up"]


@pytest.mark.parametrize(("noun", "unit"), GROUPS)
def test_a_group_numbers_its_members(noun: str, unit: str) -> None:
    assert readings(f"He met a {noun} of twelve.") == [f"count 12 {unit}"]


@pytest.mark.parametrize("number", [3, 12, 45, 101, 999, 1200, 25000, 105000, 1_000_000, 12_500_000, 3_000_000_000])
def test_a_number_reads_the_same_however_it_is_written(number: int) -> None:
    ways = [f"{number:,}", f"{number:,}".replace(",", "\u202f"), f"some {number:,}", f"{number:,}+", f"{number:,}.0"]
    for factor, words in ((1000, (" thousand", "k", "K")), (10**6, (" million", "m", "M", "mn", " mln")),
                          (10**9, (" billion", "bn", "B", " bln")), (10**5, (" lakh",)), (10**7, (" crore",))):  # fmt: skip
        if number >= factor:
            mantissa = f"{Decimal(number) / factor:f}"
            ways += [f"{mantissa}{word}" for word in words if len(mantissa) < 6]
    for way in ways:
        assert [(row.value, row.unit) for row in read(f"They sold {way} phones there.").rows] == [
            (Decimal(number), "phone")
        ], way
