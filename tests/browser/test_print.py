"""The documents on paper: at most two pages of A4, whatever was typed."""

from __future__ import annotations

from contextlib import closing

import pytest

from netwerkgemeente.content.course import read_course
from netwerkgemeente.documents.role_card import role_card
from netwerkgemeente.documents.web import web_page
from netwerkgemeente.messages.reader import read_messages
from netwerkgemeente.models.role_card import TEXTS, RoleCard
from tests.unit.documents.conftest import HOSTILE


@pytest.fixture(scope="module")
def page(browser):
    """A page of its own, without JupyterLab; for what only a browser can lay out."""
    with closing(browser.new_page()) as page:
        yield page


def pages(page, html):
    """How many sheets of A4 a page prints on."""
    page.set_content(html)
    return page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n")


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("key", ["empty", *HOSTILE])
def test_a_role_card_prints_on_at_most_two_pages(page, key, language):
    text = HOSTILE.get(key, "")
    card = RoleCard(**dict.fromkeys(TEXTS, text), now=4, wanted=2)
    paper = role_card(card, "partner", read_course(language).rungs, read_messages(language))
    assert 1 <= pages(page, web_page(paper)) <= 2


def test_a_role_card_fits_a_narrow_screen(page):
    card = RoleCard(**dict.fromkeys(TEXTS, HOSTILE["one word"]), now=4, wanted=2)
    paper = role_card(card, "partner", read_course("nl").rungs, read_messages("nl"))
    page.set_viewport_size({"width": 320, "height": 800})
    page.set_content(web_page(paper))
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
