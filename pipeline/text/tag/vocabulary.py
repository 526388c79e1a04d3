"""Numbers for words, signs and phrases: each word met is looked at once, and then is a number."""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from pipeline.text.find.names_lexicon import function_words
from pipeline.text.tag.attributes import first_column

_GLUE = frozenset(
    "of for the and & de del la du da do dos das di le el al van von der den ten ter bin bint ibn ben zu af y e".split()
)
_JOINS = frozenset("-.'/")
PHRASES = (("cities_world", 1), ("companies_world", 3))
"""Tables of phrases, with the number of the sign of a first word; one more for the words after it."""
NEW = 1
"""The number of a verdict without weights; 0 is that of a word of which the rules say nothing."""
MOST_WORDS = 1 << 16
"""Words kept; beyond that all but the prebuilt ones are forgotten."""
Ints = NDArray[np.int32]
Verdict = tuple[str | int, ...]
"""(type, recogniser, tenths of confidence) of a name that the rules read, "sport" behind it for a town on such a page,
or (reason,) of a candidate they reject."""


class Vocabulary:
    """Words by number, with a letter for what each may be in a zone; grows as words are met. Word 0 is a gap.

    letters: by number; lower: the number of a word in small letters, 0 where it is written so or
    was never met so; stamps: room for marks.

    Letters: C capitalised, U in capitals, o function word with a capital, g small word that joins, h mark that
    joins, n number, w other word, p other mark, | gap.
    """

    def __init__(self, verdicts: Iterable[str] = ()) -> None:
        self._numbers: dict[str, int] = {}
        self.words: list[str] = []
        self.letters = np.zeros(1024, dtype=np.uint8)
        self.lower = np.zeros(1024, dtype=np.int32)
        self.stamps = np.zeros(1024, dtype=np.int32)
        self._begins = np.zeros(1024, dtype=np.bool_)
        self._stamp = 0
        self._waiting: dict[str, list[int]] = {}
        self.verdicts = {unwritten(said): 2 * place + 3 for place, said in enumerate(verdicts)}
        self.learning = False
        self._phrases = _phrases()
        self._firsts = {pair.partition(" ")[0] for pair in self._phrases}
        self._add("")

    def ids(self, words: Sequence[str]) -> Ints:
        """The number of each word."""
        number = self._numbers.__getitem__
        try:
            return np.fromiter(map(number, words), np.int32, len(words))
        except KeyError:
            for word in words:
                if word not in self._numbers:
                    self._add(word)
            return np.fromiter(map(number, words), np.int32, len(words))

    def verdict(self, said: Verdict) -> int:
        """The number of what the rules say of a name: odd for its first word, one more for the others.

        A verdict that training never saw is NEW, whose weights are 0.
        """
        number = self.verdicts.get(said)
        if number is None:
            if not self.learning:
                return NEW
            number = self.verdicts[said] = 2 * len(self.verdicts) + 3
        return number

    def next_stamp(self) -> int:
        """A number that no word bears in `stamps` yet, to mark words with."""
        self._stamp += 1
        return self._stamp

    def mark_phrases(self, ids: Ints, at: Ints, edges: list[int], signs: Ints) -> None:
        """Write into `signs`, for places `at` in a row of words, the part of each in a phrase: city or company.

        ids: the row, 0 for a gap; edges: where the places of each page begin and end, which no phrase crosses.
        """
        words = self.words
        openings = np.flatnonzero(self._begins[ids[at]])
        page_ends = np.searchsorted(edges, openings, side="right")
        for place, page in zip(openings.tolist(), page_ends.tolist(), strict=True):
            here = int(at[place])
            for longer, sign in self._phrases.get(f"{words[ids[here]]} {words[ids[here + 1]]}", ()):
                if [words[number] for number in ids[here : here + len(longer)].tolist()] == longer:
                    signs[place] = sign
                    signs[place + 1 : min(place + len(longer), edges[page])] = sign + 1
                    break

    def _add(self, word: str) -> None:
        number = len(self.words)
        if number == len(self.letters):
            self._grow()
        self._numbers[word] = number
        self.words.append(word)
        self._begins[number] = word in self._firsts
        self.letters[number] = ord(_letter(word))
        lower = word.lower()
        if lower == word:
            if word in self._waiting:
                self.lower[self._waiting.pop(word)] = number
        elif lower in self._numbers:
            self.lower[number] = self._numbers[lower]
        else:
            self._waiting.setdefault(lower, []).append(number)

    def _grow(self) -> None:
        for name in ("letters", "lower", "stamps", "_begins"):
            held = getattr(self, name)
            setattr(self, name, np.concatenate((held, np.zeros_like(held))))


def written(said: Verdict) -> str:
    """A verdict as a line of text."""
    return "|".join(map(str, said))


def unwritten(line: str) -> Verdict:
    """The verdict of a line of text."""
    parts = line.split("|")
    return (parts[0], parts[1], int(parts[2]), *parts[3:]) if len(parts) > 2 else (line,)


def _letter(word: str) -> str:
    if word in _GLUE:
        return "g"
    if word in _JOINS or not word:
        return "h" if word else "|"
    if word[0].isdigit():
        return "C" if any(map(str.isupper, word)) else "n"
    if not word[0].isalpha():
        return "p"
    if not any(map(str.isupper, word[:4])):
        return "w"
    if word.isupper() and len(word) > 1:
        return "U"
    return "o" if word in function_words() else "C"


def _phrases() -> dict[str, list[tuple[list[str], int]]]:
    """The first two words of every known phrase -> its words and number, longest first."""
    found: dict[str, list[tuple[list[str], int]]] = {}
    for table, number in PHRASES:
        for form in first_column(table):
            words = form.split(" ")
            if len(words) > 1 and all(word.isalpha() for word in words):
                found.setdefault(" ".join(words[:2]), []).append((words, number))
    return {pair: sorted(forms, key=lambda one: -len(one[0])) for pair, forms in found.items()}
