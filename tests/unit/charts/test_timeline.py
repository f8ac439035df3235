"""The timeline: each moment in its year, with the trainee's own year where there is one."""

import pytest

from netwerkgemeente.charts.timeline import timeline_chart


def test_every_moment_is_drawn_once_and_stands_in_the_table(course, messages):
    chart = timeline_chart(course.milestones, None, messages)
    drawn = sum(len(trace["x"]) for trace in chart.json()["data"])
    assert drawn == len(chart.table) - 1 == len(course.milestones)


def test_every_row_names_its_source_and_how_sure_it_is(course, messages):
    rows = timeline_chart(course.milestones, None, messages).table[1:]
    for row, moment in zip(rows, course.milestones, strict=True):
        assert moment.text in row
        assert moment.source in row[-1]
        assert messages(f"certainty.{moment.certainty}") in row[-1]


@pytest.mark.parametrize("own", [1990, 2000, 2012, 2030])
def test_the_trainees_year_is_marked_and_within_sight(course, messages, own):
    chart = timeline_chart(course.milestones, own, messages)
    layout = chart.json()["layout"]
    low, high = layout["xaxis"]["range"]
    assert low < own < high
    assert messages("shift.you", year=own) in str(layout["annotations"])
    assert str(own) in chart.sentence


def test_without_a_year_nothing_is_marked(course, messages):
    layout = timeline_chart(course.milestones, None, messages).json()["layout"]
    assert len(layout["annotations"]) == len(course.milestones)
    assert {shape["y0"] == shape["y1"] for shape in layout["shapes"]} == {True}


def test_the_sentence_names_what_others_did_in_the_same_year(course, messages):
    same = [m.title for m in course.milestones if m.year == 2012]
    said = timeline_chart(course.milestones, 2012, messages).sentence
    assert same
    assert [title for title in same if title not in said] == []
