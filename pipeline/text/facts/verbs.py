"""The group of words around a verb: auxiliaries, adverbs, 'plans to', 'is in talks to'."""

from typing import NamedTuple

from pipeline.text.facts.clause import Clause
from pipeline.text.facts.words import STATUS, Cue, Trigger

REACH = 14  # items that a verb group may be long
BE = frozenset("be is are was were been being am isn't aren't wasn't weren't get gets got".split())
LIGHT = frozenset(
    "reached signed made announced struck has had have unveiled considered considers under revealed".split()
) | {"confirmed"}
# "said it would" is what somebody will do, told afterwards.
PROMISES = frozenset("said announced confirmed promised added".split())
BEFORE_CONTROL = LIGHT | {"in", "on"}
MEANT = frozenset({"intention", "plan", "plans"})
"""What one may have of doing something: "has no intention [of buying]"."""
RANK = {"denied": 3, "predicted": 2, "planned": 1, "actual": 0}
FIRMNESS = {"hedged": 2, "reported": 1, "asserted": 0}


class Group(NamedTuple):
    """A verb with what belongs to it. Items [first, last] of the clause."""

    first: int
    last: int
    passive: bool
    bare: bool  # a participle or gerund with no auxiliary: a reduced clause
    infinitive: bool  # begins with "to"
    status: str
    certainty: str


def stronger(left: str, right: str, ranks: dict[str, int]) -> str:
    """Of two statuses (or certainties) the one that takes away more."""
    return left if ranks[left] >= ranks[right] else right


def verb_group(clause: Clause, item: int, trigger: Trigger) -> Group:
    """The group that ends with the verb at `item` (and the words that must follow it)."""
    first = _group_start(clause, item)
    words = clause.words[first:item]
    auxiliary = _last_auxiliary(clause, first, item)
    participle = "d" in trigger.forms
    passive = participle and auxiliary in BE
    status, certainty = weigh(words)
    gerund = trigger.forms == "g"
    if gerund and auxiliary in BE and status == "actual":
        status = "planned" if trigger.predicate in ("raised", "acquired", "merged_with", "invested") else "actual"
    infinitive = clause.at(first) == "t"
    if status == "actual" and certainty == "asserted" and "to" in words:
        status = "planned"
    if "would" in words and _past_future(clause, first, words):
        status, certainty = "actual", "asserted"
    elif status == "predicted" and "would" in words and PROMISES.intersection(clause.words[max(0, first - 4) : first]):
        status, certainty = "planned", "asserted"
    bare = (gerund or participle) and not any(letter in "bvmg" for letter in clause.shape[first:item])
    return Group(first, item + len(trigger.after), passive, bare, infinitive, status, certainty)


def _past_future(clause: Clause, first: int, words: list[str]) -> bool:
    """Whether "would" looks ahead from a past moment: "before it would release", "would later release"."""
    return "later" in words or "eventually" in words or "before" in clause.words[max(0, first - 5) : first]


def _group_start(clause: Clause, item: int) -> int:
    """First item of the verb group that ends at `item`."""
    shape, words = clause.shape, clause.words
    floor = max(0, item - REACH)
    k = item - 1
    while k >= floor:
        letter = shape[k]
        if (
            letter in "abvmt"
            or (letter == "g" and _controls(clause, k, item))
            or (shape[k + 1] == "g" and words[k] in BEFORE_CONTROL)
            or (words[k] in ("last", "since") and k > 0 and shape[k - 1] in "bv")
        ):
            k -= 1
        elif letter == "d" and k > 0 and shape[k + 1] in "ga" and words[k - 1] in BEFORE_CONTROL:
            k -= 2
        elif words[k] == "of" and words[k - 1] in MEANT and words[k - 2] in ("no", "any", "the", "an"):
            k -= 3
        else:
            break
    return k + 1


def _controls(clause: Clause, k: int, item: int) -> bool:
    """Whether the control word at `k` governs the verb: "plans to buy", "considers buying"."""
    after = k + 1
    while after < item and clause.shape[after] == "a":
        after += 1
    return clause.shape[after] == "t" or (after == item and clause.words[item].endswith("ing"))


def _last_auxiliary(clause: Clause, first: int, item: int) -> str:
    """The last be, have or modal of the group; '' when it has none."""
    for k in range(item - 1, first - 1, -1):
        letter = clause.shape[k]
        if letter in "bvm":
            return clause.words[k]
        if letter in "tg":
            return ""
    return ""


def weigh(words: list[str]) -> tuple[str, str]:
    """Status and certainty that the words of a group give to their verb."""
    status, certainty = "actual", "asserted"
    for word in words:
        cue: Cue | None = STATUS.get(word)
        if cue is None:
            continue
        if cue.status is not None:
            status = stronger(cue.status, status, RANK)
        if cue.certainty is not None:
            certainty = stronger(cue.certainty, certainty, FIRMNESS)
    return status, certainty
