"""Pairs of mentions, within documents and across them; marked articles; the floors that resolution is held to."""

from itertools import combinations
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cli.group import factmill
from pipeline.errors import FactmillError
from pipeline.score import is_marked, read_floors, read_marked
from pipeline.score.entities import Linked, pairs
from pipeline.score.marked import MARK, unmark, write_plain

HOME = Path(__file__).resolve().parents[2]
ARTICLES = HOME / "tests" / "cases" / "entities"
FLOORS = HOME / ".ci" / "floors" / "entities.csv"
FEWEST, SHORTEST, LONGEST = 60, 75, 210

NAMES = st.lists(
    st.builds(
        Linked,
        st.sampled_from(["a", "b", "c"]),
        st.just("x"),
        st.sampled_from([None, "one", "two"]),
        st.sampled_from([None, "e1", "e2"]),
    ),
    max_size=14,
)


@given(NAMES)
def test_pairs_are_those_that_counting_them_one_by_one_gives(names: list[Linked]) -> None:
    within, across = [0, 0, 0], [0, 0, 0]
    for left, right in combinations(names, 2):
        read = left.entity == right.entity is not None
        labelled = left.label == right.label is not None
        counts = within if left.document == right.document else across
        for at, counted in enumerate((read and labelled, read, labelled)):
            counts[at] += counted
    assert pairs(names) == (tuple(within), tuple(across))


def test_a_marked_text_is_its_article_and_its_names() -> None:
    article = unmark("a.txt", "So [[Musk|elon-musk]] left [[Los Angeles]], [[Conan O'Brien]] said.")
    assert article.text == "So Musk left Los Angeles, Conan O'Brien said."
    assert [(article.text[start:end], label) for start, end, label in article.names] == [
        ("Musk", "elon-musk"),
        ("Los Angeles", "los-angeles"),
        ("Conan O'Brien", "conan-obrien"),
    ]


@pytest.mark.parametrize("text", ["[[Musk", "Musk]]", "[[Musk|]]", "[[|x]]", "[[Musk|Elon Musk]]", "[[a|b|c]]", "[[a\nb]]"])
def test_a_broken_mark_is_named(text: str) -> None:
    with pytest.raises(FactmillError, match=r"a\.txt"):
        unmark("a.txt", text)


def test_plain_articles_are_the_marked_ones_without_marks(tmp_path: Path) -> None:
    articles = read_marked(ARTICLES / "held")
    write_plain(articles, tmp_path)
    assert not is_marked(tmp_path)
    for article in articles:
        marked = (ARTICLES / "held" / article.path).read_text(encoding="utf-8")
        assert (tmp_path / article.path).read_text(encoding="utf-8") == MARK.sub(r"\1", marked)


def test_the_labelled_set_is_large_enough_and_a_third_of_it_is_held_out() -> None:
    articles = read_marked(ARTICLES)
    held = [article for article in articles if article.path.startswith("held/")]
    assert len(articles) >= FEWEST and len(held) * 3 >= len(articles)
    sizes = {article.path: len(article.text.split()) for article in articles}
    assert not {path: size for path, size in sizes.items() if not SHORTEST <= size <= LONGEST}


def test_resolution_is_as_good_as_its_floors() -> None:
    result = CliRunner().invoke(factmill, ["score", str(ARTICLES), "--floors", str(FLOORS)])
    assert result.exit_code == 0, result.stderr + result.stdout
    assert all(floor.figure in result.stdout for floor in read_floors(FLOORS))
