"""The people that a page names in full, what else it calls them, and whom a name means that fits several."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from pipeline.text.read.chain_names import PARTICLES, gender_of, may_be_one, person_name
from pipeline.text.read.chain_traits import held, traits_before
from pipeline.text.read.mention_types import Typed

MOST_OF_A_SURNAME = 12
"""People of one surname on a page that are told apart; a page that lists more of them is a list of names."""
MOST_LOOKED_AT = 400
"""Names looked at for the full name that a bare one goes back to."""
LOCATED = frozenset(
    "in from to near across of at throughout outside around into leaving visit visiting entering for with and".split()
)
"""Words before a name that mean a place rather than the person of the page who bears it."""

Heads = dict[str, str]
"""Full name -> the full name that the page's chain of this person has."""


def heads_of(full: Mapping[str, bool]) -> Heads:
    """Who is one person: "Bill Reed", "William Reed" and "William J. Reed". `full`: name -> known to the lexicon."""
    by_surname: dict[str, list[str]] = {}
    for name in full:
        by_surname.setdefault(person_name(name).surname, []).append(name)
    heads: Heads = {}
    for names in by_surname.values():
        if len(names) == 1 or len(names) > MOST_OF_A_SURNAME:
            heads.update((name, name) for name in names)
            continue
        found: list[str] = []
        for name in sorted(names, key=lambda name: (not full[name], *_vagueness(name))):
            fits = [head for head in found if may_be_one(person_name(name), person_name(head))]
            heads[name] = fits[0] if len(fits) == 1 else name
            if len(fits) != 1:
                found.append(name)
    return heads


def _vagueness(name: str) -> tuple[bool, bool, int, str]:
    """Sorts the fullest name first."""
    parts = person_name(name)
    return len(parts.given) == 1, not parts.generation, -len(name), name


def called(heads: Heads) -> dict[str, tuple[str, ...]]:
    """Everything that the page may call its people, and the heads of those that fit."""
    table: dict[str, tuple[str, ...]] = {}
    for name, head in heads.items():
        for short in _shorter(name):
            fits = table.get(short, ())
            if len(fits) < MOST_OF_A_SURNAME and (own := heads.get(short, head)) not in fits:
                table[short] = (*fits, own)
    return table


@lru_cache(maxsize=1 << 14)
def _shorter(name: str) -> tuple[str, ...]:
    """A full name, its surname with and without small words ("von der Leyen"), its given name, and both."""
    core = name.split(" ")
    if person_name(name).generation:
        core.pop()
    at = len(core) - 1
    while at > 1 and core[at - 1].lower() in PARTICLES:
        at -= 1
    return tuple(dict.fromkeys((name, core[-1], core[0], f"{core[0]} {core[-1]}", " ".join(core[at:]))))


class Company:
    """The people of one page as it goes on: who was named last, who is a man, who is a woman."""

    def __init__(self, folded: str, names: Sequence[Typed], heads: Heads) -> None:
        self._folded = folded
        self._names = names
        self._heads = heads
        self._traits: dict[str, set[str]] = {}
        for one in names:
            head = heads.get(one.name or one.text) if one.type == "PERSON" else None
            if head is not None:
                self._traits.setdefault(head, set()).update(traits_before(folded, one.start))

    def meant(self, at: int, fits: Iterable[str]) -> str | None:
        """Which of the people a bare name stands for: by title, by role, else the one named last; None in doubt."""
        said = traits_before(self._folded, self._names[at].start)
        left = [head for head in fits if self._agrees(head, held(said, "gender"))]
        roles = held(said, "role")
        of_role = [head for head in left if roles & held(self._traits.get(head, ()), "role")]
        if roles and len(of_role) == 1:
            return of_role[0]
        return left[0] if len(left) == 1 else self._named_last(at, left)

    def _agrees(self, head: str, gender: set[str]) -> bool:
        known = held(self._traits.get(head, ()), "gender") or {gender_of(head.split(" ", 1)[0])} - {""}
        return not gender or not known or bool(gender & known)

    def _named_last(self, at: int, fits: Sequence[str]) -> str | None:
        """The person of the last sentence that names one in full; before any, whom the page names first.

        None when that sentence names two.
        """
        before = self._named_in_full(range(at - 1, -1, -1), fits)
        found = before or self._named_in_full(range(at + 1, len(self._names)), fits)
        return found.pop() if len(found) == 1 else None

    def _named_in_full(self, order: range, fits: Sequence[str]) -> set[str]:
        """Those who are named in full by the first sentence that names any, in the order given."""
        sentence, found = None, set[str]()
        for one in (self._names[at] for at in order[:MOST_LOOKED_AT]):
            head = self._heads.get(one.name or one.text)
            if head is None or head not in fits:
                continue
            if sentence is not None and one.sentence != sentence:
                break
            sentence = one.sentence
            found.add(head)
        return found


def introduced_first(names: Sequence[Typed], text: str, organisation: str, person: str) -> int:
    """Up to which name a bare text is the organisation's: to its first full name, if no full name of the person's
    comes before that; else 0."""
    for at, one in enumerate(names):
        full = one.name or one.text
        if full == organisation and (one.type == "ORG" or full != text):
            return at
        if full == person and one.text != text:
            return 0
    return 0


def is_located(folded: str, start: int) -> bool:
    """Whether the word before a name means a place: "in Georgia"."""
    before = folded[max(0, start - 16) : start].split()
    return bool(before) and before[-1].lower() in LOCATED
