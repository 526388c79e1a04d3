"""Names as ASCII writes them."""

import pytest

from pipeline.text.find.names_lexicon import known_forms
from pipeline.text.plain import plain_spellings


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Leeds", []),
        ("İzmit", ["Izmit"]),
        ("Norrköping", ["Norrkoping", "Norrkoeping"]),
        ("Łódź", ["Lodz"]),
        ("Århus", ["Arhus", "Aarhus"]),
        ("Gießen", ["Giessen"]),
        ("東京", []),
    ],
)
def test_a_name_is_spelt_without_its_marks_and_with_two_letters_for_an_umlaut(name: str, expected: list[str]) -> None:
    assert list(plain_spellings(name)) == expected


def test_every_known_form_is_known_in_its_plain_spelling_too() -> None:
    forms = known_forms()
    marked = [form for form in forms if not form.isascii()]
    assert len(marked) > 100
    assert [form for form in marked for plain in plain_spellings(form) if plain not in forms] == []
