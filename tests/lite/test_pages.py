"""The landing pages and a lesson, for whoever reads, tabs or listens."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser import axe

LANDING = {"nl": "", "en": "en.html"}


@pytest.mark.parametrize("language", LANDING)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_landing_page_and_it_fits_a_phone(
    new_page, server, language, scheme
):
    page = new_page(color_scheme=scheme, viewport={"width": 320, "height": 700})
    page.goto(server.url(LANDING[language]))
    assert axe.findings(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == 320


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_a_lesson_on_a_phone(new_page, server, lesson_on, scheme):
    lesson = lesson_on(new_page(color_scheme=scheme, viewport={"width": 320, "height": 700}))
    lesson.open()
    light = "true" if scheme == "light" else "false"
    expect(lesson.page.locator("body")).to_have_attribute("data-jp-theme-light", light)
    assert axe.findings(lesson.page, axe.OURS) == []


def test_the_landing_page_leads_to_every_lesson_and_to_the_other_language(page, server):
    page.goto(server.url())
    links = page.get_by_role("list").get_by_role("link")
    titles = links.all_text_contents()
    assert len(titles) == 7
    for title in ("De ladder: welke rol speelt u?", "Uw eigen dossier"):
        page.goto(server.url())
        page.get_by_role("link", name=title).click()
        expect(page.locator(".jp-Notebook").get_by_role("heading", level=1)).to_contain_text(title)
        expect(page).to_have_title(title)
    page.goto(server.url())
    page.get_by_role("link", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_the_landing_page_takes_people_to_a_room_and_nowhere_else(page, server, serve, tmp_path):
    (tmp_path / "K7M2QX").mkdir()
    (tmp_path / "K7M2QX" / "index.html").write_text("<h1>De ruimte</h1>")
    address = serve(tmp_path).url("K7M2QX").removeprefix("http://")
    page.goto(server.url())
    field = page.get_by_label("Adres van de ruimte")
    wrong = page.get_by_role("alert")
    for typed in ("", "K7M2QX", "javascript:alert(1)//a/K7M2QX", "http://", "127.0.0.1/start"):
        field.fill(typed)
        field.press("Enter")
        expect(wrong).to_contain_text("geen adres van een ruimte")
        expect(field).to_be_focused()
    field.fill(address)
    field.press("Enter")
    expect(page.get_by_role("heading", name="De ruimte")).to_be_visible()


def test_a_link_in_a_lesson_opens_in_the_same_tab_at_its_place(page, server):
    page.goto(server.lesson("nl/00-start.ipynb"))
    page.get_by_role("link", name="rolkaart").first.click()
    term = page.locator(".jp-Notebook").get_by_role("heading", name="rolkaart")
    expect(page).to_have_title("Woordenlijst")
    expect(page).to_have_url(server.lesson("nl%2Fwoordenlijst.ipynb") + "#rolkaart")
    expect(term).to_be_in_viewport()
    assert len(page.context.pages) == 1


@pytest.mark.parametrize("language", LANDING)
def test_whoever_is_lost_finds_help_in_a_lesson_and_the_way_back(lesson_on, page, language):
    link, title, back = {
        "nl": ("Hulp", "Hulp: als iets niet werkt", "Terug naar de start"),
        "en": ("Help", "Help: when something does not work", "Back to the start"),
    }[language]
    page.goto(lesson_on(page, language).address)
    page.get_by_role("link", name=link, exact=True).click()
    expect(page).to_have_title(title)
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    assert axe.findings(page) == []
    page.get_by_role("listitem").get_by_role("link").nth(4).click()
    expect(page.get_by_role("heading", level=2).nth(4)).to_be_in_viewport()
    page.get_by_role("link", name=back).click()
    expect(page.locator(".jp-Notebook").get_by_role("button", name="▶ Start")).to_be_visible()


def test_a_lesson_is_started_and_answered_with_the_keyboard_alone(lesson_on, page):
    lesson = lesson_on(page, "en")
    page.goto(lesson.address)
    start = page.locator(".jp-Notebook").get_by_role("button", name="▶ Start")
    lesson.tab_to(start)
    page.keyboard.press("Enter")
    lesson.wait_until_started()
    expect(start).to_be_focused()
    lesson.tab_to(lesson.slider("climb_ladder"))
    page.keyboard.press("End")
    lesson.until_kept("climb_ladder", {"rung": 5})
    cases = lesson.card("place_cases")
    lesson.tab_to(cases.get_by_role("slider"))
    page.keyboard.press("Home")
    lesson.tab_to(cases.get_by_role("textbox"))
    page.keyboard.type("Money")
    lesson.tab_to(cases.get_by_role("button", name=lesson.say("place.show"), exact=True))
    page.keyboard.press("Space")
    expect(cases).to_contain_text(next(c for c in lesson.course.cases if c.core).rationale)
    lesson.until_kept("place_cases")
