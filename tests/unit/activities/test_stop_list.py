"""My stop list: three rows, what is missing, and an outcome that still counts."""

import pytest

EMPTY = {"stop": "", "outcome": "", "tell": ""}


@pytest.fixture
def activity(open_activity):
    return open_activity("stop_list")


def fill(activity, place, **texts):
    for name, text in texts.items():
        activity.fields[f"{name}_{place + 1}"].value = text


def test_it_is_three_rows_of_three_texts_for_lesson_six(activity):
    fill(activity, 1, stop="the list", outcome="people meet", tell="the clubs")
    row = {"stop": "the list", "outcome": "people meet", "tell": "the clubs"}
    assert activity.value == {"rows": [EMPTY, row, EMPTY]}


def test_it_says_per_row_what_is_missing(activity):
    fill(activity, 0, stop="the list")
    said = repr(activity.feedback)
    assert "With point 1: the outcome you watch, who hears it" in said
    assert "With point 3: what you stop, the outcome you watch, who hears it" in said


def test_white_space_is_still_missing(activity):
    for place in range(3):
        fill(activity, place, stop="x", outcome=" \n", tell="y")
    assert not activity.done


def test_three_complete_rows_make_it_done_and_it_asks_about_the_floor(activity):
    for place in range(3):
        assert not activity.done
        fill(activity, place, stop="x", outcome="people meet", tell="y")
    assert activity.done
    assert "floor" in repr(activity.feedback)


@pytest.mark.parametrize("outcome", ["20% more members", "fifty people", "the number of visits"])
def test_an_outcome_that_still_holds_a_number_gets_a_hint(activity, outcome):
    fill(activity, 2, outcome=outcome)
    assert "still holds" in repr(activity.hints[2])
    assert activity.hints[0].blocks == []


@pytest.mark.parametrize("outcome", ["", "people meet every week", "nobody is alone"])
def test_an_outcome_without_a_number_gets_none(activity, outcome):
    fill(activity, 0, outcome=outcome)
    assert activity.hints[0].blocks == []


@pytest.mark.parametrize(
    "rows", [None, "x", {}, [1, None], [EMPTY] * 9, [{"stop": 3, "outcome": None, "more": "x"}]]
)
def test_rows_that_do_not_fit_become_three_empty_ones(activity, rows):
    assert activity.clean({"rows": rows}) == {"rows": [EMPTY] * 3}


def test_long_text_and_markup_stay_text(activity):
    fill(activity, 0, stop="<b>" + "a" * 30_000, outcome="=1+1 \u202e\U0001f600", tell="<script>")
    row = activity.value["rows"][0]
    assert len(row["stop"]) == 20_000
    assert row["tell"] == "<script>"
    assert "<script>" in str(activity)
