"""Two dials: the rung follows, and is compared with the placing on the ladder."""

import pytest

from netwerkgemeente.content.course import read_course

CASE = read_course("en").cases[0]


@pytest.fixture
def activity(open_activity):
    return open_activity("two_dials")


def test_the_rung_follows_as_soon_as_both_dials_are_set(activity):
    empty = activity.chart.sentence
    activity.content.value = 3
    assert activity.chart.sentence == empty
    activity.process.value = 1
    assert "directing" in activity.chart.sentence


def test_the_courses_own_dials_are_hidden_until_one_compares(activity):
    activity.content.value, activity.process.value = 3, 1
    assert len(activity.chart.table) == 2
    activity.button.click()
    assert len(activity.chart.table) == 3
    assert CASE.dials in repr(activity.feedback)


@pytest.mark.parametrize(("placed", "same"), [(4, True), (2, False), (None, None)])
def test_it_compares_with_the_placing_on_the_ladder(open_activity, placed, same):
    if placed:
        open_activity("place_cases").ladder.value = placed
    activity = open_activity("two_dials")
    activity.content.value, activity.process.value = 3, 1
    activity.button.click()
    said = repr(activity.feedback).splitlines()[0]
    assert ("also chose" in said, "have not placed" in said) == (same is True, same is None)


def test_every_case_has_dials_of_its_own(activity):
    activity.content.value = 3
    other = activity.which.options[1][0]
    activity.which.value = other
    assert activity.content.value is None
    activity.which.value = activity.which.options[0][0]
    assert activity.content.value == 3


def test_the_dials_say_their_value_in_words(activity):
    words = read_course("en").dial_words
    activity.content.value, activity.process.value = 0, 4
    assert words.content[0] in repr(activity.content)
    assert words.process[4] in repr(activity.process)
