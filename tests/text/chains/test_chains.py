"""The mentions of one thing within a page, by cases that anyone can edit, and by what must hold for any page."""

import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.score.marked import Marked, unmark
from pipeline.score.public.pages import read_text
from pipeline.text.lexicon import lexicon
from pipeline.text.read.chain_names import given_names, person_name, relation, same_given, spoken
from pipeline.text.read.chain_traits import traits_after, traits_before

CASES = Path(__file__).parents[2] / "cases" / "chains.txt"


def _cases() -> list[object]:
    parts = re.split(r"^---- (.+)\n", CASES.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    pairs = list(zip(parts[::2], parts[1::2], strict=True))
    return [
        pytest.param(unmark(name, text), id=name, marks=[pytest.mark.xfail(strict=True)] if name.startswith("xfail") else [])
        for name, text in pairs
    ]


@pytest.mark.parametrize("case", _cases())
def test_names_of_one_label_are_one_chain(case: Marked) -> None:
    read = {(one.start_char, one.end_char): one.chain_id for one in read_text(case.text).mentions}
    missed = [case.text[start:end] for start, end, _ in case.names if (start, end) not in read]
    assert not missed, f"not recognised: {missed}"
    found: dict[str, set[str]] = {}
    for start, end, label in case.names:
        found.setdefault(label, set()).add(read[start, end])
    assert {label: len(chains) for label, chains in found.items()} == dict.fromkeys(found, 1)
    assert len({min(chains) for chains in found.values()}) == len(found), "two labels are one chain"


@pytest.mark.parametrize(
    ("text", "name", "traits"),
    [
        ("Welsh fly-half Huw Rees kicked.", "Huw Rees", {"role:fly-half", "field:sport", "from:Wales"}),
        ("It was Mrs. Rees again.", "Rees", {"gender:f"}),
        ("Huw Rees, 34, a baker, sang.", "Huw Rees", {"born:1990", "role:baker", "field:trade"}),
        ("Huw Rees, mayor of Leeds, sang.", "Huw Rees", {"role:mayor", "field:politics"}),
        ("The mayor met Huw Rees, who beat a baker.", "Huw Rees", set()),
        ("Huw Rees, 12,400 fans and a baker sang.", "Huw Rees", set()),
        ("They like the baker. Huw Rees sang.", "Huw Rees", set()),
    ],
)
def test_what_is_said_beside_a_name(text: str, name: str, traits: set[str]) -> None:
    start = text.index(name)
    assert set(traits_before(text, start) + traits_after(text, start + len(name), 2024)) == traits


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("J.K. Rowling", ("j", "k", "Rowling", "")),
        ("JK Rowling", ("j", "k", "Rowling", "")),
        ("Tom Wexler Jr.", ("tom", "", "Wexler", "jr")),
        ("Kim Min-ji", ("min-ji", "", "Kim", "")),
        ("Kim Johnson", ("kim", "", "Johnson", "")),
        ("Zhang Weimin", ("weimin", "", "Zhang", "")),
        ("Ursula von der Leyen", ("ursula", "", "Leyen", "")),
        ("Pelé", ("", "", "Pelé", "")),
    ],
)
def test_a_name_in_parts(name: str, parts: tuple[str, ...]) -> None:
    assert person_name(name) == parts


@pytest.mark.parametrize(
    ("left", "right"), [("Zelensky", "Zelenskyy"), ("Andrii", "Andriy"), ("Sergei", "Sergey"), ("Mohammed", "Mohamed")]
)
def test_spellings_of_one_sound(left: str, right: str) -> None:
    assert spoken(left) == spoken(right)


@pytest.mark.parametrize(("left", "right"), [("Hill", "Hall"), ("Berg", "Burg"), ("Lee", "Lo"), ("Brown", "Braun")])
def test_different_names_do_not_sound_alike(left: str, right: str) -> None:
    assert spoken(left) != spoken(right)


@pytest.mark.parametrize("row", lexicon("nicknames"), ids=lambda row: f"{row['nickname']}-{row['given']}")
def test_every_nickname_may_stand_for_its_name_and_for_no_other(row: dict[str, str]) -> None:
    assert same_given(row["nickname"].lower(), row["given"].lower())
    assert "xerxes" not in given_names(row["nickname"].lower())


@pytest.mark.parametrize("row", lexicon("namesakes"), ids=lambda row: f"{row['name']}-{row['sense']}")
def test_every_sense_has_cues_that_choose_it(row: dict[str, str]) -> None:
    from pipeline.text.read.chain_senses import meant
    from tests.text.chains.pages import said

    assert len(set(row["cues"].split("|"))) == len(row["cues"].split("|"))
    key = ("ORG", row["name"])
    wanted = key if row["sense"] == row["name"] else (row["type"], row["sense"])
    assert meant(said(row["cues"].split("|")), key) == wanted


@pytest.mark.parametrize(
    ("short", "full", "kind", "words"),
    [
        ("Rees", "Huw Rees", "PERSON", "surname"),
        ("Huw", "Huw Rees", "PERSON", "given name"),
        ("Bill Rees", "William Rees", "PERSON", "short form of the given name"),
        ("Acme", "Acme Inc.", "ORG", "without the legal form"),
        ("NFA", "National Ferry Authority", "ORG", "initials"),
        ("Facebook", "Meta", "ORG", "another name"),
    ],
)
def test_what_a_form_is_to_a_name(short: str, full: str, kind: str, words: str) -> None:
    assert relation(short, full, kind) == words


WORDS = st.sampled_from(
    ["Peter Novak", "Paul Novak", "Novak", "Mr. Novak", "NFA", "(NFA)", "National Ferry Authority", "Georgia", "said", "in",
     ", formerly", "Georgia Hale", "Acme Inc.", "Acme", "née", "(", ")", ".", "will be called", "Kim", "Kim Min-ji"]
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(WORDS, max_size=30))
def test_every_mention_has_one_chain_and_chains_count_them(words: list[str]) -> None:
    read = read_text(" ".join(words))
    counts: dict[str, int] = {}
    for mention in read.mentions:
        counts[mention.chain_id] = counts.get(mention.chain_id, 0) + 1
    assert {chain.chain_id: chain.mention_count for chain in read.chains} == counts


def test_a_page_of_namesakes_takes_time_that_grows_with_it() -> None:
    def seconds(count: int) -> float:
        text = " ".join(f"Mr. Novak met Name{at} Novak and Anna Novak (NFA)." for at in range(count))
        started = time.process_time()
        read_text(text)
        return time.process_time() - started

    seconds(50)
    assert seconds(1_600) < 16 * seconds(400) + 0.5


@pytest.mark.parametrize("name", ["Peter . Novak", ". Novak", "...", "J. . Novak Jr."])
def test_a_lone_stop_within_a_name_is_no_part_of_it(name: str) -> None:
    parts = person_name(name)
    assert "." not in (parts.given, parts.middle)
