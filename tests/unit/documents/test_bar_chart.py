"""A bar chart in a web page: its lengths are its numbers, and it says what it shows."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from netwerkgemeente.documents.bar_chart import bar_chart
from netwerkgemeente.documents.paper import Bar, Bars
from tests.unit.documents.conftest import HOSTILE


def drawn(*values, series=("Before", "After"), words="Rung", sentence="Ten votes."):
    bars = Bars(sentence, series, tuple(Bar(words, each) for each in values))
    return ElementTree.fromstring(f"<div>{''.join(bar_chart(bars))}</div>")  # noqa: S314


def widths(page):
    return [float(rect.get("width").rstrip("%")) for rect in page.iter("rect")]


def test_a_bar_is_as_long_as_its_number():
    assert widths(drawn((5, 10), (20, 40))) == pytest.approx([11, 22, 44, 88])


def test_nothing_is_drawn_for_nothing_but_its_number_is_there():
    page = drawn((0, 0))
    assert widths(page) == []
    assert [text.text for text in page.iter("text")] == ["Rung", "0", "0"]


def test_two_series_are_told_apart_by_more_than_colour_and_named():
    page = drawn((1, 2))
    assert [rect.get("class") for rect in page.iter("rect")] == ["first", "last"]
    assert "Before · After" in "".join(page.itertext())


def test_the_chart_is_one_picture_with_its_sentence():
    svg = drawn((1, 2)).find("svg")
    assert (svg.get("role"), svg.get("aria-label")) == ("img", "Ten votes.")


@pytest.mark.parametrize("key", HOSTILE)
def test_any_words_stay_words(key):
    page = drawn((1, 2), words=HOSTILE[key], sentence=HOSTILE[key])
    assert {each.tag for each in page.iter()} == {"div", "p", "svg", "text", "rect"}
