"""Near-duplicates: copies and rewrites share a cluster, other articles do not, in any order of arrival."""

import random
import struct
import time
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from pipeline.reconcile.clusters import THRESHOLD, cluster
from pipeline.text.staging.shingles import signature_of

WORDS = [
    f"{head}{tail}"
    for head in "ba be bi bo bu da de di do du".split()
    for tail in "k l m n p r s t v z".split()
]


def article(seed: int, sentences: int = 30) -> list[list[str]]:
    """Sentences of sixteen words drawn from a small vocabulary."""
    pick = random.Random(seed)
    return [[pick.choice(WORDS) for _ in range(16)] for _ in range(sentences)]


def rewritten(sentences: list[list[str]], every: int, seed: int) -> list[list[str]]:
    """The article with every n-th sentence written anew."""
    fresh = article(seed, len(sentences))
    return [fresh[i] if i % every == 0 else sentence for i, sentence in enumerate(sentences)]


def sign(sentences: list[list[str]]) -> bytes:
    return signature_of([word for sentence in sentences for word in sentence])


def packed(*values: int) -> bytes:
    return struct.pack(f"<{len(values)}I", *values)


def likeness(left: bytes, right: bytes) -> float:
    pairs = list(zip(struct.iter_unpack("<I", left), struct.iter_unpack("<I", right), strict=True))
    return sum(a == b for a, b in pairs) / len(pairs)


def test_a_copy_joins_the_smallest_id() -> None:
    text = sign(article(1))
    assert cluster([("d_2", text), ("d_1", text), ("d_3", sign(article(2)))]) == {
        "d_1": "d_1",
        "d_2": "d_1",
        "d_3": "d_3",
    }


def test_the_threshold_lies_between_rewrites_and_strangers() -> None:
    """Measured on 40 articles: a reprint with every fifth sentence new stays above, strangers far below."""
    originals = [article(seed) for seed in range(40)]
    reprints = [likeness(sign(text), sign(rewritten(text, 5, 900 + i))) for i, text in enumerate(originals)]
    strangers = [likeness(sign(a), sign(b)) for a, b in pairwise(originals)]
    assert min(reprints) > THRESHOLD + 0.05
    assert max(strangers) < THRESHOLD - 0.2


def test_rewrites_share_a_cluster_and_strangers_do_not() -> None:
    originals = [article(seed) for seed in range(30)]
    signatures = [(f"d_{i:02}a", sign(text)) for i, text in enumerate(originals)]
    signatures += [(f"d_{i:02}b", sign(rewritten(text, 6, 500 + i))) for i, text in enumerate(originals)]
    assert cluster(signatures) == {name: f"{name[:-1]}a" for name, _ in signatures}


def test_a_chain_of_rewrites_is_one_cluster() -> None:
    first = article(1)
    second = rewritten(first, 5, 11)
    third = rewritten([*second[1:], second[0]], 4, 12)
    assert set(cluster([("a", sign(third)), ("b", sign(second)), ("c", sign(first))]).values()) == {"a"}


def test_empty_signatures_are_alike_to_nothing() -> None:
    assert cluster([("a", b""), ("b", b""), ("c", b"")]) == {"a": "a", "b": "b", "c": "c"}


def test_signatures_of_other_lengths_are_not_compared() -> None:
    assert cluster([("a", packed(*[1] * 64)), ("b", packed(*[1] * 32)), ("c", packed(1))]) == {"a": "a", "b": "b", "c": "c"}


def test_nothing_gives_nothing() -> None:
    assert cluster([]) == {}


POOL = [sign(rewritten(article(seed % 4), 3, seed)) for seed in range(12)]


@given(st.permutations(list(enumerate(POOL))))
def test_the_order_of_arrival_does_not_matter(order: list[tuple[int, tuple[int, ...]]]) -> None:
    expected = cluster((f"d{i:02}", text) for i, text in enumerate(POOL))
    assert cluster((f"d{i:02}", text) for i, text in order) == expected


def test_thousands_of_copies_take_no_quadratic_time() -> None:
    text = sign(article(1))
    copies = [(f"d{i:05}", text) for i in range(5_000)]
    began = time.process_time()
    assert set(cluster(copies).values()) == {"d00000"}
    assert time.process_time() - began < 20


def test_thousands_that_share_a_band_and_no_more_stay_apart_in_bounded_time() -> None:
    pick = random.Random(7)
    shared = pick.randbytes(6 * 4)
    rows = [(f"d{i:05}", shared + pick.randbytes(58 * 4)) for i in range(4_000)]
    began = time.process_time()
    assert len(set(cluster(rows).values())) == 4_000
    assert time.process_time() - began < 20
