"""`factmill train names`, step by step: read, learn without each third, weigh the signals of confidence, learn all.

What ships is the mean of these trainings.
"""

from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

import numpy as np

from pipeline.errors import FactmillError
from pipeline.text.read.mention_sure import Floats, rows_of
from pipeline.text.read.mention_tagged import POLICY, judged
from pipeline.text.tag.model import Model, save
from pipeline.text.tag.spans import Tagger
from pipeline.text.tag.vocabulary import Vocabulary
from pipeline.train import names_sure
from pipeline.train.names import Learned, learn, mean_of, weights_of
from pipeline.train.names_data import Example, example, training_texts

FOLDS = 3


def build(folder: Path, target: Path) -> Iterator[str]:
    """Train on the sets below `folder` and write `target`; yields what was done. Raises FactmillError without them."""
    _needs_trainer()
    vocabulary = Vocabulary()
    vocabulary.learning = True
    examples = [made for text in training_texts(folder) if (made := example(text, vocabulary))]
    yield f"read {len(examples)} texts with {sum(len(one.labels) for one in examples)} words to label"
    seen: list[Floats] = []
    right: list[bool] = []
    trainings: list[Learned] = []
    for fold in range(FOLDS):  # A text and its lines as headings are in one third.
        rest = [one for one in examples if _fold(one) != fold]
        trainings.append(learn(rest, vocabulary))
        tagger = Tagger(Model(weights_of(trainings[-1], vocabulary, rest)))
        for one in examples:
            if _fold(one) == fold and not one.text.name.startswith("btc"):
                _judge(one, tagger, seen, right)
        yield f"fitted without part {fold + 1} of {FOLDS}"
    trainings.append(learn(examples, vocabulary))
    weights = weights_of(mean_of(trainings), vocabulary, examples)
    weights = weights._replace(sure=names_sure.fit(np.concatenate(seen), np.array(right)))
    save(weights, target)
    yield f"wrote {target.name}: {len(weights.table)} attributes, {np.count_nonzero(weights.table)} weights"


def _judge(one: Example, tagger: Tagger, seen: list[Floats], right: list[bool]) -> None:
    """Add the signals of every name of the labelled types, and whether it is right."""
    labels = {(name.start, name.end, name.type) for name in one.text.names}
    drawn = judged([one.page], [one.rules], tagger, POLICY)[0] or []
    names = [name for name, _ in drawn]
    counted = [place for place, name in enumerate(names) if name.type in one.text.types]
    if counted:
        seen.append(rows_of([drawn])[counted])
        right += [(names[place].start, names[place].end, names[place].type) in labels for place in counted]


def _fold(one: Example) -> int:
    """The third of a text: the second byte of a hash of its name, by three."""
    name = one.text.name.removesuffix("-capitals").removesuffix("-titles")
    return blake2b(name.encode(), digest_size=2).digest()[1] % FOLDS


def _needs_trainer() -> None:
    try:
        import pycrfsuite  # noqa: F401
    except ImportError as error:
        raise FactmillError("python-crfsuite is not here", 'Install it: pip install "factmill[train]"') from error
