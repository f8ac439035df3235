"""Indicator and outcome over pressure: what is drawn, and what is said."""

import pytest

from netwerkgemeente.charts.goodhart import goodhart_chart
from netwerkgemeente.charts.house import HIERARCHY, NETWORK
from netwerkgemeente.models.goodhart import TOP, steered


def chart(messages, pressure, fit=5, furthest=TOP):
    steps = steered(fit, furthest)
    return goodhart_chart(steps, steps[pressure], messages)


def test_the_same_settings_give_the_same_figure(messages):
    assert chart(messages, 4).json() == chart(messages, 4).json()


def test_the_lines_go_no_further_than_one_has_pushed(messages):
    drawn = chart(messages, 1, furthest=3)
    _, indicator, outcome, _ = drawn.json()["data"]
    assert indicator["x"] == outcome["x"] == [0, 1, 2, 3]
    assert len(drawn.table) == 1 + 4


def test_indicator_and_outcome_differ_in_more_than_colour(messages):
    _, indicator, outcome, _ = chart(messages, 4).json()["data"]
    assert (indicator["line"]["color"], outcome["line"]["color"]) == (HIERARCHY, NETWORK)
    assert (indicator["line"]["dash"], outcome["line"]["dash"]) == ("solid", "dash")
    assert (indicator["marker"]["symbol"], outcome["marker"]["symbol"]) == ("square", "circle")


@pytest.mark.parametrize("furthest", [0, 1, 9, 10])
def test_the_axes_stay_the_same_however_far_one_has_pushed(messages, furthest):
    layout, whole = (
        chart(messages, 0, furthest=furthest).json()["layout"],
        chart(messages, 0).json(),
    )
    assert layout["xaxis"] == whole["layout"]["xaxis"]
    assert layout["yaxis"] == whole["layout"]["yaxis"]


@pytest.mark.parametrize("fit", [0, 5, 10])
def test_every_point_lies_within_the_axes(messages, fit):
    drawn = chart(messages, 0, fit=fit).json()
    low, high = drawn["layout"]["yaxis"]["range"]
    heights = [y for trace in drawn["data"] for y in trace["y"]]
    assert low < min(heights)
    assert max(heights) < high


@pytest.mark.parametrize(
    ("pressure", "key"),
    [(0, "none"), (3, "before"), (7, "beyond"), (10, "below")],
)
def test_the_sentence_says_where_one_stands_against_the_turn(messages, pressure, key):
    said = chart(messages, pressure).sentence
    start = messages._texts[f"target.sentence_{key}"].split("{")[0]
    assert said.startswith(start)
    assert str(40 + 5 * pressure) in said


def test_numbers_are_written_as_in_the_language(messages):
    text = chart(messages, 3).sentence
    assert ("45,1" in text) == (messages.language == "nl")
