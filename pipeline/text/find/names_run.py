"""One run of capitalised words, with the known forms in it."""

from typing import NamedTuple

from pipeline.text.find.names_lexicon import Entry, function_words, heads, known_forms, legal_forms, words

LONGEST = 11
SMALL = frozenset(
    """of for the and & de del la los las du des da do dos das di della dei le el al van von der den ten ter bin bint
    ibn ben zu zur af av y e""".split()
)
PARTICLES = SMALL - {"of", "for", "the", "and", "&"}
FORMS, HEADS = known_forms(), heads()
FIRST_PAIRS = frozenset(" ".join(form.split(" ", 2)[:2]) for form in FORMS if " " in form)
"""The first two words of every form of several words: looked up before anything longer is."""
NO_NAMES, LEGAL_FORMS, CONCEPTS = function_words(), legal_forms(), words("concepts", "word")
GIVEN, SURNAMES = words("people_given", "name"), words("surnames", "name")


class Part(NamedTuple):
    """Words [first, last) of a run; `entry` when a table lists them."""

    first: int
    last: int
    entry: Entry | None


class Run(list[str]):
    """The words of a run; `known` holds for each the longest known form that starts there."""

    __slots__ = ("known",)

    def __init__(self, run: list[str]) -> None:
        super().__init__(run)
        self.known = [_longest(run, at) for at in range(len(run))]


def _longest(run: list[str], first: int) -> Part | None:
    """The longest known form that starts at a word; one of several words only when its first two pair up.

    A 's may stand apart, as in text that was cut into words: "People 's Bank of China".
    """
    if first + 1 < len(run) and (f"{run[first]} {run[first + 1]}" in FIRST_PAIRS or run[first + 1] == "'s"):
        for last in range(min(len(run), first + LONGEST), first + 1, -1):
            entry = FORMS.get(" ".join(run[first:last]).replace(" 's ", "'s "))
            if entry is not None:
                return Part(first, last, entry)
    entry = FORMS.get(run[first])
    return Part(first, first + 1, entry) if entry is not None else None
