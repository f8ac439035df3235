"""Put items in order: the rungs of the ladder."""

import pytest

from netwerkgemeente.content.course import read_course


@pytest.fixture
def activity(open_activity):
    return open_activity("order_rungs")


def test_the_right_order_is_named_without_the_list(activity):
    activity.order.value = [0, 1, 2, 3, 4]
    activity.button.click()
    assert "5" in repr(activity.feedback).splitlines()[0]
    assert "1. " not in repr(activity.feedback)


def test_another_order_shows_the_right_one(activity):
    activity.order.value = [1, 0, 2, 3, 4]
    activity.button.click()
    course = read_course("en")
    (question,) = course.questions_of(course.activity("ladder", "order_rungs"))
    listed = [line[2:] for line in repr(activity.feedback).splitlines() if line.startswith("- ")]
    assert listed == [f"{place}. {option.text}" for place, option in enumerate(question.options, 1)]
    assert "3 of 5" in repr(activity.feedback) or "3 of the 5" in repr(activity.feedback)


def test_one_can_try_again_from_the_same_order(activity):
    activity.order.value = [1, 0, 2, 3, 4]
    activity.button.click()
    activity.button.click()
    assert repr(activity.feedback) == ""
    assert activity.order.value == [1, 0, 2, 3, 4]
    assert not activity.order.disabled


@pytest.mark.parametrize("order", [[0, 1, 2, 3], [0, 0, 1, 2, 3], ["x"] * 5, [0, 1, 2, 3, 4.5]])
def test_an_order_that_does_not_hold_every_rung_is_shuffled_anew(activity, order):
    start = activity.value["order"]
    activity.value = {"order": order}
    assert activity.value["order"] == start
