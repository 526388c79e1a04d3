"""Chains of many documents become entities: joined when sure, left alone when in doubt."""

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.reconcile.entities import ChainGroup, resolve


def group(name, kind="PERSON", known=False, aliases=(), mentions=1, documents=1):
    return ChainGroup(name, kind, known, tuple(aliases), mentions, documents)


def test_a_bare_surname_is_left_to_context():
    joined = resolve([group("Novak"), group("Clara Novak")])
    assert joined["Novak", "PERSON"] == ("Novak", "PERSON", "name")


def test_initials_are_written_in_many_ways():
    joined = resolve([group("T. R. Hale", documents=3), group("TR Hale"), group("T.R. Hale")])
    assert {target[:2] for target in joined.values()} == {("T. R. Hale", "PERSON")}


def test_legal_forms_and_case_are_variants_of_one_name():
    joined = resolve([group("Acme", "ORG", documents=5), group("Acme Inc.", "ORG"), group("ACME", "ORG")])
    assert {target[:2] for target in joined.values()} == {("Acme", "ORG")}


def test_known_name_stands_for_its_variants():
    joined = resolve([group("Oracle", "ORG", known=True), group("Oracle Corp.", "ORG", documents=9)])
    assert joined["Oracle Corp.", "ORG"] == ("Oracle", "ORG", "spelling")


def test_one_name_under_two_types_takes_the_type_of_more_documents():
    joined = resolve([group("Korvatek", "ORG", documents=7), group("Korvatek", "PERSON")])
    assert joined["Korvatek", "PERSON"] == ("Korvatek", "ORG", "type")


def test_one_name_under_two_types_stays_two_on_a_tie():
    joined = resolve([group("Korvatek", "ORG"), group("Korvatek", "PERSON")])
    assert joined == {key: (*key, "name") for key in joined}


def test_two_known_things_of_one_name_stay_two():
    joined = resolve([group("Jordan", "PLACE", known=True), group("Jordan", "PERSON", known=True)])
    assert joined == {key: (*key, "name") for key in joined}


def test_acronym_joins_the_only_name_that_has_it_as_alias():
    joined = resolve([group("NWA", "ORG"), group("National Widget Agency", "ORG", aliases=["NWA"])])
    assert joined["NWA", "ORG"] == ("National Widget Agency", "ORG", "alias")


def test_an_acronym_of_two_names_is_left_to_context():
    joined = resolve([group("NWA", "ORG"), *(group(f"N{word} A", "ORG", aliases=["NWA"]) for word in ("ew W", "ow W"))])
    assert joined["NWA", "ORG"] == ("NWA", "ORG", "name")


def test_a_known_name_is_never_another_name_of_an_unknown_one():
    joined = resolve([group("NBA", "ORG", known=True), group("Norland Bar Association", "ORG", aliases=["NBA"])])
    assert joined["NBA", "ORG"] == ("NBA", "ORG", "name")


def test_names_that_call_each_other_so_are_one():
    joined = resolve([group("Arden Oil", "ORG", aliases=["Arden Heat"]), group("Arden Heat", "ORG", aliases=["Arden Oil"])])
    assert {target[:2] for target in joined.values()} == {("Arden Heat", "ORG")}


def test_surname_that_is_a_known_place_is_left_alone():
    joined = resolve([group("London", "PLACE", known=True), group("Jack London")])
    assert joined["London", "PLACE"] == ("London", "PLACE", "name")


NAMES = [
    "Musk",
    "Elon Musk",
    "musk",
    "Acme",
    "Acme Inc.",
    "ACME Corp",
    "Jane Smith",
    "Smith",
    "J. Smith",
    "NWA",
    "X",
    "",
    "Jr.",
    "Inc.",
]
GROUPS = st.lists(
    st.builds(
        group,
        st.sampled_from(NAMES),
        st.sampled_from(["PERSON", "ORG", "PLACE"]),
        st.booleans(),
        st.lists(st.sampled_from(NAMES), max_size=2),
        st.integers(1, 9),
        st.integers(1, 5),
    ),
    max_size=25,
)


@settings(max_examples=200, deadline=None)
@given(GROUPS, st.randoms(use_true_random=False))
def test_order_of_arrival_changes_nothing_and_an_entity_is_its_own_entity(groups, order):
    joined = resolve(groups)
    shuffled = list(groups)
    order.shuffle(shuffled)
    assert resolve(shuffled) == joined
    assert set(joined) == {(one.name, one.type) for one in groups}
    assert all(joined[target[:2]][:2] == target[:2] for target in joined.values())


def test_hundred_thousand_groups_take_seconds():
    groups = [group(f"Name{at % 9_000} Family{at}", documents=at % 5 + 1) for at in range(60_000)]
    groups += [group(f"Family{at}") for at in range(40_000)]
    started = time.process_time()
    joined = resolve(groups)
    assert time.process_time() - started < 40
    assert len(joined) == 100_000
