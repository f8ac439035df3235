"""What was worked on: an answer counts, looking around does not."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given

from netwerkgemeente.content.course import read_course
from netwerkgemeente.models.progress import progress, says_something
from tests.unit.strategies import json_values

COURSE = read_course("en")


def of_lesson(key, answers, days=None):
    found = progress(COURSE.lessons, COURSE.activities, answers, days or {})
    return next(lesson for lesson in found if lesson.lesson.key == key)


@pytest.mark.parametrize(
    "answer",
    [{"rung": 1}, {"number": 0}, {"seen": True}, {"texts": {"why": "so"}}, {"rows": [{"a": "b"}]}],
)
def test_an_answer_says_something(answer):
    assert says_something(answer)


@pytest.mark.parametrize(
    "answer",
    [
        None,
        {},
        {"rung": None},
        {"seen": False},
        {"text": "  "},
        {"at": 3},
        {"chosen": "core", "cases": {}},
        {"order": [2, 0, 1], "seen": False},
        {"rows": [{"stop": "", "outcome": ""}]},
    ],
)
def test_looking_around_says_nothing(answer):
    assert not says_something(answer)


def test_every_lesson_is_there_also_with_an_empty_passport():
    found = progress(COURSE.lessons, COURSE.activities, {}, {})
    assert [lesson.lesson.number for lesson in found] == list(range(7))
    assert {lesson.worked_on for lesson in found} == {()}
    assert {lesson.minutes for lesson in found} == {0}


def test_what_was_worked_on_counts_with_its_minutes_and_days():
    answers = {"ladder.climb_ladder": {"rung": 2}, "ladder.two_dials": {"cases": {"a": 1}}}
    days = {"ladder.climb_ladder": "2026-11-30", "ladder.two_dials": "2026-11-24"}
    lesson = of_lesson("ladder", answers, days)
    assert [activity.key for activity in lesson.worked_on] == ["climb_ladder", "two_dials"]
    assert (lesson.minutes, lesson.activities) == (4 + 5, 9)
    assert (lesson.first, lesson.last) == (date(2026, 11, 24), date(2026, 11, 30))


@pytest.mark.parametrize("day", ["", "yesterday", "2026-13-01", 5, None])
def test_a_day_that_is_none_is_not_known(day):
    lesson = of_lesson("ladder", {"ladder.climb_ladder": {"rung": 2}}, {"ladder.climb_ladder": day})
    assert (lesson.first, lesson.last) == (None, None)


@given(json_values())
def test_any_answer_of_a_damaged_passport_can_be_counted(answer):
    assert says_something(answer) in (True, False)
