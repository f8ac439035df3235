"""The chart of the same task twice: the same axis for both ways."""

import pytest

from netwerkgemeente.charts.house import HIERARCHY, NETWORK
from netwerkgemeente.charts.same_task import same_task_chart, same_task_sentence
from netwerkgemeente.messages.reader import read_messages
from netwerkgemeente.models.same_task import Setting, as_hierarchy, as_network

SAY = read_messages("en")
SETTING = Setting(8, 2, 2, drops=True)


def test_both_ways_stand_on_one_axis_that_never_changes():
    ranges = {
        tuple(same_task_chart(setting, SAY).json()["layout"]["xaxis"]["range"])
        for setting in (SETTING, Setting(2, 0, 0, drops=False), Setting(20, 4, 4, drops=True))
    }
    assert len(ranges) == 1


def test_the_hierarchy_is_solid_with_squares_and_the_network_dashed_with_circles():
    sticks, heads, network_sticks, network_heads = same_task_chart(SETTING, SAY).json()["data"]
    assert (sticks["line"]["dash"], heads["marker"]["symbol"]) == ("solid", "square")
    assert (network_sticks["line"]["dash"], network_heads["marker"]["symbol"]) == (
        "dash",
        "circle",
    )
    assert (heads["marker"]["color"], network_heads["marker"]["color"]) == (HIERARCHY, NETWORK)


def test_the_table_holds_what_the_chart_shows():
    chart = same_task_chart(SETTING, SAY)
    hierarchy, network = as_hierarchy(SETTING), as_network(SETTING)
    assert chart.table[1] == (SAY("same_task.speed"), str(hierarchy.speed), str(network.speed))
    assert len(chart.table) == 5


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        (Setting(2, 0, 0, drops=False), "The network is stronger here in: deciding fast (80"),
        (Setting(20, 0, 4, drops=False), "The hierarchy is stronger here in: deciding fast (50"),
        (Setting(8, 0, 0, drops=True), "The network is stronger here in: reaching people"),
    ],
)
def test_the_sentence_says_what_the_difference_is_in_this_setting(setting, said):
    assert said in same_task_sentence(setting, SAY)


def test_the_sentence_names_every_aspect_once():
    sentence = same_task_sentence(SETTING, SAY)
    names = [SAY(f"same_task.short_{a}") for a in ("speed", "reach", "standing", "enforce")]
    assert [sentence.count(name) for name in names] == [1, 1, 1, 1]
