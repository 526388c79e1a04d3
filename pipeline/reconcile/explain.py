"""A finding in one plain sentence."""

from decimal import Decimal

from pipeline.reconcile.claims import ComparableFact, is_total
from pipeline.text.lexicon import lexicon

# predicate: as it is told, and as it stands after "to"
TOLD = {
    "raised": ("raised", "raise"),
    "invested": ("invested", "invest"),
    "valued_at": ("is valued at", "be valued at"),
    "acquired": ("acquired", "acquire"),
    "merged_with": ("merged with", "merge with"),
    "partnered_with": ("works with", "work with"),
    "founded": ("founded", "found"),
    "leads": ("leads", "lead"),
    "located_in": ("is in", "be in"),
    "owns": ("owns", "own"),
    "uses": ("uses", "use"),
    "released": ("released", "release"),
    "earned": ("earned", "earn"),
    "spent": ("spent", "spend"),
    "costs": ("costs", "cost"),
    "has_capacity": ("has a capacity of", "have a capacity of"),
    "has_count": ("counts", "count"),
    "employs": ("employs", "employ"),
    "changed_by": ("changed by", "change by"),
    "will_reach": ("reaches", "reach"),
}
DOERS = frozenset(
    {"raised", "invested", "acquired", "merged_with", "partnered_with", "founded", "released", "spent", "uses"}
)
STATUS = {"planned": "is to", "predicted": "is expected to", "denied": "is said not to"}
MODIFIERS = {"approx": "about ", "at_least": "at least ", "at_most": "at most "}
PLURALS = {row["singular"]: row["plural"] for row in reversed(lexicon("irregular_nouns"))}  # the first of two
UNCHANGED = frozenset({"percent", "celsius", "fahrenheit", "hertz", "people"})
VOWELS = tuple("aeiou")
SCALES = ((Decimal(10**12), "trillion"), (Decimal(10**9), "billion"), (Decimal(10**6), "million"))
REASONS = {
    "agrees": "independent articles say the same",
    "refines": "the same figure told more exactly",
    "part_of": "a part of the larger sum",
    "supersedes": "the later figure replaces the earlier",
    "different_status": "what has happened, what is planned, predicted or denied are different things",
    "different_time": "the figures belong to different times, or nothing says that they belong to one",
    "different_measure": "different things are measured",
    "conflicts": "the articles contradict each other",
}


def plain_number(value: Decimal) -> str:
    """A number as people write it: 6 billion, 1,250, 0.5."""
    for scale, name in SCALES:
        if abs(value) >= scale:
            return f"{_trimmed(value / scale)} {name}"
    return _trimmed(value)


def _trimmed(value: Decimal) -> str:
    rounded = f"{round(value, 3):,f}"
    return rounded.rstrip("0").rstrip(".") if "." in rounded else rounded


def figure(fact: ComparableFact) -> str:
    """The figure of a fact, '' when it has none: "about USD 6 billion", "100,000 gpu"."""
    if fact.value is None:
        return ""
    number = plain_number(fact.value)
    if fact.value_max is not None:
        number += f" to {plain_number(fact.value_max)}"
    unit = fact.unit or ""
    money = len(unit.split("/")[0]) == 3 and unit[:3].isupper()
    one = fact.value == 1 and fact.value_max is None
    told = f"{unit} {number}" if money else f"{number} {unit if one else plural(unit)}".rstrip()
    return MODIFIERS.get(fact.modifier or "", "") + told


def plural(unit: str) -> str:
    """The plural of a counted noun or unit: cars, people, metric tons; a compound unit keeps its second half."""
    noun, slash, per = unit.partition("/")
    head, space, last = noun.rpartition(" ")
    if not last.isalpha() or last in UNCHANGED:
        return unit
    if last.endswith(("s", "x", "ch", "sh")):
        regular = f"{last}es"
    else:
        regular = f"{last[:-1]}ies" if last.endswith("y") and last[-2:-1] not in VOWELS else f"{last}s"
    return f"{head}{space}{PLURALS.get(last, regular)}{slash}{per}".replace("_", " ")


def statement(fact: ComparableFact) -> str:
    """What a fact says: "xAI plans to raise USD 6 billion in 2024-05-01 to 2024-05-31"."""
    actual, base = TOLD.get(fact.predicate, (fact.predicate, fact.predicate))
    verb = f"{STATUS[fact.status]} {base}" if fact.status in STATUS else actual
    if fact.status == "planned" and fact.predicate in DOERS:
        verb = f"plans to {base}"
    parts = [fact.subject_name, verb, figure(fact), "in total" if is_total(fact) else ""]
    if fact.object_name:
        parts.append(f"in {fact.object_name}" if fact.predicate == "invested" else fact.object_name)
    if fact.predicate == "acquired" and fact.value is not None and fact.object_name:
        parts[2:] = [fact.object_name, "for", figure(fact)]
    if fact.begins_on is not None:
        end = fact.ends_on
        parts.append(f"({fact.begins_on}{f' to {end}' if end not in (None, fact.begins_on) else ''})")
    return " ".join(" ".join(part.split()) for part in parts if part)


def source(fact: ComparableFact) -> str:
    """Who says it: "On 2024-05-02 a.txt" or "a.txt", with the speaker that the article names."""
    path = " ".join(fact.path.split())
    who = f"{path} ({' '.join(fact.speaker.split())})" if fact.speaker else path
    return f"on {fact.published_on} {who}" if fact.published_on is not None else who


def explanation(left: ComparableFact, right: ComparableFact, verdict: str) -> str:
    """One plain sentence on two facts: who says what, and why the verdict."""
    second = f"{source(right)} says {statement(right)}"
    if left.document_id == right.document_id:
        who = f" ({' '.join(right.speaker.split())})" if right.speaker else ""
        second = f"the same article{who} says {statement(right)}"
    told = f"{source(left)} says {statement(left)}; {second}: {REASONS[verdict]}."
    return told[0].upper() + told[1:] if told.startswith("on ") else told
