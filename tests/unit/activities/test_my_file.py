"""The fields for one's own file: all optional, and kept as the other lessons read them."""

import pytest


def test_the_passport_holds_four_texts(open_activity):
    assert open_activity("my_file").value == dict.fromkeys(
        ("municipality", "function", "file", "about"), ""
    )


@pytest.mark.parametrize("name", ["municipality", "function", "file", "about"])
def test_one_field_is_enough(open_activity, name):
    activity = open_activity("my_file")
    activity.fields[name].value = "something"
    assert activity.done


def test_blanks_are_no_answer(open_activity):
    activity = open_activity("my_file")
    activity.fields["file"].value = "  "
    assert not activity.done


def test_it_warns_not_to_write_names_of_residents(open_activity):
    assert "geen namen van inwoners" in str(open_activity("my_file", "nl"))
    assert "names of residents" in str(open_activity("my_file", "en"))


def test_it_says_whether_there_is_a_file_to_take_along(open_activity):
    activity = open_activity("my_file")
    activity.fields["function"].value = "adviser"
    without = str(activity.feedback)
    activity.fields["file"].value = "a hall"
    assert str(activity.feedback) != without
