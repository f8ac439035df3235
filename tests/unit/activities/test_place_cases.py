"""Place the cases: what a trainee reads after each choice, and where the buttons lead."""

import pytest

from netwerkgemeente.content.course import read_course


@pytest.fixture
def activity(open_activity):
    return open_activity("place_cases")


def case_in_sight(activity, language="en"):
    return next(case for case in read_course(language).cases if case.title in repr(activity.case))


def place(activity, rung):
    activity.ladder.value = rung
    activity.main.click()
    return repr(activity.feedback)


def test_the_first_case_is_the_first_of_the_twelve_of_the_lesson(activity):
    assert case_in_sight(activity) == read_course("en").cases[0]
    assert "Case 1 of 12" in str(activity)


@pytest.mark.parametrize("rung", range(1, 6))
def test_the_feedback_is_about_the_range_and_never_a_verdict(activity, rung):
    case = case_in_sight(activity)
    said = place(activity, rung)
    assert case.rationale in said
    assert case.source in said
    assert ("The experts are lower here" in said) == (rung > case.high)
    assert ("The experts are higher here" in said) == (rung < case.low)


def test_after_looking_the_range_is_on_the_ladder_and_the_placing_is_fixed(activity):
    case = case_in_sight(activity)
    place(activity, 2)
    assert activity.ladder.bracket == (case.low, case.high)
    assert activity.ladder.disabled
    assert activity.ladder.value == 2


def test_the_next_case_starts_unplaced(activity):
    place(activity, 2)
    activity.main.click()
    assert "Case 2 of 12" in str(activity)
    assert (activity.ladder.value, activity.ladder.bracket) == (None, None)
    assert repr(activity.feedback) == ""


def test_next_and_previous_skip_without_placing(activity):
    activity.next.click()
    activity.next.click()
    activity.previous.click()
    assert "Case 2 of 12" in str(activity)
    assert activity.placings == ()


def test_previous_at_the_first_case_goes_to_the_last(activity):
    activity.previous.click()
    assert "Case 12 of 12" in str(activity)


def test_a_case_that_was_looked_at_can_be_looked_at_again(activity):
    said = place(activity, 2)
    activity.main.click()
    activity.previous.click()
    assert repr(activity.feedback) == said


def test_another_group_of_cases_keeps_the_placings(activity):
    place(activity, 2)
    activity.which.value = "all"
    assert "of 35" in str(activity)
    assert "1 of 35 placed" in str(activity)


def test_every_domain_that_can_be_chosen_has_a_case(activity):
    for domain, _ in activity.which.options:
        activity.which.value = domain
        assert case_in_sight(activity)


def test_every_domain_can_be_chosen(activity):
    chosen = {key for key, _ in activity.which.options}
    assert chosen == {"core", "all", *(case.domain for case in read_course("en").cases)}


def test_a_reason_may_stay_empty(activity):
    place(activity, 2)
    assert [(placing.rung, placing.reason) for placing in activity.placings] == [(2, "")]


def test_a_case_counts_as_seen_only_when_it_was_placed(activity):
    key = case_in_sight(activity).key
    activity.value = {"cases": {key: {"rung": None, "why": "so", "seen": True}}}
    assert repr(activity.feedback) == ""
