"""People who share a name: joined where documents agree, apart where they do not, whatever the order of arrival."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.reconcile.evidence import Seen
from pipeline.reconcile.people import tell_people_apart

TEAM, COACH, TOWN, BANK = "ORG:Tarnfell Rovers", "PERSON:Ana Duarte", "PLACE:Port Ellery", "ORG:Hallsund Bank"


def seen(document, name, *traits, company=(), known=False, aliases=(), around=None):
    around = traits if around is None else around
    return Seen(f"c_{document}_{name}", document, name, "PERSON", known, aliases, 1, traits, tuple(company), tuple(around))


def parted(*chains):
    """Which documents' chains are one: sets of document ids."""
    told, _ = tell_people_apart(chains)
    found = {}
    for one in told:
        found.setdefault((one.name, one.anchor), set()).add(one.chain.document_id)
    return sorted(map(sorted, found.values()))


PLAYER = seen("d1", "David Smith", "field:sport", "role:striker", company=[TEAM, COACH])
SURGEON = seen("d2", "David Smith", "field:medicine", "field:science", "role:surgeon", company=[TOWN])
TRANSFER = seen("d3", "David Smith", company=[TEAM, COACH])


def test_a_player_and_a_surgeon_are_two():
    assert parted(PLAYER, SURGEON) == [["d1"], ["d2"]]


def test_the_same_company_makes_one_of_two_documents():
    assert parted(PLAYER, SURGEON, TRANSFER) == [["d1", "d3"], ["d2"]]


def test_a_name_that_many_bear_needs_something_in_common():
    assert parted(seen("d1", "David Smith"), seen("d2", "David Smith")) == [["d1"], ["d2"]]


def test_a_rare_name_is_one_person_unless_documents_contradict_each_other():
    assert parted(seen("d1", "Orvane Tellisk"), seen("d2", "Orvane Tellisk")) == [["d1", "d2"]]
    sport = seen("d1", "Orvane Tellisk", "field:sport")
    assert parted(sport, seen("d2", "Orvane Tellisk", "field:politics")) == [["d1"], ["d2"]]


def test_enough_in_common_outweighs_a_change_of_field():
    sport = seen("d1", "Orvane Tellisk", "field:sport", company=[TEAM, COACH])
    assert parted(sport, seen("d2", "Orvane Tellisk", "field:politics", company=[TEAM, COACH])) == [["d1", "d2"]]


def test_ages_that_do_not_fit_are_two_people():
    young = seen("d1", "Orvane Tellisk", "born:2001")
    assert parted(young, seen("d2", "Orvane Tellisk", "born:1957")) == [["d1"], ["d2"]]
    assert parted(young, seen("d2", "Orvane Tellisk", "born:2002")) == [["d1", "d2"]]


def test_a_known_name_is_never_split():
    chains = [seen(f"d{at}", "Abraham Lincoln", f"field:{field}", known=True) for at, field in enumerate(("arts", "law"))]
    assert parted(*chains) == [["d0", "d1"]]


def test_a_bare_surname_joins_whom_its_document_fits():
    assert parted(PLAYER, SURGEON, seen("d4", "Smith", company=[COACH])) == [["d1", "d4"], ["d2"]]


def test_a_bare_surname_stays_by_itself_when_nothing_tells_or_two_fit():
    assert parted(PLAYER, SURGEON, seen("d4", "Smith")) == [["d1"], ["d2"], ["d4"]]
    other = SURGEON._replace(company=(COACH,))
    assert parted(PLAYER, other, seen("d4", "Smith", company=[COACH])) == [["d1"], ["d2"], ["d4"]]


def test_a_bare_rare_surname_joins_the_only_one_unless_contradicted():
    full = seen("d1", "Jane Tellisk")
    assert parted(full, seen("d2", "Tellisk")) == [["d1", "d2"]]
    assert parted(full, seen("d2", "Tellisk", "gender:m")) == [["d1"], ["d2"]]
    assert parted(seen("d1", "Jane Smith"), seen("d2", "Smith")) == [["d1"], ["d2"]]


@pytest.mark.parametrize(
    ("left", "right", "company", "one"),
    [
        ("Bill Tellisk", "William Tellisk", [BANK], True),
        ("Bill Tellisk", "William Tellisk", [], False),
        ("Bill Tellisk", "Robert Tellisk", [BANK], False),
        ("Volodymyr Tellisky", "Volodymyr Tellyskyy", [BANK], True),
        ("J. Tellisk", "Jane Tellisk", [BANK], True),
        ("Jane Q. Tellisk", "Jane Tellisk", [], True),
        ("Jane Q. Tellisk", "Jane R. Tellisk", [BANK], False),
        ("Tom Tellisk Jr.", "Tom Tellisk Sr.", [BANK], False),
        ("Tom Tellisk Jr.", "Tom Tellisk", [BANK], False),
        ("Kim Tae-woo", "Kim Min-ji", [BANK], False),
    ],
)
def test_names_that_may_be_one_need_documents_that_agree(left, right, company, one):
    told = parted(seen("d1", left, company=company), seen("d2", right, company=company))
    assert told == ([["d1", "d2"]] if one else [["d1"], ["d2"]])


def test_a_name_by_which_a_document_calls_somebody_is_a_name_of_theirs():
    assert parted(seen("d1", "William Tellisk", aliases=("Bill Tellisk",)), seen("d2", "Bill Tellisk")) == [["d1", "d2"]]


def test_what_is_kept_apart_says_why():
    _, rivals = tell_people_apart([PLAYER, SURGEON])
    assert [(one.left, one.right, one.reason) for one in rivals] == [
        (("David Smith", ""), ("David Smith", "d2"), "different field: sport / medicine, science")
    ]


THINGS = [TEAM, COACH, TOWN, BANK]
CHAINS = st.lists(
    st.builds(
        lambda at, name, traits, company: seen(f"d{at}", name, *traits, company=company),
        st.integers(0, 30),
        st.sampled_from(["Smith", "David Smith", "Dave Smith", "D. Smith", "Ann Smith", "Smith Jr.", "smith", "A B Smith"]),
        st.lists(st.sampled_from(["field:sport", "field:law", "gender:m", "gender:f", "born:1980", "from:Wales"]), max_size=3),
        st.lists(st.sampled_from(THINGS), max_size=3, unique=True),
    ),
    max_size=20,
    unique_by=lambda chain: chain.chain_id,
)


@settings(max_examples=150, deadline=None)
@given(CHAINS, st.randoms(use_true_random=False))
def test_every_chain_is_told_once_and_order_changes_nothing(chains, order):
    told, rivals = tell_people_apart(chains)
    assert sorted(one.chain.chain_id for one in told) == sorted(chain.chain_id for chain in chains)
    shuffled = list(chains)
    order.shuffle(shuffled)
    again, apart = tell_people_apart(shuffled)
    assert again == told and apart == rivals


def test_work_grows_with_the_chains_of_a_surname_not_with_their_pairs():
    def seconds(count):
        chains = [seen(f"d{at:06}", f"Name{at % 400} Smith", company=[f"ORG:Firm {at % 90}", COACH]) for at in range(count)]
        chains += [seen(f"e{at:06}", "Smith", company=[f"ORG:Firm {at}"]) for at in range(count)]
        started = time.process_time()
        tell_people_apart(chains)
        return time.process_time() - started

    seconds(500)
    assert seconds(8_000) < 12 * seconds(2_000) + 0.5
