"""Questions: feedback on every option, and a count at the end."""

import pytest

from netwerkgemeente.content.course import read_course
from tests.unit.activities.walks import WALKS

COURSE = read_course("en")
QUESTIONS = COURSE.questions_of(COURSE.activity("ladder", "check"))


@pytest.fixture
def activity(open_activity):
    return open_activity("check")


@pytest.mark.parametrize("option", range(len(QUESTIONS[0].options)))
def test_every_option_gets_its_reason_whatever_was_chosen(activity, option):
    activity.choice.value = str(option)
    activity.main.click()
    said = repr(activity.feedback)
    assert [o.text for o in QUESTIONS[0].options if o.feedback not in said] == []
    fitting = next(o for o in QUESTIONS[0].options if o.fits == "yes")
    assert (fitting.text in said.splitlines()[0]) == (QUESTIONS[0].options[option].fits != "yes")


def test_another_answer_hides_the_feedback_again(activity):
    activity.choice.value = "0"
    activity.main.click()
    activity.choice.value = "1"
    assert repr(activity.feedback) == ""


def test_the_choice_of_one_question_does_not_carry_over_to_the_next(activity):
    activity.choice.value = "0"
    activity.main.click()
    activity.main.click()
    assert activity.choice.value is None
    assert activity.choice.label == QUESTIONS[1].text


def test_going_back_finds_the_answer_again(activity):
    activity.choice.value = "1"
    activity.main.click()
    activity.main.click()
    activity.previous.click()
    assert activity.choice.value == "1"
    assert repr(activity.feedback)


def test_at_the_end_the_answers_are_counted(activity):
    WALKS["check"](activity)
    right = sum(question.options[0].fits == "yes" for question in QUESTIONS)
    assert f"{right} " in repr(activity.feedback).splitlines()[-1]
    assert f"{len(QUESTIONS)} " in repr(activity.feedback).splitlines()[-1]
