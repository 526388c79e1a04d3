"""`factmill show`."""

import json

import pytest


def test_a_fact_is_shown_with_its_evidence_marked_in_its_sentence(call) -> None:
    output = call("show", "f_1a").stdout
    assert output.startswith("OpenAI raised 6,600,000,000 USD (actual, reported by Reuters)")
    assert "[OpenAI raised $6.6 billion], said Reuters." in output
    assert "tech/chips.md" in output


def test_a_fact_names_the_findings_it_is_part_of(call) -> None:
    assert "n_1" in call("show", "f_1a").stdout


@pytest.mark.parametrize(
    "wanted", ["tech/chips.md", "chips.md", "./tech/chips.md", "d_1", "seeds/inbox/tech/chips.md"]
)
def test_a_document_is_found_by_its_path_or_a_part_of_it(call, wanted: str) -> None:
    output = call("show", wanted).stdout
    assert "[OpenAI | ORG]" in output
    assert "[$6.6 billion | 6,600,000,000 USD]" in output
    assert "repaired: an apostrophe" in output


@pytest.mark.parametrize("wanted", ["OpenAI", "open ai", "e_1"])
def test_an_entity_is_found_by_id_name_or_alias(call, wanted: str) -> None:
    output = call("show", wanted).stdout
    assert output.startswith("OpenAI (ORG)")
    assert "2 facts" in output


def test_an_entity_tells_how_its_names_came_together_and_what_was_kept_apart(call) -> None:
    output = call("show", "e_1").stdout
    assert "Wikidata      Q21708200" in output
    assert "joined        Open AI in tech/chips.md: by context; names Chips" in output
    assert "apart from    Reuters (ORG): nothing tells which is meant  e_2" in output
    assert "form          OpenAI: part of the name of OpenAI Inc." in output
    assert not any(mark in output for mark in ("\x1b", "\x9b", "\u202e", "\x07"))


def test_names_that_stand_for_several_are_listed_with_how_often_they_are_named(call) -> None:
    result = call("show", "e_")
    assert result.exit_code == 2
    assert "OpenAI (ORG, named 1 times in 1 document)" in result.stderr


@pytest.mark.parametrize(
    ("wanted", "held"), [("q_1", "[$6.6 billion]"), ("m_2", "[Reuters]"), ("s_1", "OpenAI"), ("g_1", "title")]
)
def test_any_row_can_be_shown(call, wanted: str, held: str) -> None:
    result = call("show", wanted)
    assert result.exit_code == 0
    assert held in result.stdout


def test_a_finding_quotes_both_sides(call) -> None:
    output = call("show", "n_1").stdout
    assert output.count("[OpenAI raised $6.6 billion]") == 2
    assert "6,500,000,000 USD" in output


def test_a_quarantined_row_gives_its_reasons(call) -> None:
    assert "value: must be positive" in call("show", "z_1").stdout


def test_an_ambiguous_beginning_lists_what_it_may_mean(call) -> None:
    result = call("show", "f_1")
    assert result.exit_code == 2
    assert "f_1a" in result.stderr
    assert "f_1b" in result.stderr


@pytest.mark.parametrize(
    ("wanted", "near"), [("f_2", "f_1a"), ("Opnai", "OpenAI"), ("tehc/chips.md", "tech/chips.md")]
)
def test_an_unknown_id_is_told_with_what_is_near(call, wanted: str, near: str) -> None:
    result = call("show", wanted)
    assert result.exit_code == 2
    assert near in result.stderr


@pytest.mark.parametrize("wanted", ["", " ", "%", "'", "_", "f_'; DROP", "\x1b[31m", "c_1", "\udc80"])
def test_nonsense_is_an_error_and_not_a_crash(call, wanted: str) -> None:
    result = call("show", "--", wanted)
    assert result.exit_code == 2
    assert "FACTMILL_DEBUG" not in result.stderr
    assert "\x1b" not in result.stderr


@pytest.mark.parametrize("wanted", ["d_1", "n_1"])
def test_hostile_text_is_shown_as_text(call, wanted: str) -> None:
    output = call("show", wanted).stdout
    assert "[bold red]evil[/]" in output
    assert not any(mark in output for mark in ("\x1b", "\x9b", "\u202e", "\x07"))


def test_json_holds_the_whole_row(call) -> None:
    shown = json.loads(call("show", "q_1", "--json").stdout)
    assert shown["table"] == "quantities"
    assert shown["row"]["value"] == 6600000000
