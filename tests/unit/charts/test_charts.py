"""What every chart promises: the same data, the same figure; a sentence and a table in words."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from fractions import Fraction

import pytest

from netwerkgemeente.charts.dials import dials_chart
from netwerkgemeente.charts.gaps import gaps_chart
from netwerkgemeente.charts.left_over import left_over_chart
from netwerkgemeente.charts.path import path_chart
from netwerkgemeente.charts.placings import domains_chart, placings_chart
from netwerkgemeente.charts.twists import Shift, shifts_chart
from netwerkgemeente.models.placing import Placing, leaning_by_domain

MARKUP = 'Tom & <b>Jerry</b> "en" <a href="x">co</a> &amp;'


def placed(course, count):
    """This many cases, at rungs from low to high, all looked at."""
    cases = course.cases[:count]
    return [Placing(case, at % 5 + 1, seen=True) for at, case in enumerate(cases)]


def shifted(course, count):
    cases = course.cases[:count]
    return [Shift(c.title, at % 5 + 1, c.twist.rung, c.best) for at, c in enumerate(cases)]


def taken(course, count):
    return [(moment, at % 5 + 1, True) for at, moment in enumerate(course.moments[:count])]


CHARTS = {
    "placings": lambda course, messages, count: placings_chart(
        placed(course, count), course.rungs, messages
    ),
    "domains": lambda course, messages, count: domains_chart(
        leaning_by_domain(placed(course, count)), course.domains, messages
    ),
    "shifts": lambda course, messages, count: shifts_chart(
        shifted(course, count), course.rungs, messages
    ),
    "path": lambda course, messages, count: path_chart(
        taken(course, count), course.rungs, messages
    ),
    "gaps": lambda course, messages, count: gaps_chart(
        replace(
            course.neighbourhood_data.example,
            neighbourhoods=course.neighbourhood_data.example.neighbourhoods[:count],
        ),
        {"older": 3, "low_income": 1},
        course.neighbourhood_data.signals,
        messages,
    ),
    "left_over": lambda course, messages, count: left_over_chart(
        "Town",
        course.neighbourhood_data.example.neighbourhoods[0],
        course.neighbourhood_data.signals[:count],
        chosen=course.neighbourhood_data.signals[0],
        share=80,
        messages=messages,
    ),
    "dials": lambda course, messages, count: dials_chart(
        (3, 1) if count else None,
        (2, 2) if count > 1 else None,
        course.rungs,
        course.dial_words,
        messages,
    ),
}
every_chart = pytest.mark.parametrize("draw", CHARTS.values(), ids=CHARTS)
every_count = pytest.mark.parametrize("count", [0, 1, 2, 8])


def as_text(chart):
    return json.dumps(chart.json(), sort_keys=True, default=str)


@every_chart
@every_count
def test_the_same_data_gives_the_same_chart(draw, count, course, messages):
    one, other = draw(course, messages, count), draw(course, messages, count)
    assert as_text(one) == as_text(other)
    assert (one.title, one.sentence, one.table) == (other.title, other.sentence, other.table)


@every_chart
def test_other_data_gives_another_chart(draw, course, messages):
    assert as_text(draw(course, messages, 0)) != as_text(draw(course, messages, 8))


@every_chart
@every_count
def test_every_chart_has_a_title_and_a_whole_sentence(draw, count, course, messages):
    chart = draw(course, messages, count)
    assert chart.title
    assert chart.sentence[0] == chart.sentence[0].upper()
    assert chart.sentence.endswith(".")
    assert "{" not in chart.sentence


@every_chart
@every_count
def test_every_table_has_headings_and_rows_of_one_length(draw, count, course, messages):
    table = draw(course, messages, count).table
    assert {len(row) for row in table} == {len(table[0])}
    assert all(table[0])
    assert all(isinstance(cell, str) for row in table for cell in row)


@every_chart
def test_nothing_to_show_is_said_and_the_table_has_no_rows(draw, course, messages):
    chart = draw(course, messages, 0)
    assert len(chart.table) == 1
    assert chart.sentence != draw(course, messages, 1).sentence


@pytest.mark.parametrize(("name", "rows"), [("placings", 8), ("shifts", 8), ("path", 8)])
def test_everything_in_the_chart_is_in_the_table(name, rows, course, messages):
    assert len(CHARTS[name](course, messages, 8).table) == 1 + rows


@every_chart
def test_one_is_not_counted_as_many(draw, course, messages):
    assert not re.search(
        r"\b1 (plaatsingen|placements|momenten|moments|casussen|cases)\b",
        (draw(course, messages, 1).sentence),
    )


@pytest.mark.parametrize("language", ["nl"], indirect=True)
@pytest.mark.parametrize("count", [1, 2, 8])
@every_chart
def test_dutch_numbers_have_a_comma(draw, count, course, messages):
    chart = draw(course, messages, count)
    shown = " ".join([chart.sentence, *(cell for row in chart.table for cell in row)])
    assert re.findall(r"\d\.\d", shown) == []
    texts = [text for trace in chart.figure.data for text in (trace.text or ())]
    assert [text for text in texts if re.search(r"\d\.\d", text)] == []


@pytest.mark.parametrize(
    ("language", "mean"), [("nl", "+0,5"), ("en", "+0.5")], indirect=["language"]
)
def test_a_mean_is_written_as_the_language_writes_it(course, messages, mean):
    case = replace(course.cases[0], low=2, best=2, high=2)
    chart = domains_chart(
        leaning_by_domain([Placing(case, 2, seen=True), Placing(case, 3, seen=True)]),
        course.domains,
        messages,
    )
    assert chart.table[1][-1] == mean
    assert chart.figure.data[0].text == (mean,)


@every_chart
@every_count
def test_the_figure_is_small_and_plain_json(draw, count, course, messages):
    text = as_text(draw(course, messages, count))
    assert len(text) < 20_000
    assert json.loads(text)


@every_chart
def test_a_chart_cannot_be_dragged_out_of_sight(draw, course, messages):
    layout = draw(course, messages, 8).json()["layout"]["template"]["layout"]
    assert layout["dragmode"] is False
    assert layout["xaxis"]["fixedrange"]
    assert layout["yaxis"]["fixedrange"]


# A leader's own case may be called anything; plotly reads some tags and entities in text


def texts_of(value):
    """Each text in a figure that plotly draws as rich text."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key not in {"hovertemplate", "texttemplate"}:
                yield from texts_of(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from texts_of(inner)
    elif isinstance(value, str):
        yield value


def plain(chart):
    """What plotly draws of each text, when it reads entities; our own bold words left out."""
    return [text for text in texts_of(chart.json()) if "Jerry" in text]


def named(course):
    """The first case under another title, in a domain of another name."""
    return replace(course.cases[0], title=MARKUP)


ESCAPED = "Tom &amp; &lt;b&gt;Jerry&lt;/b&gt;"


def test_a_title_with_markup_shows_as_it_is_in_the_placings(course, messages):
    chart = placings_chart([Placing(named(course), 2, seen=True)], course.rungs, messages)
    assert plain(chart)
    assert [text for text in plain(chart) if not text.startswith(ESCAPED)] == []
    assert chart.table[1][0] == MARKUP


def test_a_title_with_markup_shows_as_it_is_in_the_shifts(course, messages):
    chart = shifts_chart([Shift(MARKUP, 2, 3, 4)], course.rungs, messages)
    assert plain(chart)
    assert [text for text in plain(chart) if not text.startswith(ESCAPED)] == []
    assert chart.table[1][0] == MARKUP


UNPLACED = Shift("b", None, 5, 4)


def test_only_cases_that_were_placed_before_count_as_a_shift(course, messages):
    shifts = [Shift("a", 1, 3, 4), UNPLACED, Shift("c", 2, 2, 2)]
    chart = shifts_chart(shifts, course.rungs, messages)
    assert chart.sentence == messages(
        "twist.sentence_some", count=3, placed=2, moved=1, mean=messages.number(Fraction(1))
    )
    assert chart.table[2][1] == messages("twist.not_placed")
    assert chart.json()["data"][0]["x"] == [1, 2]
    assert chart.json()["data"][0]["y"] == [0, -2]
    arrows = [each for each in chart.json()["layout"]["annotations"] if "ax" in each]
    assert [(each["ax"], each["x"]) for each in arrows] == [(1, 3)]


@pytest.mark.parametrize(("count", "key"), [(1, "sentence_one_none"), (3, "sentence_none")])
def test_without_an_earlier_placing_no_shift_is_claimed(count, key, course, messages):
    chart = shifts_chart([UNPLACED] * count, course.rungs, messages)
    assert chart.sentence == messages(f"twist.{key}", count=count)


def test_a_domain_with_markup_shows_as_it_is(course, messages):
    case = named(course)
    chart = domains_chart(
        leaning_by_domain([Placing(case, 5, seen=True)]), {case.domain: MARKUP}, messages
    )
    assert plain(chart)
    assert [text for text in plain(chart) if not text.startswith(ESCAPED)] == []
    assert chart.table[1][0] == MARKUP
