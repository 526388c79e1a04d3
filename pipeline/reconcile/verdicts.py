"""How two claims on the same subject, predicate and unit stand to each other."""

from datetime import date, timedelta
from decimal import Decimal

from pipeline.reconcile.claims import Claim, ComparableFact, is_total, measures, nouns, order

FLOWS = frozenset({"raised", "invested", "earned", "spent"})  # sums over a period: a month is part of a year
STATES = frozenset({"valued_at", "has_capacity", "has_count", "employs", "costs", "owns", "leads", "will_reach"})
SAME_NEWS = timedelta(days=3)  # articles this close tell the same news: a later figure is no revision yet
SAME_TIME = timedelta(days=30)  # undated statements this close speak of the same time
ABOUT = Decimal("0.1")  # "about 100" may be 90 or 110
AGAINST = frozenset(nouns("held against"))
PRECISION = {"exact": 0, None: 0, "approx": 1, "at_least": 2, "at_most": 2}


def ordered(one: Claim, other: Claim) -> tuple[Claim, Claim]:
    """The earlier (or, of the same article, the first told) of two claims, then the other."""
    return (one, other) if order(one.first) <= order(other.first) else (other, one)


def by_precision(one: Claim, other: Claim) -> tuple[Claim, Claim]:
    """The less precise of two claims, then the more precise; the earlier first when they are equally so."""
    one, other = ordered(one, other)
    return (other, one) if looseness(other.first) > looseness(one.first) else (one, other)


def looseness(fact: ComparableFact) -> int:
    """0 for an exact figure; a range or a bound says less."""
    return PRECISION[fact.modifier] + (2 if fact.value_max is not None else 0)


def verdict(left: ComparableFact, right: ComparableFact) -> str:
    """The verdict on two distinct claims; `left` is the earlier."""
    if different_measures(left, right):
        return "different_measure"
    if left.status != right.status:
        return "different_status"
    if is_total(left) != is_total(right) and left.value != right.value:
        return "part_of" if part_of_total(left, right) or part_of_total(right, left) else "different_measure"
    if apart(left, right):
        return "part_of" if part_of_period(left, right) or part_of_period(right, left) else "different_time"
    if of_two_periods(left, right):
        return "different_time"
    if (left.value, left.value_max) == (right.value, right.value_max):
        return "agrees" if left.modifier == right.modifier or left.value is None else "refines"
    if compatible(left, right):
        return "refines"
    if part_of_period(left, right) or part_of_period(right, left):
        return "part_of"
    return revision(left, right)


def revision(left: ComparableFact, right: ComparableFact) -> str:
    """Different figures for the same time: did the later article (or sentence) revise the earlier?"""
    if left.document_id == right.document_id:
        if left.status == "planned":
            return "supersedes"
        return "conflicts" if (left.begins_on is None) == (right.begins_on is None) else "different_time"
    if left.published_on is None or right.published_on is None:
        return "different_time" if left.predicate in FLOWS and not same_period(left, right) else "conflicts"
    gap = right.published_on - left.published_on
    if gap <= SAME_NEWS:
        return "conflicts"
    grows = left.predicate in STATES or is_total(left)
    if same_period(left, right) or left.status != "actual" or grows:
        return "supersedes"
    return "different_time" if gap > SAME_TIME else "conflicts"


def same_period(left: ComparableFact, right: ComparableFact) -> bool:
    """Whether both name their period, or one was published within the period that the other names."""
    if left.begins_on is not None and right.begins_on is not None:
        return True
    dated, other = (left, right) if left.begins_on is not None else (right, left)
    if dated.begins_on is None or other.published_on is None:
        return False
    return dated.begins_on <= other.published_on <= (dated.ends_on or dated.begins_on)


def apart(left: ComparableFact, right: ComparableFact) -> bool:
    """Whether both name a period and these differ: no common day, or a part of the other."""
    if left.begins_on is None or right.begins_on is None:
        return False
    return (left.begins_on, left.ends_on) != (right.begins_on, right.ends_on) and not (
        overlap(left, right) and left.predicate not in FLOWS
    )


def of_two_periods(left: ComparableFact, right: ComparableFact) -> bool:
    """Whether one sentence holds a sum against that of another time: "rose from 18 to 26 million", "26, up from 18"."""
    if left.document_id != right.document_id or left.start_char != right.start_char or left.predicate not in FLOWS:
        return False
    short, long = sorted((left.text, right.text), key=len)
    return long.startswith(short) and not AGAINST.isdisjoint(long.split())


def overlap(left: ComparableFact, right: ComparableFact) -> bool:
    """Whether two periods share a day; an open end is open."""
    left_end, right_end = left.ends_on or date.max, right.ends_on or date.max
    return (left.begins_on or date.min) <= right_end and (right.begins_on or date.min) <= left_end


def part_of_period(part: ComparableFact, whole: ComparableFact) -> bool:
    """A smaller sum within the larger one's period, or dated beside an undated whole in the same article."""
    if part.predicate not in FLOWS or part.value is None or whole.value is None or part.value >= whole.value:
        return False
    if part.begins_on is None:
        return False
    if whole.begins_on is None:
        return part.document_id == whole.document_id
    inside = whole.begins_on <= part.begins_on and (part.ends_on or date.max) <= (whole.ends_on or date.max)
    return inside and (part.begins_on, part.ends_on) != (whole.begins_on, whole.ends_on)


def part_of_total(part: ComparableFact, whole: ComparableFact) -> bool:
    """Whether a round can be in a total of all rounds: smaller, and no later news than it."""
    if is_total(part) or part.value is None or whole.value is None or part.value > whole.value:
        return False
    told, summed = part.published_on, whole.published_on
    return told is None or summed is None or told <= summed + SAME_NEWS


def compatible(left: ComparableFact, right: ComparableFact) -> bool:
    """Whether one figure can be the other said less exactly: "over 100" and 104, "about 5" and 5.2."""
    if left.value is None or right.value is None or not (looseness(left) or looseness(right)):
        return False
    low_left, high_left = bounds(left)
    low_right, high_right = bounds(right)
    return low_left <= high_right and low_right <= high_left


def bounds(fact: ComparableFact) -> tuple[Decimal, Decimal]:
    """The least and the most that a figure can mean: "over" at most twice it, "up to" at least half."""
    value = fact.value if fact.value is not None else Decimal(0)
    top = fact.value_max if fact.value_max is not None else value
    slack = abs(value) * ABOUT
    if fact.modifier == "approx":
        return value - slack, top + slack
    if fact.modifier == "at_least":
        return value, top + abs(top)
    if fact.modifier == "at_most":
        return value - abs(value) / 2, top
    return value, top


def different_measures(left: ComparableFact, right: ComparableFact) -> bool:
    """Revenue is not profit: the nouns of measure in the two texts have none in common."""
    one, other = measures(left), measures(right)
    return bool(one) and bool(other) and one.isdisjoint(other)
