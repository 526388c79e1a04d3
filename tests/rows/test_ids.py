"""Ids are the BLAKE2b of their parts, and stay what they were in earlier releases."""

from datetime import date
from decimal import Decimal
from hashlib import blake2b

from hypothesis import given
from hypothesis import strategies as st

from pipeline.rows import fingerprint, span_id

PARTS = st.one_of(
    st.text(st.characters()), st.none(), st.integers(), st.dates(), st.decimals(allow_nan=False), st.booleans()
)


def test_an_id_is_its_prefix_and_twenty_hex_digits_that_never_change():
    assert fingerprint("m", "d_1", 12, 30, "ORG") == "m_63374288cca8b2d4dd5c"


@given(st.lists(PARTS, max_size=6))
def test_parts_are_hashed_as_their_text_and_none_as_empty(parts: list[str | int | date | Decimal | None]):
    joined = "\x1f".join("" if part is None else str(part) for part in parts)
    digest = blake2b(joined.encode("utf-8", "surrogatepass"), digest_size=10)
    assert fingerprint("x", *parts) == f"x_{digest.hexdigest()}"


def test_a_lone_surrogate_has_an_id():
    assert fingerprint("c", "\ud800") != fingerprint("c", "\ud801")


SPANNED = st.one_of(st.none(), st.text(st.characters()))


@given(st.text(st.characters()), st.integers(0), st.integers(0), SPANNED)
def test_the_id_of_a_span_is_the_fingerprint_of_its_parts(document_id: str, start: int, end: int, said: str | None):
    parts = (document_id, start, end) if said is None else (document_id, start, end, said)
    assert span_id("q", *parts) == fingerprint("q", *parts)
