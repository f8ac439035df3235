"""The target bites back: expectation first, then pressure, then the whole line."""

import pytest

from netwerkgemeente.activities.activity import in_sight
from netwerkgemeente.models.goodhart import TOP


@pytest.fixture
def activity(open_activity):
    return open_activity("target")


def test_there_is_nothing_to_push_before_one_says_what_one_expects(activity):
    assert not in_sight(activity.pressure)
    assert not in_sight(activity.chart)
    activity.expectation.value = "flat"
    assert in_sight(activity.pressure)
    assert not in_sight(activity.chart)


def test_the_lines_are_drawn_as_far_as_one_has_pushed(activity):
    activity.expectation.value = "turn"
    activity.pressure.value = 3
    assert len(activity.chart.table) == 1 + 4
    activity.pressure.value = 6
    activity.pressure.value = 2
    assert len(activity.chart.table) == 1 + 7


def test_the_whole_line_needs_an_expectation_and_a_pressure(activity):
    activity.button.click()
    assert "Choose first" in repr(activity.feedback)
    activity.expectation.value = "turn"
    activity.button.click()
    assert "Set the slider" in repr(activity.feedback)
    assert not activity.done
    activity.pressure.value = 1
    activity.button.click()
    assert activity.done
    assert len(activity.chart.table) == 1 + TOP + 1


@pytest.mark.parametrize("expected", ["both_rise", "turn", "flat", "both_fall"])
def test_it_comes_back_to_what_one_expected(activity, expected):
    activity.expectation.value, activity.pressure.value = expected, 1
    activity.button.click()
    said = repr(activity.feedback)
    assert ("You expected that" in said) == (expected == "turn")
    assert activity.expectation.disabled


def test_the_fit_counts_once_the_whole_line_is_in_sight(activity):
    activity.expectation.value, activity.pressure.value = "turn", 5
    assert not in_sight(activity.fit)
    activity.button.click()
    before = activity.chart.table
    activity.fit.value = 9
    assert in_sight(activity.fit)
    assert activity.chart.table != before


def test_one_can_say_again_what_one_expects(activity):
    activity.expectation.value, activity.pressure.value = "flat", 5
    activity.button.click()
    activity.button.click()
    assert not activity.done
    assert not activity.expectation.disabled


def test_the_assumptions_stand_beside_the_chart(activity, language):
    activity.expectation.value, activity.pressure.value = "turn", 0
    kinds = [kind for kind, _ in activity.assumptions.blocks]
    assert kinds.count("item") >= 4
    assert in_sight(activity.assumptions)


def test_a_passport_cannot_claim_more_than_was_done(activity):
    activity.value = {"seen": True, "furthest": 10, "pressure": 4}
    assert activity.value["pressure"] is None
    activity.value = {"expectation": "turn", "pressure": 4, "furthest": 2, "seen": 1}
    assert (activity.value["furthest"], activity.value["seen"]) == (4, False)
