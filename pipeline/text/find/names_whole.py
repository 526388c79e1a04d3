"""What belongs to a name beyond its run of capitalised words: its legal form, the rest of a known form, its 's."""

import re
from typing import NamedTuple

from pipeline.text.find.names_cut import CURRENCIES, MONEY, MONEY_SIGNS, NOT_A_NAME, Piece
from pipeline.text.find.names_lexicon import Entry, heads, is_common, known_forms
from pipeline.text.find.names_parts import CALENDAR
from pipeline.text.find.names_pattern import RUN
from pipeline.text.find.names_run import GIVEN, LEGAL_FORMS
from pipeline.text.find.names_shape import Scores, shape


class Candidate(NamedTuple):
    """One span that may name something; offsets are those of the document."""

    start: int
    end: int
    sentence: int
    piece: Piece
    initial: bool
    quoted: bool


def whole(folded: str, candidate: Candidate, last: int) -> Candidate:
    """A candidate with what belongs to it beyond its run."""
    piece = candidate.piece
    if folded.startswith("$", candidate.end) and piece.text in DOLLARS:
        return candidate._replace(piece=piece._replace(reason=MONEY))
    special = piece.text in _SPECIAL
    if special and (extended := _extended(folded, candidate, last)) is not candidate:
        return extended
    if folded[candidate.end : candidate.end + 1] in (",", "'") and (form := _LEGAL.match(folded, candidate.end, last)):
        return _with_legal_form(folded, candidate, form.end())
    if special:
        return candidate
    if folded.startswith("'s", candidate.end):
        if _SAINT.fullmatch(piece.text):
            return _of_a_saint(folded, candidate)
        if piece.entry is None:
            return _with_its_own(folded, candidate, last)
    if piece.entry is None and " of " in piece.text:
        return _with_charge(folded, candidate, last)
    if folded.startswith(" on ", candidate.end):
        return _with_subject(folded, candidate, last)
    if folded.startswith(' "', candidate.end) and (nickname := _NICKNAME.match(folded, candidate.end, last)):
        return _with_nickname(folded, candidate, nickname.end())
    return candidate


def _tails_of(forms: dict[str, Entry]) -> dict[str, tuple[tuple[str, str], ...]]:
    """Names of more than one run ("Department of Health and Human Services", "Moody's"), by the first."""
    tails: dict[str, list[tuple[str, str]]] = {}
    for form in forms:
        match = RUN.match(form)
        if match and match.end() < len(form):
            tails.setdefault(match.group(), []).append((form[match.end() :], form))
    return {head: tuple(sorted(rest, key=lambda tail: (-len(tail[0]), tail))) for head, rest in tails.items()}


_FORMS = known_forms()
_TAILS = _tails_of(_FORMS)
_SPECIAL = _TAILS.keys() | CURRENCIES
DOLLARS = frozenset(sign[:-1] for sign in MONEY_SIGNS if sign.endswith("$"))
"""What stands before the sign to say whose dollars: "US$", "A$"."""
_UNOWNED = re.compile(
    r"'s(?:, (?:the|a|an|which|whose)\b| (?:to [a-z]+|has|have|had|was|will|said|says|plans|reported)\b)"
)
_SAINT = re.compile(r"(?:St\.?|Saint) [A-Z][a-z]+(?: [A-Z][a-z]+)?")
OWNED = Scores(0.0, 3.0, 0.0, 0.0, 0.0, 0.0, False)
_CHARGES = re.compile(r"(?:, [A-Z][a-z]+)*,? and [A-Z][a-z]+(?: [A-Z][a-z]+)?")
MET = Scores(0.0, 0.0, 0.0, 0.0, 3.0, 0.0, False)
NICKNAMED = Scores(3.0, 0.0, 0.0, 0.0, 0.0, 0.0, False)
ON = frozenset(
    "Commission Committee Subcommittee Council Conference Institute Center Centre Panel Caucus Office Coalition".split()
)
"""Last words of bodies that are on a subject."""
_SUBJECT = re.compile(r" on ([A-Z][a-z]+(?:,? (?:and )?[A-Z][a-z]+){0,5})")
_NICKNAME = re.compile(
    r""" " ?[A-Z][\w'.-]{1,19}(?: [A-Z][\w'.-]{1,19})? ?" (?:[a-z]{1,3} ){0,2}[A-Z](?:[\w-]|'(?!s\b))+"""
)
_NEXT = re.compile(r" ([A-Za-z.]++)")
_LEGAL = re.compile(
    r"(?:, (?:(?:Inc|Corp|Ltd)(?![\w-])\.?|(?:L\.L\.C|L\.L\.P|L\.P|P\.L\.C|N\.A|N\.V|B\.V|A\.G|S\.A|S\.p\.A)\."
    r"|(?:Incorporated|Limited|LLC|LLP|LP|PLC|Plc|plc|GmbH)(?![\w-]))"
    r"|'s (?:(?:Inc|Corp|Cos?|Ltd)(?![\w-])\.?|(?:LLC|PLC|Plc|plc|Holdings|Group(?! [A-Z]))(?![\w-])))"
)
"""A legal form behind a comma, or behind the 's of a firm: "Acme, Inc.", "Pattersby's Group"."""


def _extended(folded: str, candidate: Candidate, last: int) -> Candidate:
    """A name with the rest of it that the run pattern does not see; a currency before a number as no name."""
    text = candidate.piece.text
    if text in CURRENCIES and folded[candidate.end : candidate.end + 1] == " " and _digit(folded, candidate.end + 1):
        return candidate._replace(piece=candidate.piece._replace(reason=MONEY))
    apart = folded.startswith(" 's", candidate.end)  # in text that was cut into words: "Moody 's"
    for tail, form in _TAILS.get(text, ()):
        tail = f" {tail}" if apart and tail.startswith("'s") else tail
        end = candidate.end + len(tail)
        if tail == "." and folded[candidate.start - 2 : candidate.start] != ", ":
            continue  # a state after its town: "Dayton, Ill."
        if end <= last and folded.startswith(tail, candidate.end) and not folded[end : end + 1].isalnum():
            entry = _FORMS[form]
            reason = NOT_A_NAME.get(entry.type)
            if entry.type == "ORG" and (after := _NEXT.match(folded, end, last)) and after[1] in LEGAL_FORMS:
                end = after.end()  # "Kohl's Corp."
            piece = candidate.piece._replace(text=folded[candidate.start : end], entry=entry, reason=reason)
            return candidate._replace(end=end, piece=piece)
    return candidate


def _with_legal_form(folded: str, candidate: Candidate, end: int) -> Candidate:
    """A firm with its legal form, which ends at `end`."""
    piece, text = candidate.piece, folded[candidate.start : end]
    if piece.entry is None or piece.entry.type != "ORG":
        piece = piece._replace(entry=None, scores=OWNED, reason=None)
    return candidate._replace(end=end, piece=piece._replace(text=text))


def _with_its_own(folded: str, candidate: Candidate, last: int) -> Candidate:
    """A firm with the 's that belongs to it, after which nothing is owned: "Pattersby's, a bakery, is to close"."""
    own = _UNOWNED.match(folded, candidate.end, last)
    if own is None or " " in candidate.piece.text:
        return candidate
    end = candidate.end + 2
    text = folded[candidate.start : end]
    return candidate._replace(end=end, piece=candidate.piece._replace(text=text, scores=OWNED))


def _of_a_saint(folded: str, candidate: Candidate) -> Candidate:
    """A school, a church, a club, a hospital that is called by its saint: "St Aidan's"."""
    end = candidate.end + 2
    piece = candidate.piece._replace(text=folded[candidate.start : end], entry=None, scores=OWNED, reason=None)
    return candidate._replace(end=end, piece=piece)


def _with_charge(folded: str, candidate: Candidate, last: int) -> Candidate:
    """A body with all that it is for: "Ministry of Labour and Youth", "Party of Action and Solidarity"."""
    head, _, charge = candidate.piece.text.rpartition(" of ")
    more = _CHARGES.match(folded, candidate.end, last)
    if more is None or heads().before_of.get(head.rpartition(" ")[2]) != "ORG":
        return candidate
    words = [*charge.split(" "), *(word for word in more.group().replace(",", "").split() if word != "and")]
    if not all(is_common(word) and (word not in _FORMS or _FORMS[word].type == "ORG") for word in words):
        return candidate
    text = folded[candidate.start : more.end()]
    return candidate._replace(end=more.end(), piece=candidate.piece._replace(text=text, scores=shape(text)))


def _with_subject(folded: str, candidate: Candidate, last: int) -> Candidate:
    """A body with what it is on: "Inter-American Commission on Human Rights"."""
    subject = _SUBJECT.match(folded, candidate.end, last)
    body = candidate.piece.text.rpartition(" ")[2]
    if subject is None or body not in ON:
        return candidate
    words = [word for word in subject.group(1).replace(",", "").split(" ") if word != "and"]
    if any(word in CALENDAR or (word in _FORMS and _FORMS[word].type != "CONCEPT") for word in words):
        return candidate
    text = folded[candidate.start : subject.end()]
    scores = MET if body == "Conference" else OWNED
    return candidate._replace(end=subject.end(), piece=candidate.piece._replace(text=text, entry=None, scores=scores))


def _with_nickname(folded: str, candidate: Candidate, end: int) -> Candidate:
    """A person with a nickname in quotes: 'Jorge "Tuto" Quiroga', which ends at `end`."""
    if candidate.piece.text.rpartition(" ")[2] not in GIVEN:
        return candidate
    text = folded[candidate.start : end]
    return candidate._replace(end=end, piece=candidate.piece._replace(text=text, entry=None, scores=NICKNAMED))


def _digit(folded: str, at: int) -> bool:
    return folded[at : at + 1].isdigit()
