"""Datelines: the place from which a report comes, before a dash or alone with its day: "LEEDS, England, June 3 - ...".

Punctuation may stand apart, as in text that was cut into words: "LEEDS , England ( Wire ) - ...".
"""

import re

from pipeline.text.find.names_cut import Piece
from pipeline.text.find.names_lexicon import is_common, known_forms, upper_forms, upper_places
from pipeline.text.find.names_shape import NONE, Scores
from pipeline.text.lexicon import lexicon

REACH = 90
"""Characters of a paragraph in which a dateline ends."""
SHORTEST = 4
"""Letters of an unknown town that capitals and a dash alone vouch for."""
_IS_PLACE = Scores(0.0, 0.0, 0.0, 3.0, 0.0, 0.0, False)
_MONTH = "|".join(sorted({row["word"].capitalize() for row in lexicon("months")}, key=lambda word: (-len(word), word)))
_ENDS = re.compile(r"[-:_\u2014]")
_WORD = r"[^\W\d_a-z][\w.']*+(?>(?:-[^\W\d_]\w*+)?)"
DATELINE = re.compile(
    rf"""
    (?P<city> {_WORD} (?>(?:\ {_WORD}){{0,3}}) )                       # PORT ELLERY
    (?>(?: \ ?,\ (?!(?:{_MONTH})\b) (?P<region> {_WORD} (?>(?:\ {_WORD}){{0,2}}) ) (?>(?:\ \.)?) )?)   # , England
    (?>(?P<date> \ ?,?\ \(?(?:{_MONTH})\b(?>(?:\ ?\.)?)\ \d{{1,2}}(?!\d)(?>(?:\ ?,?\ \d{{4}})?)\)?
            | \ ?,?\ \(?\d{{1,2}}\ (?:{_MONTH})\b\.?(?>(?:\ ?,?\ \d{{4}})?)\)? )?)  # , June 3, 2024
    (?>(?P<agency> \ ?,?\ (?: \(\ ?[A-Z][A-Za-z\ ]{{1,30}}\) | /[A-Z][\w\ ]{{1,30}}/ ) )?)   # (Wire)
    (?: \ ?(?:--?|_|\u2014)\                                         # the dash
      | \ ?(?P<wire>--\ ?\([A-Z][A-Z\ ]{{1,30}}\))\ ?--              # --(MAIN WIRE)--
      | \ ?(?P<colon>:)\                                             # the colon after a town that is known
      | \ (?P<day>\d{{4}}-\d\d-\d\d)\s*\Z )                          # 2024-06-03, and no more
    """,
    re.VERBOSE,
)


def dateline(folded: str, first: int, last: int) -> tuple[Piece, int] | None:
    """The place of the dateline that begins a paragraph at `first`, and where the report opens; None without one."""
    if _ENDS.search(folded, first, min(last, first + REACH)) is None:
        return None
    match = DATELINE.match(folded, first, last)
    place = _place(match, folded[first:last].isupper()) if match is not None else None
    return (place, match.end()) if match is not None and place is not None else None


def _place(match: re.Match[str], shouted: bool) -> Piece | None:
    """The place as the lexicon knows it, or an unknown one that a date, an agency or a region vouches for.

    In a headline that is `shouted`, all in capitals, the dash alone vouches for nothing: "RALLYING - SNOW TRAPS PAIR".
    """
    city, region, agency = match.group("city", "region", "agency")
    date = match["date"] or (match["day"] if region or city.isupper() else None)
    proven = bool(date or agency or match["wire"] or (region and region.upper() in upper_places()))
    entry = upper_places().get(city.upper())
    if entry is not None:
        return Piece(0, city, entry, NONE, None, False) if proven or city.isupper() else None
    if match["colon"] or city in known_forms() or city in upper_forms():
        return None
    plain = region or shouted or any(map(is_common, city.split(" ")))
    named = city.isupper() and len(city) >= SHORTEST and (proven or not plain)
    return Piece(0, city, None, _IS_PLACE, None, False) if date or named else None
