"""The role card on the page, and the two documents that are handed out."""

from __future__ import annotations

import sys
from io import BytesIO

import docx
import pytest

from netwerkgemeente.lesson import Lesson
from tests.unit.activities.walks import WALKS


@pytest.fixture
def lesson(tmp_path):
    """Lesson 6 with its summary filled in."""
    lesson = Lesson("own_case", "en", passport=tmp_path / "passport.json")
    WALKS["case_summary"](lesson.case_summary())
    return lesson


def handed_out(button, monkeypatch):
    """Press a download button, and return the message and the bytes that the page gets."""
    sent = []
    monkeypatch.setattr(button, "send", lambda *given: sent.append(given))
    button.click()
    return sent


def test_nothing_is_handed_out_before_it_is_known_for_whom(lesson, monkeypatch):
    activity = lesson.role_card()
    assert handed_out(activity.word, monkeypatch) == []
    assert "First choose who the card is for." in str(activity)
    assert not activity.done


def test_the_preview_follows_the_summary(lesson):
    activity = lesson.role_card()
    activity.reader.value = "partner"
    lesson.case_summary().fields["file"].value = "another hall"
    assert "Role card: another hall" in str(activity)
    assert "We facilitate, until 1 July. And if it fails: plan B applies." in str(activity)


def test_word_gets_a_file_that_opens_with_the_sentence_in_it(lesson, monkeypatch):
    activity = lesson.role_card()
    activity.reader.value = "alderman"
    [(message, [content])] = handed_out(activity.word, monkeypatch)
    texts = [paragraph.text for paragraph in docx.Document(BytesIO(content)).paragraphs]
    assert message["name"] == "role-card.docx"
    assert "We facilitate, until 1 July. And if it fails: plan B applies." in texts
    assert activity.value["taken"] == ["word"]


def test_the_browser_gets_a_page(lesson, monkeypatch):
    activity = lesson.role_card()
    activity.reader.value = "colleague"
    [(message, [content])] = handed_out(activity.web, monkeypatch)
    assert message["mime"].startswith("text/html")
    assert "a village &lt;b&gt;hall&lt;/b&gt;" in content.decode()
    assert activity.done


def test_where_word_is_missing_the_page_says_why_and_what_to_do(lesson, monkeypatch):
    monkeypatch.setitem(sys.modules, "docx", None)
    activity = lesson.role_card()
    activity.reader.value = "colleague"
    assert handed_out(activity.word, monkeypatch) == []
    assert "cannot be made here. Take the web page" in str(activity)
    assert not activity.done
    assert len(handed_out(activity.web, monkeypatch)) == 1


def test_a_mistake_of_ours_is_a_sentence(lesson, monkeypatch):
    activity = lesson.role_card()
    activity.reader.value = "colleague"
    monkeypatch.setattr("netwerkgemeente.documents.web.web_page", lambda _: 1 / 0)
    assert handed_out(activity.web, monkeypatch) == []
    assert "could not be made" in str(activity)


def test_what_does_not_fit_is_said(lesson):
    activity = lesson.role_card()
    activity.reader.value = "colleague"
    lesson.case_summary().fields["plan_b"].value = "a long plan " * 1500
    assert "only the beginning is on it: plan B" in str(activity)


def test_an_unfinished_card_can_be_taken_along_and_says_so(tmp_path, monkeypatch):
    activity = Lesson("own_case", "en", passport=tmp_path / "passport.json").role_card()
    activity.reader.value = "colleague"
    assert "does not say the role out loud yet" in str(activity)
    assert len(handed_out(activity.word, monkeypatch)) == 1
