"""Training of the name recogniser: examples in, weights out. Needs python-crfsuite, which reading does not."""

import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from pipeline.text.read.mention_sure import SIGNALS, TYPES
from pipeline.text.tag.attributes import attributes
from pipeline.text.tag.grid import CHANNELS, PLACES
from pipeline.text.tag.model import BEYOND, Weights, rows_of
from pipeline.text.tag.vocabulary import Vocabulary, written
from pipeline.train.names_data import Example, is_own

SETTINGS: Mapping[str, float | bool] = {
    "c1": 0.1,
    "c2": 0.3,
    "max_iterations": 70,
    "feature.possible_transitions": True,
    "feature.minfreq": 2,
}
NEAR = frozenset(("-1", "0", "+1"))
"""Places where every attribute of a word counts; elsewhere only what FAR names."""
FAR = ("l=", "s=", "t=", "k=", "3=")
HABIT = "tweet"
"""The feature that takes up how much less is labelled in tweets than elsewhere; it is not part of the weights."""
NEWS, PUBLIC = 4, 2
"""How often each zone counts of GUM and MEANTIME, which are nearest to what is read, and of the other public sets; a
text of our own, in which names are dense, counts once."""
LIKE_NEWS = ("GUM", *"0123456789")
COMMON = 8
"""A word met so often in training gets its row before any page is read."""
IMPOSSIBLE = np.float32(-100.0)
LABELS = ["O", *(f"{part}-{kind}" for kind in (*TYPES, "MISC") for part in "BI")]


class Features:
    """Names of the features of every word of a grid, as training takes them."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._known: dict[tuple[int, int], list[str]] = {}

    def sequences(self, example: Example) -> Iterator[tuple[list[list[str]], list[str]]]:
        """The zones of an example, each word as its features, with their labels."""
        grid = example.grid
        words, signs = grid.words.tolist(), grid.signs.tolist()
        habit = [HABIT] if example.text.name.startswith("btc") else []
        features = [
            [name for place, word in enumerate(row) for name in self._at(place, word)]
            + [f"{CHANNELS[channel]}:{sign}" for channel, sign in enumerate(said)]
            + habit
            for row, said in zip(words, signs, strict=True)
        ]
        for first, length in zip(grid.first.tolist(), grid.lengths.tolist(), strict=True):
            yield features[first : first + length], example.labels[first : first + length]

    def _at(self, place: int, word: int) -> list[str]:
        key = (place, word)
        if key not in self._known:
            named = attributes(self._vocabulary.words[word]) if word else (BEYOND,)
            if PLACES[place] not in NEAR:
                named = tuple(one for one in named if one.startswith(FAR) or len(one) < 2 or one == BEYOND)
            self._known[key] = [f"{PLACES[place]}:{one}" for one in named]
        return self._known[key]


class Learned(NamedTuple):
    """What training makes: the weight of each feature with each label, and of each label after another."""

    states: dict[tuple[str, str], float]
    moves: dict[tuple[str, str], float]


def learn(
    examples: Sequence[Example], vocabulary: Vocabulary, settings: Mapping[str, float | bool] = SETTINGS
) -> Learned:
    """Train on examples, whose grids were made with `vocabulary`. The same examples give the same weights."""
    import pycrfsuite

    features = Features(vocabulary)
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params(dict(settings))
    for example in examples:
        for items, labels in features.sequences(example):
            for _ in range(_times(example)):
                trainer.append(pycrfsuite.ItemSequence(items), labels)
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "names.crf")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        info = tagger.info()
        tagger.close()
    return Learned(dict(info.state_features), dict(info.transitions))


def _times(example: Example) -> int:
    """How often the zones of an example count."""
    name = example.text.name
    return NEWS if name.startswith(LIKE_NEWS) else 1 if is_own(name) else PUBLIC


def mean_of(several: Sequence[Learned]) -> Learned:
    """The mean of several trainings: what only one of them believes counts less."""
    return Learned(_mean([one.states for one in several]), _mean([one.moves for one in several]))


def _mean(several: Sequence[dict[tuple[str, str], float]]) -> dict[tuple[str, str], float]:
    names = dict.fromkeys(name for one in several for name in one)
    return {name: sum(one.get(name, 0.0) for one in several) / len(several) for name in names}


def weights_of(learned: Learned, vocabulary: Vocabulary, examples: Sequence[Example]) -> Weights:
    """The tables that scoring takes, from weights by name; the words of `examples` that are common are laid ready."""
    states, transitions = learned
    common = _common(examples, vocabulary)
    verdicts = [written(said) for said in vocabulary.verdicts]
    numbers = {label: place for place, label in enumerate(LABELS)}
    signs = [np.zeros((2 * len(verdicts) + 3 if name[0] == "r" else 16, len(LABELS)), np.float32) for name in CHANNELS]
    names = sorted({feature.partition(":")[2] for feature, _ in states if feature.partition(":")[0] in PLACES})
    rows = {name: place for place, name in enumerate(names)}
    table = np.zeros((len(names), len(PLACES) * len(LABELS)), np.float32)
    for (feature, label), weight in states.items():
        place, _, name = feature.partition(":")
        if place == HABIT:
            continue
        if place in PLACES:
            table[rows[name], PLACES.index(place) * len(LABELS) + numbers[label]] = weight
        else:
            signs[CHANNELS.index(place)][int(name), numbers[label]] = weight
    sure = np.zeros(len(SIGNALS), np.float32)
    made = rows_of(common, rows, table)
    return Weights(LABELS, _moves(transitions, numbers), rows, table, signs, verdicts, common, made, sure)


def _moves(transitions: dict[tuple[str, str], float], numbers: dict[str, int]) -> np.ndarray:
    """Weights from label to label; a label that continues a name follows only a label of the same type."""
    moves = np.zeros((len(numbers), len(numbers)), np.float32)
    for (left, right), weight in transitions.items():
        moves[numbers[left], numbers[right]] = weight
    for left, row in numbers.items():
        for right, column in numbers.items():
            if right[0] == "I" and left[2:] != right[2:]:
                moves[row, column] = IMPOSSIBLE
    return moves


def _common(examples: Sequence[Example], vocabulary: Vocabulary) -> list[str]:
    times = Counter(int(word) for example in examples for word in example.grid.words.ravel())
    return sorted(vocabulary.words[word] for word, count in times.items() if word and count >= COMMON)

