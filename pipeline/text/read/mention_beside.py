"""What the other names of a page say of one that is not decided: names in a row, initials, storms by their name."""

from collections.abc import Iterator, Sequence

from pipeline.text.find.names import Candidate
from pipeline.text.find.names_lexicon import heads

NAMED = frozenset(("PERSON", "ORG", "PLACE", "PRODUCT", "EVENT"))
JOINED = frozenset((" and ", ", and ", " or ", ", or ", " and the ", " or the ", " and a "))
COMMAS = frozenset((", ", ", the "))
LONGEST_GAP = 9


def in_a_row(folded: str, candidates: Sequence[Candidate], open_: set[str], kinds: dict[str, str]) -> dict[str, str]:
    """Forms of `open_` that stand in a row with a name whose kind is known, as "X and Acme", "Acme, X and Y" -> kind.

    `kinds`: form -> kind of the names that are decided.
    """
    found: dict[str, str] = {}
    for row in _rows(folded, candidates):
        texts = [one.piece.text for one in row]
        if open_.isdisjoint(texts):
            continue
        said = {kind for one in row if (kind := _kind(one, kinds))}
        if len(said) == 1 and (kind := said.pop()) in NAMED:
            for text in texts:
                if text in open_:
                    found.setdefault(text, kind)
    return found


def _kind(one: Candidate, kinds: dict[str, str]) -> str | None:
    """The kind of a name that is decided; "" for what is known to be none."""
    entry = one.piece.entry
    return entry.type if entry is not None else kinds.get(one.piece.text)


def _rows(folded: str, candidates: Sequence[Candidate]) -> Iterator[list[Candidate]]:
    """Names that "and" joins, with those that commas join to them before it."""
    row: list[Candidate] = []
    closed = False
    for one in candidates:
        gap = folded[row[-1].end : one.start] if row and one.start - row[-1].end <= LONGEST_GAP else "."
        if gap in JOINED and not closed:
            row.append(one)
            closed = True
        elif gap in COMMAS and not closed:
            row.append(one)
        else:
            if closed:
                yield row
            row, closed = [one], False
    if closed:
        yield row


def initials(name: str) -> str:
    """The capitals of a name: "Rapid Support Forces" is RSF; "" for a name of fewer than three."""
    letters = "".join([word[0] for word in name.replace("-", " ").split(" ") if word[:1].isupper()])
    return letters if len(letters) > 2 else ""


def storm(run: Sequence[str]) -> str:
    """The bare name of a storm: "Hurricane Melissa" is Melissa; "" for any other event."""
    return run[1] if len(run) == 2 and heads().first.get(run[0]) == "EVENT" and run[0] in STORMS else ""


STORMS = frozenset(("Hurricane", "Typhoon", "Cyclone", "Storm"))
