"""Which words of a run make one name: by the lexicon, by the head of the name, by the shape of a person's."""

from collections.abc import Iterator
from itertools import pairwise

from pipeline.text.find.names_lexicon import head_kind, is_common
from pipeline.text.find.names_models import is_model, with_number
from pipeline.text.find.names_run import (
    CONCEPTS,
    FIRST_PAIRS,
    FORMS,
    GIVEN,
    HEADS,
    LEGAL_FORMS,
    NO_NAMES,
    PARTICLES,
    SMALL,
    SURNAMES,
    Part,
    Run,
)
from pipeline.text.find.names_shape import shape
from pipeline.text.lexicon import lexicon

COUNTING = frozenset("Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve Twenty Thirty Forty Fifty".split())
CALENDAR = frozenset(
    """Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June July August
    September October November December""".split()
)
INTRODUCING = frozenset(
    row["word"]
    for row in lexicon("name_contexts")
    if row["position"] == "before" and row["type"] in ("PERSON", "ORG") and row["word"].capitalize() not in HEADS.last
)
"""Nouns that stand before the name of what they say: "Rival Acme", "Striker Ana Silva"."""


def parts_of(run: Run, initial: bool) -> list[Part]:
    """Known forms and the chunks between them; words that begin no name are left out."""
    parts: list[Part] = []
    position, count = 0, len(run)
    while position < count:
        known = run.known[position]
        if known is None and _begins_none(run, position, initial):
            position += 1
        elif known is not None and known.entry is not None and known.entry.type in ("TITLE", "NATIONALITY"):
            chunk = _chunk(run, position)
            whole = chunk if _is_headed(run, chunk, known) else known
            parts.append(whole)
            position = whole.last
        elif known is None and initial and position == 0 and _only_opens(run):
            parts.append(Part(0, 1, None))
            position = 1
        else:
            chunk = _trimmed(run, _chunk(run, position))
            parts.extend(_split(run, chunk))
            position = chunk.last
    return parts


def _begins_none(run: Run, at: int, initial: bool) -> bool:
    """Whether a word begins no name; a counting word may begin one that has a head: "Three Rivers Growers".

    A month may be a given name: "June Carter".
    """
    word = run[at]
    if word in GIVEN and at + 1 < len(run) and run[at + 1] in SURNAMES:
        return False
    if word in COUNTING and len(run) - at > 2:
        counts = initial and at == 0 and (run.known[at + 1] is not None or not run[at + 1].endswith("s"))
        named = not counts and run[at + 1] not in NO_NAMES
        return not (named and head_kind(run[at:]) in ("ORG", "PLACE"))
    return word in NO_NAMES or word in SMALL or word[0].isdigit()


def is_strange(run: list[str]) -> bool:
    """Whether a run is words that no table knows, of letters alone: one name, as most new names are."""
    if not (FORMS.keys().isdisjoint(run) and NO_NAMES.isdisjoint(run) and SMALL.isdisjoint(run)):
        return False
    if not ("".join(run).isalpha() and FIRST_PAIRS.isdisjoint(map(" ".join, pairwise(run)))):
        return False
    return f"{run[-1]} {run[0]}" not in FORMS


def _only_opens(run: Run) -> bool:
    """Whether an ordinary word at the start of a sentence stands before a name: "Addressing Congress"."""
    if len(run) < 2 or not is_common(run[0]) or run[0] in HEADS.first:
        return False
    if run[-1] in LEGAL_FORMS and not run[0].endswith("ing"):
        return False  # Lion Nathan Ltd
    return run.known[1] is not None or run[1] in GIVEN or run[0].lower() in INTRODUCING


def _chunk(run: Run, first: int) -> Part:
    """The words from `first` up to a title or to a small word that does not hold a name together."""
    last = first + 1
    while last < len(run):
        word = run[last]
        if word in SMALL:
            following = last
            while following < len(run) and run[following] in SMALL:
                following += 1
            known = run.known[first]
            spans = known is not None and known.last > following
            if following == len(run) or not (spans or _holds(run, first, last)):
                break
            last = following
        if run[last - 1][-1] == "." and run[last] in NO_NAMES and run[last - 1] in LEGAL_FORMS:
            break
        if last == first + 1 and len(run[first]) == 2 and run[first][1] == "." and _opens(run[last]):
            break
        entry = FORMS.get(run[last])
        if entry is not None and entry.type == "TITLE" and not _title_inside(run, first, last):
            break
        last += 1
    return Part(first, last, None)


def _opens(word: str) -> bool:
    """Whether a word after "X." begins the next sentence rather than a surname."""
    return word in NO_NAMES or (is_common(word) and word not in SURNAMES)


def _title_inside(run: Run, first: int, last: int) -> bool:
    """Whether a title word is part of a name, as "King" is of "Burger King"."""
    known = run.known[first]
    return (known is not None and known.last > last) or run[last] in HEADS.last


def _holds(run: Run, first: int, small: int) -> bool:
    """Whether the small word at `small` joins its neighbours into one name."""
    word, before = run[small], run[small - 1]
    if word in PARTICLES or word == "&":
        return True
    if word == "of" and "for" in run[first:small]:
        return True  # Institute for the Study of War
    if word == "and" and run[small + 1] == "the" and "for" not in run[first:small]:
        return False  # the New York Stock Exchange and the London Stock Exchange
    if word in ("of", "for", "and"):
        kind = HEADS.before_of.get(before)
        if kind == "OTHER":
            return small - first <= 2
        return kind is not None
    return False


def _is_headed(run: Run, chunk: Part, known: Part) -> bool:
    """A nationality or title that begins a longer name: "Chinese Academy of Sciences", "Royal Society"."""
    if chunk.last - known.last < 1 or known.entry is None or known.entry.type == "TITLE":
        return False
    kind = head_kind(run[known.first : chunk.last])
    joined = any(word in ("of", "for") for word in run[known.last : chunk.last])
    rest = run.known[known.last]
    if rest is not None and rest.entry is not None and rest.last == chunk.last:
        return False
    return kind in ("ORG", "EVENT", "OTHER") or joined


def _trimmed(run: Run, chunk: Part) -> Part:
    """A chunk without the small words that end it, nor a day or month: "Asia Monday"."""
    first, last, _ = chunk
    while last > first + 1 and (run[last - 1] in SMALL or _is_date(run, first, last - 1)):
        last -= 1
    return Part(chunk.first, last, None)


def _is_date(run: Run, first: int, at: int) -> bool:
    """Whether a day or month after a name is no part of it, as it is of "Black Friday"."""
    if run[at] not in CALENDAR or is_common(run[at - 1]):
        return False
    return all(part is None or part.last <= at for part in run.known[first:at])


def _split(run: Run, chunk: Part) -> list[Part]:
    """A chunk as one name when its form says so, else its known names and what is between them."""
    first, last, _ = chunk
    name = " ".join(run[first:last])
    entry = FORMS.get(name)
    if entry is not None:
        return [Part(first, last, entry)]
    entry = FORMS.get(f"{run[last - 1]} {run[first]}")
    if last - first == 2 and entry is not None and entry.type == "ORG":
        return [Part(first, last, entry)]
    end = last
    while end > first + 1 and run[end - 1][0].isdigit():
        end -= 1
    if _is_one(run, first, end):
        return [Part(first, last if shape(name).number else end, None)]
    return _known_and_rest(run, first, last)


def _is_one(run: Run, first: int, last: int) -> bool:
    """Whether the words are one name by their head, or by being a person's."""
    known = run.known[first]
    if last - first == 1:
        return known is None
    if known is not None and known.last == last:
        return False
    starts = known.entry.type if known is not None and known.entry is not None else None
    rest = known.last if known is not None else first + 1
    if starts == "ORG" and is_model(run, first, last):
        return True
    if _head_counts(run, first, last, starts) and not (starts == "PERSON" and rest == last - 1):
        return True
    if (run[first] in HEADS.first and starts is None) or is_person(run, first, last):
        return True
    inside = run.known[first:last]
    if starts is None and run[last - 2] in PARTICLES and not any(inside[:-1]):
        return True  # Crédit du Rhône
    if starts is None and all(part is None or part.entry is None or part.entry.type == "CONCEPT" for part in inside):
        return True
    return starts == "PLACE" and _belongs(run[rest:last]) and not any(inside[rest - first :])


def _head_counts(run: Run, first: int, last: int, starts: str | None) -> bool:
    """Whether the last word makes one name of all: not after a product, nor a concept after a maker."""
    if starts == "PRODUCT":
        return run[last - 1] in HEADS.firm
    if starts == "ORG" and run[last - 1] in CONCEPTS and run[last - 1] not in LEGAL_FORMS:
        return False
    return head_kind(run[first:last]) in ("ORG", "PLACE", "EVENT", "OTHER")


def _belongs(rest: list[str]) -> bool:
    """Words after a place that make a name with it ("Memphis Chamber"), not another name beside it."""
    return len(rest) == 1 or (len(rest) <= 3 and any(map(is_common, rest)))


def is_person(run: Run, first: int, last: int) -> bool:
    """A given name and one to three words more, the second no known organisation, product or place."""
    words = run[first:last]
    if last > len(run) or run[first] not in GIVEN or not 2 <= len([*_full(words)]) <= 4:
        return False
    if any(word[0].isdigit() for word in words):
        return False  # Dallas 5 Denver 2
    rest = run.known[first + 1]
    kind = rest.entry.type if rest is not None and rest.entry is not None else None
    if kind in ("ORG", "PRODUCT", "PLACE", "TITLE"):
        free = run[first] not in FORMS or run[first + 1] in SURNAMES
        return free and kind != "TITLE" and last - first == 2
    if FORMS.get(run[first]) is not None and is_common(run[last - 1]):
        return run[last - 1] in SURNAMES
    return True


def _full(words: list[str]) -> Iterator[str]:
    """Words without the particles between them: "Maria do Rosário"."""
    return (word for word in words if word not in PARTICLES)


def _known_and_rest(run: Run, first: int, last: int) -> list[Part]:
    """Known names as they come, longest first; the words between them as one piece each."""
    parts: list[Part] = []
    open_at, position = first, first
    while position < last:
        known = run.known[position] if run[position] not in SMALL else None
        if known is None or known.last > last or _starts_person(run, position, known, last):
            position += 1
            continue
        parts.extend(_rest(run, open_at, position))
        end = known.last
        if known.entry and known.entry.type in ("PRODUCT", "EVENT"):
            end = with_number(run, end, last, known.entry.type)
        parts.append(Part(known.first, end, known.entry))
        open_at = position = end
    parts.extend(_rest(run, open_at, last))
    return parts


def _starts_person(run: Run, position: int, known: Part, last: int) -> bool:
    return known.last - known.first == 1 and is_person(run, position, last)


def _rest(run: Run, first: int, last: int) -> list[Part]:
    while first < last and (run[first] in SMALL or run[first][0].isdigit() or run[first] in NO_NAMES):
        first += 1
    while last > first and (run[last - 1] in SMALL or run[last - 1][0].isdigit()):
        last -= 1
    return [Part(first, last, None)] if first < last else []
