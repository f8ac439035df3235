"""Who is left: what must fall falls, nobody is lost or counted in part."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerkgemeente.models.left_over import FULL_TIME, LeftOver

SIZE = st.integers(0, 100_000)
PERCENT = st.integers(0, 100)
HOURS = st.integers(0, 40)


@given(SIZE, PERCENT, PERCENT)
def test_the_more_take_part_the_fewer_are_left(size, one, other):
    low, high = sorted((one, other))
    assert LeftOver(size, high).left <= LeftOver(size, low).left


@given(SIZE, PERCENT)
def test_nobody_is_lost(size, share):
    group = LeftOver(size, share)
    assert group.left + group.taking_part == size
    assert 0 <= group.left <= size


@given(SIZE, PERCENT, PERCENT, HOURS)
def test_a_guarantee_reaches_no_more_than_are_left(size, share, need, hours):
    group = LeftOver(size, share, need, hours)
    assert 0 <= group.helped <= group.left
    assert group.weekly_hours == group.helped * hours


@given(SIZE, PERCENT, PERCENT, PERCENT, HOURS)
def test_more_need_never_takes_fewer_hours(size, share, one, other, hours):
    low, high = sorted((one, other))
    less, more = (LeftOver(size, share, need, hours).weekly_hours for need in (low, high))
    assert less <= more


def test_the_ends():
    assert LeftOver(640, 100).left == 0
    assert LeftOver(640, 0).left == 640
    assert LeftOver(0, 50).left == 0


def test_nobody_is_left_in_part():
    assert LeftOver(1, 99).left == 1
    assert LeftOver(1, 99, need=1).helped == 1


def test_hours_become_jobs():
    assert LeftOver(FULL_TIME, 0, 100, 1).jobs == 1


@pytest.mark.parametrize(
    "wrong", [(-1, 0), (1, 101), (1, -1), (1, 0, 101), (1, 0, -1), (1, 0, 0, -1)]
)
def test_numbers_outside_their_range_are_refused(wrong):
    with pytest.raises(ValueError, match="from 0"):
        LeftOver(*wrong)
