"""Zones are what the pattern that describes them finds."""

import re

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.text.tag.zones import zones_of

PATTERN = re.compile(r"[no]?+[CU](?:[ghno]{0,3}[CU]){0,12}n?+")


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text("CUoghnwp|", max_size=60), st.text("CUn", min_size=20, max_size=90), st.text("Cno", max_size=40)))
def test_zones_are_the_matches_of_the_pattern(letters):
    row = f"||{letters}||"
    found = zones_of(np.frombuffer(row.encode(), dtype=np.uint8)).tolist()
    assert [tuple(zone) for zone in found] == [match.span() for match in PATTERN.finditer(row)]
