"""Where an organisation has its seat, told by how names stand beside one another.

Such a statement has no trigger word: patterns over the shape of a clause find it, and each find is a fact.
"""

import re
from collections.abc import Iterator

from pipeline.text.facts.clause import Clause
from pipeline.text.facts.drafts import Draft, Sight, draft
from pipeline.text.facts.parties import Reader
from pipeline.text.facts.party import FACILITY, Party
from pipeline.text.facts.words import ANAPHORS, ROLES, Trigger

_OWNED = re.compile(r"Ls(?P<nouns>n{0,4})(?=O(?!s))")
_OF = re.compile(r"(?<=O)f(?P<article>d?)(?=L)")
_APPOSED = re.compile(r"(?<=[ORV]),d(?:(?=L-?n)|(?P<nouns>[nQU]{1,6})(?P<joint>f(?:h?n{1,4}f)?)(?=L))")
"""At its end stands the place."""
_BARE = re.compile(r"(?<![dOshf])L(?P<nouns>n{1,4})(?=O(?!s))")
"""Cambridge chip designer Pellion; but not "the Leeds bank X" nor "in Tokyo carmaker X"."""
_WHERE = re.compile(r"L,?uO")
_ASIDE = re.compile(r"(?<=[ORV]),fn?L(?=,(?!L))")
"""Lake Turkana Wind Power, in northern Kenya, has."""
HOUSES = ROLES["house"]
SITTING = frozenset("based headquartered headquarters head sits".split())
_OF_STAND_IN = re.compile(r"d(?=Ln{1,3})")
"""The Leeds retailer."""
SEAT = Trigger("located_in", "seat", "", "L", False, (), frozenset(), "L", frozenset())
FROM, IN = frozenset({"from"}), frozenset("in near outside".split())
BODIES = ROLES["organisation"] | {noun for noun, letter in ANAPHORS.items() if letter == "O"}
HEADING = frozenset("designer specialist house concern practice outfit".split())
LOCAL = frozenset(
    """laboratory lab clinic academy gallery hospital museum school college university foundry dairy zoo yard
    shipyard theatre restaurant side team club council party union ministry league association federation""".split()
)
"""Bodies of which a place has many: "the Bergamo side" need not be the one spoken of last."""
SEATS = FACILITY | {"offices", "base", "headquarters"}


def seats(reader: Reader) -> Iterator[Draft]:
    """ "Finland's Iceye", "Umbra of Santa Barbara", "Sewts, a startup from Munich", "Acme, a Lyon-based carmaker"."""
    clause = reader.clause
    if "L" not in clause.shape:
        return
    for found in _OWNED.finditer(clause.shape):
        if not found["nouns"] or clause.words[found.end() - 1] in BODIES:
            yield _seat(reader, reader.name(found.end()), found.start())
    for found in _BARE.finditer(clause.shape):
        if clause.words[found.end() - 1] in BODIES | HEADING:
            yield _seat(reader, reader.name(found.end()), found.start())
    for found in _OF.finditer(clause.shape):
        house = clause.words[found.start() - 1].rpartition(" ")[2].lower() in HOUSES
        if clause.words[found.start()] == "of" or (house and clause.words[found.start()] in IN):
            yield _seat(reader, reader.name(found.start() - 1), found.end())
    yield from _stand_ins(reader)
    yield from _where(reader)
    for found in _ASIDE.finditer(clause.shape):
        if clause.words[found.start() + 1] in IN:
            yield _seat(reader, reader.name(found.start() - 1), found.end() - 1)
    for found in _APPOSED.finditer(clause.shape):
        if _tells_the_seat(clause, found):
            yield _seat(reader, reader.name(found.start() - 1), found.end())


def _stand_ins(reader: Reader) -> Iterator[Draft]:
    """ "The Leeds retailer", "the Prague investment house Moldava Capital"."""
    clause = reader.clause
    for found in _OF_STAND_IN.finditer(clause.shape):
        named = re.match("n*", clause.shape[found.end() + 1 :])
        head = found.end() + 1 + (named.end() if named else 0)
        if clause.shape[max(0, found.start() - 2) : found.start()] in ("O,", "R,"):
            continue  # to buy Caixa do Tejo, the Lisbon lender that
        if clause.at(head) == "O":
            body = reader.name(head) if clause.words[head - 1] in BODIES else None
        else:
            body = reader.stand_in(found.start(), found.end() + 1) if clause.words[head - 1] not in LOCAL else None
        if body is not None and body.letter == "O" and clause.words[found.start()] in ("the", "this"):
            yield _seat(reader, body, found.end())


def _where(reader: Reader) -> Iterator[Draft]:
    """ "in Solna, [where Norrvind has its head office]"."""
    clause = reader.clause
    for found in _WHERE.finditer(clause.shape):
        body = found.end() - 1
        if clause.words[body - 1] == "where" and SITTING.intersection(clause.words[body + 1 : body + 6]):
            yield _seat(reader, reader.name(body), found.start())


def _tells_the_seat(clause: Clause, found: re.Match[str]) -> bool:
    """Whether the words between name and place are "a carmaker from", "a bank in", "a rival with offices in"."""
    works = clause.at(found.start() - 1) in "RV"
    if not found["nouns"]:
        return clause.words[found.start() + 1] != "no" and not works
    if works:
        return clause.words[found.end("nouns") - 1] in FACILITY | {"project"} and clause.words[found.end() - 1] in IN
    head, joint = clause.words[found.end("nouns") - 1], clause.words[found.start("joint")]
    if len(found["joint"]) > 1 and joint == "of":
        return head in BODIES and clause.words[found.end() - 1] in IN
    if len(found["joint"]) > 1:
        return joint == "with" and clause.words[found.end() - 2] in SEATS and clause.words[found.end() - 1] in IN
    return joint in FROM or (joint in IN and head in BODIES)


def _seat(reader: Reader, body: Party, place: int) -> Draft:
    return draft(Sight(reader, body.first, SEAT, []), body, reader.name(place), None, None, 0.85)
