"""How far votes lie apart."""

from __future__ import annotations

from statistics import median_high, median_low

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerkgemeente.models.spread import spread


@given(st.lists(st.integers(1, 5), min_size=1, max_size=40))
def test_the_middle_is_the_median_and_the_ends_are_the_ends(votes):
    found = spread([votes.count(rung) for rung in range(1, 6)])
    assert (found.voted, found.low, found.high) == (len(votes), min(votes), max(votes))
    assert found.middle == (median_low(votes), median_high(votes))


@pytest.mark.parametrize("counts", [(), (0, 0, 0, 0, 0)])
def test_without_votes_there_is_no_spread(counts):
    assert spread(counts) is None
