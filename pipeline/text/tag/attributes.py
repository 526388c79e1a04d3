"""What the trained recogniser knows of a word: its form, its shape, the tables that list it."""

import re
from functools import cache

from pipeline.text.find.names_lexicon import function_words, heads, is_common, words
from pipeline.text.lexicon import REFERENCE, lexicon
from pipeline.text.plain import plain_spellings

_DIGITS = re.compile(r"\d+")
_NAMED = (
    ("people", "per"), ("events", "eve"), ("products", "pro"), ("places", "pla"), ("teams", "team"),
    ("universities", "uni"), ("media", "media"), ("agencies", "age"), ("organisations", "org"), ("makers", "org"),
)  # fmt: skip
_LISTED = (
    ("people_given", "name", "given"), ("surnames", "name", "sur"), ("titles", "title", "title"),
    ("nationalities", "word", "nat"), ("concepts", "word", "concept"), ("legal_forms", "form", "legal"),
)  # fmt: skip
_WORLD = (("given_names_world", "given2"), ("surnames_world", "sur2"))
_WORLD_FORMS = (
    ("cities_world", "city"), ("towns_world", "town"), ("regions_world", "region"), ("companies_world", "co"),
)  # fmt: skip
_KINDS = frozenset("given sur given2 sur2 city town region pla org co".split())
"""Tables whose combination is an attribute of its own: a city that is a surname too."""


def first_column(table: str) -> list[str]:
    """The first column of a table without quoted fields, read quickly."""
    lines = (REFERENCE / f"{table}.csv").read_text(encoding="utf-8").splitlines()
    return [line.partition(",")[0] for line in lines if line and line[0] != "#"][1:]


@cache
def _tables() -> dict[str, tuple[str, ...]]:
    """Word -> the tables that list it, alone or as part of a longer name, in order."""
    words_of = _words_of_marks()
    found: dict[str, tuple[str, ...]] = {}
    for mark in sorted(words_of):
        alone = (mark,)
        for word in words_of[mark]:
            found[word] = found[word] + alone if word in found else alone
    return found


def _words_of_marks() -> dict[str, set[str]]:
    """Mark of a table -> the words that it lists; `<` and `>` behind the mark: words that begin and end its names."""
    held: dict[str, set[str]] = {}
    for table, mark in _NAMED:
        rows = lexicon(table)
        _hold(held, mark, [form for row in rows for form in (row["name"], *filter(None, row["aliases"].split("|")))])
    for table, column, mark in _LISTED:
        held.setdefault(mark, set()).update(words(table, column))
    for table, mark in (*_WORLD, *_WORLD_FORMS):
        _hold(held, mark, first_column(table))
    for row in lexicon("name_contexts"):
        held.setdefault(f"{row['position']}.{row['type']}", set()).add(row["word"])
    table_of_heads = heads()
    for place, kinds in zip(table_of_heads._fields, table_of_heads, strict=True):
        for word, kind in kinds.items():
            held.setdefault(f"{place}.{kind}", set()).add(word)
    return held


def _hold(held: dict[str, set[str]], mark: str, forms: list[str]) -> None:
    """Add forms, also as ASCII writes them, to what a table lists."""
    forms = forms + [plain for form in forms if not form.isascii() for plain in plain_spellings(form)]
    held.setdefault(mark, set()).update([form for form in forms if " " not in form])
    several = [form for form in forms if " " in form]
    held.setdefault(f"{mark}<", set()).update([form.partition(" ")[0] for form in several])
    held.setdefault(f"{mark}>", set()).update([form.rpartition(" ")[2] for form in several])


def shape(word: str) -> str:
    """The form of a word: Xx, XX, X, xX, 9, X9, or the mark that it is."""
    if word.islower():
        return "x"
    if word.istitle() and word.isalpha():
        return "Xx" if len(word) > 1 else "X"
    if word.isupper():
        return f"XX{min(len(word), 5)}" if word.isalpha() else "X9" if any(map(str.isdigit, word)) else "X."
    if word.isdigit():
        return f"9{min(len(word), 5)}"
    if any(map(str.isdigit, word)):
        return "x9"
    return "xX" if any(map(str.isalpha, word)) else word[:2]


def attributes(word: str) -> tuple[str, ...]:
    """Everything known of a word, as it stands in folded text. Each has its weight at each place around a label."""
    lower = _DIGITS.sub("0", word.lower())
    form = shape(word)
    found = [f"l={lower}", f"s={form}"]
    if not word[:1].isalnum():
        return tuple(found)
    if len(lower) > 3:
        found += (f"2={lower[-2:]}", f"3={lower[-3:]}", f"p={lower[:3]}")
    if len(lower) > 5:
        found += (f"4={lower[-4:]}", f"q={lower[:4]}")
    if form != "x":
        found += _of_capitals(word, form)
    else:
        found += [f"t={mark}" for mark in _tables().get(word, ())]
    return tuple(found)


def _of_capitals(word: str, form: str) -> list[str]:
    tables = _tables()
    marks = tables.get(word) or tables.get(word.capitalize() if form[:2] == "XX" else word.lower(), ())
    found = [f"t={mark}" for mark in marks]
    if word in function_words():
        found.append("f")
    elif is_common(word):
        found.append("c")
    else:
        found += ("u", f"u={form}")
    kinds = sorted(_KINDS & set(marks))
    found.append(f"k={'+'.join(kinds)}{'/c' if is_common(word) else ''}")
    return found
