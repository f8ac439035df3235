"""The session planner: what is chosen is a schedule, and a mistake is a sentence."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from netwerkgemeente.session.planner import SessionPlanner, minutes_of
from tests.unit.strategies import answers_like

EXAMPLE = {"shape": "team", "lessons": ["ladder"], "start": "9:30", "pause": 15, "all": True}


@pytest.fixture(params=["nl", "en"])
def planner(request):
    return SessionPlanner(request.param)


def handed_out(button, monkeypatch):
    sent = []
    monkeypatch.setattr(button, "send", lambda message, buffers: sent.append((message, buffers)))
    button.click()
    return sent


def test_it_opens_with_a_schedule_that_fits(planner):
    (session,) = planner.plan
    assert session.planned <= session.minutes
    assert "09:00–09:10" in str(planner)


def test_a_shape_brings_its_own_lessons_and_break(planner):
    planner.shape.value = "half_day"
    assert planner.lessons.value == ["network", "ladder"]
    assert planner.pause.value == "15"


def test_a_shape_keeps_the_start_time(planner):
    planner.start.value = "13:30"
    planner.shape.value = "series"
    assert planner.start.value == "13:30"
    assert str(planner).count("13:30–") == len(planner.plan) == 4


def test_fewer_sessions_leave_no_table_behind(planner):
    planner.shape.value = "series"
    planner.shape.value = "team"
    tables = [line for line in str(planner).splitlines() if line.startswith("09:00–")]
    assert len(tables) == 1


def test_keeping_everything_says_until_when_it_runs_and_what_could_go(planner):
    planner.fit.value = "all"
    (session,) = planner.plan
    assert session.planned > session.minutes
    assert "11:25" in str(planner)


def test_there_is_nothing_to_choose_about_time_when_everything_fits(planner):
    planner.value = {"shape": "series", "lessons": ["outcomes"]}
    assert planner.fit.hidden
    assert planner.messages("planner.fit") not in str(planner)


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"start": "25:00"}, "bad_time"),
        ({"start": "straks"}, "bad_time"),
        ({"start": ""}, "bad_time"),
        ({"start": "23:30"}, "midnight"),
        ({"lessons": []}, "no_lesson"),
    ],
)
def test_what_cannot_be_planned_is_a_sentence_and_nothing_else_is_lost(
    planner, monkeypatch, change, problem
):
    planner.lessons.value = ["ladder", "plan_b"]
    planner.value = {**planner.value, **change}
    assert planner.plan == ()
    assert planner.messages(f"planner.{problem}") in str(planner)
    assert handed_out(planner.csv, monkeypatch) == []
    assert planner.csv.news == planner.messages("planner.nothing")
    planner.value = {**planner.value, "start": "10:00", "lessons": ["ladder", "plan_b"]}
    assert len(planner.plan) == 1


def test_a_time_that_cannot_be_read_stays_as_it_was_written(planner):
    planner.start.value = "half tien"
    assert planner.start.value == "half tien"


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("9", 540),
        ("09:00", 540),
        ("9:05", 545),
        ("9.30", 570),
        ("9u30", 570),
        ("9 uur", 540),
        ("13h15", 795),
        (" 23:59 ", 1439),
        ("0:00", 0),
        ("24:00", None),
        ("9:60", None),
        ("9:5", None),
        ("-9:00", None),
        ("9:30 x", None),
        ("²:00", None),
    ],
)
def test_a_time_is_read_as_people_write_it(text, minutes):
    assert minutes_of(text) == minutes


@pytest.mark.parametrize(("button", "mark"), [("csv", b"\xef\xbb\xbf"), ("web", b"<!DOCTYPE")])
def test_the_schedule_can_be_taken_along(planner, monkeypatch, button, mark):
    control = getattr(planner, button)
    ((message, (content,)),) = handed_out(control, monkeypatch)
    assert content.startswith(mark)
    assert message["name"] in control.news


def test_news_of_a_file_goes_when_the_schedule_changes(planner, monkeypatch):
    handed_out(planner.csv, monkeypatch)
    planner.shape.value = "team"
    assert planner.csv.news == ""


@settings(max_examples=60)
@given(answers_like(EXAMPLE))
def test_any_value_gives_a_plan_or_a_sentence(value):
    planner = SessionPlanner("nl")
    planner.value = value
    assert planner.plan or planner.problem.blocks
    assert not planner._failed
    planner.close()
