"""The first recogniser: lexicon, the shape of a name, the words around it, a vote over the document."""

from operator import add
from typing import NamedTuple

from pipeline.text.find.names import find_in_headings, find_names, merged
from pipeline.text.find.names_cut import is_ticker
from pipeline.text.find.names_lexicon import countries, is_common, is_word, towns
from pipeline.text.find.names_run import GIVEN, SURNAMES
from pipeline.text.find.names_shape import TYPES
from pipeline.text.find.names_tally import without_tallies
from pipeline.text.find.names_whole import Candidate
from pipeline.text.find.sport import has_result, is_of_sport
from pipeline.text.page import Page
from pipeline.text.read.mention_beside import (
    AT_START,
    OF_A_MAKER,
    OF_OTHER_KIND,
    ONLY_AT_START,
    UNDECIDED,
    Verdict,
    follow_rows,
    link,
    parts_of_names,
)
from pipeline.text.read.mention_context import ORG, PERSON, PLACE, add_evidence, is_club
from pipeline.text.read.mention_models import models

OTHER = TYPES.index("OTHER")
ENOUGH = 0.9
COMMON_ENOUGH = 1.5
LOOKED_AT = 6
MOST_SAID, MOST_OUTRIGHT = 1.9, 3.2
LONE_ENOUGH = 0.8
QUARTERS = frozenset("West East North South Northeast Northwest Southeast Southwest".split())
OF_A_QUARTER = 2.0
"""What an article says of a quarter of the world: "in the West"."""
CLUB_FROM = 1.0
VERBS = frozenset(
    """is are was were has had have will would can could may might plans says said expects wants announced
    also and""".split()
)
IN_HEADING = "heading in title case"
TICKER = "ticker symbol"


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
    sport: bool = False
    """Whether the page is about sport, where a town may stand for its team."""


def is_town(one: Typed) -> bool:
    """Whether a name is read as a town or region of the lexicon."""
    return one.type == TYPES[PLACE] and one.text in towns()


def recognise(page: Page) -> Recognised:
    """Names by lexicon, capitals, context and agreement within the document."""
    capitals, heading_runs = find_names(page)
    support = _support(capitals)
    candidates = [one for one in without_tallies(page.folded, capitals) if not _is_spelling(one, support)]
    unknown = _unknown(candidates)
    verdicts = {text: _verdict(page, text, spots, text in support) for text, spots in unknown.items()}
    makers = {text for text, verdict in verdicts.items() if verdict.type == "ORG" and " " not in text}
    if makers:
        verdicts.update(dict.fromkeys(models(page.folded, unknown, makers), OF_A_MAKER))
    follow_rows(page, candidates, verdicts)
    people, firsts = parts_of_names(candidates, verdicts)
    link(verdicts, people, firsts)
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
    return Recognised(names, rejected, len(candidates), is_of_sport(page.tokens.words))


def _is_spelling(one: Candidate, support: set[str]) -> bool:
    """Whether an ordinary word is capitalised only because a sentence starts: it is no candidate for a name."""
    piece = one.piece
    if piece.entry is not None or piece.reason is not None or piece.text in support:
        return False
    head, hyphen, rest = piece.text.partition("-")
    return " " not in piece.text and is_common(head if hyphen and rest.islower() else piece.text)


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
        if piece.text in QUARTERS and folded.endswith("the ", 0, start):
            said[PLACE] += OF_A_QUARTER
    most = MOST_OUTRIGHT if outright else MOST_SAID
    return said if max(said) <= most else [min(weight, most) for weight in said]


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
    if len(run) == 2 and run[0] in GIVEN:
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
    if single and is_word(text) and (not text.isupper() or len(text) == 1):
        confidence = 0.7
        if (one.initial or heading) and text not in support and not _acts(page.folded, one.end):
            return IN_HEADING if heading else AT_START
    kind, name = entry.type, entry.name
    if single and kind != "PERSON" and (people.get(text) == "surname" or _is_titled_person(one, kind)):
        return Typed(one.start, one.end, one.sentence, text, "PERSON", None, "agreement", 0.8)
    if kind == TYPES[PLACE] and text not in countries() and _is_team(page.folded, one):
        return Typed(one.start, one.end, one.sentence, text, TYPES[ORG], None, "context", 0.9)
    return Typed(one.start, one.end, one.sentence, text, kind, name, "lexicon", confidence)


def _is_team(folded: str, one: Candidate) -> bool:
    """Whether a town is its team here: "Liverpool striker", "Dallas 5 Denver 2"."""
    return is_club(folded, one.end, CLUB_FROM) or has_result(folded, one.start, one.end)


def _is_titled_person(one: Candidate, kind: str) -> bool:
    """Whether a title stands before a place whose name people bear: "President Washington"."""
    text = one.piece.text
    return one.piece.titled and kind == TYPES[PLACE] and (text in SURNAMES or text in GIVEN)


def _acts(folded: str, end: int) -> bool:
    """Whether a possessive or a verb follows that fits a name rather than a common word."""
    if folded.startswith("'s", end):
        return True
    following = folded[end : end + 16].split(None, 1)
    if not following or folded[end] != " ":
        return False
    return following[0] in VERBS or (following[0].endswith("ed") and following[0].islower())
