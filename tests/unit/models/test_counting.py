"""Series of counts: a line only where the same thing was counted."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerkgemeente.content.collective import Count
from netwerkgemeente.models.counting import nearness, runs, shown


def count(year=2020, value=10, *, comparable=True):
    return Count(year, str(year), value, comparable, "groups", "", "a page", "page")


COUNTS = st.lists(
    st.builds(count, st.integers(1990, 2100), st.integers(0, 9999), comparable=st.booleans())
)


@given(COUNTS)
def test_the_pieces_hold_every_count_once_in_order(counts):
    assert [each for piece in runs(counts) for each in piece] == counts


@given(COUNTS)
def test_a_piece_ends_exactly_where_something_else_is_counted(counts):
    breaks = sum(not each.comparable for each in counts[1:])
    assert len(runs(counts)) == (breaks + 1 if counts else 0)
    assert all(each.comparable for piece in runs(counts) for each in piece[1:])


@pytest.mark.parametrize(
    ("value", "scale", "expected"),
    [(714, 1, 714), (70000, 1000, 70), (37500, 1000, Fraction(75, 2))],
)
def test_a_count_is_shown_in_its_unit(value, scale, expected):
    assert shown(count(value=value), scale) == expected
    assert isinstance(shown(count(value=value), scale), type(expected))


@given(st.integers(0, 3000), st.integers(1, 3000))
def test_an_estimate_is_near_above_or_below(estimate, actual):
    found = nearness(estimate, actual)
    assert (found == "near") == (10 * abs(estimate - actual) <= actual)
    assert found == "near" or (found == "above") == (estimate > actual)
