"""Cutting one run of capitalised words into pieces: known names, unknown names, words that name nothing."""

import re
from functools import lru_cache
from typing import NamedTuple

from pipeline.text.find.names_lexicon import Entry, head_kind, is_common, upper_forms
from pipeline.text.find.names_models import with_number
from pipeline.text.find.names_parts import is_person, is_strange, parts_of
from pipeline.text.find.names_run import FORMS, LONGEST, NO_NAMES, SMALL, Part, Run
from pipeline.text.find.names_shape import NONE, Scores, shape
from pipeline.text.lexicon import lexicon

HYPHEN = re.compile(r"([^\W_][\w.&']*+)-([^\W_]\w*+)")
CURRENCIES = frozenset(row["code"] for row in lexicon("currencies"))
MONEY_SIGNS = CURRENCIES | {sign for row in lexicon("currencies") for sign in row["signs"].split("|") if len(sign) > 1}
MONEY = "amount of money"
NOT_A_NAME = {"NATIONALITY": "nationality", "TITLE": "job title", "CONCEPT": "concept or abbreviation"}


_TICKER = re.compile(r"[A-Z0-9]{1,6}\.[A-Z]{1,3} ?\)")
_LISTED = re.compile(r"\( ?(?:[A-Z][\w ]{1,20}[:.] ?[A-Z.]{1,6} ?[;,/] ?)*[A-Z][\w ]{1,20}: ?\Z")
"""What stands between a bracket and a ticker symbol: an exchange, or several with their symbols."""
REACH = 48


def is_ticker(folded: str, start: int) -> bool:
    """Whether a ticker symbol begins here: "(GME.N)", "(NASDAQ: MSFT)"."""
    if folded.endswith(("(", "( "), max(0, start - 2), start):
        return _TICKER.match(folded, start) is not None
    if ":" not in folded[start - 2 : start]:
        return False
    return _LISTED.search(folded[max(0, start - REACH) : start]) is not None


class Piece(NamedTuple):
    """A part of a run: known by the lexicon, unknown with scores by its shape, or no name for a reason."""

    offset: int
    text: str
    entry: Entry | None
    scores: Scores
    reason: str | None
    titled: bool


@lru_cache(maxsize=1 << 14)
def cut(text: str, initial: bool, quoted: bool) -> tuple[Piece, ...]:
    """The pieces of a run, in order. `initial`: the run starts its sentence; `quoted`: quotes enclose it."""
    entry = FORMS.get(text)
    if entry is None and "-" in text and (seam := _seam(text)):
        end, start = seam
        rest = cut(text[start:], False, False) if start < len(text) else ()
        return (*cut(text[:end], initial, False), *(one._replace(offset=one.offset + start) for one in rest))
    if entry is not None:
        return (_piece(0, text, entry, False),)
    if " " not in text:
        is_none = text in NO_NAMES or text in SMALL or text[0].isdigit()
        return () if is_none else (_piece(0, text, None, False),)
    words = text.split(" ")
    opens = initial and is_common(words[0])
    if not opens and is_strange(words):
        return (_piece(0, text, None, False),)
    run = Run(words)
    if quoted and run[0] not in NO_NAMES:
        return (_piece(0, text, None, False),)
    return tuple(_pieces(run, parts_of(run, opens)))


def _seam(text: str) -> tuple[int, int] | None:
    """Where a hyphen joins a name to an ordinary word ("Texas-based") or to another name ("US-China")."""
    of_two = _is_of_two(text)
    for match in HYPHEN.finditer(text):
        left, right = match.groups()
        if right.islower() and (len(right) > 3 or right in ("led", "run", "era")) and is_common(right):
            after = match.end() + 1 if text.startswith(" ", match.end()) else match.end()
            return match.end(1), after
        if left in FORMS and right in FORMS and match.group() not in FORMS and not of_two:
            return match.end(1), match.start(2)
    return None


def _is_of_two(text: str) -> bool:
    """Whether two names with a hyphen are part of one: "Dallas-Fort Worth International Airport"."""
    words = text.split(" ")
    return len(words) > 2 and "-" not in words[-1] and head_kind(words) in ("ORG", "PLACE")


def cut_heading(text: str, agreed: frozenset[str]) -> list[Piece]:
    """The pieces of a run in title case: known and agreed forms, given name and surname, else words."""
    run = Run(text.split(" "))
    parts: list[Part] = []
    position = 0
    while position < len(run):
        known = run.known[position] or _in_capitals(run, position)
        last = _agreed(run, position, agreed)
        if known is not None and known.last >= last:
            parts.append(_whole(run, known))
        elif last > position:
            parts.append(Part(position, last, None))
        elif is_person(run, position, position + 2) and not is_common(run[position + 1]):
            parts.append(Part(position, position + 2, None))
        elif run[position] not in NO_NAMES and run[position] not in SMALL and run[position][0].isalpha():
            parts.append(Part(position, position + 1, None))
        position = max(position + 1, parts[-1].last if parts else 0)
    return _pieces(run, parts)


def _whole(run: Run, known: Part) -> Part:
    """A known product with the words of its model."""
    if known.entry is None or known.entry.type != "PRODUCT":
        return known
    return known._replace(last=with_number(run, known.last, len(run), "PRODUCT"))


def _agreed(run: Run, first: int, agreed: frozenset[str]) -> int:
    for last in range(min(len(run), first + LONGEST), first, -1):
        if " ".join(run[first:last]) in agreed:
            return last
    return first


def _in_capitals(run: Run, first: int) -> Part | None:
    if not run[first].isupper():
        return None
    for last in range(min(len(run), first + LONGEST), first, -1):
        entry = upper_forms().get(" ".join(run[first:last]))
        if entry is not None:
            return Part(first, last, entry)
    return None


def _pieces(run: Run, parts: list[Part]) -> list[Piece]:
    pieces: list[Piece] = []
    titled = False
    offset = at = 0
    for first, last, entry in parts:
        offset += sum(map(len, run[at:first])) + first - at
        at = first
        piece = _piece(offset, " ".join(run[first:last]), entry, titled)
        pieces.append(piece)
        titled = piece.entry is not None and piece.entry.type == "TITLE"
    return pieces


def _piece(offset: int, name: str, entry: Entry | None, titled: bool) -> Piece:
    if entry is None and len(name) == 2 and name[1] == ".":
        name, entry = name[0], FORMS.get(name[0])
    if entry is None:
        return Piece(offset, name, None, shape(name), MONEY if _is_money(name) else None, titled)
    return Piece(offset, name, entry, NONE, NOT_A_NAME.get(entry.type), titled)


def _is_money(name: str) -> bool:
    """Whether a number follows the sign of a currency: "Rs 412", "KSh5"; a sign in capitals stands apart from it."""
    sign = name.rstrip("0123456789.,")
    apart = sign.endswith(" ")
    return sign != name and sign.rstrip(" ") in MONEY_SIGNS and (apart or not sign.isupper())
