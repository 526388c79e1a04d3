"""Frames of a worth that is put on a company: "puts the value of Arm at $90 billion", "gives it a value of ..."."""

from pipeline.text.facts.clause import Clause
from pipeline.text.facts.drafts import NO_FIGURE, NO_SUBJECT, OTHER, Draft, Sight, draft, figure_from
from pipeline.text.facts.party import Party
from pipeline.text.facts.words import NAMES, ROLES

WORTHS = ROLES["worths"]
REACH = 9


def put_at(sight: Sight) -> Draft | str:
    """ "puts Arm's value at $90 billion", "put a value of $90 billion on Arm", "gives Arm a market value of ..."."""
    clause, group = sight.clause, sight.group()
    noun = next((k for k in range(group.last + 1, group.last + REACH) if clause.word(k) in WORTHS), None)
    if noun is None or group.passive:
        return OTHER
    figure = _figure(clause, noun)
    if figure is None:
        return NO_FIGURE
    body = _body(sight, group.last + 1, noun, figure)
    if body is None or body.letter not in "OR":
        return NO_SUBJECT
    return draft(sight, body, None, figure, None, 0.8)._replace(status=group.status, certainty=group.certainty)


def _figure(clause: Clause, noun: int) -> int | None:
    """The sum of the worth: "a value [of $90 billion]", "the value of Arm [at $90 billion]"."""
    for k in range(noun + 1, noun + 7):
        if clause.word(k) in ("of", "at") and (figure := figure_from(clause, k + 1, "M", frozenset(), 4)) is not None:
            return figure
        if clause.at(k) in "zbvmgw,;":
            break
    return next((k for k in range(noun - 1, noun - 4, -1) if clause.at(k) == "M"), None)


def _body(sight: Sight, first: int, noun: int, figure: int) -> Party | None:
    """Whose worth it is: an owner, a name after "of" or "on", or who is given it."""
    reader = sight.reader
    of = reader.after_preposition(noun + 1, frozenset({"of"}), "OR")
    on = reader.after_preposition(max(noun, figure) + 1, frozenset({"on"}), "OR")
    given, tail = reader.object_from(first, "OR")
    if given is not None and (tail == "'s" or given.last >= noun):
        given = None
    if on is not None and sight.clause.at(on.last) not in NAMES:
        told = [made for made in sight.drafts if made.predicate in ("invested", "acquired") and made.object is not None]
        on = told[-1].object if told else reader.main_company(noun)
    return of or on or reader.owner(noun) or given
