"""Which words after a maker or a product are its model: "Ford Edge", "iPhone 15 Pro Max"."""

from pipeline.text.find.names_lexicon import makers
from pipeline.text.find.names_run import GIVEN, HEADS, LEGAL_FORMS, SMALL, Run

MAKERS = makers().union(HEADS.maker)
MOST_WORDS = 3
SERIES = frozenset(("Series", "Gen", "Mark", "Mk"))


def is_model(run: Run, first: int, last: int) -> bool:
    """A maker and a model of a few words that names nothing else: "Ford Edge", "Cessna 208 Caravan"."""
    model = run[first + 1 : last]
    if not 1 <= len(model) <= MOST_WORDS or not (run[first] in MAKERS or _is_numbered(model)):
        return False
    free = not any(_is_taken(word) for word in model)
    kinds = {part.entry.type for part in run.known[first + 1 : last] if part is not None and part.entry is not None}
    return free and kinds <= {"PRODUCT"}


def _is_taken(word: str) -> bool:
    """Whether a word says that something else is named: "Ford Foundation", "Honda Inc"."""
    kind = HEADS.last.get(word)
    return kind not in (None, "PRODUCT") or word in LEGAL_FORMS or word in SMALL or (kind is None and word in GIVEN)


def _is_numbered(model: list[str]) -> bool:
    """Whether a number and a word of models follow a company: "Xiaomi 17 Pro Max"."""
    return len(model) > 1 and model[0].isdigit() and all(HEADS.last.get(word) == "PRODUCT" for word in model[1:])


def with_number(run: Run, end: int, last: int, kind: str) -> int:
    """Past the number of a product or event, and the words of a model: "iPhone 15 Pro Max", "Galaxy S25 Ultra"."""
    if kind == "EVENT":
        return end + (end < last and run[end][0].isdigit())
    while end < last and _goes_on(run, end):
        end += 1
    return end


def _goes_on(run: Run, at: int) -> bool:
    word = run[at]
    if word in SERIES:
        return at + 1 < len(run) and run[at + 1].isdigit()
    if word[0].isdigit() or word in HEADS.version or HEADS.last.get(word) == "PRODUCT":
        return True
    return len(word) == 1 and word.isupper() and word not in ("A", "I")
