"""A course leader opens a guide in JupyterLab: laid out, with links that work, and on paper."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

SHEETS = 3
"""The guide to the ladder, the longest, has a line for each of twelve cases."""


@pytest.fixture
def guide(new_page, lab, lessons):
    """The guide to lesson 2, laid out."""
    page = new_page()
    page.goto(lab.url(lessons / "leader" / "nl" / "02-de-ladder.md", "doc"))
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("table").first).to_be_visible()
    return page


def test_a_guide_leads_to_its_lesson(guide):
    guide.get_by_role("link", name="Open de les").click()
    expect(guide.locator(".jp-Notebook h1")).to_contain_text("2. De ladder")


def test_a_guide_leads_to_a_heading_of_the_overview(guide):
    guide.get_by_role("link", name="het overzicht").click()
    expect(guide.get_by_role("heading", name="Als het netwerk uitvalt")).to_be_in_viewport()


def test_a_guide_is_whole_on_paper(guide):
    guide.emulate_media(media="print")
    expect(guide.get_by_role("heading", name="Bronnen")).to_be_visible()
    expect(guide.get_by_role("menubar")).to_be_hidden()
    assert 2 <= guide.pdf(format="A4").count(b"/Type /Page\n") <= SHEETS
