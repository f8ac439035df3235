"""The schedule as a document and as rows."""

from __future__ import annotations

import pytest

from netwerkgemeente.documents.schedule import schedule, schedule_rows
from netwerkgemeente.documents.web import web_page
from netwerkgemeente.documents.word import word_file
from netwerkgemeente.session.planner import SessionPlanner
from tests.unit.documents.test_web import seen, text_of, xml


@pytest.fixture
def planner(language):
    return SessionPlanner(language)


@pytest.mark.parametrize("shape", ["two_hours", "half_day", "series", "team"])
def test_every_session_has_a_heading_and_a_table_with_its_times(planner, shape):
    planner.shape.value = shape
    page = web_page(schedule(planner._shape, planner.plan, planner.messages))
    root = xml(page)
    assert len(root.findall(".//section/h2")) == len(planner.plan)
    assert len(root.findall(".//section/table/caption")) == len(planner.plan)
    assert "09:00–" in text_of(page)
    assert not {"script", "img", "link"} & set(seen(page).tags)


def test_the_document_calls_its_proposal_its_own(planner):
    page = web_page(schedule(planner._shape, planner.plan, planner.messages))
    own = {"nl": "Ons voorstel", "en": "Our proposal"}[planner.messages.language]
    assert own in text_of(page)
    assert planner.messages("planner.own_proposal") in text_of(page)


def test_the_rows_hold_every_slot_and_their_minutes_add_up(planner):
    planner.shape.value = "series"
    header, *rows = schedule_rows(planner.plan, planner.messages)
    assert len(header) == len(rows[0])
    assert len(rows) == sum(len(session.slots) for session in planner.plan)
    assert sum(row[-1] for row in rows) == sum(session.planned for session in planner.plan)


def test_the_schedule_can_be_written_in_word_as_well(planner):
    assert word_file(schedule(planner._shape, planner.plan, planner.messages)).startswith(b"PK")
