"""The frame of appointments: whom a company puts at its head."""

from pipeline.text.facts.clause import Clause
from pipeline.text.facts.drafts import NO_OBJECT, NO_SUBJECT, OTHER, Draft, Sight, agent, draft, subject_of
from pipeline.text.facts.party import Party
from pipeline.text.facts.words import ROLES

OFFICES = ROLES["offices"]
OPENING = frozenset("as its new the".split())
"""Words before an office that somebody takes."""
WHOLE = frozenset("company group firm business bank airline retailer carmaker club university".split())
FORMER = frozenset({"former", "ex", "deputy", "vice"})


def appointed(sight: Sight) -> Draft | str:
    """ "Unilever named Fernando Fernandez as (its) chief executive", "Ann Lee was appointed CEO of Acme"."""
    clause, reader, group = sight.clause, sight.reader, sight.group()
    person = group.first - 1 if group.passive else group.last + 1
    k = (group.last if group.passive else person) + 1
    if clause.at(person) != "P":
        return NO_SUBJECT
    while k < person + 9 and (clause.at(k) in "dhta" or clause.words[k : k + 1] in (["as"], ["be"], ["new"])):
        k += 1
    office = next((item for item in range(k, k + 3) if clause.word(item) in OFFICES), None)
    if office is None or not _is_first(clause, k, office):
        return OTHER
    if FORMER.intersection(clause.words[k:office]) or "n" not in clause.at(k):
        return OTHER
    company = reader.after_preposition(office + 1, frozenset({"of", "at"}), "O")
    if company is None and group.passive:
        company = agent(sight, group, "O")
    elif company is None:
        company, group = subject_of(sight, group)
    if company is None or company.letter != "O":
        return NO_OBJECT
    return draft(sight, reader.name(person), company, None, group, 0.85)


def _is_first(clause: Clause, k: int, office: int) -> bool:
    """Whether an office is the first of its house: "chief executive", no "finance chief", no "head of its stores"."""
    word, after = clause.words[office], office + 1
    if word == "chief":
        if clause.word(after) != "executive" and (office != k or clause.at(after) == "n"):
            return False
        after += clause.word(after) == "executive"
    elif word in ("head", "boss") and office != k:
        return False
    if clause.word(after) != "of":
        return True
    whole = clause.at(after + 2) if clause.at(after + 1) in "dh" else ""
    return clause.at(after + 1) == "O" or whole == "O" or clause.word(after + 2) in WHOLE


def successor(sight: Sight) -> Draft | str:
    """ "Ms Garijo, who has run Merck KGaA, will be succeeded by Kai Beckmann": who leads it next."""
    reader, group = sight.reader, sight.group()
    held = [made for made in sight.drafts if made.predicate == "leads" and made.object is not None]
    if group.passive:
        after = agent(sight, group, "P")
        before = reader.before(group.first - 1)
    else:
        after, group = subject_of(sight, group)
        before, _ = reader.object_from(group.last + 1, "P")
    if after is None or before is None or "P" not in (after.letter, before.letter):
        return NO_SUBJECT
    body = next((made.object for made in held if made.subject.chain == before.chain), None)
    body = body or _office_passed_on(sight, group.last + 1)
    if body is None or after.letter != "P":
        return NO_OBJECT
    return draft(sight, after, body, None, group, 0.75)


def takes_office(sight: Sight) -> Draft | str:
    """ "Amorim takes charge of Manchester United", "who took over as president of Toyota"."""
    clause, reader, group = sight.clause, sight.reader, sight.group()
    k = group.last + 1
    if clause.word(k) == "as":
        body = _office_passed_on(sight, k + 1)
    else:
        body = reader.after_preposition(k, frozenset({"of", "at"}), "O")
    if body is None and sight.trigger.after[0] == "the" and clause.word(k) not in ("of", "at"):
        body = reader.main_company(k)  # who took the reins in January
    if body is None or body.letter != "O" or group.passive:
        return NO_OBJECT
    person, group = subject_of(sight, group)
    if person is None or person.letter != "P":
        return NO_SUBJECT
    return draft(sight, person, body, None, group, 0.85)


def _office_passed_on(sight: Sight, k: int) -> Party | None:
    """Whose office changes hands: "succeeds Ann Lee [as chief executive of Acme]"."""
    clause, reader = sight.clause, sight.reader
    managing = ["managing", "director"]
    offices = (at for at in range(k, k + 8) if clause.word(at) in OFFICES or clause.words[at : at + 2] == managing)
    office = next(offices, None)
    if office is None or clause.word(office - 1) not in OPENING or not _is_first(clause, office, office):
        return None
    after = office + 1 + (clause.word(office + 1) in ("executive", "director"))
    return reader.after_preposition(after, frozenset({"of", "at"}), "O") or reader.company(k)


def joins_as(sight: Sight) -> Draft | str:
    """ "Ann Lee will join Acme as chief executive"."""
    clause, group = sight.clause, sight.group()
    body, tail = sight.reader.object_from(group.last + 1, "O")
    if body is None or tail or clause.word(body.last + 1) != "as":
        return OTHER
    office = next((k for k in range(body.last + 2, body.last + 5) if clause.word(k) in OFFICES), None)
    if office is None or not _is_first(clause, office, office):
        return OTHER
    if FORMER.intersection(clause.words[body.last + 2 : office]):
        return OTHER
    person, group = subject_of(sight, group)
    if person is None or person.letter != "P":
        return NO_SUBJECT
    return draft(sight, person, body, None, group, 0.85)


def stays_as(sight: Sight) -> Draft | str:
    """ "Joy Takamura will stay on as its president": of the firm that the sentence is about."""
    group = sight.group()
    body = _office_passed_on(sight, group.last + 1)
    person, group = subject_of(sight, group)
    if body is None or person is None or person.letter != "P":
        return NO_OBJECT if body is None else NO_SUBJECT
    return draft(sight, person, body, None, group, 0.75)
