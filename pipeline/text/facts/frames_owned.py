"""Figures told by the name beside them: "Zalando's 49 million customers", "the £19 billion Elizabeth Line".

Such a statement has no trigger word: a pattern over the shape of a clause finds it, and each find is a fact.
"""

import re
from collections.abc import Iterator

from pipeline.text.facts.drafts import Draft, Sight, draft
from pipeline.text.facts.frames_changes import is_of_accounts
from pipeline.text.facts.frames_counts import COUNTED, OUTPUTS, is_staff, people
from pipeline.text.facts.parties import Reader
from pipeline.text.facts.party import FACILITY, Party
from pipeline.text.facts.together import row_of
from pipeline.text.facts.words import NAMES, Trigger

_OWNED = re.compile(r"(?:(?<=[On])s|h)n?(?=Q(?![fw]))")
_BEFORE = re.compile(r"d[MQ](?=[RVL](?!-|,L))")
_STRONG = re.compile(r"O,dQ|dQL?n{0,3}(?=O)")
"""Fennec, a 45-person design shop; the nine-person Montreal lab Lutin."""
_NAMED = re.compile(r"[hs]Q,(?=[ORVL],?[,c])")
OWNABLE = FACILITY | {"brand", "subsidiary", "unit", "club", "title", "ship", "magazine", "newspaper", "channel"}
PART = frozenset("first last next new other best of remaining".split())
"""Words that make the figure only a part of what somebody has."""
OWNED_COUNT = Trigger("has_count", "owned", "", "Q", False, (), frozenset(), "", frozenset())


def beside(reader: Reader) -> Iterator[Draft]:
    """What a body has so many of, and what is said of named works before their name."""
    clause = reader.clause
    if "Q" in clause.shape:
        yield from _owned(reader)
    yield from _all_of_them(reader)
    for found in _STRONG.finditer(clause.shape):
        behind = clause.at(found.start()) == "d"
        figure = found.start() + 1 if behind else found.end() - 1
        body = reader.name(found.end() if behind else found.start())
        if clause.words[figure].endswith(("-person", "-strong", "-employee", "-member")) and people(clause, figure):
            trigger = OWNED_COUNT._replace(predicate="employs")
            yield draft(Sight(reader, figure, trigger, []), body, None, figure, None, 0.8)
    for found in _NAMED.finditer(clause.shape):
        ownable = clause.quantity(found.start() + 1).unit.split()[-1] in OWNABLE
        if ownable and clause.words[found.start()] in ("'s", "its"):
            yield from _each(reader, found.start(), found.end())
    for found in _BEFORE.finditer(clause.shape):
        figure = found.end() - 1
        if clause.at(figure) == "M":
            yield _of_works(reader, figure, "costs")
        elif clause.quantity(figure).unit in OUTPUTS or clause.quantity(figure).unit.split()[-1] in COUNTED:
            yield _of_works(reader, figure, "has_capacity")


def _all_of_them(reader: Reader) -> Iterator[Draft]:
    """ "All 170 Hookline employees": everybody who works there."""
    clause = reader.clause
    for figure, named in ((clause.starts.index(start), named) for start, named in clause.counted.items()):
        if named.type == "ORG" and clause.word(figure - 1) == "all" and is_staff(clause, figure):
            body = Party(named.chain_id, "O", figure, figure, 0.8)
            trigger = OWNED_COUNT._replace(predicate="employs")
            yield draft(Sight(reader, figure, trigger, []), body, None, figure, None, 0.8)


def _each(reader: Reader, owned: int, item: int) -> Iterator[Draft]:
    """The named ones of "its two mines, Mount Tarn and Lusaya"."""
    clause = reader.clause
    owner = reader.name(owned - 1) if clause.at(owned) == "s" and clause.at(owned - 1) in NAMES else None
    owner = owner or (reader.pronoun(owned) if clause.at(owned) == "h" else None)
    if owner is None or owner.letter != "O":
        return
    trigger = OWNED_COUNT._replace(predicate="owns")
    first = reader.name(item)
    for one in (first, *row_of(clause, first)):
        if one.chain != owner.chain:
            yield draft(Sight(reader, owned, trigger, []), owner, one, None, None, 0.8)


def _of_works(reader: Reader, figure: int, predicate: str) -> Draft:
    trigger = OWNED_COUNT._replace(predicate=predicate)
    return draft(Sight(reader, figure, trigger, []), reader.name(figure + 1), None, figure, None, 0.8)


def _owned(reader: Reader) -> Iterator[Draft]:
    """ "Zalando's 49 million customers", "its 16,000 staff"."""
    clause = reader.clause
    for found in _OWNED.finditer(clause.shape):
        figure = found.end()
        if clause.words[found.start()] not in ("'s", "its") or PART.intersection(clause.words[found.start() : figure]):
            continue
        owned = clause.at(found.start()) == "s"
        owner = reader.owner_name(found.start() - 1) if owned else reader.pronoun(found.start())
        staff = is_staff(clause, figure)
        if owner is not None and owner.letter == "O" and (staff or is_of_accounts(clause, figure)):
            made = draft(Sight(reader, figure, OWNED_COUNT, []), owner, None, figure, None, 0.75)
            yield made._replace(predicate="employs") if staff else made
