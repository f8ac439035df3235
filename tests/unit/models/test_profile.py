"""A profile between hierarchy and network: what moves most, and where it stands on average."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerkgemeente.models.profile import Point, biggest_shifts, mean_now, mean_wanted

STOP = st.integers(0, 10)
POINTS = st.lists(st.builds(Point, st.text("abc", min_size=1), STOP, STOP), max_size=14)


@given(POINTS)
def test_nothing_that_is_left_out_moves_more_than_what_is_named(points):
    named = biggest_shifts(points)
    rest = [point for point in points if point not in named]
    least = min((abs(point.shift) for point in named), default=0)
    assert len(named) <= 3
    assert all(point.shift for point in named)
    assert all(abs(point.shift) <= least for point in rest)


def test_of_equal_shifts_the_first_of_the_table_comes_first():
    points = [Point(key, 2, 5) for key in "abcd"]
    assert [point.key for point in biggest_shifts(points)] == ["a", "b", "c"]


def test_a_shift_towards_hierarchy_counts_as_much_as_one_towards_the_network():
    away, back = Point("away", 2, 9), Point("back", 9, 1)
    assert biggest_shifts([away, back], count=1) == (back,)


def test_a_point_that_stays_is_never_named():
    assert biggest_shifts([Point("a", 4, 4)]) == ()


def test_the_means_are_exact():
    points = [Point("a", 0, 10), Point("b", 1, 10), Point("c", 1, 9)]
    assert (mean_now(points), mean_wanted(points)) == (Fraction(2, 3), Fraction(29, 3))


@pytest.mark.parametrize("mean", [mean_now, mean_wanted])
def test_without_points_there_is_no_mean(mean):
    with pytest.raises(ValueError, match="at least one point"):
        mean([])
