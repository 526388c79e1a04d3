"""What the other names of a page say of one: full names of short ones, names in a row, initials, storms."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from pipeline.text.find.names_lexicon import heads, is_common
from pipeline.text.find.names_run import GIVEN, LEGAL_FORMS, SURNAMES
from pipeline.text.find.names_whole import Candidate
from pipeline.text.page import Page

SURE = 0.7
GUESSED = 0.55
SPELT_OUT = 0.6
"""Confidence from which on a name of several words lends its kind to its initials."""
IN_A_ROW = 0.5
"""Confidence of a name that is what its neighbours in a row are."""
AT_START = "common word at the start of a sentence"
NO_EVIDENCE = "nothing tells what it names"
OTHER_KIND = "names no person, organisation, product, place or event"
STORMS = frozenset(("Hurricane", "Typhoon", "Cyclone", "Storm"))
NAMED = frozenset(("PERSON", "ORG", "PLACE", "PRODUCT", "EVENT"))
JOINED = frozenset((" and ", ", and ", " or ", ", or ", " and the ", " or the ", " and a "))
COMMAS = frozenset((", ", ", the "))
LISTED = re.compile(r" \(\d{1,3}(?:, ?\d{1,3}){0,3}(?: ?pens?)?\)[,;] ")
"""What stands between names of a list with a number for each: "Okafor (12), Silva (70)"."""
LONGEST_GAP = 17


class Verdict(NamedTuple):
    """What the document as a whole says of one unknown form: a type, or a reason against it."""

    type: str | None
    recogniser: str
    confidence: float
    reason: str


ONLY_AT_START = Verdict(None, "", 0.0, AT_START)
OF_OTHER_KIND = Verdict(None, "", 0.0, OTHER_KIND)
UNDECIDED = Verdict(None, "", 0.0, NO_EVIDENCE)
OF_A_MAKER = Verdict("PRODUCT", "agreement", 0.8, "")


def follow_rows(page: Page, candidates: list[Candidate], verdicts: dict[str, Verdict]) -> None:
    """What nothing tells by itself is what the names are that it stands in a row with."""
    undecided = [text for text, verdict in verdicts.items() if verdict is UNDECIDED]
    open_ = {text for text in undecided if text not in _generic() and not is_common(text)}
    if open_:
        kinds = {text: verdict.type or "" for text, verdict in verdicts.items() if verdict is not UNDECIDED}
        for text, kind in in_a_row(page.folded, candidates, open_, kinds).items():
            verdicts[text] = Verdict(kind, "agreement", IN_A_ROW, "")


def parts_of_names(candidates: list[Candidate], verdicts: dict[str, Verdict]) -> tuple[dict[str, str], dict[str, str]]:
    """Surnames and given names of the people named in full, as sure as these; first words of organisations -> type."""
    people: dict[str, str] = {}
    firsts: dict[str, str] = {}
    for one in candidates:
        text, entry = one.piece.text, one.piece.entry
        if " " not in text:
            continue
        verdict = verdicts.get(text)
        kind = entry.type if entry else verdict.type if verdict else None
        run = text.split(" ")
        if kind == "PERSON" and entry is None and verdict is not None and _is_guess(run, verdict):
            people.setdefault(_surname(run), "guess")
            people.setdefault(run[0], "guess")
        elif kind == "PERSON":
            surname = _surname(run)
            if entry or not is_common(surname) or surname in SURNAMES or run[0] in GIVEN:
                people[surname] = "surname"
            if not is_common(run[0]) and people.get(run[0]) != "surname":
                people[run[0]] = "given"
        elif kind in ("ORG", "EVENT", "PRODUCT"):
            if not is_common(run[0]) and run[0] not in _generic():
                firsts.setdefault(run[0], "PLACE" if run[1] in heads().local else kind)
            sure = entry is not None or (verdict is not None and verdict.confidence >= SPELT_OUT)
            if sure and (short := storm(run) if kind == "EVENT" else initials(text)):
                firsts[short] = kind
    return people, firsts


def _is_guess(run: list[str], verdict: Verdict) -> bool:
    """Whether a name is taken for a person's for want of anything else: no part is known, nothing said beside it."""
    return verdict.confidence <= GUESSED and run[0] not in GIVEN and _surname(run) not in SURNAMES


@cache
def _generic() -> frozenset[str]:
    """Words that begin many names and stand for none of them: "University", "North"."""
    table = heads()
    return frozenset((*table.last, *table.first, *table.before_of))


def _surname(run: list[str]) -> str:
    return run[-2] if run[-1] in ("Jr.", "Jr", "Sr.", "Sr", "II", "III") and len(run) > 2 else run[-1]


def link(verdicts: dict[str, Verdict], people: dict[str, str], firsts: dict[str, str]) -> None:
    """A bare surname follows the full name; so does a firm without its legal form, and its first word, if undecided."""
    bare = {text.removesuffix(f" {text.rpartition(' ')[2]}").rstrip(",") for text in verdicts if _is_legal(text)}
    for text, own in verdicts.items():
        first = text.split(" ", 1)[0]
        if text in bare and " " in text and first not in GIVEN:
            verdicts[text] = Verdict("ORG", "agreement", 0.9, "")
            continue
        if people.get(text) == "guess" and (own.type not in (None, "PERSON") or is_common(text)):
            continue
        if text in people and not (own.type == "ORG" and (text in firsts or people[text] != "surname")):
            verdicts[text] = Verdict("PERSON", "agreement", 0.9, "")
        elif text in firsts and _follows(text, own, firsts[text]):
            verdicts[text] = Verdict(firsts[text], "agreement", 0.8, "")
        elif _is_product_of(first, text, own, firsts):
            verdicts[text] = Verdict("PRODUCT", "agreement", 0.6, "")


def _is_legal(text: str) -> bool:
    """Whether a legal form ends a name of several words."""
    return text.rpartition(" ")[2] in LEGAL_FORMS and " " in text


def _follows(text: str, own: Verdict, kind: str) -> bool:
    """Whether a short name is what the full name is of which it may be the first word, the initials, the storm."""
    if kind == "EVENT" or text.isupper():
        return True
    return own.type is None or (own.confidence < SURE and (own.type != "ORG" or kind == "PLACE"))


def _is_product_of(first: str, text: str, own: Verdict, firsts: dict[str, str]) -> bool:
    """Whether what looks like a person's name begins with the name of an organisation of the page."""
    looks_human = own.type == "PERSON" and own.recogniser == "capitals" and first not in GIVEN
    return looks_human and firsts.get(first) == "ORG" and first != text


def in_a_row(folded: str, candidates: Sequence[Candidate], open_: set[str], kinds: dict[str, str]) -> dict[str, str]:
    """Forms of `open_` that stand in a row with a name whose kind is known, as "X and Acme", "Acme, X and Y" -> kind.

    `kinds`: form -> kind of the names that are decided.
    """
    found: dict[str, str] = {}
    for row in _rows(folded, candidates):
        texts = [one.piece.text for one in row]
        if open_.isdisjoint(texts):
            continue
        said = {_kind(one, kinds) for one in row} - {""}
        if len(said) == 1 and said <= NAMED:
            found.update(dict.fromkeys(open_.intersection(texts), said.pop()))
    return found


def _kind(one: Candidate, kinds: dict[str, str]) -> str:
    """The kind of a name that is decided, else ""."""
    entry = one.piece.entry
    return entry.type if entry is not None else kinds.get(one.piece.text, "")


def _rows(folded: str, candidates: Sequence[Candidate]) -> Iterator[list[Candidate]]:
    """Names that "and" joins, with those that commas join to them before it; those of a list with brackets."""
    row: list[Candidate] = []
    closed = listed = False
    for one in candidates:
        gap = folded[row[-1].end : one.start] if row and one.start - row[-1].end <= LONGEST_GAP else "."
        if gap in JOINED and not closed:
            row.append(one)
            closed = True
        elif gap in COMMAS and not closed:
            row.append(one)
        elif gap[:2] == " (" and LISTED.fullmatch(gap) and not closed:
            row.append(one)
            listed = True
        else:
            if closed or listed:
                yield row
            row, closed, listed = [one], False, False
    if closed or listed:
        yield row


def initials(name: str) -> str:
    """The capitals of a name: "Rapid Support Forces" is RSF; "" for a name of fewer than three."""
    letters = "".join([word[0] for word in name.replace("-", " ").split(" ") if word[:1].isupper()])
    return letters if len(letters) > 2 else ""


def storm(run: Sequence[str]) -> str:
    """The bare name of a storm: "Hurricane Melissa" is Melissa; "" for any other event."""
    return run[1] if len(run) == 2 and run[0] in STORMS else ""
