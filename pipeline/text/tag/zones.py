"""Stretches of words in which names may stand, found over letters that say what each word may be there.

As a pattern over the letters: `[no]?[CU]([ghno]{0,3}[CU]){0,12}n?`, the longest at each place: a number or article,
capitalised words with small words and numbers between them, a number; 51 words at most.
"""

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int32]
BETWEEN, MOST = 3, 13
"""Words that may stand between two capitalised ones, and how many of these a zone has at most."""


def _table(letters: str) -> NDArray[np.bool_]:
    return np.isin(np.arange(256), [ord(letter) for letter in letters])


_CAPITAL, _JOINING, _LEADING, _NUMBER = map(_table, ("CU", "CUghno", "no", "n"))


def zones_of(letters: NDArray[np.uint8]) -> Ints:
    """(zones, 2): where each begins and ends in a row of letters that begins and ends with a gap."""
    capitals = np.flatnonzero(_CAPITAL[letters])
    if not len(capitals):
        return np.empty((0, 2), dtype=np.int32)
    breaks = np.cumsum(~_JOINING[letters], dtype=np.int32)[capitals]
    joined = (np.diff(breaks) == 0) & (np.diff(capitals) <= BETWEEN + 1)
    opens = np.append(True, ~joined)
    place = np.arange(len(capitals))
    run = place - np.maximum.accumulate(np.where(opens, place, 0))
    opens |= run % MOST == 0
    firsts = capitals[opens]
    ends = capitals[np.append(opens[1:], True)] + 1
    ends += _NUMBER[letters[ends]]
    free = firsts > np.append(0, ends[:-1])
    begins = firsts - (free & _LEADING[letters[firsts - 1]])
    return np.stack((begins, ends), axis=1).astype(np.int32)
