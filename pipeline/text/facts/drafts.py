"""What a frame makes of a trigger: a draft of a fact, or the reason why there is none; what frames share."""

from collections.abc import Callable
from typing import NamedTuple

from pipeline.text.facts.clause import Clause
from pipeline.text.facts.parties import Reader
from pipeline.text.facts.party import Party
from pipeline.text.facts.verbs import FIRMNESS, RANK, Group, stronger, verb_group, weigh
from pipeline.text.facts.words import NAMES, ROLES, SPEECH, Trigger

NO_SUBJECT = "no subject that can be named"
NO_FIGURE = "no figure belongs to it"
NO_OBJECT = "no object that can be named"
OTHER = "the words around it speak of something else"
READ = "the same figure is read already"

DROPPED = ROLES["dropping"]  # plans to buy
# Nouns before "to" that leave the doing to the subject: "has the money to buy", not "persuades users to buy".
MEANS = ROLES["means"]
AROUND = frozenset({"about", "around", "over", "under", "up"})
SHARED = 10  # items between two verbs of one subject that "and" joins
UP_TO = frozenset({"up", "close"})
JOINING = frozenset({"of", "than", "between"})
GUESSED = frozenset({"estimated", "planned", "expected", "projected", "needed", "likely"})


class Draft(NamedTuple):
    """A fact in the making: parties and items of one clause."""

    predicate: str
    item: int  # of the trigger word
    subject: Party
    object: Party | None
    figure: int | None  # item
    first: int  # items that state it, beside those of its parts
    last: int
    status: str
    certainty: str
    confidence: float


class Sight(NamedTuple):
    """What a frame looks at: the clause's reader, the trigger at an item, the drafts made before it."""

    reader: Reader
    item: int
    trigger: Trigger
    drafts: list[Draft]

    @property
    def clause(self) -> Clause:
        return self.reader.clause

    def is_read(self, figure: int, predicate: str = "") -> bool:
        """Whether a draft has the figure at item `figure` already: any draft, or one of the predicate given."""
        return any(made.figure == figure and predicate in ("", made.predicate) for made in self.drafts)

    def group(self) -> Group:
        """The verb group of the trigger."""
        return verb_group(self.reader.clause, self.item, self.trigger)


Frame = Callable[[Sight], "Draft | str"]


def draft(
    sight: Sight, subject: Party, object_: Party | None, figure: int | None, group: Group | None = None,
    confidence: float = 0.9,
) -> Draft:  # fmt: skip
    """A draft with the status and certainty of its verb group (a noun states what is)."""
    items = [sight.item if group is None else group.first, sight.item if group is None else group.last]
    if figure is not None:
        items.append(figure)
    items += [item for party in (subject, object_) if party is not None for item in (party.first, party.last)]
    status, certainty = (group.status, group.certainty) if group is not None else ("actual", "asserted")
    sure = min(confidence, subject.confidence, object_.confidence if object_ is not None else 1.0)
    return Draft(
        sight.trigger.predicate,
        sight.item,
        subject,
        object_,
        figure,
        min(items),
        max(items),
        status,
        certainty,
        round(sure, 2),
    )


def subject_of(sight: Sight, group: Group) -> tuple[Party | None, Group]:
    """The subject of an active verb, and the group with what words before the subject add to its status."""
    reader, clause = sight.reader, sight.clause
    k = group.first - 1
    if group.bare and sight.trigger.forms == "g":
        return _gerund_subject(sight, group)
    if clause.at(k) == "c" and "b" in sight.trigger.forms:
        group = _shared(clause, k, group)
    if clause.word(k) in DROPPED:
        while clause.at(k - 1) in "abvm":
            k -= 1
        return reader.before(k - 1), group._replace(status="denied")  # has abandoned plans to raise
    if not group.infinitive:
        told = [made for made in sight.drafts if k - SHARED < made.item < k and made.subject.last < made.item]
        if clause.at(k) == "c" and told:
            return told[-1].subject, group  # who still runs it and [owns a third]
        return reader.before(k), group
    status, certainty = weigh(clause.words[max(0, k - 10) : k + 1])
    status, certainty = stronger(group.status, status, RANK), stronger(group.certainty, certainty, FIRMNESS)
    group = group._replace(status=status, certainty=certainty)
    if clause.at(k) in NAMES and not (clause.word(k - 1) == "with" and clause.word(k - 2) in MEANS):
        return reader.name(k), group  # but who signs "a deal with Amazon to use ..." is who uses
    if clause.at(k) == "i":
        return reader.pronoun(k), group
    if clause.at(k) == "n" and clause.words[k] not in MEANS:
        return None, group
    return _lower(reader.main_subject(group.first), 0.6), group


def doer(sight: Sight, verb: int) -> tuple[Party | None, Group]:
    """Who does what the verb at item `verb` says, and its group: the verb that governs the noun of the trigger."""
    inner = Sight(sight.reader, verb, sight.trigger._replace(forms="p"), sight.drafts)
    return subject_of(inner, inner.group())


def _shared(clause: Clause, k: int, group: Group) -> Group:
    """The group with the modal that it shares: "will open in May and [cost $1 billion]"."""
    for item in range(k - 1, max(-1, k - 18), -1):
        if clause.shape[item] == "t" and clause.at(item - 1) == "b":
            return group._replace(status=stronger(group.status, "planned", RANK))
        if clause.shape[item] in "bv;":
            return group
        if clause.shape[item] == "m":
            status, certainty = weigh(clause.words[item : item + 1])
            return group._replace(
                status=stronger(group.status, status, RANK),
                certainty=stronger(group.certainty, certainty, FIRMNESS),
            )
    return group


def _gerund_subject(sight: Sight, group: Group) -> tuple[Party | None, Group]:
    """Whose participle it is: "Tesla grew fast, buying SolarCity", "After buying SolarCity, Tesla ..."."""
    reader, clause = sight.reader, sight.clause
    if clause.at(group.first - 1) == "i":
        return reader.pronoun(group.first - 1), group
    verb = next((item for item in range(group.first) if clause.shape[item] in "zbvmg"), None)
    if verb is None:
        comma = clause.shape.find(",", sight.item)
        if 0 < comma < sight.item + 30 and clause.at(comma + 1) in NAMES:
            return reader.name(comma + 1, 0.75), group
        return None, group
    first = max(0, verb - 3)
    last = verb
    while last < group.first and clause.shape[last] in "abvmtgz":
        last += 1
    status, certainty = weigh(clause.words[first:last])
    if clause.word(group.first - 1) in ("by", "after", "since"):
        status = "actual" if status == "predicted" else status
    group = group._replace(
        status=stronger(group.status, status, RANK), certainty=stronger(group.certainty, certainty, FIRMNESS)
    )
    return _lower(reader.main_subject(group.first), 0.7), group


def _lower(party: Party | None, confidence: float) -> Party | None:
    return party._replace(confidence=min(party.confidence, confidence)) if party is not None else None


def agent(sight: Sight, group: Group, letters: str = NAMES) -> Party | None:
    """The name after "by" that does what a passive says; None when there is no such phrase."""
    clause = sight.clause
    for k in range(group.last + 1, min(group.last + 8, len(clause.shape))):
        if clause.words[k] == "by":
            if "P" in letters and (person := _person_by(clause, k + 1)):
                return sight.reader.name(person)
            found, tail = sight.reader.object_from(k + 1, letters)
            return found if tail != "'s" else None
        if clause.shape[k] in "zbvmgwu,;":
            return None
    return None


def named_object(sight: Sight, k: int, letters: str = "") -> tuple[Party | None, str]:
    """The object that the words from item `k` lead to, if they name it and it owns nothing further; its tail."""
    found, tail = sight.reader.object_from(k, letters or sight.trigger.objects)
    named = found is not None and tail != "'s" and sight.clause.at(found.last) in NAMES
    return (found, tail) if named else (None, "")


def _person_by(clause: Clause, k: int) -> int | None:
    """The first person after what they are: "by [two former Ericsson engineers, Ann Lee and ...]"."""
    start = k
    while clause.at(k) in "adnQO-" and k < start + 8:
        k += 1
    k += clause.at(k) == "," and clause.at(k - 1) in "nQ" and k > start
    return k if k > start and clause.at(k) == "P" else None


def figure_from(
    clause: Clause, k: int, letters: str, stops: frozenset[str] = frozenset(), reach: int = 9
) -> int | None:
    """The figure that the words from item `k` lead to; None when something else comes first."""
    start, end = k, min(len(clause.shape), k + reach)
    while k < end:
        letter, word = clause.shape[k], clause.words[k]
        if letter in letters:
            return k
        if word in stops:
            return None
        through = letter in 'adnh"-&K' or word in GUESSED or (word == "to" and clause.word(k - 1) in UP_TO)
        through = through or word in JOINING or (word in AROUND and (k == start or clause.at(k - 1) != "n"))
        through = through or (letter == "f" and clause.at(k + 1) == "T") or letter == "T"
        through = through or (word in ("as", "at") and clause.word(k + 1) in ("much", "many", "as", "least", "most"))
        through = through or (word == "as" and clause.word(k - 1) in ("much", "many", "high", "low"))
        if not through:
            return None
        k += 1
    return None


def nouns_after(clause: Clause, k: int) -> list[str]:
    """The nouns of the noun phrase that goes on at item `k`: "$5 billion [equity funding round]"."""
    words: list[str] = []
    while clause.at(k) in "n-" and len(words) < 8:
        words.append(clause.words[k])
        k += 1
    return words


def figure_of_noun(
    clause: Clause, item: int, joints: tuple[str, ...] = ("of", "worth", "totaling", "at")
) -> int | None:
    """The money of a noun: before it ("a $5 billion round") or after it ("a round of $5 billion")."""
    k = item - 1
    while clause.at(k) in "na-" and item - k < 7:
        k -= 1
    if clause.at(k) == "M":
        return k
    if clause.word(item + 1) in joints:
        return figure_from(clause, item + 2, "M", frozenset(), 6)
    return None


def phrase_start(clause: Clause, k: int) -> int:
    """First item of the noun phrase around item `k`, determiner and adverbs included."""
    while k > 0 and (clause.shape[k - 1] in "na-" or _modifier(clause, k - 1)):
        k -= 1
    return k - 1 if k > 0 and clause.shape[k - 1] in "dh" else k


def opens_clause(clause: Clause, start: int) -> bool:
    """Whether the noun phrase from item `start` opens the sentence or a clause, without an article."""
    before = start - 1
    while clause.at(before) == "T" or clause.word(before) == "that":
        before -= 1
    return clause.at(start) != "d" and (
        clause.at(before) in '.,;:"cu—' or clause.word(before) in SPEECH or clause.word(start - 1) == "that"
    )


def _modifier(clause: Clause, k: int) -> bool:
    """Whether the word at `k` is the second half of "more than", "up to" and the like."""
    return clause.words[k] in ("than", "about", "over", "to") and clause.at(k - 1) in "na"


def company_of_clause(sight: Sight, start: int) -> Party | None:
    """Whose figures a clause from item `start` tells that names nobody: of who says so, if that is a body."""
    clause, reader = sight.clause, sight.reader
    said = start - 1 - (clause.word(start - 1) == "that")
    said -= clause.at(said) == "T"
    sayer = reader.before(said - 1) if clause.word(said) in SPEECH else None
    if sayer is not None and sayer.letter == "O" and clause.at(sayer.first - 1) != "f":
        return sayer  # but "analysts at Bernstein" speak of somebody else
    found, main = reader.company(start), reader.main_company(start)
    return main if found and main and reader.referents.is_mainly(main.chain, found.chain) else found or main
