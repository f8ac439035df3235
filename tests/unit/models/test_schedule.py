"""Fitting parts into a session: sums are exact, nothing overlaps, what goes first goes first."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerkgemeente.models.schedule import (
    DAY,
    OverMidnightError,
    Part,
    left_out,
    shared_out,
    timed,
    total,
    with_break,
)

PAUSE = Part("break", "Break", "", 15)
PARTS = st.lists(
    st.builds(
        Part,
        kind=st.just("notebook"),
        title=st.text(max_size=3),
        what=st.just(""),
        minutes=st.integers(1, 60),
        skip=st.none() | st.integers(1, 5),
        lesson=st.sampled_from(["", "ladder", "network"]),
    ),
    max_size=12,
)


def part(minutes, skip=None, lesson=""):
    return Part("notebook", "", "", minutes, skip, lesson)


def kept(parts, minutes):
    gone = left_out(parts, minutes)
    return [each for place, each in enumerate(parts) if place not in gone]


@given(PARTS, st.integers(0, DAY))
def test_slots_follow_each_other_and_take_as_long_as_their_parts(parts, start):
    if start + total(parts) > DAY:
        with pytest.raises(OverMidnightError):
            timed(parts, start)
        return
    slots = timed(parts, start)
    assert [slot.part for slot in slots] == parts
    assert [slot.end - slot.start for slot in slots] == [each.minutes for each in parts]
    assert all(first.end == second.start for first, second in pairwise(slots))
    if slots:
        assert (slots[0].start, slots[-1].end) == (start, start + total(parts))


def test_a_session_may_end_at_midnight_but_not_after():
    assert timed([part(60)], DAY - 60)[-1].end == DAY
    with pytest.raises(OverMidnightError):
        timed([part(61)], DAY - 60)


@given(PARTS, st.integers(0, 600))
def test_what_is_left_fits_or_nothing_more_can_go(parts, minutes):
    gone = left_out(parts, minutes)
    assert all(parts[place].skip is not None for place in gone)
    left = total(kept(parts, minutes))
    may_go = {place for place, each in enumerate(parts) if each.skip is not None}
    assert left <= minutes or gone == may_go


@given(PARTS, st.integers(0, 600))
def test_nothing_goes_for_nothing(parts, minutes):
    left = total(kept(parts, minutes))
    if left <= minutes:
        assert all(left + parts[place].minutes > minutes for place in left_out(parts, minutes))


def test_what_may_be_skipped_first_goes_first_and_of_equals_the_last():
    parts = [part(10, 2), part(10, 1), part(10, 1), part(10)]
    assert left_out(parts, 30) == {2}
    assert left_out(parts, 20) == {1, 2}
    assert left_out(parts, 10) == {0, 1, 2}


def test_what_went_for_nothing_comes_back():
    assert left_out([part(5, 1), part(30, 2), part(10)], 15) == {1}


def test_what_always_stays_may_be_too_long():
    assert kept([part(50), part(50)], 60) == [part(50), part(50)]


@given(PARTS)
def test_a_break_adds_its_own_minutes_and_is_never_first_or_last(parts):
    resting = with_break(parts, PAUSE)
    assert [each for each in resting if each != PAUSE] == parts
    if len(parts) > 1:
        assert total(resting) == total(parts) + PAUSE.minutes
        assert PAUSE not in (resting[0], resting[-1])
    else:
        assert list(resting) == parts


def test_a_break_is_near_the_middle_and_not_within_a_lesson():
    parts = [part(10), part(30, lesson="ladder"), part(30, lesson="ladder"), part(25), part(5)]
    assert with_break(parts, PAUSE).index(PAUSE) == 3


def test_a_break_comes_within_a_lesson_where_there_is_nothing_else():
    parts = [part(10, lesson="ladder"), part(10, lesson="ladder")]
    assert with_break(parts, PAUSE).index(PAUSE) == 1


@given(st.lists(st.integers(1, 90), max_size=7), st.integers(1, 5))
def test_lessons_are_shared_out_in_order_and_as_evenly_as_can_be(minutes, groups):
    shared = shared_out(minutes, groups)
    assert [place for each in shared for place in each] == list(range(len(minutes)))
    assert len(shared) == min(groups, len(minutes))
    assert all(len(each) > 0 for each in shared)
    if minutes:
        longest = max(sum(minutes[place] for place in each) for each in shared)
        assert longest == min(
            max(sum(minutes[left:right]) for left, right in pairwise((0, *cuts, len(minutes))))
            for cuts in combinations(range(1, len(minutes)), len(shared) - 1)
        )
