"""The second self-scan: empty at first, compared on asking, and honest about what is missing."""

from __future__ import annotations

import pytest

from netwerkgemeente.lesson import Lesson
from netwerkgemeente.passport import Passport

KEYS = (
    "steering",
    "goals",
    "decision",
    "information",
    "trust",
    "accountability",
    "success",
    "conflict",
)


@pytest.fixture
def again(tmp_path):
    """The second scan, all set to 6 and shown, after this first one: ``(values) -> activity``."""

    def opened(before, language="en"):
        path = tmp_path / "passport.json"
        if before is not None:
            Passport(path).keep("start.self_scan", {"values": before})
        activity = Lesson("own_case", language, passport=path).scan_again()
        for slider in activity.sliders.values():
            slider.value = 6
        activity.button.click()
        return activity

    return opened


def test_the_first_answers_are_not_filled_in(tmp_path):
    path = tmp_path / "passport.json"
    Passport(path).keep("start.self_scan", {"values": dict.fromkeys(KEYS, 3)})
    activity = Lesson("own_case", "en", passport=path).scan_again()
    assert {slider.value for slider in activity.sliders.values()} == {None}
    assert activity.chart.figure == {}


def test_nothing_is_shown_before_every_slider_is_set(open_activity):
    activity = open_activity("scan_again")
    activity.sliders["goals"].value = 3
    activity.button.click()
    assert "First set all sliders. Still to go: 7." in str(activity)
    assert not activity.done


def test_the_biggest_shift_is_named(again):
    activity = again({**dict.fromkeys(KEYS, 5), "trust": 1})
    assert "The biggest shift is at agreements: 5 steps towards network." in str(activity)
    assert "Towards network: 8." in str(activity)


def test_shifts_in_both_directions_are_named_as_such(again):
    activity = again({**dict.fromkeys(KEYS, 6), "trust": 2, "goals": 10})
    said = "The biggest shifts are 4 steps: towards network at "
    assert said in str(activity)
    assert ", towards hierarchy at " in str(activity)


def test_no_shift_is_also_an_outcome(again):
    assert "Nothing has shifted" in str(again(dict.fromkeys(KEYS, 6)))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_without_a_first_measurement_it_says_so_and_shows_where_one_stands(again, language):
    activity = again(None, language)
    missing = "eerste meting ontbreekt" if language == "nl" else "first measurement is missing"
    assert missing in str(activity)
    assert activity.done
    assert activity.chart.figure["data"]


def test_half_a_first_measurement_is_compared_as_far_as_it_goes(again):
    activity = again({"trust": 1})
    assert "not complete" in str(activity)
    assert "5 steps towards network" in str(activity)


@pytest.mark.parametrize("before", [{"trust": "high"}, {"trust": 99}, {"chess": 3}, {}])
def test_a_damaged_first_measurement_is_a_missing_one(again, before):
    assert "first measurement is missing" in str(again(before))


def test_a_passport_that_is_brought_in_is_compared_at_once(tmp_path):
    lesson = Lesson("own_case", "en", passport=tmp_path / "passport.json")
    activity = lesson.scan_again()
    for slider in activity.sliders.values():
        slider.value = 6
    activity.button.click()
    other = Passport(None)
    other.keep("start.self_scan", {"values": dict.fromkeys(KEYS, 5)})
    lesson.passport()._handle_custom_msg({"kind": "load", "text": other.text()}, [])
    assert "1 step towards network" in str(activity)
