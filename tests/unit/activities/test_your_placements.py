"""Your placements: first an expectation, then two charts that follow every placing."""

import pytest

from netwerkgemeente.activities.activity import in_sight
from netwerkgemeente.content.course import read_course
from tests.unit.activities.walks import WALKS


@pytest.fixture
def placed(open_activity):
    return open_activity("place_cases")


@pytest.fixture
def activity(open_activity):
    return open_activity("your_placements")


def shown(activity):
    charts = (activity.cases_chart, activity.domains_chart)
    return [chart.title for chart in charts if in_sight(chart)]


def test_without_placings_it_says_where_to_go_first(activity):
    activity.expectation.value = "higher"
    activity.button.click()
    assert "Place the cases" in repr(activity.feedback)
    assert shown(activity) == []


def test_without_an_expectation_it_asks_for_one(placed, activity):
    WALKS["place_cases"](placed)
    activity.button.click()
    assert shown(activity) == []
    assert repr(activity.feedback)


def test_the_charts_come_after_the_expectation(placed, activity):
    WALKS["place_cases"](placed)
    WALKS["your_placements"](activity)
    assert len(shown(activity)) == 2


def test_the_chart_follows_a_later_placing(placed, activity):
    WALKS["place_cases"](placed)
    WALKS["your_placements"](activity)
    rows = len(activity.cases_chart.table)
    placed.which.value = "all"
    placed.ladder.value = 3
    assert len(activity.cases_chart.table) == rows + 1


def test_a_range_that_was_not_looked_at_stays_hidden_in_the_chart(placed, activity):
    WALKS["place_cases"](placed)
    WALKS["your_placements"](activity)
    placed.which.value = "all"
    placed.ladder.value = 3
    assert [row[2:] for row in activity.cases_chart.table if "not looked at" in row[2]] == [
        ["not looked at yet", ""]
    ]


@pytest.mark.parametrize(("rung", "expectation"), [(5, "higher"), (1, "lower")])
def test_it_says_whether_the_trainee_saw_it_coming(placed, activity, rung, expectation):
    for case in read_course("en").cases[:6]:
        placed.value = {**placed.value, "at": case.key}
        placed.ladder.value = rung
        placed.main.click()
    activity.expectation.value = expectation
    activity.button.click()
    expected = repr(activity.feedback)
    activity.expectation.value = "inside"
    assert repr(activity.feedback) != expected


def test_few_cases_get_a_warning(placed, activity):
    placed.ladder.value = 3
    placed.main.click()
    WALKS["your_placements"](activity)
    assert "fewer than five" in repr(activity.feedback).lower()


def test_ones_own_municipality_comes_back(open_activity, placed, activity):
    open_activity("climb_ladder").ladder.value = 2
    WALKS["place_cases"](placed)
    WALKS["your_placements"](activity)
    assert read_course("en").rungs[1].name.lower() in repr(activity.feedback)
