"""Try the controls: four kinds, until all were tried."""

import pytest


@pytest.fixture
def activity(open_activity):
    return open_activity("try_controls")


def test_it_names_what_is_left(activity):
    activity.slider.value = 1
    activity.words.value = "hello"
    said = repr(activity.feedback)
    assert "the number" in said
    assert "the slider" not in said


def test_zero_counts_as_tried(activity):
    activity.number.value = 0
    assert "the number" not in repr(activity.feedback)


def test_blanks_do_not_count_as_text(activity):
    activity.words.value = "   "
    assert "the text field" in repr(activity.feedback)
