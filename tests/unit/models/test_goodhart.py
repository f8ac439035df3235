"""Steering harder on an indicator: what rises, what falls, and what it refuses."""

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerkgemeente.models.goodhart import START, TOP, Steering, steered

FIT = st.integers(0, TOP)
BELOW_TOP = st.integers(0, TOP - 1)
PRESSURE = st.integers(0, TOP)


@given(BELOW_TOP, FIT)
def test_more_pressure_always_raises_the_indicator(pressure, fit):
    assert Steering(pressure + 1, fit).indicator > Steering(pressure, fit).indicator


@given(BELOW_TOP, FIT)
def test_more_pressure_always_widens_the_gap(pressure, fit):
    assert Steering(pressure + 1, fit).gap > Steering(pressure, fit).gap


@given(PRESSURE, FIT)
def test_the_indicator_never_shows_too_little(pressure, fit):
    assert Steering(pressure, fit).gap >= 0


@given(FIT)
def test_the_outcome_rises_up_to_one_turn_and_falls_after_it(fit):
    steps = steered(fit)
    turn = steps[0].turn
    for before, after in pairwise(steps):
        if after.pressure <= turn:
            assert after.outcome > before.outcome
        if before.pressure >= turn:
            assert after.outcome < before.outcome


@given(FIT)
def test_the_turn_can_be_seen_for_every_fit(fit):
    assert 1 <= Steering(0, fit).turn < TOP
    assert Steering(TOP, fit).beyond
    assert not Steering(0, fit).beyond


@given(st.integers(1, TOP), st.integers(0, TOP - 1))
def test_a_better_fit_gives_a_better_outcome_and_a_later_turn(pressure, fit):
    worse, better = Steering(pressure, fit), Steering(pressure, fit + 1)
    assert better.outcome > worse.outcome
    assert better.turn > worse.turn
    assert better.indicator == worse.indicator


@given(FIT)
def test_without_pressure_both_stand_at_the_start(fit):
    none = Steering(0, fit)
    assert (none.indicator, none.outcome, none.gap) == (START, START, 0)


@given(PRESSURE, FIT)
def test_everything_stays_on_the_scale_from_0_to_100(pressure, fit):
    step = Steering(pressure, fit)
    assert 0 < step.outcome < 100
    assert 0 < step.indicator < 100


def test_the_numbers_are_those_of_the_formula():
    step = Steering(4, 5)
    assert (step.help, step.indicator, step.outcome) == (Fraction(13, 5), 60, Fraction(228, 5))
    assert step.turn == Fraction(13, 3)


def test_the_steps_run_from_nothing_to_the_furthest():
    assert [step.pressure for step in steered(3, 4)] == [0, 1, 2, 3, 4]
    assert [step.pressure for step in steered(3, 0)] == [0]
    assert {step.fit for step in steered(3)} == {3}


@pytest.mark.parametrize("wrong", [-1, TOP + 1, 10**30, 1.5, "2", None])
def test_it_refuses_what_is_not_on_the_scale(wrong):
    with pytest.raises(ValueError, match="from 0 to 10"):
        Steering(wrong, 5)
    with pytest.raises(ValueError, match="from 0 to 10"):
        Steering(5, wrong)
