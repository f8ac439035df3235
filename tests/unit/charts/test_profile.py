"""The profile of a file: pure hierarchy on the left, pure network on the right."""

import pytest

from netwerkgemeente.charts.house import HIERARCHY, NETWORK
from netwerkgemeente.charts.profile import profile_chart, shift_words
from netwerkgemeente.content.course import read_course
from netwerkgemeente.messages.reader import read_messages

CONTRASTS = read_course("nl").contrasts
SAY = read_messages("nl")
FULL = {contrast.key: (2, 7) for contrast in CONTRASTS}


def chart(marks):
    return profile_chart(CONTRASTS, marks, SAY)


def traces(marks):
    return chart(marks).json()["data"]


def test_the_pure_hierarchy_is_solid_with_squares_and_the_pure_network_dashed_with_circles():
    hierarchy, network, *_ = traces(FULL)
    assert set(hierarchy["x"]) == {0}
    assert set(network["x"]) == {10}
    assert (hierarchy["line"]["dash"], hierarchy["marker"]["symbol"]) == ("solid", "square")
    assert (network["line"]["dash"], network["marker"]["symbol"]) == ("dash", "circle")
    assert (hierarchy["line"]["color"], network["line"]["color"]) == (HIERARCHY, NETWORK)


def test_every_dimension_has_a_row_whether_it_was_set_or_not():
    one = chart({"goals": (0, 10)})
    names = [note["text"] for note in one.json()["layout"]["annotations"] if note["text"]]
    assert names == [contrast.name for contrast in CONTRASTS]
    assert len(one.table) == 1 + len(CONTRASTS)


def test_half_a_point_is_shown_and_does_not_count_in_the_mean():
    half = chart({"goals": (3, None)})
    assert half.sentence == SAY("contrast.empty")
    assert half.json()["data"][2]["x"] == [3]
    assert half.json()["data"][3]["x"] == []


@pytest.mark.parametrize(
    ("now", "wanted", "said"), [(2, 7, "meer netwerk"), (7, 2, "meer hiërarchie"), (4, 4, "houden")]
)
def test_the_sentence_says_which_way_it_goes(now, wanted, said):
    assert said in chart(dict.fromkeys(FULL, (now, wanted))).sentence
    assert said in chart({"goals": (now, wanted)}).sentence


def test_means_are_written_with_a_dutch_comma():
    assert "0,5" in chart({"goals": (0, 1), "time": (1, 1)}).sentence


def test_an_arrow_goes_from_now_to_wanted_and_none_where_nothing_moves():
    notes = chart({"goals": (1, 6), "time": (4, 4)}).json()["layout"]["annotations"]
    arrows = [note for note in notes if "ax" in note]
    assert [(arrow["ax"], arrow["x"]) for arrow in arrows] == [(1, 6)]


def test_the_same_marks_give_the_same_figure():
    assert chart(FULL).json() == chart(FULL).json()


@pytest.mark.parametrize(
    ("shift", "said"),
    [(0, "blijft gelijk"), (1, "1 stap naar het netwerk"), (-3, "3 stappen naar de hiërarchie")],
)
def test_a_shift_is_said_in_words(shift, said):
    assert shift_words(shift, SAY) == said
