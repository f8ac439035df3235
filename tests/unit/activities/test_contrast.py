"""Hierarchy against network: one point at a time, for a file of one's own."""

import pytest

from netwerkgemeente.content.course import read_course
from netwerkgemeente.lesson import Lesson

CONTRASTS = read_course("en").contrasts


@pytest.fixture
def activity(open_activity):
    return open_activity("contrast")


def set_points(activity, count, now=2, wanted=7):
    for _ in range(count):
        activity.now.value, activity.wanted.value = now, wanted
        activity.main.click()


def test_the_words_of_both_poles_stand_at_both_sliders(activity):
    for contrast in CONTRASTS:
        for slider in (activity.now, activity.wanted):
            assert contrast.hierarchy in slider.low_end
            assert contrast.network in slider.high_end
        activity.main.click()


def test_every_point_has_sliders_of_its_own(activity):
    activity.now.value = 4
    activity.main.click()
    assert activity.now.value is None
    activity.previous.click()
    assert activity.now.value == 4


def test_after_the_last_point_comes_the_first(activity):
    for _ in CONTRASTS[:-1]:
        activity.main.click()
    assert activity.main.description == "Back to the first point"
    activity.main.click()
    assert CONTRASTS[0].name in repr(activity.point)


def test_it_says_where_one_is_and_how_much_is_filled_in(activity):
    set_points(activity, 2)
    assert "Point 3 of 14 · 2 of the 14" in repr(activity.point)


def test_the_biggest_shifts_are_named_from_three_points_on(activity):
    set_points(activity, 2)
    assert CONTRASTS[0].network not in repr(activity.feedback)
    set_points(activity, 1, now=9, wanted=0)
    said = repr(activity.feedback).splitlines()
    assert said[1].startswith(f"- {CONTRASTS[2].name}: from 9 to 0, 9 steps towards hierarchy")
    assert CONTRASTS[2].hierarchy in said[1]


def test_shifting_both_ways_is_said_to_be_possible(activity):
    set_points(activity, 2)
    set_points(activity, 1, now=9, wanted=0)
    assert "not shift the same way" in repr(activity.feedback)


def test_to_change_nothing_is_a_choice_too(activity):
    set_points(activity, 3, now=5, wanted=5)
    assert "change nothing" in repr(activity.feedback)


def test_a_point_that_is_named_twice_moves_to_its_new_place(activity):
    set_points(activity, 3)
    activity.mine[0].value = "goals"
    activity.mine[2].value = "goals"
    assert activity.value["mine"] == [None, None, "goals"]
    assert activity.mine[0].value == ""


def test_a_named_point_can_be_taken_away_again(activity):
    set_points(activity, 3)
    activity.mine[0].value = "goals"
    activity.mine[0].value = ""
    assert activity.value["mine"] == [None, None, None]


@pytest.mark.parametrize(("key", "said"), [("steering", "that is where"), ("conflict", "pay them")])
def test_it_says_whether_one_can_begin_oneself(activity, key, said):
    set_points(activity, 3)
    for choice, named in zip(activity.mine, ("time", "account", key), strict=True):
        choice.value = named
    assert said in repr(activity.mine_said).lower()


def test_ten_points_and_three_of_ones_own_are_enough(activity):
    set_points(activity, 10)
    assert not activity.done
    for choice, key in zip(activity.mine, ("time", "goals", "trust"), strict=True):
        choice.value = key
    assert activity.done


def test_the_name_of_a_file_is_kept_as_it_was_typed(activity):
    activity.file.value = "=HYPERLINK(1) <b>🏡</b> \u202eabc"
    assert activity.value["file"] == activity.file.value
    activity.file.value = "x" * 30_000
    assert len(activity.value["file"]) == 20_000


def test_the_file_of_the_start_page_comes_along_until_it_is_changed_here(tmp_path):
    def opened(lesson):
        return Lesson(lesson, "en", passport=tmp_path / "passport.json")

    opened("start").my_file().fields["file"].value = "the village hall"
    assert opened("directing").contrast().file.value == "the village hall"
    opened("directing").contrast().file.value = ""
    assert opened("directing").contrast().file.value == ""
