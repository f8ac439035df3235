"""The same task twice: first what one expects."""

import pytest

from netwerkgemeente.activities.same_task import START
from netwerkgemeente.messages.reader import read_messages


@pytest.fixture
def activity(open_activity):
    return open_activity("same_task")


@pytest.fixture
def played(activity):
    activity.expectation.value = "slower_more"
    activity.button.click()
    return activity


def test_there_are_no_controls_before_there_is_an_expectation(activity):
    activity.button.click()
    assert activity.result.children == ()
    assert "First choose" in repr(activity.feedback)


def test_the_expectation_is_compared_with_this_setting(played):
    assert "more slowly and reaches more" in repr(played.feedback)
    assert "You expected that" in repr(played.feedback)
    played.distance.value = 4
    assert "more slowly and reaches fewer" in repr(played.feedback)
    assert "something else" in repr(played.feedback)


def test_a_network_of_two_with_one_goal_decides_faster(played):
    played.partners.value, played.distance.value = 2, 0
    assert "decides faster" in repr(played.feedback)


def test_both_ends_of_every_slider_can_be_played(played):
    for partners in (2, 20):
        for pressure in (0, 4):
            for distance in (0, 4):
                for drops in ("yes", "no"):
                    played.partners.value, played.pressure.value = partners, pressure
                    played.distance.value, played.drops.value = distance, drops
                    assert len(played.chart.table) == 5


def test_the_button_brings_back_the_starting_position(played):
    played.partners.value, played.drops.value = 20, "yes"
    played.button.click()
    assert played.value["setting"] == START
    assert played.partners.value == START["partners"]
    assert played.done


def test_it_is_done_once_a_control_was_turned(played):
    assert not played.done
    played.pressure.value = 3
    assert played.done


@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_the_model_assumes_stands_beside_it(open_activity, language):
    activity = open_activity("same_task", language)
    say = read_messages(language)
    activity.expectation.value = "faster_more"
    assert say("same_task.assume_scale") not in str(activity)
    activity.button.click()
    assert say("same_task.assume_scale") in str(activity)
    assert say("same_task.thinking_aid") in str(activity)


def test_a_changed_expectation_keeps_the_setting(played):
    played.partners.value = 20
    played.expectation.value = "faster_fewer"
    assert played.partners.value == 20


def test_an_edited_setting_falls_back_to_the_starting_position(activity):
    activity.value = {
        "expectation": "slower_more",
        "seen": True,
        "setting": {"partners": 900, "pressure": "much", "distance": 4, "drops": 1},
    }
    assert activity.value["setting"] == {**START, "distance": 4}
