"""Which role here: the reasoning a trainee reads, and what a heavier choice asks."""

import pytest

from netwerkgemeente.content.course import read_course


@pytest.fixture
def activity(open_activity):
    return open_activity("role_advice")


def heaviest(activity):
    """Give the answer that asks for the heaviest rung, and return it."""
    question, answer = max(
        ((q, a) for q in read_course("en").advice for a in q.answers), key=lambda qa: qa[1].rung
    )
    activity.questions[question.key].value = answer.key
    return answer


def test_it_starts_at_letting_go_and_asks_for_a_plan_b(activity):
    said = repr(activity.reasoning)
    assert "letting go" in said
    assert "plan B" in said


def test_a_reason_is_shown_with_the_step_that_it_asks_for(activity):
    answer = heaviest(activity)
    rung = read_course("en").rungs[answer.rung - 1].name.lower()
    assert rung in repr(activity.reasoning).splitlines()[0]
    assert answer.reason in repr(activity.reasoning)


def test_the_open_questions_are_counted(activity):
    count = len(activity.questions)
    assert f"{count} of" in repr(activity.reasoning)
    heaviest(activity)
    assert f"{count - 1} of" in repr(activity.reasoning)


def test_climbing_higher_than_the_reasoning_asks_for_a_reason(activity):
    for choice in activity.questions.values():
        choice.value = choice.options[0][0]
    activity.ladder.value = 4
    asked = repr(activity.feedback)
    assert not activity.done
    activity.reason.value = "   "
    assert not activity.done
    activity.reason.value = "it was promised"
    assert activity.done
    assert repr(activity.feedback) != asked


def test_a_lighter_choice_is_allowed_and_named(activity):
    heaviest(activity)
    activity.ladder.value = 1
    assert "lighter" in repr(activity.feedback)


def test_our_rule_is_called_a_thinking_aid(activity):
    assert "thinking aid" in repr(activity.reasoning)
