"""How relations grow, and what each lever takes away."""

import pytest

from netwerkgemeente.charts.complexity import (
    growth_chart,
    levers_chart,
    levers_sentence,
    levers_words,
    thousands,
)
from netwerkgemeente.messages.reader import read_messages
from netwerkgemeente.models.complexity import Collaboration

NL, EN = read_messages("nl"), read_messages("en")


@pytest.mark.parametrize("actors", [2, 12, 20])
def test_the_current_number_is_marked_on_both_curves(actors):
    hierarchy, network, here, there = growth_chart(actors, NL).json()["data"]
    assert here["x"] == there["x"] == [actors]
    assert here["y"][0] == hierarchy["y"][actors - 2]
    assert there["y"][0] == network["y"][actors - 2]


def test_both_curves_share_axes_that_never_change():
    layouts = [growth_chart(actors, NL).json()["layout"] for actors in (2, 20)]
    assert layouts[0]["xaxis"]["range"] == layouts[1]["xaxis"]["range"]
    assert layouts[0]["yaxis"]["range"] == layouts[1]["yaxis"]["range"]


def test_the_sentence_holds_the_counts_of_this_position():
    said = growth_chart(12, NL).sentence
    assert all(number in said for number in ("12", "11", "66", "4.083"))


def test_the_fastest_lever_is_the_one_that_stands_out():
    chart = levers_chart(Collaboration(12, 2, 3), EN)
    (bars,) = chart.json()["data"]
    assert bars["x"] == [396, 330, 198, 264, 90]
    colours = bars["marker"]["color"]
    assert [colour != colours[0] for colour in colours] == [False, False, True, False, False]


def test_a_lever_at_its_lowest_has_no_bar():
    assert len(levers_chart(Collaboration(2, 1, 1), EN).table) == 1 + 3


def test_equal_levers_are_named_together():
    said = levers_sentence(Collaboration(12, 2, 2), EN)
    assert levers_words(("distance", "dynamics"), EN) in said


def test_with_one_goal_for_all_it_says_that_no_lever_has_to_come_down():
    assert levers_chart(Collaboration(9, 0, 3), EN).sentence == EN("complexity.none")


def test_thousands_are_apart_as_the_language_has_it():
    assert (thousands(1048555, NL), thousands(1048555, EN)) == ("1.048.555", "1,048,555")
    assert thousands(66, NL) == "66"
