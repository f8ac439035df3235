"""The certificate: a name only where one wants it, and kept only where one says so."""

from __future__ import annotations

import pytest

from netwerkgemeente.lesson import Lesson


@pytest.fixture
def passport(tmp_path):
    return tmp_path / "passport.json"


@pytest.fixture
def lesson(passport):
    return Lesson("own_case", "en", passport=passport)


def page(activity, monkeypatch):
    """Press the button, and return the page that is handed out."""
    sent = []
    monkeypatch.setattr(activity.button, "send", lambda *given: sent.append(given))
    activity.button.click()
    return sent[0][1][0].decode() if sent else ""


def test_nothing_is_handed_out_before_the_choice(lesson, monkeypatch):
    activity = lesson.certificate()
    assert page(activity, monkeypatch) == ""
    assert "First choose" in str(activity)


def test_a_name_that_is_not_to_be_kept_is_on_the_page_and_not_in_the_passport(
    lesson, passport, monkeypatch
):
    activity = lesson.certificate()
    activity.way.value = "once"
    activity.name.value = "A. Name"
    assert "A. Name" in page(activity, monkeypatch)
    assert "A. Name" in str(activity)
    assert "A. Name" not in passport.read_text("utf-8")


def test_a_name_that_is_to_be_kept_comes_back(lesson, passport):
    activity = lesson.certificate()
    activity.way.value = "kept"
    activity.name.value = "A. Name"
    again = Lesson("own_case", "nl", passport=passport).certificate()
    assert again.name.value == "A. Name"


@pytest.mark.parametrize("way", ["once", "no_name"])
def test_who_changes_their_mind_is_forgotten(lesson, passport, way):
    activity = lesson.certificate()
    activity.way.value = "kept"
    activity.name.value = "A. Name"
    activity.way.value = way
    assert "A. Name" not in passport.read_text("utf-8")


def test_without_a_name_there_is_no_field_for_one(lesson, monkeypatch):
    activity = lesson.certificate()
    activity.way.value = "no_name"
    assert activity.name.label not in str(activity)
    assert "<h1" in page(activity, monkeypatch)


def test_what_was_worked_on_is_on_the_page_with_its_day(lesson, monkeypatch):
    lesson.case_summary().wanted.value = 2
    activity = lesson.certificate()
    activity.way.value = "no_name"
    made = page(activity, monkeypatch)
    assert "1 of 5: Your role in your file" in made
    assert "Nobody has checked it" in made


def test_it_does_not_count_itself(lesson):
    activity = lesson.certificate()
    activity.way.value = "no_name"
    activity.way.value = "once"
    assert "Worked on 0 of the" in str(activity)
