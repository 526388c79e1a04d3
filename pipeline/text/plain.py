"""How a name is written without the marks on its letters, as news agencies write it: "Izmit", "Sao Paulo", "Koeln"."""

from collections.abc import Iterator
from unicodedata import combining, normalize

_LETTERS = str.maketrans(
    {
        "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "ı": "i", "ß": "ss",
        "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "þ": "th", "Þ": "Th", "ə": "a", "Ə": "A",
        **dict.fromkeys("‘’ʻʼ", "'"),
    }
)  # fmt: skip
_DIGRAPHS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "å": "aa", "Å": "Aa"})


def plain_spellings(name: str) -> Iterator[str]:
    """The other ways to write a name in ASCII; none when it is ASCII."""
    if name.isascii():
        return
    for letters in dict.fromkeys((name, name.translate(_DIGRAPHS))):
        bare = "".join(letter for letter in normalize("NFKD", letters.translate(_LETTERS)) if not combining(letter))
        if bare.isascii():
            yield bare
