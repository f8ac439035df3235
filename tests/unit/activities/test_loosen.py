"""Loosen the sentence: mark, look, write, compare."""

import pytest

from netwerkgemeente.content.course import read_course

SENTENCES = read_course("en").sentences
FIRST = SENTENCES[0]


@pytest.fixture
def activity(open_activity):
    return open_activity("loosen")


def look(activity, marks=("1",)):
    activity.marks.value = list(marks)
    activity.check.click()


def test_what_steers_is_hidden_until_one_has_marked_something(activity):
    activity.check.click()
    assert "Tick" in repr(activity.steers)
    assert FIRST.parts[1].reason not in str(activity)
    look(activity)
    assert FIRST.parts[1].reason in str(activity)


def test_it_counts_only_the_parts_that_steer_for_certain(activity):
    steering = [str(p) for p, part in enumerate(FIRST.parts) if part.steers == "yes"]
    look(activity, ["0", steering[0]])
    assert f"You marked 1 of the {len(steering)}" in repr(activity.steers)
    activity.check.click()
    look(activity, steering)
    assert "You marked all" in repr(activity.steers)


def test_marks_are_fixed_while_one_looks_and_can_be_changed_after(activity):
    look(activity)
    assert activity.marks.disabled
    activity.check.click()
    assert not activity.marks.disabled
    assert activity.steers.blocks == []


def test_the_more_general_sentence_needs_a_look_and_a_text_of_ones_own(activity):
    activity.main.click()
    assert "First press" in repr(activity.feedback)
    look(activity)
    activity.main.click()
    assert "your own sentence" in repr(activity.feedback)
    assert FIRST.general not in str(activity)
    activity.own.value = "People know whom to call."
    activity.main.click()
    assert FIRST.general in str(activity)


def test_it_says_what_still_steers_in_ones_own_sentence_while_one_types(activity):
    look(activity)
    activity.own.value = "We visit 120 people each quarter."
    activity.main.click()
    said = repr(activity.feedback)
    assert "120" in said
    assert "A fixed time" in said
    assert "visits each quarter" in said
    activity.own.value = "People know whom to call."
    assert "finds nothing" in repr(activity.feedback)


def test_it_always_says_that_the_check_is_simple(activity):
    look(activity)
    activity.own.value = "People know whom to call."
    activity.main.click()
    assert "What you mean it does not understand" in repr(activity.feedback)


def test_a_promise_in_our_own_sentence_is_explained(activity):
    activity.which.value = "step_plan"
    look(activity, ["2"])
    activity.own.value = "Whoever begins is helped."
    activity.main.click()
    assert "within a week" in repr(activity.feedback)
    assert SENTENCES[8].note in repr(activity.feedback)


def test_every_sentence_keeps_its_own_marks_and_text(activity):
    look(activity)
    activity.own.value = "mine"
    activity.which.value = SENTENCES[1].key
    assert (activity.marks.value, activity.own.value) == ([], "")
    activity.which.value = FIRST.key
    assert (activity.marks.value, activity.own.value) == (["1"], "mine")


def test_the_last_sentence_leads_back_to_the_first(activity):
    activity.which.value = SENTENCES[-1].key
    look(activity)
    activity.own.value = "mine"
    activity.main.click()
    activity.main.click()
    assert activity.value["at"] == FIRST.key


@pytest.mark.parametrize("marks", [None, "12", [True, 1.5, "1", -1, 99, None], {"1": 1}])
def test_marks_that_do_not_fit_count_as_not_given(activity, marks):
    kept = activity.clean({"sentences": {FIRST.key: {"marks": marks, "seen": True, "own": "x"}}})
    assert kept["sentences"][FIRST.key] == {
        "marks": [],
        "seen": False,
        "own": "x",
        "compared": False,
    }
