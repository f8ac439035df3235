"""Wherever the site is served from: below another site, or by a server that knows few kinds."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.lite.site_page import SitePage

KINDS_OF_AN_OLD_SERVER = {
    ".wasm": "application/octet-stream",
    ".ipynb": "text/plain",
    ".json": "text/plain",
    ".tgz": "text/plain",
    ".zip": "text/plain",
}


def test_it_works_below_another_site_on_a_server_with_wrong_kinds(new_page, serve):
    server = serve(prefix="/intranet/cursus", types=KINDS_OF_AN_OLD_SERVER)
    page = new_page()
    page.goto(server.url())
    lesson = SitePage(page, server, "nl", "ladder")
    page.get_by_role("link", name=lesson.lesson.title).click()
    lesson.start()
    lesson.rung("climb_ladder", 3)
    lesson.until_kept("climb_ladder", {"rung": 3})
    asked = page.evaluate("performance.getEntriesByType('resource').map(({ name }) => name)")
    assert all(address.startswith(server.url()) for address in asked), asked


def test_a_server_whose_scripts_are_no_scripts_gives_a_sentence(new_page, serve):
    server = serve(types={".js": "text/plain"})
    page = new_page()
    page.goto(server.lesson("en/02-the-ladder.ipynb"))
    expect(page.get_by_role("alert")).to_contain_text("The lesson cannot start")


def test_a_site_without_its_parts_gives_a_sentence(new_page, serve, site, tmp_path):
    (tmp_path / "notebooks").symlink_to(site / "notebooks")
    page = new_page()
    page.goto(serve(tmp_path).lesson("nl/02-de-ladder.ipynb"))
    expect(page.get_by_role("alert")).to_contain_text("De les kan niet worden geladen.")


def test_a_lesson_that_does_not_exist_leads_to_the_landing_page(page, server):
    page.goto(server.lesson("en/no-such-lesson.ipynb"))
    expect(page).to_have_url(server.url("en.html"))
