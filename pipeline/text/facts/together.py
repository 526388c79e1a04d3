"""What several do together: "Renault and Nissan founded ...", "founded by Ann Lee, Bo Ek and Cy Day"."""

from collections.abc import Iterator

from pipeline.text.facts.clause import Clause
from pipeline.text.facts.drafts import Draft, figure_from
from pipeline.text.facts.frames_changes import INCOME, is_of_accounts
from pipeline.text.facts.frames_counts import people
from pipeline.text.facts.party import FACILITY, Party
from pipeline.text.facts.words import NAMES, ROLES

MOST = 8
"""Names of a row that are followed on either side."""
HAVING = frozenset({"has", "have", "had", "with"})
SPREADING = frozenset("through in across from at".split())
COMPARED = ROLES["held against"]
"""Words before the figure of an earlier period."""
TURNING = frozenset("up down compared".split())
ELSEWHERE = frozenset("to on at by for expected forecast estimated predicted".split())
"""Words after a figure that make it somebody else's, or nobody's yet."""
MUTUAL = frozenset({"merged_with", "partnered_with"})
"""Predicates whose subject and object may be one row."""


def together(clause: Clause, made: Draft) -> Iterator[Draft]:
    """The same statement of the other names in the rows that its subject and its object stand in.

    Only where no figure belongs to it: a sum that several raise together is not what each of them raised.
    """
    if made.figure is not None:
        return
    if made.predicate not in MUTUAL:
        for other in row_of(clause, made.subject):
            if made.object is None or other.chain != made.object.chain:
                yield _stretched(made._replace(subject=other), other)
    yield from _founded_with(clause, made)
    if made.object is not None:
        for other in row_of(clause, made.object):
            if other.chain != made.subject.chain:
                yield _stretched(made._replace(object=other), other)


def _founded_with(clause: Clause, made: Draft) -> Iterator[Draft]:
    """ "Jensen Huang founded the company in 1993 [with Chris Malachowsky and Curtis Priem]"."""
    k = made.last + 1
    while clause.at(k) == "T" or clause.at(k + 1) == "T":
        k += 1
    if made.predicate != "founded" or clause.word(k) != "with" or clause.at(k + 1) != "P":
        return
    first = Party(clause.mention(k + 1).chain_id, "P", k + 1, k + 1, 0.8)
    for one in (first, *row_of(clause, first)):
        yield _stretched(made._replace(subject=one), one)


def backers(clause: Clause, made: Draft) -> Iterator[Draft]:
    """Who is named as the source of money raised: "raised $5 million [from Accel and Index Ventures]"."""
    if made.predicate != "raised" or made.figure is None or made.status == "denied":
        return
    k = made.figure + 1
    while clause.at(k) in "nT" or (clause.word(k) == "in" and clause.at(k + 1) in "nT"):
        k += 1
    if clause.at(k) == "," and clause.words[k + 1 : k + 4] in (["most", "of", "it"], ["much", "of", "it"]):
        k += 4
    if clause.word(k) != "from" or clause.at(k + 1) not in "OP" or clause.at(k + 2) in "ns":
        return
    giver = Party(clause.mention(k + 1).chain_id, clause.at(k + 1), k + 1, k + 1, 0.8)
    for one in (giver, *row_of(clause, giver)):
        if one.chain != made.subject.chain:
            backed = made._replace(predicate="invested", subject=one, object=made.subject, figure=None)
            yield _stretched(backed, one)


def share_bought(clause: Clause, made: Draft) -> Iterator[Draft]:
    """The share that money bought: "paid $96 million for [a 20 per cent interest] in Mwinda"."""
    if made.predicate != "invested" or made.object is None or made.figure is None or made.object.first <= made.figure:
        return
    share = next((k for k in range(made.figure + 1, made.object.first) if clause.shape[k] == "K"), None)
    if share is not None and clause.word(made.figure + 1) == "for":
        yield made._replace(predicate="owns", figure=share)


def spread(clause: Clause, made: Draft) -> Iterator[Draft]:
    """Where it has them: "serves 640,000 customers [through 88 branches]", "1,020 staff in 40 shops"."""
    if made.predicate not in ("has_count", "employs") or made.figure is None:
        return
    k = made.figure + 1
    also = figure_from(clause, k + 1, "Q", frozenset(), 4) if clause.word(k) == "and" else None
    if also is not None and clause.word(made.item) in HAVING:
        staff = people(clause, also)  # has 6.3 million accounts and some 510 employees
        if staff or is_of_accounts(clause, also):
            predicate = "employs" if staff else "has_count"
            yield made._replace(predicate=predicate, figure=also, last=max(made.last, also))
    if clause.word(k) in SPREADING and clause.at(k + 1) == "Q":
        unit = clause.quantity(k + 1).unit.split()[-1]
        if unit in FACILITY or unit in ("branch", "outlet", "showroom"):
            yield made._replace(predicate="has_count", figure=k + 1, last=max(made.last, k + 1))


def earlier(clause: Clause, made: Draft) -> Iterator[Draft]:
    """The figure that what was earned is compared with: "revenue was $2.9bn, [against $3.3bn the year before]"."""
    if made.figure is None or made.predicate != "earned" or made.status != "actual":
        return
    k = made.figure + 1
    while clause.at(k) in "T," or clause.at(k + 1) == "T" or clause.word(k) in TURNING:
        k += 1
    if clause.word(k) not in COMPARED or k > made.figure + 8:
        return
    k += 1 + (clause.at(k + 1) in "an" and clause.at(k + 2) == "M")
    if clause.at(k) == "M" and clause.at(made.figure) == "M" and clause.word(k + 1) not in ELSEWHERE:
        yield made._replace(figure=k, last=max(made.last, k), confidence=min(made.confidence, 0.75))


def risen_from(clause: Clause, made: Draft) -> Iterator[Draft]:
    """The sum that what was earned rose or fell from: "rose from [$40 million] in 2024 to $95 million"."""
    if made.figure is None or made.predicate != "earned" or clause.word(made.figure - 1) != "to":
        return
    k = made.figure - 2
    while clause.at(k) == "T" or clause.at(k + 1) == "T":
        k -= 1
    if clause.at(k) == "M" and clause.word(k - 1) == "from" and made.status == "actual":
        yield made._replace(figure=k, last=k, confidence=min(made.confidence, 0.75))


def level(clause: Clause, made: Draft) -> Iterator[Draft]:
    """The count that a change ends at: "subscribers rose 12% [to 281 million]"."""
    k = (made.figure or 0) + 1
    if made.predicate != "changed_by":
        return
    to = next((at for at in range(k, k + 6) if clause.word(at) == "to"), k)
    if clause.at(to + 1) == "M" and not INCOME.isdisjoint(clause.words[k:to]):
        yield made._replace(predicate="earned", figure=to + 1, last=max(made.last, to + 1))
    if clause.word(k) != "to" or clause.at(k + 1) != "Q":
        return
    if made.subject.letter in "OR" and is_of_accounts(clause, k + 1):
        yield made._replace(predicate="has_count", figure=k + 1, last=max(made.last, k + 1))


def of_several(clause: Clause, made: Draft) -> bool:
    """Whether the subject of a figure is only one of several that "and" joins before their verb."""
    first = made.subject.first
    return made.figure is not None and clause.at(first) in NAMES and bool(_before(clause, made.subject))


def row_of(clause: Clause, party: Party) -> list[Party]:
    """The other names of the row that a named party stands in, in order; none where no "and" closes it."""
    if clause.at(party.first) not in NAMES or party.first != party.last:
        return []
    chain = {party.chain}
    found = []
    for item in (*_before(clause, party), *_after(clause, party)):
        name = clause.mention(item).chain_id
        if name not in chain:
            chain.add(name)
            found.append(party._replace(chain=name, first=item, last=item, confidence=min(0.8, party.confidence)))
    return found


def _before(clause: Clause, party: Party) -> list[int]:
    """Names that lead up to the party as the last of its row: "[X, Y and] Z".

    None where more is said of the last alone: "X and Z, which owns W", "X and Z chief executive Ann Lee".
    """
    item, letter = party.first, party.letter
    if clause.word(item - 1) != "and" or clause.at(item - 2) != letter:
        return []
    both = letter == "P" and clause.words[item + 1 : item + 3] == [",", "who"]  # "Ann Lee and Bo Ek, who met there"
    if clause.at(item + 1) in ",wn" and not both:
        return []
    found = [item - 2]
    while clause.at(found[0] - 1) == "," and clause.at(found[0] - 2) == letter and len(found) < MOST:
        found.insert(0, found[0] - 2)
    return found


def _after(clause: Clause, party: Party) -> list[int]:
    """Names that follow the party as the first of its row: "X[, Y and Z]"."""
    item, letter = party.first, party.letter
    found: list[int] = []
    while clause.at(item + 1) == "," and clause.at(item + 2) == letter and len(found) < MOST:
        item += 2
        found.append(item)
    item += clause.at(item + 1) == ","
    if clause.word(item + 1) != "and" or clause.at(item + 2) != letter or clause.at(item + 3) == "s":
        return []
    if clause.at(item + 3) in "zbvmgna":  # "bought X and Y said", "X and Y shares": the name opens a clause of its own
        return []
    if clause.at(item + 3) == "," and clause.at(item + 4) == letter:  # a second row: "X and Y, Z and W lost"
        return []
    return [*found, item + 2]


def _stretched(made: Draft, other: Party) -> Draft:
    return made._replace(first=min(made.first, other.first), last=max(made.last, other.last))
