"""Reach: an expectation first; then the same controls drive both forms."""

import pytest

from netwerkgemeente.models.reach import SEED


@pytest.fixture
def activity(open_activity):
    return open_activity("reach")


@pytest.fixture
def seen(activity):
    activity.expectation.value = "network"
    activity.button.click()
    return activity


def test_nothing_is_drawn_and_no_setting_shown_before_an_expectation(activity):
    activity.button.click()
    assert [chart.figure for chart in (*activity.pictures, activity.curve)] == [{}, {}, {}]
    assert "Number of people" not in str(activity)


def test_every_control_changes_both_forms_or_their_pictures(seen):
    charts = (*seen.pictures, seen.curve)
    for control, value in (("people", 100), ("contacts", 6), ("start", "top"), ("step", 1)):
        before = [chart.figure for chart in charts]
        getattr(seen, control).value = value
        assert all(chart.figure != old for chart, old in zip(charts, before, strict=True)), control


def test_the_same_settings_give_the_same_pictures(seen):
    before = [picture.figure for picture in seen.pictures]
    seen.people.value = 100
    seen.people.value = 60
    assert [picture.figure for picture in seen.pictures] == before


@pytest.mark.parametrize(
    ("expected", "holds"),
    [("hierarchy", False), ("network", False), ("same", False), ("depends", True)],
)
def test_the_verdict_holds_for_both_starts_together(activity, expected, holds):
    activity.expectation.value = expected
    activity.button.click()
    said = repr(activity.verdict).splitlines()
    assert ("that holds" in said[0]) == holds
    assert "top" in said[1]
    assert "bottom" in said[2]


def test_what_it_costs_and_who_can_stop_it_is_said_of_both(seen):
    said = repr(seen.facts)
    assert "59 messages" in said
    assert "181" in said
    assert "58 of the 59" in said
    assert "nobody can stop it" in said


def test_the_assumptions_and_the_seed_are_on_the_card(seen):
    assert str(SEED) in repr(seen.facts)
    assert "thinking aid" in repr(seen.facts)


@pytest.mark.parametrize("people", [19, 30, 201, 10**9, 60.0, "60", True, None])
def test_a_number_that_the_slider_cannot_have_counts_as_unchanged(activity, people):
    activity.value = {"expectation": "same", "seen": True, "people": people}
    assert activity.value["people"] is None
    assert activity.people.value == 60


def test_looking_is_not_enough_one_setting_is_to_be_changed(seen):
    assert not seen.done
    seen.contacts.value = 2
    assert seen.done


@pytest.mark.parametrize("start", ["top", "bottom"])
@pytest.mark.parametrize("people", [20, 200])
@pytest.mark.parametrize("contacts", [2, 6])
@pytest.mark.parametrize("step", [0, 8])
def test_both_ends_of_every_slider_can_be_drawn(seen, start, people, contacts, step):
    seen.value = {
        **seen.value,
        "start": start,
        "people": people,
        "contacts": contacts,
        "step": step,
    }
    assert all(picture.sentence.startswith(f"After step {step}") for picture in seen.pictures)
