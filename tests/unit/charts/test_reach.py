"""Two pictures and a curve of one message: the same data on both sides."""

import json

import pytest

from netwerkgemeente.charts.reach import FORMS, LAST, curve_chart, picture_chart
from netwerkgemeente.models.reach import hierarchy, lowest, network, spread

BUILD = {"hierarchy": hierarchy, "network": network}
every_form = pytest.mark.parametrize("form", FORMS)
SETTINGS = [(20, 2), (60, 4), (200, 2), (200, 6)]


def picture(form, people, contacts, step, messages):
    links = BUILD[form](people, contacts)
    found = spread(links, lowest(people, contacts))
    return picture_chart(form, links, found, step, messages), found


def marks(chart):
    """Open marks, filled marks and the start, as plotly has them."""
    return [trace for trace in chart.json()["data"] if trace["mode"] == "markers"]


@every_form
@pytest.mark.parametrize(("people", "contacts"), SETTINGS)
@pytest.mark.parametrize("step", [0, 3, 8])
def test_everybody_is_drawn_once_and_filled_when_reached(form, people, contacts, step, messages):
    chart, found = picture(form, people, contacts, step, messages)
    still_open, filled, start = (len(trace["x"]) for trace in marks(chart))
    assert (still_open + filled + start, filled + start) == (people, found.reached(step))


@every_form
@pytest.mark.parametrize(("people", "contacts"), SETTINGS)
def test_everybody_has_a_place_of_their_own_inside_the_picture(form, people, contacts, messages):
    chart, _ = picture(form, people, contacts, 3, messages)
    places = [at for trace in marks(chart) for at in zip(trace["x"], trace["y"], strict=True)]
    assert len(set(places)) == people
    assert all(-1 <= at <= 1 for place in places for at in place)


def test_in_the_hierarchy_everybody_stands_below_the_one_above(messages):
    chart, _ = picture("hierarchy", 200, 6, 3, messages)
    lines = [trace for trace in chart.json()["data"] if trace["mode"] == "lines"]
    pairs = [
        (y[at], y[at + 1]) for y in (trace["y"] for trace in lines) for at in range(0, len(y), 3)
    ]
    assert len(pairs) == 199
    assert all(above > below for above, below in pairs)


def test_the_forms_are_told_apart_without_colour(messages):
    symbols = []
    for form in FORMS:
        chart, _ = picture(form, 60, 4, 3, messages)
        symbols.append({trace["marker"]["symbol"] for trace in marks(chart)[:2]})
    assert symbols == [{"square", "square-open"}, {"circle", "circle-open"}]


@every_form
def test_the_largest_picture_stays_small_on_the_wire(form, messages):
    chart, _ = picture(form, 200, 6, 8, messages)
    assert len(json.dumps(chart.json(), default=str)) < 40_000


@pytest.mark.parametrize(("people", "contacts"), SETTINGS)
def test_the_curve_and_its_table_say_the_same_and_stop_in_time(people, contacts, messages):
    spreads = [spread(build(people, contacts), 0) for build in BUILD.values()]
    chart = curve_chart(spreads, 3, messages)
    upper, flat = chart.json()["data"]
    assert [row[1] for row in chart.table[1:]] == [str(value) for value in upper["y"]]
    assert [row[2] for row in chart.table[1:]] == [str(value) for value in flat["y"]]
    assert len(upper["x"]) <= LAST + 1
    assert str(spreads[0].steps) in chart.sentence


@pytest.mark.parametrize(("start", "first"), [("top", 0), ("bottom", 1)])
def test_the_sentence_names_the_form_that_is_ready_first(start, first, messages):
    at = {"top": 0, "bottom": lowest(60, 4)}[start]
    spreads = [spread(build(60, 4), at) for build in BUILD.values()]
    words = messages(f"reach.{FORMS[first]}").lower()
    other = messages(f"reach.{FORMS[1 - first]}").lower()
    said = curve_chart(spreads, 3, messages).sentence
    assert said.index(words) < said.index(other)
