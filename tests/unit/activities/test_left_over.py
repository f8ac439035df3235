"""How many are left: an estimate first, then what a guarantee takes."""

import pytest

from netwerkgemeente.activities.activity import in_sight
from tests.unit.content.test_statline_file import ROWS, text


@pytest.fixture
def activity(open_activity):
    return open_activity("left_over")


def estimate(activity, number=100, group="older"):
    activity.group.value = group
    activity.estimate.value = number
    activity.button.click()


@pytest.mark.parametrize(("group", "number"), [(None, 100), ("older", None)])
def test_a_group_and_an_estimate_come_first(activity, group, number):
    estimate(activity, number, group)
    assert activity.chart.table == []
    assert repr(activity.feedback)
    assert not in_sight(activity.share)


@pytest.mark.parametrize(
    ("number", "said"), [(0, "fewer: 0"), (130, "130: close"), (900, "more: 900")]
)
def test_the_estimate_is_compared_with_what_is_left(activity, number, said):
    estimate(activity, number)
    assert "128 are left" in repr(activity.feedback)
    assert said in repr(activity.feedback)


def test_the_fewer_take_part_the_more_are_left(activity):
    estimate(activity)
    activity.share.value = 0
    assert "640 are left" in activity.chart.sentence
    activity.share.value = 100
    assert " 0 are left" in activity.chart.sentence


def test_the_guarantee_follows_from_both_sliders(activity):
    estimate(activity)
    activity.need.value = 50
    assert "last two sliders" in repr(activity.guarantee)
    assert not activity.done
    activity.hours.value = 9
    assert "reach 64 people. That is 576 hours a week, about 16.0" in repr(activity.guarantee)
    assert activity.done


def test_another_group_asks_for_no_comparison_with_the_old_estimate(activity):
    estimate(activity)
    activity.group.value = "living_alone"
    assert repr(activity.feedback) == ""
    assert "households of one person" in activity.chart.sentence


def test_one_can_estimate_again(activity):
    estimate(activity)
    activity.button.click()
    assert activity.estimate.value is None
    assert not in_sight(activity.chart)


def test_it_opens_with_the_neighbourhood_that_came_up(open_activity):
    gaps, activity = open_activity("gaps"), open_activity("left_over")
    assert repr(activity.which) == "Which neighbourhood?: Oude Kern"
    gaps.expectation.value = "older"
    gaps.weights["older"].value = 3
    gaps.button.click()
    assert repr(activity.which) == "Which neighbourhood?: Waterkant"


def test_it_follows_the_municipality_that_was_brought_in(open_activity):
    gaps, activity = open_activity("gaps"), open_activity("left_over")
    estimate(activity)
    gaps.source.which.value = "file"
    gaps.source.file.bring("kwb.csv", text(ROWS).encode())
    assert repr(activity.which) == "Which neighbourhood?: Binnenstad"
    assert "Deventer" in activity.chart.title
    assert "500 people of 65 and over 100" in activity.chart.sentence


def test_a_neighbourhood_without_numbers_says_so(open_activity):
    gaps, activity = open_activity("gaps"), open_activity("left_over")
    gaps.source.which.value = "file"
    gaps.source.file.bring("kwb.csv", text(ROWS).encode())
    activity.which.value = "1"
    assert "no numbers are known" in repr(activity)
    activity.button.click()
    assert not activity.done


def test_the_assumptions_stand_beside_the_chart(activity):
    estimate(activity)
    assert "not a forecast" in repr(activity.how)
    assert "36 hours" in repr(activity.how)
