"""Nothing evaporates: what does not add up is said in numbers."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.quality.conservation import CANDIDATES, FILES, ROWS, Counts, check

SMALL = st.dictionaries(st.sampled_from(["mentions", "quantities", "facts"]), st.integers(0, 9))


def test_sums_that_come_out_are_not_mentioned() -> None:
    counts = Counts(
        files=5,
        documents=3,
        refused=2,
        found={"mentions": 7},
        readings={"mentions": 4},
        rejects={"mentions": 3},
        extracted={"quantities": 6},
        published={"quantities": 6},
    )
    assert check(counts) == []


def test_a_lost_file_is_told() -> None:
    (violation,) = check(Counts(files=5, documents=3, refused=1))
    assert violation.law == FILES
    assert violation.explanation == "files: 5 files, but 3 documents and 1 refused: 1 got lost."


def test_a_candidate_out_of_nowhere_is_told() -> None:
    (violation,) = check(Counts(0, 0, 0, found={"mentions": 1}, readings={"mentions": 1}, rejects={"mentions": 2}))
    assert violation.law == CANDIDATES
    assert violation.explanation == "mentions: 1 candidates, but 1 readings and 2 rejects: 2 came from nowhere."


def test_a_table_that_only_one_side_knows_counts_as_zero_on_the_other() -> None:
    (violation,) = check(Counts(0, 0, 0, extracted={"facts": 2}))
    assert (violation.law, violation.subject, violation.whole, violation.parts) == (ROWS, "facts", 2, (0, 0))


@given(SMALL, SMALL)
def test_a_sum_made_of_its_parts_always_comes_out(kept: dict[str, int], refused: dict[str, int]) -> None:
    whole = {name: kept.get(name, 0) + refused.get(name, 0) for name in {*kept, *refused}}
    assert check(Counts(0, 0, 0, whole, kept, refused, whole, kept, refused)) == []


@given(SMALL, SMALL, st.sampled_from(["mentions", "quantities", "facts"]), st.integers(1, 9))
def test_any_row_too_few_is_noticed(kept: dict[str, int], refused: dict[str, int], table: str, lost: int) -> None:
    whole = {name: kept.get(name, 0) + refused.get(name, 0) for name in {*kept, *refused}}
    whole[table] = whole.get(table, 0) + lost
    (violation,) = check(Counts(0, 0, 0, extracted=whole, published=kept, quarantined=refused))
    assert violation.subject == table and f"{lost} got lost" in violation.explanation
