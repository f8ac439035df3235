"""What if: the same case with one fact changed."""

import pytest

from netwerkgemeente.content.course import read_course
from tests.unit.activities.walks import WALKS

CASES = {case.title: case for case in read_course("en").cases}


@pytest.fixture
def activity(open_activity):
    return open_activity("what_if")


def case_in_sight(activity):
    title = next(text for kind, text in activity.case.blocks if kind == "subheading")
    return CASES[title]


def test_the_changed_fact_is_read_before_placing(activity):
    assert case_in_sight(activity).twist.text in repr(activity.case)
    assert case_in_sight(activity).twist.reason not in str(activity)


def test_after_placing_it_says_which_fact_moved_the_rung(activity):
    activity.ladder.value = 3
    activity.main.click()
    twist = case_in_sight(activity).twist
    assert twist.fact in repr(activity.feedback)
    assert twist.reason in repr(activity.feedback)


def test_cases_that_were_placed_come_first_with_the_earlier_placing_as_a_mark(open_activity):
    placed = open_activity("place_cases")
    last = read_course("en").cases[11]
    placed.value = {"at": last.key, "cases": {last.key: {"rung": 4, "seen": True}}}
    activity = open_activity("what_if")
    assert case_in_sight(activity) == last
    assert activity.ladder.mark == 4
    assert activity.ladder.value is None


def test_a_case_that_was_not_placed_has_no_mark(activity):
    assert activity.ladder.mark is None


def test_a_case_that_was_not_placed_is_not_counted_as_a_shift(activity):
    activity.ladder.value = 5
    activity.main.click()
    assert "You had not first placed it yourself" in activity.chart.sentence
    assert activity.chart.table[1][1] == "not placed"


def test_every_case_that_was_looked_at_is_a_row_of_the_chart(activity):
    WALKS["what_if"](activity)
    assert len(activity.chart.table) == 1 + 3


def test_every_case_can_be_reached_with_next(activity):
    seen = set()
    for _ in CASES:
        seen.add(case_in_sight(activity).key)
        activity.next.click()
    assert len(seen) == len(CASES)
