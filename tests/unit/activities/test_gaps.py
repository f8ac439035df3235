"""Where do the gaps fall: asking first, weighing, and three sources of figures."""

from __future__ import annotations

import json

import pytest

from netwerkgemeente.activities.activity import in_sight
from netwerkgemeente.charts.gaps import SHOWN
from netwerkgemeente.content.course import read_course
from netwerkgemeente.lesson import Lesson
from netwerkgemeente.messages.reader import read_messages
from tests.unit.content.test_statline_file import HEADER, ROWS, text
from tests.unit.statline_server import serving

EXAMPLE = read_course("en").neighbourhood_data.example
OWN = text(
    [
        *ROWS,
        *(
            [f"Buurt {n}", "Deventer", "Buurt", f"BU015001{n:02}", "1000", str(n), "500", "99", "5"]
            for n in range(20)
        ),
    ]
).encode()


@pytest.fixture
def activity(open_activity):
    return open_activity("gaps")


@pytest.fixture
def live(monkeypatch, edited_tables, tmp_path):
    """The activity, and a server that answers as CBS does; use both to ask for figures."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with serving() as statline:
        folder = edited_tables()
        table = folder / "cbs_tables.csv"
        there = f"{statline.address}/ODataFeed/odata/"
        moved = table.read_text("utf-8").replace("https://opendata.cbs.nl/ODataFeed/odata/", there)
        table.write_text(moved, "utf-8")
        lesson = Lesson("plan_b", "en", datasets=folder, passport=tmp_path / "passport.json")
        gaps = lesson.gaps()
        gaps.source.which.value = "cbs"
        gaps.source.year.value = "85984NED"
        yield gaps, statline


def weigh(activity, **weights):
    activity.expectation.value = "older"
    for key, weight in weights.items():
        activity.weights[key].value = weight
    activity.button.click()


def ask(activity, name="Deventer"):
    activity.source.municipality.value = name
    activity.source.ask.click()
    activity.source.asking.join(20)


def names(activity):
    return [row[0] for row in activity.chart.table[1:]]


def news(activity):
    return repr(activity.source.news)


# Weighing


@pytest.mark.parametrize(("expectation", "weight"), [(None, 3), ("older", None), ("older", 0)])
def test_an_expectation_and_a_weight_come_first(activity, expectation, weight):
    activity.expectation.value = expectation
    activity.weights["older"].value = weight
    activity.button.click()
    assert not activity.done
    assert activity.chart.table == []


def test_weights_change_who_comes_up(activity):
    weigh(activity, older=3)
    by_age = names(activity)[0]
    activity.weights["older"].value = 0
    activity.weights["low_income"].value = 3
    assert (by_age, names(activity)[0]) == ("Waterkant", "Molenwijk")


def test_without_any_weight_the_order_goes_and_comes_back(activity):
    weigh(activity, older=3)
    activity.weights["older"].value = 0
    assert not in_sight(activity.chart)
    assert "at least one signal" in repr(activity.feedback)
    activity.weights["widowed"].value = 1
    assert in_sight(activity.chart)


def test_the_sentence_says_which_of_the_three_stay_when_all_counts_equally(activity):
    weigh(activity, older=3)
    said = activity.chart.sentence
    assert said.startswith("With your weights these are at the top: Waterkant")
    assert "If all signals count equally" in said
    assert "If only one signal counts" in said


def test_equal_weights_leave_the_same_three(activity):
    weigh(activity, **dict.fromkeys(activity.weights, 2))
    assert "the same three" in activity.chart.sentence


def test_the_expectation_is_compared_with_what_stands_out(activity):
    weigh(activity, older=3)
    assert "That is also what" in repr(activity.feedback)
    activity.expectation.value = "assistance"
    assert "You expected assistance" in repr(activity.feedback)


def test_the_example_is_called_invented_wherever_it_shows(activity):
    weigh(activity, older=3)
    assert "(invented)" in activity.chart.title
    assert "does not exist" in repr(activity.source.now)


def test_a_tiny_neighbourhood_is_shown_and_not_ranked(activity):
    weigh(activity, older=3)
    assert names(activity)[-1] == "Bedrijvenpark West"
    assert "small: do not rank" in activity.chart.table[-1]
    assert not any("Bedrijvenpark" in note["text"] for note in annotations(activity))


def annotations(activity):
    return activity.chart.figure["layout"]["annotations"]


def test_hidden_figures_are_unknown_and_named(activity):
    weigh(activity, low_income=3, older=1)
    row = next(row for row in activity.chart.table if row[0] == "Nieuwe Haven")
    assert "unknown" in row
    assert row[7:] == ["unknown"] * 3
    assert any(
        "Nieuwe Haven" in n["text"] and "1 unknown" in n["text"] for n in annotations(activity)
    )


def test_every_weighed_signal_comes_with_its_caution(activity):
    weigh(activity, living_alone=1, older=0)
    said = repr(activity.cautions)
    assert "not the same as being lonely" in said
    assert "65 and over" not in said
    assert "thinking aid" in said


# A file


def test_a_file_brings_ones_own_municipality(activity):
    activity.source.which.value = "file"
    weigh(activity, older=3)
    activity.source.file.bring("kwb.csv", OWN)
    assert activity.value["municipality"] == "Deventer"
    assert activity.chart.title.startswith("Deventer")
    assert "22 neighbourhoods" in news(activity)
    assert len(annotations(activity)) == SHOWN


def test_nothing_of_a_file_is_kept_but_the_name_of_the_municipality(activity):
    activity.source.which.value = "file"
    weigh(activity, older=3)
    activity.source.file.bring("kwb.csv", OWN)
    kept = json.dumps(activity.value)
    assert "Deventer" in kept
    assert "Binnenstad" not in kept
    assert "BU0150" not in kept


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"PK\x03\x04" + b"x" * 50, "is an Excel file"),
        (b"a;b\n1;2\n", "misses: name of the neighbourhood, number of inhabitants"),
        (text(ROWS[:1] * 50_000).encode(), "50002 lines"),
        (b"x" * 5_000_001, "larger than 5 MB"),
        (b"\x89PNG\0\0", "is not a CSV file"),
        (text([[*ROWS[2][:8], "much"]]).encode(), "Line 2, column 'households with a low income'"),
    ],
)
def test_a_wrong_file_gives_a_sentence_and_loses_nothing(activity, data, said):
    activity.source.which.value = "file"
    weigh(activity, older=3)
    activity.source.file.bring("kwb.csv", OWN)
    before, title = activity.value, activity.chart.title
    activity.source.file.bring("wrong.csv", data)
    assert said in f"{news(activity)} {activity.source.file!r}"
    assert (activity.value, activity.chart.title) == (before, title)


def test_markup_in_a_file_stays_text(activity):
    activity.source.which.value = "file"
    weigh(activity, older=3)
    row = ["<b>x</b> & y", "<i>D</i>", *ROWS[2][2:]]
    activity.source.file.bring("<b>.csv", text([row, *ROWS[3:]], header=HEADER).encode())
    assert "more than one" not in news(activity)
    activity.source.file.bring("a.csv", text([row], header=HEADER).encode())
    assert names(activity) == ["<b>x</b> & y"]
    assert "&lt;b&gt;x" in annotations(activity)[0]["text"]
    assert "<b>x" not in activity._repr_mimebundle_()["text/html"]


def test_without_a_file_the_example_stays_in_sight(activity):
    activity.source.which.value = "file"
    weigh(activity, older=3)
    assert "no figures of your municipality yet" in repr(activity.source.now)
    assert "(invented)" in activity.chart.title


def test_signals_without_any_figure_are_named(activity):
    activity.source.which.value = "file"
    weigh(activity, older=3)
    activity.source.file.bring("kwb.csv", OWN)
    assert "widowed, social minimum and assistance" in repr(activity.feedback)


# CBS


def test_ones_own_municipality_comes_from_cbs(live):
    activity, _ = live
    weigh(activity, older=3)
    ask(activity)
    assert "The figures of Deventer are here: 4 neighbourhoods." in news(activity)
    assert activity.chart.title.startswith("Deventer")
    assert "2024" in repr(activity.source.now)
    assert "Bathmen" in names(activity)
    assert "Bathmen" not in json.dumps(activity.value)


def test_nothing_is_asked_before_the_button_is_pressed(live):
    activity, statline = live
    activity.source.municipality.value = "Deventer"
    activity.source.year.value = "85618NED"
    assert statline.asked == []
    assert activity.source.asking is None


def test_without_a_name_there_is_nothing_to_ask(live):
    activity, statline = live
    activity.source.ask.click()
    assert "name of your municipality" in news(activity)
    assert statline.asked == []


@pytest.mark.parametrize("manner", ["fault", "gone", "cut off", "a web page", "hung up", "endless"])
def test_an_error_gives_one_sentence_and_the_way_with_a_file(live, manner):
    activity, statline = live
    statline.manner = manner
    weigh(activity, older=3)
    before = activity.value
    ask(activity)
    said = news(activity).splitlines()
    assert said[1] == read_messages("en")("source.csv_way")
    assert len(said) == 2
    assert activity.value == {**before, "municipality": "Deventer"}
    assert activity.source.ask.description == read_messages("en")("source.ask")


def test_a_misspelt_name_is_answered_with_one_that_exists(live):
    activity, _ = live
    ask(activity, "Deventr <b>")
    assert "Do you mean Deventer?" in news(activity)


def test_the_button_stops_what_it_started(live):
    activity, statline = live
    statline.manner = "silent"
    activity.source.municipality.value = "Deventer"
    activity.source.ask.click()
    assert activity.source.asking.is_alive()
    activity.source.ask.click()
    statline.manner = "well"
    statline.going_on.set()
    activity.source.asking.join(20)
    assert not activity.source.asking.is_alive()
    assert activity.source.ask.description == read_messages("en")("source.ask")


def test_what_was_answered_comes_back_without_the_figures(live, open_activity):
    activity, _ = live
    weigh(activity, older=3)
    ask(activity)
    fresh = open_activity("gaps")
    fresh.value = activity.value
    assert fresh.source.municipality.value == "Deventer"
    assert "no figures of your municipality yet" in repr(fresh.source.now)
    assert fresh.done
