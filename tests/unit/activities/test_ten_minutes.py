"""Within ten minutes: one meeting, eight moments, a path over the ladder."""

import pytest

from netwerkgemeente.content.course import read_course
from tests.unit.activities.walks import WALKS

MOMENTS = read_course("en").moments


@pytest.fixture
def activity(open_activity):
    return open_activity("ten_minutes")


def test_there_are_eight_moments_one_at_a_time(activity):
    assert len(MOMENTS) == 8
    assert [moment.text in repr(activity.moment) for moment in MOMENTS] == [True] + [False] * 7


@pytest.mark.parametrize("rung", range(1, 6))
def test_the_feedback_names_what_fits_here(activity, rung):
    activity.ladder.value = rung
    activity.main.click()
    assert MOMENTS[0].feedback in repr(activity.feedback)
    assert activity.ladder.bracket == (MOMENTS[0].low, MOMENTS[0].high)


def test_the_path_grows_with_every_choice(activity):
    activity.ladder.value = 2
    assert len(activity.chart.table) == 2
    activity.main.click()
    activity.main.click()
    activity.ladder.value = 4
    assert [row[0] for row in activity.chart.table[1:]] == [str(m.minute) for m in MOMENTS[:2]]


def test_what_fits_stays_hidden_in_the_chart_until_it_was_looked_at(activity):
    activity.ladder.value = 2
    assert activity.chart.table[1][2] == "not looked at yet"


def test_after_the_last_moment_it_says_so(activity):
    WALKS["ten_minutes"](activity)
    activity.previous.click()
    assert "last moment" in repr(activity.feedback)
