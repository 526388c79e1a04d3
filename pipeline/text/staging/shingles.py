"""The MinHash signature of an article, by which near-duplicates find one another."""

from rensa import RMinHash

PERMUTATIONS = 64
SEED = 20240601
FEWEST_WORDS = 25
"""Words below which two texts are alike by chance; their signature stays empty."""


def signature_of(words: list[str]) -> tuple[int, ...]:
    """MinHash values of the three-word shingles of `words` (lower case), in permutation order."""
    if len(words) < FEWEST_WORDS:
        return ()
    hashed = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
    hashed.update(list(map(" ".join, zip(words, words[1:], words[2:], strict=False))))
    return tuple(hashed.digest())
