"""A finding in one plain sentence."""

from decimal import Decimal

from pipeline.reconcile.claims import ComparableFact

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
    "has_count": ("has", "have"),
    "employs": ("employs", "employ"),
    "changed_by": ("changed by", "change by"),
    "will_reach": ("reaches", "reach"),
}
STATUS = {"planned": "plans to", "predicted": "is expected to", "denied": "is said not to"}
MODIFIERS = {"approx": "about ", "at_least": "at least ", "at_most": "at most "}
SCALES = ((Decimal(10**12), "trillion"), (Decimal(10**9), "billion"), (Decimal(10**6), "million"))
REASONS = {
    "agrees": "the same figure from independent articles",
    "refines": "the same figure told more exactly",
    "part_of": "a part of the larger sum",
    "supersedes": "the later figure revises the earlier",
    "different_status": "what has happened, what is planned, predicted or denied are different things",
    "different_time": "the figures belong to different times",
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
    told = f"{unit} {number}" if money else f"{number} {unit}".rstrip()
    return MODIFIERS.get(fact.modifier or "", "") + told


def statement(fact: ComparableFact) -> str:
    """What a fact says: "xAI plans to raise USD 6 billion in 2024-05-01 to 2024-05-31"."""
    actual, base = TOLD.get(fact.predicate, (fact.predicate, fact.predicate))
    verb = f"{STATUS[fact.status]} {base}" if fact.status in STATUS else actual
    parts = [fact.subject_name, verb, figure(fact)]
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
    told = (
        f"{source(left)} says {statement(left)}; {source(right)} says {statement(right)}: {REASONS[verdict]}."
    )
    return told[0].upper() + told[1:] if told.startswith("on ") else told
