"""The two dials: what they add up to, and what they refuse."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerkgemeente.content.course import read_course
from netwerkgemeente.models.dials import rung_of

DIAL = st.integers(0, 4)


@given(DIAL, DIAL, DIAL, DIAL)
def test_turning_a_dial_up_never_lowers_the_rung(content, process, more_content, more_process):
    before = rung_of(content, process)
    after = rung_of(max(content, more_content), max(process, more_process))
    assert after >= before


def test_deciding_nothing_is_letting_go():
    assert rung_of(0, 0) == 1


def test_nothing_but_both_dials_at_zero_is_letting_go():
    others = [(c, p) for c in range(5) for p in range(5) if (c, p) != (0, 0)]
    assert min(rung_of(content, process) for content, process in others) == 2


@pytest.mark.parametrize("other", range(5))
def test_a_binding_rule_or_an_enforced_duty_is_regulating(other):
    assert {rung_of(4, other), rung_of(other, 4)} == {5}


def test_moving_others_without_a_wish_of_its_own_is_facilitating():
    assert (rung_of(0, 2), rung_of(1, 2)) == (2, 3)


@pytest.mark.parametrize("wrong", [-1, 5, 10**30, 1.5, "2", None])
def test_a_dial_refuses_what_it_does_not_have(wrong):
    with pytest.raises(ValueError, match="from 0 to 4"):
        rung_of(wrong, 1)
    with pytest.raises(ValueError, match="from 0 to 4"):
        rung_of(1, wrong)


def test_the_dials_place_at_least_thirty_of_the_thirty_five_cases_within_the_range():
    cases = read_course("nl").cases
    outside = [
        case.key
        for case in cases
        if not case.low <= rung_of(case.content, case.process) <= case.high
    ]
    assert len(cases) == 35
    assert len(outside) <= 5, outside
