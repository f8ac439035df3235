"""How complex does it get: a guess, and then three levers."""

import pytest

from netwerkgemeente.activities.complexity import START
from netwerkgemeente.messages.reader import read_messages


@pytest.fixture
def activity(open_activity):
    return open_activity("complexity")


@pytest.fixture
def opened(activity):
    activity.guess.value = "actors"
    activity.button.click()
    return activity


def test_nothing_is_revealed_before_the_guess(activity):
    activity.button.click()
    assert activity.result.children == ()
    assert "First choose" in repr(activity.feedback)


@pytest.mark.parametrize(("guess", "right"), [("actors", False), ("distance", True)])
def test_the_guess_is_compared_with_what_is_computed(activity, guess, right):
    activity.guess.value = guess
    activity.button.click()
    assert ("that also makes most" in repr(activity.feedback)) == right


def test_where_levers_are_equal_each_of_them_was_a_fair_guess(activity):
    activity.guess.value = "dynamics"
    activity.button.click()
    activity.levers["dynamics"].value = 2
    assert "one of the levers" in repr(activity.feedback)


def test_with_one_goal_for_all_there_is_nothing_to_bring_down(opened):
    opened.levers["distance"].value = 0
    assert "score is 0" in repr(opened.feedback)


def test_both_ends_of_every_lever_can_be_shown(opened):
    for actors in (2, 20):
        for distance in (0, 4):
            for dynamics in (1, 3):
                for lever, stop in zip(opened.levers, (actors, distance, dynamics), strict=True):
                    opened.levers[lever].value = stop
                assert opened.levers_chart.sentence
                assert len(opened.growth_chart.table) == 1 + 19


def test_it_is_done_once_all_three_levers_were_turned(opened):
    for lever, stop in (("actors", 3), ("distance", 1)):
        opened.levers[lever].value = stop
    assert "Still to do: the process" in repr(opened.feedback)
    assert not opened.done
    opened.levers["dynamics"].value = 1
    assert opened.done


def test_the_button_brings_back_the_starting_position(opened):
    opened.levers["actors"].value = 20
    opened.button.click()
    assert opened.value["stand"] == START
    assert opened.value["turned"] == ["actors"]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_question_says_in_words_where_the_levers_start(open_activity, language):
    activity, say = open_activity("complexity", language), read_messages(language)
    activity.guess.value = "actors"
    activity.button.click()
    assert say("complexity.distance_2") in repr(activity.levers["distance"])
    assert str(START["actors"]) in activity.guess.label
    assert (START["distance"], START["dynamics"]) == (2, 3)
