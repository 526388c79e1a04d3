"""Frames of offices and parts: who leads or founded what, and which unit belongs to whom."""

from pipeline.text.facts.drafts import NO_OBJECT, OTHER, Draft, Sight, doer
from pipeline.text.facts.frames_names import pair
from pipeline.text.facts.party import Party
from pipeline.text.facts.words import ANAPHORS, NAMES, ROLES, SPEECH

FORMER = frozenset({"former", "ex", "then", "late"})
AFTER_TITLE = frozenset({"executive", "officer", "and", "ceo", "president", "chairman", "founder", "-"})
BEFORE_TITLE = frozenset(
    "and ceo president chairman vice former co founder co-founder - then chief managing executive head group"
    " first prime new current interim acting outgoing incoming longtime long-time long-serving founding veteran".split()
)
TITLES = frozenset("dr mr mrs ms sir dame lord professor prof".split())
HOUSES = ROLES["house"]
BODIES = ROLES["public body"]
DIRECTED = HOUSES | BODIES | {"office"}
"""Nouns in the name of a body whose director is its head."""
MANY = frozenset("union party council ministry department government agency court police federation".split())
"""Bodies that an article speaks of without being about them."""
CHAIRS = frozenset("chair chairman chairwoman chairperson boss principal rector".split())
KINDS = HOUSES | {noun for noun, letter in ANAPHORS.items() if letter == "O"}
LED = frozenset("house group floor majority minority youth team project squad parliamentary".split())
"""What has a leader who does not lead the party."""
BECOMING = frozenset({"became", "becomes", "become", "remains"})
OF_LANDS = frozenset({"president", "minister", "governor"})
"""Who, named before "of" and a party, leads a country."""
BELOW = frozenset({"deputy", "assistant", "shadow", "junior", "regional"})
RANKS = {"director": frozenset({"managing", "executive", "general"}), "coach": frozenset({"head"})}
"""Words that are the title of who leads only behind one of these."""
HEADS = frozenset(("ceo", "chief", "founder", "co-founder", "cofounder", *RANKS))


def title(sight: Sight) -> Draft | str:
    """ "Tesla CEO Elon Musk", "Tesla's chief executive, Elon Musk", "Elon Musk, founder of SpaceX"."""
    clause, item = sight.clause, sight.item
    first, last = item, item
    while clause.word(last + 1) in AFTER_TITLE:
        last += 1
    while first > 0 and clause.words[first - 1] in BEFORE_TITLE:
        first -= 1
    alone = clause.at(item - 1) == "s" and clause.shape[item + 1 : item + 3] == ",P"  # Volksbank Stade's chief, Ann Lee
    alone = alone or (clause.at(item - 1) == "O" and clause.at(item + 1) == "P")  # Azulair chief Rosa Pimentel
    if clause.words[item] == "chief" and clause.word(item + 1) != "executive" and not alone:
        return OTHER
    if clause.words[item] == "leader" and clause.word(item - 1) in LED:
        return OTHER
    if clause.words[item] == "minister" and clause.word(item - 1) not in ("its", "prime"):
        return OTHER
    if clause.words[item] in RANKS and clause.word(item - 1) not in RANKS[clause.words[item]]:
        return _of_a_house(sight, first, last)
    if clause.word(first - 1) in BELOW or clause.word(item - 1) in BELOW:
        return OTHER
    if {"vice", "former", "then"} & set(clause.words[first:item]) and sight.trigger.predicate == "leads":
        return OTHER
    made = _office(sight, first, last)
    return made if isinstance(made, str) else made._replace(last=max(made.last, last))


def _office(sight: Sight, first: int, last: int) -> Draft | str:
    clause, reader, letters = sight.clause, sight.reader, sight.trigger.objects
    if FORMER.intersection(clause.words[max(0, first - 4) : first]) and sight.trigger.predicate == "leads":
        return "an office held in the past"
    if clause.word(last + 1) == "of":
        return _office_of(sight, first, last)
    k = last + 1 + (clause.at(last + 1) in ",b")
    k += clause.word(k) in TITLES and clause.at(k + 1) == "P"
    if clause.at(k) == "P" and (named := _house(sight, first, k)) is not None:
        return pair(sight, reader.name(k), named, None)
    if clause.shape[max(0, first - 2) : first] == "ns":
        body = reader.owner_name(first - 2)
        start = reader.phrase_start(first - 2)
        ahead = clause.shape[max(0, start - 2) : start] == "P,"  # Samuel Adeyemi, the charity's director
        if body is None or body.letter != "O" or not (ahead or clause.at(k) == "P"):
            return NO_OBJECT
        if clause.at(k) == "P":  # the museum's president, Julian Siggers
            return pair(sight, reader.name(k), body, None)
        return pair(sight, reader.name(start - 2), body._replace(confidence=0.55), None)
    owner = first - 2 if clause.at(first - 1) == "s" else first - 1
    if clause.at(k) == "P" and clause.at(owner) in letters and clause.at(owner) in NAMES:
        return pair(sight, reader.name(k), reader.name(owner), None)
    before = owner - 1 - (clause.at(owner - 1) == "d")
    if clause.at(owner) in NAMES and clause.at(before) in ",b" and clause.at(before - 1) == "P":
        return pair(sight, reader.name(before - 1), reader.name(owner), None)
    return _office_here(sight, first, last)


def _office_of(sight: Sight, first: int, last: int) -> Draft | str:
    """ "Ann Lee, chief executive of Acme", "Ann Lee became head of Acme", "the boss of Acme, Ann Lee, said"."""
    clause, reader = sight.clause, sight.reader
    found, tail = reader.object_from(last + 2, sight.trigger.objects)
    k = first - 1
    while clause.at(k) in "dnaT":
        k -= 1  # Ann Lee, currently the boss of
    if found is None or tail == "'s":
        return NO_OBJECT
    if clause.word(k) in BECOMING:
        who, group = doer(sight, k)
        return pair(sight, who, found, group)
    person = k - 1 if clause.at(k) in ",b" else -1
    if clause.at(person) != "P" and clause.at(found.last + 1) == ",":
        person = found.last + 2
    return pair(sight, reader.name(person), found, None) if clause.at(person) == "P" else NO_OBJECT


def _office_here(sight: Sight, first: int, last: int) -> Draft | str:
    """ "Ann Lee, its chief executive," and "Chief executive Ann Lee": of the company before."""
    clause, reader = sight.clause, sight.reader
    if (told := _with_a_verb(sight, first, last)) is not None:
        return told
    kind = clause.word(first - 1) if clause.words[sight.item] != "manager" else ""  # no fund manager
    of_kind = kind if clause.at(first - 1) == "n" and kind in KINDS else ""
    first -= bool(of_kind)  # Museum director Ann Lee
    its, the = clause.word(first - 1) == "its", clause.word(first - 1) == "the"
    if not its and not _stands_alone(sight, first, bool(of_kind)):
        return NO_OBJECT
    k = last + 1 + ((its or the) and clause.at(last + 1) in ",b")
    k += clause.word(k) in TITLES and clause.at(k + 1) == "P"
    if its and clause.at(k) == "d" and clause.at(k - 1) == ",":  # its founder, the chemist Ann Lee
        k = next((item for item in range(k + 1, k + 5) if clause.at(item) != "n"), k)
    if clause.at(k) == "P":
        person = k
    elif its and clause.at(first - 2) == "b" and clause.at(k) not in NAMES:
        who, body = reader.before(first - 3), reader.main_company(first)  # Ann Lee, once of Acme, is its boss
        return pair(sight, who, body, None) if body is not None else NO_OBJECT
    elif clause.at(first - 2) == "," and clause.at(first - 3) == "P" and clause.at(last + 1) in ',."':
        person = first - 3
    else:
        return NO_OBJECT
    company = reader.pronoun(first - 1) if its else _of_kind(sight, first, of_kind)
    if company is None and its and clause.at(last + 1) == "," and clause.at(last + 2) == "O":
        company = reader.name(last + 2, 0.75)  # Under Ann Lee, its boss, Acme ...
    return pair(sight, reader.name(person), company, None) if company is not None else NO_OBJECT


def _with_a_verb(sight: Sight, first: int, last: int) -> Draft | str | None:
    """ "Acme, whose boss is Ann Lee", "Ann Lee, who remains chief executive"; None where it is told without a verb."""
    clause, reader = sight.clause, sight.reader
    if clause.word(first - 1) == "whose" and clause.at(last + 1) == "b" and clause.at(last + 2) == "P":
        body = reader.owner(last)
        return pair(sight, reader.name(last + 2), body, None) if body is not None else NO_OBJECT
    verb = first - 1 - (clause.word(first - 1) == "its")
    if clause.word(verb) in BECOMING and clause.words[sight.item] in HEADS and clause.word(last + 1) != "of":
        body = reader.main_company(first, "company") if verb == first - 1 else reader.pronoun(first - 1)
        return pair(sight, reader.before(verb - 1), body, None) if body is not None else NO_OBJECT
    return None


def _stands_alone(sight: Sight, first: int, of_kind: bool) -> bool:
    """Whether a title from item `first` is told without an owner: "chief executive Ann Lee", "said chairman Bo Ek"."""
    clause, word = sight.clause, sight.clause.words[sight.item]
    told = clause.word(first - 1) in SPEECH or clause.words[max(0, first - 2) : first] == ["according", "to"]
    before = first - 1 - (clause.at(first - 1) == "a")  # Yet chief executive Ann Lee
    bare = clause.at(before) in '.,:;wf"' or told
    if clause.word(first - 1) == "the":
        return word in HEADS or of_kind
    return bare and (word in HEADS or of_kind or (word in CHAIRS and clause.at(sight.item + 1) == "P"))


def _of_kind(sight: Sight, first: int, kind: str) -> Party | None:
    """Whose office stands at item `first` without an owner: "chief executive Ann Lee", "Museum director Ann Lee"."""
    reader = sight.reader
    if kind in BODIES:
        chain = reader.referents.last_called(kind, sight.clause.starts[first])
        if chain is not None:
            return Party(chain, "O", first, first, 0.65)
        return reader.plain_company(first) if kind not in MANY else None
    if sight.trigger.predicate == "founded" or sight.clause.words[sight.item] in CHAIRS:
        return reader.plain_company(first)
    return reader.main_company(first, "company")


def owned_part(sight: Sight) -> Draft | str:
    """ "the company's flagship project, the Colossus supercomputer", "Waymo, a unit of Alphabet"."""
    clause, item, reader = sight.clause, sight.item, sight.reader
    if clause.word(item + 1) == "of":
        return _unit_of(sight)
    k = item
    while clause.at(k + 1) in "n-" and k < item + 4:
        k += 1
    owner = reader.owner(item)
    step = k + 2 if clause.at(k + 1) == "," else k + 1
    while clause.at(step) in 'dn"' and step < k + 7:
        step += 1
    start = reader.phrase_start(item)
    if owner is None and clause.word(start) == "the" and step == k + 2 and clause.at(step + 1) in ",.":
        owner = reader.plain_company(start)  # the resins arm, Polyhart,
    if clause.at(step) not in NAMES or owner is None or owner.letter != "O":
        return NO_OBJECT
    if clause.at(step) not in sight.trigger.objects or "former" in clause.words[start:item]:
        return NO_OBJECT
    return pair(sight, owner, reader.name(step), None)


def _unit_of(sight: Sight) -> Draft | str:
    """ "Waymo, a unit of Alphabet", "Waymo is a subsidiary of Alphabet"."""
    clause, reader = sight.clause, sight.reader
    owner, tail = reader.object_from(sight.item + 2, "O")
    k = reader.phrase_start(sight.item) - 1
    while clause.at(k) in "ad":
        k -= 1  # a wholly owned subsidiary of
    if owner is None or tail == "'s" or clause.at(k) not in ",b" or clause.at(k - 1) not in "OR":
        return NO_OBJECT
    return pair(sight, owner, reader.name(k - 1), None)


def _house(sight: Sight, first: int, k: int) -> Party | None:
    """Whose office it is: "Rector Ann Lee of Lund University", "At Acme, founder Ann Lee ..."."""
    clause, letters = sight.clause, sight.trigger.objects
    if clause.word(first - 1) == "whose":
        body = sight.reader.owner(first)  # whose founder Joy Takamura will stay
        return body if body is not None and body.letter in letters else None
    of_a_house = "O" not in letters or clause.words[sight.item] not in OF_LANDS
    if clause.word(k + 1) == "of" and clause.at(first - 1) in ".,dn" and of_a_house:
        found, tail = sight.reader.object_from(k + 2, letters)
        return found if tail != "'s" else None
    at = clause.word(first - 3) in ("at", "At") and clause.at(first - 2) in letters and clause.at(first - 1) == ","
    return sight.reader.name(first - 2) if at else None


def _of_a_house(sight: Sight, first: int, last: int) -> Draft | str:
    """ "Its director, Marcia Oyelaran": the first of a theatre, a museum, an institute."""
    if sight.clause.words[sight.item] != "director" or last != sight.item or first < sight.item - 1:
        return OTHER
    made = _office(sight, first, last)
    if isinstance(made, str) or made.object is None:
        return made
    name = sight.reader.referents.name_of(made.object.chain).lower().split()
    alone = sight.clause.word(first - 1) in ("its", "'s")  # its director, Helene Maury
    return made if alone or not DIRECTED.isdisjoint(name) else OTHER
