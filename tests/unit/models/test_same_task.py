"""The same task twice: what must rise rises, and what must fall falls."""

from dataclasses import astuple, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerkgemeente.models.same_task import (
    ASPECTS,
    FEWEST,
    MOST,
    TOP,
    Setting,
    as_hierarchy,
    as_network,
    differences,
)

SETTINGS = st.builds(
    Setting,
    partners=st.integers(FEWEST, MOST),
    pressure=st.integers(0, TOP),
    distance=st.integers(0, TOP),
    drops=st.booleans(),
)
both_ways = pytest.mark.parametrize("play", [as_hierarchy, as_network])


@both_ways
@given(setting=SETTINGS)
def test_every_score_is_a_whole_number_from_0_to_100(play, setting):
    assert all(isinstance(score, int) and 0 <= score <= 100 for score in astuple(play(setting)))


@both_ways
@given(setting=SETTINGS, partners=st.integers(FEWEST, MOST))
def test_more_partners_reach_more_and_decide_no_faster_and_obey_no_better(play, setting, partners):
    few, many = sorted((setting.partners, partners))
    before, after = play(replace(setting, partners=few)), play(replace(setting, partners=many))
    assert after.reach >= before.reach
    assert after.standing >= before.standing
    assert after.speed <= before.speed
    assert after.enforce <= before.enforce


@both_ways
@given(setting=SETTINGS, distance=st.integers(0, TOP))
def test_goals_that_lie_further_apart_make_nothing_better(play, setting, distance):
    near, far = sorted((setting.distance, distance))
    before = play(replace(setting, distance=near))
    after = play(replace(setting, distance=far))
    assert all(b >= a for b, a in zip(astuple(before), astuple(after), strict=True))


@both_ways
@given(setting=SETTINGS, pressure=st.integers(0, TOP))
def test_haste_speeds_the_decision_and_costs_reach(play, setting, pressure):
    calm, hasty = sorted((setting.pressure, pressure))
    before = play(replace(setting, pressure=calm))
    after = play(replace(setting, pressure=hasty))
    assert after.speed >= before.speed
    assert after.reach <= before.reach
    assert after.standing <= before.standing


@both_ways
@given(setting=SETTINGS)
def test_a_partner_that_drops_out_costs_reach_and_work_and_nothing_else(play, setting):
    before, after = play(replace(setting, drops=False)), play(replace(setting, drops=True))
    assert before.standing == 100
    assert after.standing < 100
    assert after.reach <= before.reach
    assert (after.speed, after.enforce) == (before.speed, before.enforce)


@given(setting=SETTINGS)
def test_the_centre_can_always_enforce_more_in_a_hierarchy(setting):
    assert as_hierarchy(setting).enforce > as_network(setting).enforce


@given(setting=SETTINGS)
def test_a_network_never_loses_more_work_than_a_hierarchy(setting):
    assert as_network(setting).standing >= as_hierarchy(setting).standing


def test_on_speed_and_on_reach_either_of_the_two_can_win():
    """Otherwise there would be nothing to find out by turning the controls."""
    found = {"speed": set(), "reach": set()}
    for partners in range(FEWEST, MOST + 1):
        for distance in range(TOP + 1):
            gap = differences(Setting(partners, 2, distance, drops=False))
            for aspect, signs in found.items():
                signs.add(gap[aspect] > 0)
    assert found == {"speed": {True, False}, "reach": {True, False}}


@given(setting=SETTINGS)
def test_the_difference_is_what_the_network_has_more(setting):
    for aspect, gap in differences(setting).items():
        hierarchy, network = as_hierarchy(setting), as_network(setting)
        assert gap == getattr(network, aspect) - getattr(hierarchy, aspect)


def test_the_differences_come_in_the_order_in_which_they_are_shown():
    assert tuple(differences(Setting(8, 2, 2, drops=False))) == ASPECTS


def test_the_formulas_are_those_of_the_docstring():
    setting = Setting(11, 4, 2, drops=True)
    assert astuple(as_hierarchy(setting)) == (75, 45, 82, 78)
    assert astuple(as_network(setting)) == (55, 43, 93, 20)


@pytest.mark.parametrize(
    "wrong",
    [
        {"partners": 1},
        {"partners": 21},
        {"pressure": -1},
        {"pressure": 5},
        {"distance": -1},
        {"distance": 5},
    ],
)
def test_a_setting_outside_its_range_is_refused(wrong):
    with pytest.raises(ValueError, match="not"):
        replace(Setting(8, 2, 2, drops=False), **wrong)
