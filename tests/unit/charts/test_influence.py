"""The picture of the partners: readable with one, twelve and forty of them."""

from itertools import combinations
from math import hypot

import pytest

from netwerkgemeente.charts.influence import NAMED, influence_chart, ring
from netwerkgemeente.messages.reader import read_messages
from netwerkgemeente.models.influence import Partner

SAY = read_messages("nl")
BOTH = Partner("Both", need=(2, 0, 0, 0), offer=(2, 0, 0, 0))
ON_US = Partner("On us", offer=(3, 0, 0, 0))
ON_THEM = Partner("On them", need=(3, 0, 0, 0))
OPEN = Partner("Open")


def partners(count):
    kinds = (BOTH, ON_US, ON_THEM, OPEN)
    return [Partner(f"Partner {n}", kinds[n % 4].need, kinds[n % 4].offer) for n in range(count)]


def numbers(chart):
    texts = [trace.get("text", []) for trace in chart.json()["data"]]
    return sorted(int(text) for each in texts for text in each if text.isdigit())


@pytest.mark.parametrize("count", [0, 1, 2, 12, 40])
def test_every_partner_has_a_number_in_the_picture_and_a_row_in_the_table(count):
    chart = influence_chart(partners(count), SAY)
    assert numbers(chart) == list(range(1, count + 1))
    assert len(chart.table) == 1 + count
    assert chart.sentence


@pytest.mark.parametrize("count", range(2, 41))
def test_no_two_marks_overlap_on_a_phone(count):
    """On a phone one unit is some 105 by 125 pixels; a mark is 22 or 30 wide."""
    size = 22 if count > 16 else 30
    close = [
        (one, other)
        for (one, a), (other, b) in combinations(enumerate(ring(count)), 2)
        if hypot(105 * (a[0] - b[0]), 105 * (a[1] - b[1])) < size
    ]
    assert close == []


@pytest.mark.parametrize("count", [1, 5, 40])
def test_the_picture_is_always_the_same_and_begins_at_the_top(count):
    assert ring(count) == ring(count)
    assert ring(count)[0] == (0.0, 1.0)


def test_one_way_is_solid_with_squares_and_both_ways_dashed_with_circles():
    data = influence_chart([BOTH, ON_US, ON_THEM], SAY).json()["data"]
    lines = [trace["line"]["dash"] for trace in data if trace["mode"] == "lines"]
    symbols = [trace["marker"]["symbol"] for trace in data if trace.get("name")]
    assert lines == ["dash", "solid", "solid"]
    assert symbols == ["circle", "square", "square-open"]


def arrows(chart):
    notes = chart.json()["layout"]["annotations"]
    return [(note["ay"], note["y"]) for note in notes if "ay" in note]


def test_an_arrow_points_at_who_is_depended_upon():
    """The one partner stands at the top, we in the middle."""
    ((tail, head),) = arrows(influence_chart([ON_US], SAY))
    assert head < tail
    ((tail, head),) = arrows(influence_chart([ON_THEM], SAY))
    assert head > tail
    assert arrows(influence_chart([BOTH], SAY)) == []


def test_names_are_in_the_picture_while_they_fit():
    def named(count):
        notes = influence_chart(partners(count), SAY).json()["layout"]["annotations"]
        return sum(note["text"].startswith("Partner") for note in notes)

    assert (named(NAMED), named(NAMED + 1)) == (NAMED, 0)


def test_a_name_is_shown_as_it_was_typed():
    typed = Partner("<b>A</b> & <img>", need=(1, 0, 0, 0))
    chart = influence_chart([typed], SAY)
    notes = [note["text"] for note in chart.json()["layout"]["annotations"]]
    assert "&lt;b&gt;A&lt;/b&gt; &amp; &lt;img&gt;" in notes
    assert chart.table[1][0] == "1. <b>A</b> & <img>"


def test_a_long_name_is_cut_in_the_picture_and_whole_in_the_table():
    name = "Stichting voor heel veel goede dingen in de buurt"
    chart = influence_chart([Partner(name, need=(1, 0, 0, 0))], SAY)
    notes = [note["text"] for note in chart.json()["layout"]["annotations"]]
    assert any(note.endswith("…") for note in notes)
    assert name in chart.table[1][0]


def test_a_name_of_one_long_word_is_whole_in_the_picture():
    chart = influence_chart([Partner("Welzijnsorganisatie", need=(1, 0, 0, 0))], SAY)
    notes = [note["text"] for note in chart.json()["layout"]["annotations"]]
    assert "Welzijnsorganisatie" in notes


@pytest.mark.parametrize("count", range(2, NAMED + 1))
def test_names_on_the_left_and_on_the_right_never_stand_at_one_height(count):
    """On a phone they reach beyond the middle; there one unit is some 118 pixels high."""
    notes = influence_chart(partners(count), SAY).json()["layout"]["annotations"]
    heights = {
        side: [118 * n["y"] + n["yshift"] for n in notes if n["text"] and n["xanchor"] == side]
        for side in ("left", "right")
    }
    assert [
        one for one in heights["left"] for other in heights["right"] if abs(one - other) < 14
    ] == []


def test_where_nobody_needs_anything_the_sentence_says_so():
    assert influence_chart([OPEN], SAY).sentence == SAY("influence_map.nothing")


def test_a_full_picture_is_small():
    assert len(str(influence_chart(partners(40), SAY).json())) < 15_000
