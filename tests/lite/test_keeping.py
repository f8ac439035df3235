"""The passport in the browser: whatever happens, nothing is lost and a sentence says what is so."""

from __future__ import annotations

import json
import os
import shutil
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from netwerkgemeente.passport import SCHEMA, VERSION
from tests.lite.site_page import SitePage

if TYPE_CHECKING:
    from pathlib import Path

OLD_TEXT, NEW_TEXT = "De ladder: welke rol speelt u?", "De ladder: een nieuwe versie"

FILL = """() => {
    globalThis.isFull = true;
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function (...record) {
        if (!globalThis.isFull) return put.apply(this, record);
        Object.defineProperty(this.transaction, "error", {
            value: new DOMException("There is no room.", "QuotaExceededError"),
        });
        this.transaction.abort();
    };
}"""
"""Has IndexedDB do what it does when there is no room; the browser itself cannot be told to."""


@pytest.fixture
def newer_site(site: Path, tmp_path: Path) -> Path:
    """Copy the site with a change in lesson 2, so that its folder has another name."""
    copy = tmp_path / "site"
    shutil.copytree(site, copy, copy_function=os.link)
    about = json.loads((copy / "site.json").read_text("utf-8"))
    old = copy / about["app"]
    about["app"] = "app-newer/"
    (copy / "site.json").unlink()
    (copy / "site.json").write_text(json.dumps(about), "utf-8")
    old.rename(copy / about["app"])
    lesson = copy / about["app"] / "files" / "nl" / "02-de-ladder.ipynb"
    text = lesson.read_text("utf-8")
    lesson.unlink()
    lesson.write_text(text.replace(OLD_TEXT, NEW_TEXT), "utf-8")
    return copy


def test_after_an_update_there_is_the_new_lesson_with_the_old_answers(
    new_page, serve, site, newer_site
):
    server = serve(site)
    page = new_page()
    lesson = SitePage(page, server, "nl", "ladder")
    lesson.open()
    expect(page.get_by_role("heading", name=OLD_TEXT)).to_be_visible()
    lesson.rung("climb_ladder", 4)
    lesson.until_kept("climb_ladder", {"rung": 4})
    page.evaluate("jupyterapp.commands.execute('docmanager:save')")

    server.folder = newer_site
    page.goto(server.url())
    page.get_by_role("link", name=lesson.lesson.title).click()
    lesson.start()
    expect(page.get_by_role("heading", name=NEW_TEXT)).to_be_visible()
    expect(lesson.slider("climb_ladder")).to_have_value("4")


def test_two_tabs_on_one_lesson_keep_each_others_answers(open_lesson, page):
    left = open_lesson()
    right = open_lesson(on=page.context.new_page())
    left.rung("climb_ladder", 2)
    left.until_kept("climb_ladder", {"rung": 2})
    right.slider("two_dials").press("End")
    right.until_kept("two_dials")
    left.rung("climb_ladder", 5)
    left.until_kept("climb_ladder", {"rung": 5})
    assert "two_dials" in right.answers()


def test_a_downloaded_passport_is_what_is_kept_and_works_for_another_visitor(
    open_lesson, new_page, server, tmp_path
):
    lesson = open_lesson("en")
    lesson.rung("climb_ladder", 3)
    lesson.until_kept("climb_ladder", {"rung": 3})
    with lesson.page.expect_download() as download:
        lesson.bar.get_by_role("button", name=lesson.say("bar.download")).click()
    taken = tmp_path / "taken.json"
    download.value.save_as(taken)
    assert taken.read_text("utf-8") == lesson.files()["paspoort.json"]

    other = SitePage(new_page(), server, "en", "ladder")
    other.open()
    with other.page.expect_file_chooser() as chooser:
        other.bar.get_by_role("button", name=other.say("bar.load")).click()
    chooser.value.set_files(taken)
    expect(other.slider("climb_ladder")).to_have_value("3")
    other.until_kept("climb_ladder", {"rung": 3})


@pytest.mark.parametrize(
    ("problem", "text"),
    [
        ("damaged", "{"),
        ("newer", json.dumps({"schema": SCHEMA, "version": VERSION + 1, "answers": {}})),
    ],
)
def test_a_passport_that_this_version_cannot_read_is_kept_aside(page, server, problem, text):
    page.goto(server.url())
    lesson = SitePage(page, server, "nl", "ladder")
    lesson.put(paspoort=text)
    lesson.open()
    lesson.rung("climb_ladder", 1)
    lesson.until_kept("climb_ladder", {"rung": 1})
    (aside,) = [name for name in lesson.files() if name != "paspoort.json"]
    assert lesson.files()[aside] == text
    expect(lesson.bar).to_contain_text(lesson.say(f"bar.{problem}", file=aside))


def test_an_older_passport_opens_and_what_no_longer_fits_counts_as_not_given(page, server):
    page.goto(server.url())
    lesson = SitePage(page, server, "nl", "ladder")
    answers = {
        "ladder.climb_ladder": {"day": "2020-01-01", "answer": {"rung": 2, "gone": True}},
        "ladder.long_gone": {"day": "2020-01-01", "answer": {"x": 1}},
    }
    lesson.put(paspoort=json.dumps({"schema": SCHEMA, "version": 1, "answers": answers}))
    lesson.open()
    expect(lesson.slider("climb_ladder")).to_have_value("2")
    lesson.slider("two_dials").press("End")
    lesson.until_kept("two_dials")
    assert lesson.answers()["long_gone"] == {"x": 1}


def test_storage_that_is_full_is_said_and_the_answer_is_kept_when_there_is_room(open_lesson):
    lesson = open_lesson()
    (kernel,) = lesson.page.workers
    kernel.evaluate(FILL)
    lesson.rung("climb_ladder", 5)
    expect(lesson.bar).to_contain_text(lesson.say("bar.full"))
    assert lesson.run("lesson.climb_ladder().value") == "{'rung': 5}"
    assert lesson.answers() == {}

    kernel.evaluate("globalThis.isFull = false")
    lesson.slider("two_dials").press("End")
    lesson.until_kept("two_dials")
    assert lesson.answers()["climb_ladder"] == {"rung": 5}
    expect(lesson.bar).to_contain_text(lesson.say("bar.saved_browser"))


def test_a_browser_that_keeps_nothing_is_said_before_the_first_answer(new_page, server):
    page = new_page()
    page.route("**/page/passport.js", with_storage_refused)
    lesson = SitePage(page, server, "en", "ladder")
    lesson.open()
    expect(lesson.bar).to_contain_text(lesson.say("bar.refused"))
    lesson.rung("climb_ladder", 5)
    expect(lesson.slider("climb_ladder")).to_have_value("5")
    assert lesson.run("lesson.climb_ladder().value") == "{'rung': 5}"
    with page.expect_download() as download:
        lesson.bar.get_by_role("button", name=lesson.say("bar.download")).click()
    assert '"rung": 5' in download.value.path().read_text("utf-8")


def with_storage_refused(route):
    """Have IndexedDB do in the kernel's worker what it does where the browser forbids it."""
    refuse = """Object.defineProperty(globalThis, "indexedDB", { value: { open() {
        throw new DOMException("The user denied permission.", "SecurityError");
    } } });\n"""
    script = route.fetch()
    route.fulfill(response=script, body=refuse + script.text())
