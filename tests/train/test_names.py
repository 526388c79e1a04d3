"""Training: the numpy scorer labels as the library does, the file holds what was trained, and twice is the same."""

from pathlib import Path

import numpy as np
import pytest

from pipeline.score.public.names import CORE, Labelled, Name, is_set_aside
from pipeline.score.typed import read_typed
from pipeline.text.tag.grid import grid
from pipeline.text.tag.model import Model, load, save
from pipeline.text.tag.viterbi import best_labels
from pipeline.text.tag.vocabulary import Vocabulary
from pipeline.train.names import Learned, mean_of
from pipeline.train.names_data import OWN, example
from pipeline.train.names_sure import fit

TEXTS = (
    "Ana Silva of Varnby Group met Kofi Mensah in Lisbon.\nVarnby Group hired Maria Okafor in Oslo.",
    "Kofi Mensah left Daehan Marine.\nThe Port of Lisbon paid Varnby Group, said Ana Silva.",
    "Oslo hosted Maria Okafor and the Daehan Marine board.\nLisbon and Oslo signed.",
)
KINDS = {
    **dict.fromkeys(("Ana Silva", "Kofi Mensah", "Maria Okafor"), "PERSON"),
    **dict.fromkeys(("Varnby Group", "Daehan Marine"), "ORG"),
    **dict.fromkeys(("Lisbon", "Oslo"), "PLACE"),
}


def _labelled(text):
    names = []
    for form, kind in KINDS.items():
        at = text.find(form)
        while at >= 0:
            names.append(Name(at, at + len(form), kind))
            at = text.find(form, at + 1)
    return Labelled("made", text, tuple(sorted(names)), CORE)


@pytest.fixture
def trained(tmp_path):
    pytest.importorskip("pycrfsuite")
    from pipeline.train import names

    vocabulary = Vocabulary()
    vocabulary.learning = True
    examples = [example(_labelled(text), vocabulary) for text in TEXTS]
    settings = {"c1": 0.01, "c2": 0.01, "max_iterations": 40, "feature.possible_transitions": True}
    return vocabulary, examples, settings, names


def test_the_scorer_labels_every_word_as_the_library_does(trained, tmp_path):
    import pycrfsuite

    vocabulary, examples, settings, names = trained
    features = names.Features(vocabulary)
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params(settings)
    for one in examples:
        for items, labels in features.sequences(one):
            trainer.append(pycrfsuite.ItemSequence(items), labels)
    trainer.train(str(tmp_path / "made.crf"))
    tagger = pycrfsuite.Tagger()
    tagger.open(str(tmp_path / "made.crf"))
    info = tagger.info()
    weights = names.weights_of(names.Learned(info.state_features, info.transitions), vocabulary, [])
    moves = np.where(weights.moves == names.IMPOSSIBLE, 0.0, weights.moves).astype(np.float32)
    for (left, right), weight in info.transitions.items():
        moves[weights.labels.index(left), weights.labels.index(right)] = weight
    model = Model(weights._replace(moves=moves))
    known = sorted(info.labels)
    for one in examples:
        made = grid([one.page], [one.rules], model.vocabulary)
        scores = model.scores(made)
        scores[:, [label not in known for label in weights.labels]] = -1e6
        ours = [weights.labels[n] for n in best_labels(scores, made.first, made.lengths, moves)]
        theirs = [label for items, _ in features.sequences(one) for label in tagger.tag(pycrfsuite.ItemSequence(items))]
        assert ours == theirs
        assert len(set(theirs)) > 3


def _fitted(vocabulary, examples, settings, names):
    return names.weights_of(names.learn(examples, vocabulary, settings), vocabulary, examples)


def test_the_mean_of_trainings_halves_what_one_of_two_believes():
    one = Learned({("a", "O"): 2.0, ("b", "O"): 1.0}, {("O", "O"): 1.0})
    two = Learned({("b", "O"): 3.0}, {("O", "O"): 2.0})
    assert mean_of((one, two)) == ({("a", "O"): 1.0, ("b", "O"): 2.0}, {("O", "O"): 1.5})


def test_training_twice_gives_the_same_bytes_and_the_file_holds_the_weights(trained, tmp_path):
    for name in ("one.npz", "two.npz"):
        save(made := _fitted(*trained), tmp_path / name)
    one, two = (np.load(tmp_path / name) for name in ("one.npz", "two.npz"))
    assert all(np.array_equal(one[key], two[key]) for key in one.files)
    held = load(tmp_path / "one.npz")
    assert held.attributes == made.attributes and np.array_equal(held.table, made.table)
    assert held.verdicts == made.verdicts and all(map(np.array_equal, held.signs, made.signs))


def test_the_weights_of_signals_are_those_that_made_the_names_right():
    rng = np.random.default_rng(1)
    signals = np.column_stack((np.ones(20_000), rng.normal(size=(20_000, 2)))).astype(np.float32)
    true = np.array([0.5, 1.5, -1.0])
    right = rng.random(20_000) < 1 / (1 + np.exp(-signals @ true))
    weights = fit(signals, right)
    assert np.allclose(weights, true, atol=0.1)
    likely = 1 / (1 + np.exp(-signals @ weights))
    for low in (0.1, 0.4, 0.7):
        some = (likely > low) & (likely < low + 0.2)
        assert abs(likely[some].mean() - right[some].mean()) < 0.03


def test_signals_that_always_hold_do_not_run_away():
    weights = fit(np.ones((50, 1), dtype=np.float32), np.ones(50, dtype=np.bool_))
    assert 2 < weights[0] < 10


def test_about_half_of_the_documents_are_set_aside_and_the_same_ones_every_time():
    aside = [is_set_aside(f"document-{number}") for number in range(1000)]
    assert 420 < sum(aside) < 580
    assert aside == [is_set_aside(f"document-{number}") for number in range(1000)]


def test_no_line_of_our_news_is_both_learned_and_tested():
    cases = Path(__file__).resolve().parents[1] / "cases"
    learned = _lines(OWN)
    for folder in ("names", "names-goods", "names-life", "names-news", "names-play", "names-wire"):
        tested = _lines(cases / folder)
        assert tested
        assert not learned & tested
    assert learned


def _lines(folder):
    return {line.strip() for text in read_typed(folder) for line in text.text.splitlines() if len(line) > 20}
