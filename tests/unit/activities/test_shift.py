"""From directing to networking: one's own year and cause first, then the timeline."""

import pytest

from netwerkgemeente.activities.activity import in_sight
from netwerkgemeente.content.course import read_course

COURSE = read_course("en")
(CAUSES,) = COURSE.questions_of(COURSE.activity("network", "shift"))


@pytest.fixture
def activity(open_activity):
    return open_activity("shift")


@pytest.mark.parametrize(
    ("moved", "year", "driver", "asked"),
    [
        (None, None, "0", "whether"),
        ("yes", None, "0", "year"),
        ("busy", None, "0", "year"),
        ("no", None, None, "cause"),
        ("yes", 2015, None, "cause"),
    ],
)
def test_it_asks_for_what_is_still_open(activity, moved, year, driver, asked):
    activity.moved.value, activity.year.value, activity.driver.value = moved, year, driver
    activity.button.click()
    assert asked in repr(activity.feedback)
    assert not activity.done
    assert activity.chart.figure == {}


@pytest.mark.parametrize("moved", ["no", "unknown"])
def test_without_a_shift_no_year_is_asked_or_drawn(activity, moved):
    activity.value = {"moved": moved, "year": 2015, "driver": 0, "seen": True}
    assert not in_sight(activity.year)
    assert "2015" not in activity.chart.sentence
    assert activity.done


def test_the_year_is_drawn_on_the_timeline(activity):
    activity.value = {"moved": "yes", "year": 2015, "driver": 0, "seen": True}
    assert "2015" in activity.chart.sentence
    activity.year.value = 2016
    assert "2016" in activity.chart.sentence


@pytest.mark.parametrize("driver", range(len(CAUSES.options)))
def test_every_cause_gets_its_reason_whatever_was_chosen(activity, driver):
    activity.value = {"moved": "no", "driver": driver, "seen": True}
    said = repr(activity.feedback)
    assert [option.text for option in CAUSES.options if option.feedback not in said] == []


def test_the_cuts_are_an_accelerator_in_the_article_and_can_be_defended_as_a_cause():
    cuts = CAUSES.options[0]
    assert cuts.fits == "arguable"
    assert "accelerator" in cuts.feedback


def test_what_the_article_leaves_vague_is_said(activity):
    activity.value = {"moved": "no", "driver": 1, "seen": True}
    assert "names no year" in repr(activity.vague)
