"""Counts of collectives: a gap wherever something else was counted."""

import pytest

from netwerkgemeente.charts.collectives import CHANGE, collectives_chart
from netwerkgemeente.models.counting import runs, shown


@pytest.fixture(params=["energy", "energy_members", "bread_funds", "care", "repair_cafes"])
def series(request, course):
    """Each series of the course, one after the other."""
    return next(each for each in course.collectives if each.key == request.param)


def test_no_line_crosses_a_change_in_what_was_counted(series, messages):
    chart = collectives_chart(series, 100, messages)
    lines = [trace["x"] for trace in chart.json()["data"] if trace["mode"] == "lines+markers"]
    assert lines == [[count.year for count in piece] for piece in runs(series.counts)]


def test_every_change_is_marked_in_the_picture_and_in_the_table(series, messages):
    chart = collectives_chart(series, 100, messages)
    changes = len(runs(series.counts)) - 1
    layout = chart.json()["layout"]
    marked = [len(layout.get(kind, ())) for kind in ("shapes", "annotations")]
    assert marked == [changes, changes]
    assert sum(row[0].startswith(CHANGE) for row in chart.table) == changes
    assert (CHANGE in chart.sentence) == (changes > 0)


def test_the_table_names_what_was_counted_its_source_and_how_sure_it_is(series, messages):
    rows = collectives_chart(series, 100, messages).table[1:]
    for row, count in zip(rows, series.counts, strict=True):
        assert count.definition in row
        assert count.source in row[-1]
        assert messages(f"certainty.{count.certainty}") in row[-1]


@pytest.mark.parametrize("estimate", [0, 1, 5000])
def test_the_estimate_stands_beside_the_last_count_and_fits(series, messages, estimate):
    chart = collectives_chart(series, estimate, messages).json()
    own = chart["data"][-1]
    assert (own["x"], own["y"]) == ([series.counts[-1].year], [estimate])
    top = chart["layout"]["yaxis"]["range"][1]
    assert top > estimate
    assert top > shown(series.counts[-1], series.scale)
