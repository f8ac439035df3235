"""What can be asked of every activity of every lesson, with nothing but its row in the data."""

from __future__ import annotations

import json
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netwerkgemeente.activities.activity import in_sight
from netwerkgemeente.content.course import read_course
from netwerkgemeente.lesson import Lesson
from tests.unit.activities.walks import LESSON_OF, NOWHERE, WALKS, inside
from tests.unit.strategies import answers_like

ROWS = [
    (each.lesson, each.key)
    for each in read_course("nl").activities
    if each.key not in WALKS or each.lesson != LESSON_OF.get(each.key, "ladder")
]
"""Each activity but those that ``test_activity`` walks through."""

every_row = pytest.mark.parametrize(("name", "key"), ROWS)


@cache
def opened(name, key, language="en"):
    """An activity of a lesson whose passport is in memory only."""
    return getattr(Lesson(name, language, passport=NOWHERE), key)()


@pytest.fixture(params=["nl", "en"])
def activity(request, name, key):
    """The activity in each language, as it opens."""
    return getattr(Lesson(name, request.param, passport=NOWHERE), key)()


@every_row
@settings(max_examples=25)
@given(data=st.data())
def test_any_answer_from_a_damaged_passport_gives_a_usable_activity(name, key, data):
    activity = opened(name, key)
    activity.value = data.draw(answers_like(opened(name, key, "nl").value))
    assert activity.messages("answer.failed") not in str(activity)
    json.dumps(activity.value)


@every_row
@settings(max_examples=25)
@given(data=st.data())
def test_reading_an_answer_twice_changes_nothing_more(name, key, data):
    activity = opened(name, key)
    once = activity.clean(data.draw(answers_like(opened(name, key, "nl").value)))
    assert activity.clean(once) == once


@every_row
def test_nothing_is_done_before_there_is_an_answer(activity):
    assert activity.done is False


@every_row
def test_the_whole_text_form_reaches_the_notebook(activity):
    plain = activity._repr_mimebundle_()["text/plain"]
    assert plain == str(activity)
    assert plain.startswith(f"{activity.text.title}\n{activity.text.task}\n")


@every_row
def test_the_text_form_holds_no_address_and_no_class(activity):
    words = ("0x", "Box(", "object at", ": None", "{", "}")
    assert [word for word in words if word in str(activity)] == []


@every_row
def test_every_control_has_an_accessible_name(activity):
    nameless = [repr(each) for each in inside(activity) if getattr(each, "label", "-") == ""]
    assert nameless == []


@every_row
def test_every_card_has_at_most_one_main_button(activity):
    shown = [each for each in inside(activity) if in_sight(each)]
    assert [getattr(each, "button_style", "") for each in shown].count("primary") <= 1
