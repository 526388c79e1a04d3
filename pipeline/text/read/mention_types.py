"""The first recogniser: lexicon, the shape of a name, the words around it, a vote over the document."""

from functools import cache
from operator import add
from typing import NamedTuple

from pipeline.text.find.names import Candidate, find_in_headings, find_names, merged
from pipeline.text.find.names_cut import is_ticker
from pipeline.text.find.names_lexicon import countries, heads, is_common, words
from pipeline.text.find.names_shape import TYPES
from pipeline.text.page import Page
from pipeline.text.read.mention_beside import in_a_row, initials, storm
from pipeline.text.read.mention_context import ORG, PERSON, PLACE, add_evidence, is_club
from pipeline.text.read.mention_models import models

OTHER = TYPES.index("OTHER")
ENOUGH = 0.9
COMMON_ENOUGH = 1.5
LOOKED_AT = 6
MOST_SAID, MOST_OUTRIGHT = 1.9, 3.2
SURE = 0.7
GUESSED = 0.55
LONE_ENOUGH = 0.8
IN_A_ROW = 0.5
CLUB_FROM = 1.0
VERBS = frozenset(
    """is are was were has had have will would can could may might plans says said expects wants announced
    also and""".split()
)
AT_START = "common word at the start of a sentence"
IN_HEADING = "heading in title case"
NO_EVIDENCE = "nothing tells what it names"
TICKER = "ticker symbol"
OTHER_KIND = "names no person, organisation, product, place or event"


class Typed(NamedTuple):
    """One name with its type; `name` when the lexicon knows what it stands for."""

    start: int
    end: int
    sentence: int
    text: str
    type: str
    name: str | None
    recogniser: str
    confidence: float


class Recognised(NamedTuple):
    """What a recogniser makes of a page: names, (start, end, reason) of the other candidates, how many."""

    names: list[Typed]
    rejected: list[tuple[int, int, str]]
    found: int


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


def recognise(page: Page) -> Recognised:
    """Names by lexicon, capitals, context and agreement within the document."""
    capitals, heading_runs = find_names(page)
    support = _support(capitals)
    candidates = [one for one in capitals if not _is_spelling(one, support)]
    unknown = _unknown(candidates)
    verdicts = {text: _verdict(page, text, spots, text in support) for text, spots in unknown.items()}
    makers = {text for text, verdict in verdicts.items() if verdict.type == "ORG" and " " not in text}
    if makers:
        verdicts.update(dict.fromkeys(models(page.folded, unknown, makers), OF_A_MAKER))
    _follow_rows(page, candidates, verdicts)
    people, firsts = _parts_of_names(candidates, verdicts)
    _link(verdicts, people, firsts)
    if heading_runs:
        agreed = frozenset(text for text, verdict in verdicts.items() if verdict.type)
        candidates = merged(candidates, find_in_headings(page, heading_runs, agreed))
    names: list[Typed] = []
    rejected: list[tuple[int, int, str]] = []
    headings = {index for _, _, index in heading_runs}
    for one in candidates:
        outcome = _judge(page, one, verdicts, support, people, one.sentence in headings)
        if isinstance(outcome, Typed):
            names.append(outcome)
        else:
            rejected.append((one.start, one.end, outcome))
    return Recognised(names, rejected, len(candidates))


def _is_spelling(one: Candidate, support: set[str]) -> bool:
    """Whether an ordinary word is capitalised only because a sentence starts: it is no candidate for a name."""
    piece = one.piece
    if piece.entry is not None or piece.reason is not None or piece.text in support:
        return False
    return " " not in piece.text and is_common(piece.text)


def _unknown(candidates: list[Candidate]) -> dict[str, list[Candidate]]:
    spots: dict[str, list[Candidate]] = {}
    for one in candidates:
        piece = one.piece
        if piece.entry is None and piece.reason is None:
            spots.setdefault(piece.text, []).append(one)
    return spots


def _support(candidates: list[Candidate]) -> set[str]:
    """Forms that are capitalised where no sentence starts."""
    return {one.piece.text for one in candidates if not one.initial}


def _verdict(page: Page, text: str, spots: list[Candidate], supported: bool) -> Verdict:
    """Shape and context of every occurrence, summed: the vote of the document."""
    single = " " not in text
    common = single and is_common(text)
    shaped = spots[0].piece.scores[: len(TYPES)]
    scores = list(map(add, shaped, _said(page, spots)))
    best = max(scores)
    kind = scores.index(best)
    if kind == OTHER or (common and best < COMMON_ENOUGH):
        return OF_OTHER_KIND
    if best < (LONE_ENOUGH if supported else ENOUGH):
        return UNDECIDED
    if single and not supported and best < COMMON_ENOUGH and text.lower() in page.folded:
        return ONLY_AT_START
    recogniser = "capitals" if best == max(shaped) else "context"
    return Verdict(TYPES[kind], recogniser, round(min(0.9, 0.4 + 0.15 * best), 3), "")


def _said(page: Page, spots: list[Candidate]) -> list[float]:
    """What the words around the first occurrences say of each type; capped, less so where they say it outright."""
    said = [0.0] * len(TYPES)
    folded, sentences = page.folded, page.sentences
    outright = False
    for start, end, index, piece, _, quoted in spots[:LOOKED_AT]:
        sentence = sentences[index]
        outright |= add_evidence(folded, start, end, sentence.start_char, sentence.end_char, quoted, said)
        if piece.titled:
            said[PERSON] += 2.0
            outright = True
    most = MOST_OUTRIGHT if outright else MOST_SAID
    return said if max(said) <= most else [min(weight, most) for weight in said]


def _follow_rows(page: Page, candidates: list[Candidate], verdicts: dict[str, Verdict]) -> None:
    """What nothing tells by itself is what the names are that it stands in a row with."""
    open_ = {text for text, verdict in verdicts.items() if verdict is UNDECIDED}
    if open_:
        kinds = {text: verdict.type or "" for text, verdict in verdicts.items() if verdict is not UNDECIDED}
        for text, kind in in_a_row(page.folded, candidates, open_, kinds).items():
            verdicts[text] = Verdict(kind, "agreement", IN_A_ROW, "")


def _parts_of_names(candidates: list[Candidate], verdicts: dict[str, Verdict]) -> tuple[dict[str, str], dict[str, str]]:
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
            if entry or not is_common(surname) or surname in _surnames() or run[0] in _given():
                people[surname] = "surname"
            if not is_common(run[0]) and people.get(run[0]) != "surname":
                people[run[0]] = "given"
        elif kind in ("ORG", "EVENT", "PRODUCT"):
            if not is_common(run[0]) and run[0] not in _generic():
                firsts.setdefault(run[0], kind)
            if short := storm(run) if kind == "EVENT" else initials(text):
                firsts[short] = kind
    return people, firsts


def _is_guess(run: list[str], verdict: Verdict) -> bool:
    """Whether a name is taken for a person's for want of anything else: no part is known, nothing said beside it."""
    return verdict.confidence <= GUESSED and run[0] not in _given() and _surname(run) not in _surnames()


@cache
def _given() -> frozenset[str]:
    return words("people_given", "name")


@cache
def _surnames() -> frozenset[str]:
    return words("surnames", "name")


@cache
def _generic() -> frozenset[str]:
    """Words that begin many names and stand for none of them: "University", "North"."""
    table = heads()
    return frozenset((*table.last, *table.first, *table.before_of))


def _surname(run: list[str]) -> str:
    return run[-2] if run[-1] in ("Jr.", "Jr", "Sr.", "Sr", "II", "III") and len(run) > 2 else run[-1]


def _link(verdicts: dict[str, Verdict], people: dict[str, str], firsts: dict[str, str]) -> None:
    """A bare surname follows the full name; so does the first word of an organisation, if undecided."""
    for text, own in verdicts.items():
        first = text.split(" ", 1)[0]
        if people.get(text) == "guess" and (own.type not in (None, "PERSON") or is_common(text)):
            continue
        if text in people and not (own.type == "ORG" and (text in firsts or people[text] != "surname")):
            verdicts[text] = Verdict("PERSON", "agreement", 0.9, "")
        elif text in firsts and _follows(text, own, firsts[text]):
            verdicts[text] = Verdict(firsts[text], "agreement", 0.8, "")
        elif _is_product_of(first, text, own, firsts):
            verdicts[text] = Verdict("PRODUCT", "agreement", 0.6, "")


def _follows(text: str, own: Verdict, kind: str) -> bool:
    """Whether a short name is what the full name is of which it may be the first word, the initials, the storm."""
    if kind == "EVENT" or text.isupper():
        return True
    return own.type is None or (own.confidence < SURE and own.type != "ORG")


def _is_product_of(first: str, text: str, own: Verdict, firsts: dict[str, str]) -> bool:
    """Whether what looks like a person's name begins with the name of an organisation of the page."""
    looks_human = own.type == "PERSON" and own.recogniser == "capitals" and first not in _given()
    return looks_human and firsts.get(first) == "ORG" and first != text


def _judge(
    page: Page,
    one: Candidate,
    verdicts: dict[str, Verdict],
    support: set[str],
    people: dict[str, str],
    heading: bool,
) -> Typed | str:
    """The name that a candidate is, or the reason why it is none."""
    piece = one.piece
    if piece.reason is not None:
        return piece.reason
    if piece.entry is not None:
        return _known(page, one, support, people, heading)
    text = piece.text
    if text.isupper() and is_ticker(page.folded, one.start):
        return TICKER
    kind, recogniser, confidence, reason = verdicts.get(text) or _in_heading(text, people)
    if kind is None:
        return reason
    if one.initial and " " not in text and is_common(text) and not _acts(page.folded, one.end):
        return IN_HEADING if heading else AT_START
    return Typed(one.start, one.end, one.sentence, text, kind, None, recogniser, confidence)


def _in_heading(text: str, people: dict[str, str]) -> Verdict:
    """A form that only a heading has: given name and surname, or a surname that the text knows."""
    run = text.split(" ")
    if len(run) == 2 and run[0] in _given():
        return Verdict("PERSON", "capitals", 0.6, "")
    if people.get(text) == "surname":
        return Verdict("PERSON", "agreement", 0.8, "")
    return Verdict(None, "", 0.0, IN_HEADING)


def _known(page: Page, one: Candidate, support: set[str], people: dict[str, str], heading: bool) -> Typed | str:
    """A lexicon name, unless it may as well be a common word here, or the person that the document names."""
    text, entry = one.piece.text, one.piece.entry
    assert entry is not None
    single = " " not in text
    confidence = 0.95
    if single and is_common(text) and (not text.isupper() or len(text) == 1):
        confidence = 0.7
        if (one.initial or heading) and text not in support and not _acts(page.folded, one.end):
            return IN_HEADING if heading else AT_START
    kind, name = entry.type, entry.name
    if single and kind != "PERSON" and (people.get(text) == "surname" or _is_titled_person(one, kind)):
        return Typed(one.start, one.end, one.sentence, text, "PERSON", None, "agreement", 0.8)
    if kind == TYPES[PLACE] and is_club(page.folded, one.end, CLUB_FROM) and text not in countries():
        return Typed(one.start, one.end, one.sentence, text, TYPES[ORG], None, "context", 0.9)
    return Typed(one.start, one.end, one.sentence, text, kind, name, "lexicon", confidence)


def _is_titled_person(one: Candidate, kind: str) -> bool:
    """Whether a title stands before a place whose name people bear: "President Washington"."""
    text = one.piece.text
    return one.piece.titled and kind == TYPES[PLACE] and (text in _surnames() or text in _given())


def _acts(folded: str, end: int) -> bool:
    """Whether a possessive or a verb follows that fits a name rather than a common word."""
    if folded.startswith("'s", end):
        return True
    following = folded[end : end + 16].split(None, 1)
    if not following or folded[end] != " ":
        return False
    return following[0] in VERBS or (following[0].endswith("ed") and following[0].islower())
