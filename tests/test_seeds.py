"""The seed inbox is as dirty as it promises to be, and its labels quote it."""

import datetime as dt
import hashlib
import itertools
import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline.rows import PREDICATES

SEEDS = Path(__file__).resolve().parents[1] / "seeds"
ARTICLES = {path.name: path for path in sorted((SEEDS / "inbox").rglob("*")) if path.is_file()}
LABELS = {path.stem: path for path in sorted((SEEDS / "gold").glob("*.json"))}
REAL = Path(__file__).resolve().parents[2] / "shared" / "gold" / "seeds"
REPLY_FORM = "Your email address will not be published"
TYPES = {"PERSON", "ORG", "PLACE", "PRODUCT", "EVENT"}
KINDS = {"money", "percent", "count", "measure", "duration", "multiple"}


@cache
def article(name: str) -> str:
    """The text that labels of an article refer to."""
    data = ARTICLES[name].read_bytes()
    if name.endswith(".html"):
        from pipeline.text.staging import stage

        return stage(name, data, hashlib.sha256(data).hexdigest()).document.text
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("latin-1")


@cache
def source(name: str) -> str:
    """The file itself, as text."""
    data = ARTICLES[name].read_bytes()
    return data.decode("utf-8" if name != "015-maison-perigord-results.txt" else "latin-1")


@cache
def labels(name: str) -> dict[str, Any]:
    return json.loads(LABELS[Path(name).stem].read_text(encoding="utf-8"))


def with_text(pattern: str, flags: int = 0) -> list[str]:
    return [name for name in ARTICLES if re.search(pattern, source(name), flags)]


def boilerplate(name: str) -> list[str]:
    return [article(name)[span["start"] : span["end"]] for span in labels(name)["boilerplate"]]


def front_matter(name: str) -> str | None:
    match = re.match(r"---\n(.*?)\n---\n", source(name), re.DOTALL)
    return match[1] if match else None


def test_there_are_at_least_sixteen_articles_and_each_has_its_own_bytes():
    assert len(ARTICLES) >= 16
    assert len({path.read_bytes() for path in ARTICLES.values()}) == len(ARTICLES)


def test_every_article_has_labels_and_every_label_file_its_article():
    assert {Path(name).stem for name in ARTICLES} == set(LABELS)
    assert all(labels(name)["doc"] == name for name in ARTICLES)


@pytest.mark.parametrize("name", ARTICLES)
def test_an_article_has_150_to_900_words(name):
    assert 150 <= len(article(name).split()) <= 900


@pytest.mark.parametrize("name", ARTICLES)
def test_labels_quote_their_article(name):
    text, gold = article(name), labels(name)
    for row in (*gold["entities"], *gold["quantities"], *gold["dates"]):
        assert text[row["start"] : row["end"]] == row["text"]
        assert row["text"] == row["text"].strip() != ""


@pytest.mark.parametrize("name", ARTICLES)
def test_labels_lie_in_the_body_and_outside_boilerplate(name):
    text, gold = article(name), labels(name)
    low, high = gold["body"]
    assert 0 <= low < high <= len(text)
    for row in (*gold["entities"], *gold["quantities"], *gold["dates"]):
        assert low <= row["start"] < row["end"] <= high
        assert not any(row["start"] < b["end"] and b["start"] < row["end"] for b in gold["boilerplate"])


@pytest.mark.parametrize("name", ARTICLES)
def test_labels_of_one_kind_do_not_overlap(name):
    for kind in ("entities", "quantities", "dates"):
        rows = sorted(labels(name)[kind], key=lambda row: row["start"])
        assert all(left["end"] <= right["start"] for left, right in itertools.pairwise(rows))


@pytest.mark.parametrize("name", ARTICLES)
def test_labels_use_the_words_of_the_contract(name):
    gold = labels(name)
    assert {kind for row in gold["entities"] for kind in row["type"]} <= TYPES
    assert {row["kind"] for row in gold["quantities"]} <= KINDS
    assert {row["modifier"] for row in gold["quantities"]} <= {"exact", "approx", "at_least", "at_most"}
    assert {row["mod"] for row in gold["dates"]} <= {"START", "MID", "END", "APPROX", None}
    assert {row["predicate"] for row in gold["facts"]} <= set(PREDICATES)
    assert {row["status"] for row in gold["facts"]} <= {"actual", "expected", "denied"}


@pytest.mark.parametrize("name", ARTICLES)
def test_figures_have_a_unit_and_ranges_rise(name):
    for row in labels(name)["quantities"]:
        assert row["unit"]
        assert row["value_max"] is None or row["value"] < row["value_max"]
        assert row["kind"] != "percent" or "percent" in row["unit"]
        assert row["kind"] != "money" or re.fullmatch(r"[A-Z]{3}(/\w+)?", row["unit"])


@pytest.mark.parametrize("name", ARTICLES)
def test_dates_are_days_in_order(name):
    for row in labels(name)["dates"]:
        if row["begin"] is not None:
            assert dt.date.fromisoformat(row["begin"]) <= dt.date.fromisoformat(row["finish"])


@pytest.mark.parametrize("name", ARTICLES)
def test_facts_name_labelled_entities_and_figures(name):
    gold = labels(name)
    entities = {row["entity"] for row in gold["entities"]}
    quantities = {row["id"] for row in gold["quantities"]}
    assert gold["facts"]
    for fact in gold["facts"]:
        assert fact["subject"] in entities
        assert fact["object"] is None or fact["object"] in entities
        assert fact["quantity"] is None or fact["quantity"] in quantities


@pytest.mark.parametrize("name", ARTICLES)
def test_staging_reads_the_text_that_was_labelled(name):
    from pipeline.text.staging import stage

    data = ARTICLES[name].read_bytes()
    assert stage(name, data, hashlib.sha256(data).hexdigest()).document.text == article(name)


def test_one_front_matter_is_no_yaml_and_is_published_a_year_before_it_was_created():
    broken = [name for name in ARTICLES if (front_matter(name) or "").count("One Man's") == 1]
    assert len(broken) == 1
    block = front_matter(broken[0])
    with pytest.raises(yaml.YAMLError):
        yaml.safe_load(block)
    days = dict(re.findall(r"^(publish|created)_date: '(\S+)'", block, re.MULTILINE))
    assert dt.date.fromisoformat(days["created"]) - dt.date.fromisoformat(days["publish"]) > dt.timedelta(360)


def test_one_article_begins_with_its_date_in_mid_line():
    assert with_text(r"\A date \d{4}-\d\d-\d\d \S")


def test_reply_forms_and_comments_with_figures_and_dates_are_labelled_as_boilerplate():
    with_form = [name for name in ARTICLES if any(REPLY_FORM in span for span in boilerplate(name))]
    assert len(with_form) >= 3
    spam = [span for name in with_form for span in boilerplate(name)]
    assert any(re.search(r"\$\d", span) for span in spam)
    assert any(re.search(r"\b20\d\d\b", span) for span in spam)


def test_some_articles_have_bulleted_take_aways():
    assert with_text(r"^ *• .+\n *• ", re.MULTILINE)
    assert with_text(r"^\* .+\n\* ", re.MULTILINE)


def test_some_articles_have_no_date_at_all():
    assert sum(labels(name)["published"] is None for name in ARTICLES) >= 3


def test_markdown_images_are_labelled_as_boilerplate():
    names = with_text(r"!\[[^\]]*\]\([^)]+\)")
    assert names
    assert all(any(span.startswith("![") for span in boilerplate(name)) for name in names)


def test_curly_quotes_and_non_breaking_spaces_occur():
    assert with_text("[\u2018\u2019].*[\u201c\u201d]|[\u201c\u201d].*[\u2018\u2019]", re.DOTALL)
    assert with_text(r"\d\u00a0\w")


def test_one_saved_web_page_has_navigation_cookie_banner_meta_tags_and_json_ld():
    (page,) = [source(name) for name in ARTICLES if name.endswith(".html")]
    for piece in ("<nav", "cookie-banner", 'property="article:published_time"', "application/ld+json"):
        assert piece in page


def test_one_article_is_latin_1_with_accents_and_pounds():
    data = ARTICLES["015-maison-perigord-results.txt"].read_bytes()
    with pytest.raises(UnicodeDecodeError):
        data.decode("utf-8")
    assert b"\xe9" in data
    assert b"\xa3" in data


def test_one_article_has_windows_line_ends():
    assert [name for name, path in ARTICLES.items() if b"\r\n" in path.read_bytes()]


def test_one_pair_of_articles_tells_the_same_story_in_almost_the_same_words():
    def shingles(name: str) -> set[tuple[str, ...]]:
        words = article(name).split()
        return set(zip(*(words[shift:] for shift in range(5)), strict=False))

    sets = {name: shingles(name) for name in ARTICLES}
    alike = [
        (left, right)
        for left in sets
        for right in sets
        if left < right and len(sets[left] & sets[right]) >= 0.7 * len(sets[left] | sets[right])
    ]
    assert len(alike) == 1


@pytest.mark.parametrize(
    ("subject", "predicate", "values"),
    [
        ("Tarnfell Compute", "raised", {4e9, 6e9, 5.6e9}),  # planned, raised, contradicted
        ("Tarnfell Compute", "valued_at", {18e9, 24e9}),  # superseded, then agreed upon
        ("Ondelle Motors", "has_count", {100_000, 104_000}),  # "more than" refined
        ("Hallsund", "has_capacity", {1.2, 1200}),  # gigawatts and megawatts that agree
        ("Hallsund", "costs", {3.1e9, 3.9e9}),  # revised
        ("xAI", "raised", {12e9, 6e9, 5e9, 4e9}),  # five articles at odds
        ("Halloran Sports Group", "acquired", {310e6}),  # one story twice
    ],
)
def test_articles_agree_refine_supersede_and_contradict_one_another(subject, predicate, values):
    found: dict[float, set[str]] = {}
    for name in ARTICLES:
        figures = {row["id"]: row["value"] for row in labels(name)["quantities"]}
        for fact in labels(name)["facts"]:
            if (fact["subject"], fact["predicate"]) == (subject, predicate) and fact["quantity"]:
                found.setdefault(figures[fact["quantity"]], set()).add(name)
    assert set(found) == values
    assert len(set.union(*found.values())) >= 2


@pytest.mark.skipif(not REAL.is_dir(), reason="the real articles are not beside the checkout")
def test_no_sentence_of_the_real_articles_is_copied():
    def runs(text: str) -> set[tuple[str, ...]]:
        words = re.findall(r"[\w$]+", text.replace(REPLY_FORM + ". Required fields are marked", " ").lower())
        return set(zip(*(words[shift:] for shift in range(7)), strict=False))

    real = set.union(*(runs(path.read_text(encoding="utf-8")) for path in REAL.glob("*.txt")))
    assert real
    assert not {name: runs(article(name)) & real for name in ARTICLES if runs(article(name)) & real}
