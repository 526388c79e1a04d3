"""The MinHash signature of an article, by which near-duplicates find one another."""

import struct

from rensa import RMinHash

PERMUTATIONS = 64
SEED = 20240601
FEWEST_WORDS = 25
"""Words below which two texts are alike by chance; their signature stays empty."""


def signature_of(words: list[str]) -> bytes:
    """MinHash values (32 bits, little-endian) of the three-word shingles of `words` (lower case)."""
    if len(words) < FEWEST_WORDS:
        return b""
    hashed = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
    hashed.update(list(map(" ".join, zip(words, words[1:], words[2:], strict=False))))
    return struct.pack(f"<{PERMUTATIONS}I", *hashed.digest())
