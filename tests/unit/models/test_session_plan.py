"""A plan of sessions, with the course's own shapes, lessons and minutes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerkgemeente.content.course import DATASETS, read_course
from netwerkgemeente.content.session_shape import read_shapes
from netwerkgemeente.models.schedule import Part
from netwerkgemeente.models.session_plan import ChosenLesson, plan_sessions

COURSE = read_course("en")
SHAPES = {shape.key: shape for shape in read_shapes(DATASETS, "en")}
LESSONS = {
    lesson.key: ChosenLesson(lesson, tuple(a for a in COURSE.activities if a.lesson == lesson.key))
    for lesson in COURSE.lessons
}
NINE = 9 * 60


def plan(shape, lessons=None, pause=None, *, shorten=True):
    chosen = SHAPES[shape].lessons if lessons is None else lessons
    resting = Part("break", "Break", "", pause) if pause else None
    return plan_sessions(
        SHAPES[shape], [LESSONS[key] for key in chosen], NINE, resting, shorten=shorten
    )


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_fits_with_what_it_proposes(shape):
    for session in plan(shape, pause=SHAPES[shape].pause):
        assert session.planned <= session.minutes


@pytest.mark.parametrize("shape", SHAPES)
def test_the_proposed_lessons_of_every_shape_exist(shape):
    assert set(SHAPES[shape].lessons) <= set(LESSONS)


@pytest.mark.parametrize("key", LESSONS)
def test_every_lesson_keeps_an_activity_however_short_the_time_is(key):
    assert any(activity.skip is None for activity in LESSONS[key].activities) or key == "start"


def test_a_team_session_keeps_the_heart_of_its_three_lessons():
    (session,) = plan("team")
    titles = {slot.part.title for slot in session.slots}
    for lesson, activity in (
        ("ladder", "place_cases"),
        ("directing", "contrast"),
        ("own_case", "case_summary"),
    ):
        assert COURSE.activity(lesson, activity).title in titles


def test_the_series_shares_six_lessons_out_over_four_sessions():
    assert [[lesson.number for lesson in each.lessons] for each in plan("series")] == [
        [1, 2],
        [3],
        [4, 5],
        [6],
    ]


def test_between_two_lessons_there_is_a_guest_and_after_the_last_there_is_none():
    (session,) = plan("half_day", ["network", "ladder"])
    kinds = [slot.part.kind for slot in session.slots]
    assert kinds.count("guest") == 1
    (alone,) = plan("half_day", ["ladder"])
    assert "guest" not in [slot.part.kind for slot in alone.slots]


def test_keeping_everything_runs_over_time_and_says_what_could_go():
    (session,) = plan("two_hours", shorten=False)
    assert session.planned == session.whole > session.minutes
    assert session.proposed
    assert not session.shortened


@given(
    shape=st.sampled_from(sorted(SHAPES)),
    lessons=st.sets(st.sampled_from(sorted(LESSONS)), min_size=1),
    pause=st.sampled_from([0, 10, 30]),
    shorten=st.booleans(),
)
def test_minutes_add_up_whatever_is_chosen(shape, lessons, pause, shorten):
    chosen = [key for key in LESSONS if key in lessons]
    sessions = plan(shape, chosen, pause, shorten=shorten)
    assert [each.key for session in sessions for each in session.lessons] == chosen
    for session in sessions:
        proposed = sum(part.minutes for part in session.proposed)
        assert session.planned == session.whole - (proposed if shorten else 0)
        assert session.at_least == session.whole - proposed
        assert session.slots[-1].end - session.slots[0].start == session.planned
        assert bool(session.proposed) <= (session.whole > session.minutes)
