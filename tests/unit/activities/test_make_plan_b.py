"""A plan B in nine fields: read back with what is missing."""

import pytest

from netwerkgemeente.content.course import read_course
from netwerkgemeente.models.answers import MAX_TEXT

FIELDS = read_course("en").plan_fields


@pytest.fixture
def activity(open_activity):
    return open_activity("make_plan_b")


def test_an_empty_plan_is_not_read_back(activity):
    activity.button.click()
    assert not activity.done
    assert repr(activity.feedback) == "First fill in at least one field."


def test_what_is_empty_is_named_with_its_question(activity):
    activity.fields["gap"].value = "Those who live outside the village"
    activity.button.click()
    said = repr(activity.feedback)
    assert "1 of the 9 fields" in said
    assert all(field.question in said for field in FIELDS if field.key != "gap")


def test_loose_ends_follow_what_is_written(activity):
    activity.fields["threshold"].value = "twice"
    activity.button.click()
    assert "no signal" in repr(activity.feedback)
    activity.fields["signal"].value = "the nurse sees it"
    assert "no signal" not in repr(activity.feedback)


def test_the_example_filled_in_is_complete(activity):
    for field in FIELDS:
        activity.fields[field.key].value = field.example
    activity.button.click()
    said = repr(activity.feedback)
    assert "All 9 fields" in said
    assert "no loose ends" in said
    assert activity.value["fields"] == {field.key: field.example for field in FIELDS}


def test_the_example_is_there_on_request_and_called_invented(activity):
    assert FIELDS[0].example not in str(activity)
    activity.example.click()
    assert "invented example" in str(activity)
    assert FIELDS[0].example in str(activity)
    activity.example.click()
    assert FIELDS[0].example not in str(activity)


@pytest.mark.parametrize("typed", ["<script>alert(1)</script>", "=1+1", "שלום 🙂", "x" * MAX_TEXT])
def test_anything_may_be_typed_and_stays_text(activity, typed):
    activity.fields["outcome"].value = typed
    activity.button.click()
    assert activity.value["fields"]["outcome"] == typed
    assert "<script" not in activity._repr_mimebundle_()["text/html"]


def test_a_field_that_is_wiped_is_empty_again(activity):
    activity.fields["gap"].value = "somewhere"
    activity.button.click()
    activity.fields["gap"].value = ""
    assert activity.value == {"fields": {}, "example": False, "seen": False}


def test_a_space_that_is_being_typed_is_not_taken_away(activity):
    activity.fields["gap"].value = " "
    activity.fields["outcome"].value = "warm meals"
    assert activity.fields["gap"].value == " "
