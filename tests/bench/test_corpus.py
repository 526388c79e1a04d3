"""The generated corpus is deterministic, varied, quotes its truth and plants nothing unsaid."""

import itertools
import json
import re
from datetime import date
from decimal import Decimal

import pytest

from tests.bench.corpus import TEMPLATES, article, articles, write_corpus
from tests.bench.figures import in_words

SAMPLE = list(articles(300, seed=7))
FRESH = [entry for entry in SAMPLE if not entry[2]["twin"]]
NUMBER_WORDS = {in_words(number) for number in (*range(2, 21), 30, 40, 50)} | {
    "dozen",
    "hundred",
    "thousand",
    "half",
}
TIME_WORDS = {
    "year",
    "month",
    "week",
    "day",
    "today",
    "yesterday",
    "spring",
    "summer",
    "autumn",
    "winter",
    "night",
}


def test_the_same_seed_gives_the_same_article_whatever_the_size_of_the_corpus(tmp_path):
    write_corpus(tmp_path / "small", 3, seed=7)
    write_corpus(tmp_path / "large", 6, seed=7)
    for path, text, _ in SAMPLE[:3]:
        assert (tmp_path / "small" / "inbox" / path).read_bytes() == text.encode()
        assert (tmp_path / "large" / "inbox" / path).read_bytes() == text.encode()
    truth = [(tmp_path / size / "truth.jsonl").read_text().splitlines() for size in ("small", "large")]
    assert truth[0] == truth[1][:3]
    assert json.loads(truth[1][5]) == json.loads(json.dumps(SAMPLE[5][2]))


def test_another_seed_gives_other_articles():
    assert article(7, 0)[1] != article(8, 0)[1]


def test_articles_grow_one_by_one_at_the_end_of_the_truth(tmp_path):
    write_corpus(tmp_path, 3, seed=7)
    write_corpus(tmp_path, 1, seed=7, first=3)
    paths = [json.loads(line)["path"] for line in (tmp_path / "truth.jsonl").read_text().splitlines()]
    assert paths == [path for path, _, _ in SAMPLE[:4]]


def test_every_planted_span_quotes_its_article():
    for _, text, truth in SAMPLE:
        for sort in ("figures", "times", "names"):
            assert all(text[row["start"] : row["end"]] == row["text"] for row in truth[sort])


def test_no_digit_of_an_article_is_unaccounted_for():
    """Digits are planted, or stand in the masthead, a comment, a name or a sentence meant as a trap."""
    traps = [re.sub(r"\\\{\w+!?\\\}", ".+?", re.escape(template)) for template in TEMPLATES["trap"]]
    for path, text, truth in SAMPLE:
        covered = [
            (row["start"], row["end"])
            for sort in ("figures", "times", "names", "header", "noise")
            for row in truth[sort]
        ]
        covered += [match.span() for trap in traps for match in re.finditer(trap, text)]
        loose = [
            m.group() for m in re.finditer(r"\d+", text) if not any(a <= m.start() < b for a, b in covered)
        ]
        assert not loose, (path, loose)


@pytest.mark.parametrize("section", sorted(set(TEMPLATES) - {"spam", "trap"}))
def test_templates_hold_no_figure_and_no_time_of_their_own(section):
    for template in TEMPLATES[section]:
        words = set(re.findall(r"[a-z]+", re.sub(r"\{\w+!?\}", "", template.lower())))
        assert not words & (NUMBER_WORDS | TIME_WORDS), template


def test_density_is_that_of_news():
    """Per 500 words about 20 names, 8 figures and 4 dates."""
    words = sum(truth["words"] for _, _, truth in SAMPLE)
    per_500 = {
        sort: 500 * sum(len(t[sort]) for _, _, t in SAMPLE) / words for sort in ("names", "figures", "times")
    }
    assert 16 <= per_500["names"] <= 26
    assert 6 <= per_500["figures"] <= 10
    assert 3 <= per_500["times"] <= 6


def test_sentences_are_distinct_across_articles():
    sentences = [s for _, text, _ in FRESH for s in re.split(r"(?<=[.!?])\s+", text) if len(s.split()) > 8]
    assert len(set(sentences)) >= 0.97 * len(sentences)


def test_every_25th_article_retells_the_one_before_it():
    for (_, first, _), (_, second, truth) in itertools.pairwise(SAMPLE):
        if truth["twin"]:
            shared = set(first.split(". ")) & set(second.split(". "))
            assert len(shared) >= 0.7 * len(second.split(". "))
            assert first != second


def test_numbers_are_written_in_many_ways():
    quotes = [row["text"] for _, _, truth in SAMPLE for row in truth["figures"]]
    for shape in (
        r"^\$[\d.]+ billion$", r"^£[\d.]+m$", r"^USD [\d.]+ million$", r"^[\d.]+ billion euros$", r"^€[\d,]+$",
        r"^\w+ million dollars$", r"^\$\d+-\d+ billion$", r"^[\d.]+%$", r"^[\d.]+ per cent$", r"^\d+ to \d+ percent$",
        r"^[\d,]+ \w+s$", r"^\w+-\w+ \w+s$", r"^tens of thousands of", r" MW$", r" tonnes$", r"^\d+ to \d+ months$",
        r"fold$", r"^.[\d.,]+ (a|an|per) \w",
    ):  # fmt: skip
        assert any(re.search(shape, quote) for quote in quotes), shape


def test_all_kinds_headers_and_evidence_occur():
    assert {row["kind"] for _, _, t in SAMPLE for row in t["figures"]} == {
        "money", "percent", "count", "measure", "duration", "multiple",
    }  # fmt: skip
    assert any(text.startswith("---\n") for _, text, _ in SAMPLE)
    assert any(re.match(r"[A-Z]+, .+\(Harbour Wire\) - ", text) for _, text, _ in SAMPLE)
    assert any(re.match(r" date \d{4}-\d\d-\d\d ", text) for _, text, _ in SAMPLE)
    assert any(truth["published"] is None for _, _, truth in SAMPLE)
    assert any(truth["noise"] for _, _, truth in SAMPLE)


def test_truth_is_in_the_form_that_the_check_reads():
    for _, _, truth in SAMPLE:
        for row in truth["figures"]:
            assert Decimal(row["value"]) > 0
            assert row["value_max"] is None or Decimal(row["value_max"]) > Decimal(row["value"])
            assert row["unit"] or row["kind"] == "multiple"
        for row in truth["times"]:
            assert date.fromisoformat(row["begins_on"]) <= date.fromisoformat(row["ends_on"])


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "zero"),
        (13, "thirteen"),
        (40, "forty"),
        (58, "fifty-eight"),
        (100, "one hundred"),
        (715, "seven hundred and fifteen"),
    ],
)
def test_numbers_in_words(number, words):
    assert in_words(number) == words
