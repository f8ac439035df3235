"""The passport leaves as a file and comes back as answers."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from netwerkgemeente.controls.lesson_bar import LARGEST_FILE


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_downloaded_passport_is_the_one_on_the_disk_and_works_elsewhere(
    open_lesson, lab, lessons, language, tmp_path
):
    lesson = open_lesson(language)
    page = lesson.page
    lesson.stair(lesson.card("climb_ladder"), 4).click()
    lesson.until_kept(lessons, "climb_ladder", lambda answer: answer["rung"] == 4)
    with page.expect_download() as download:
        lesson.bar.get_by_role("button", name=lesson.say("bar.download")).click()
    assert download.value.suggested_filename == lesson.say("bar.file")
    taken = tmp_path / "taken.json"
    download.value.save_as(taken)
    assert taken.read_text("utf-8") == (lessons / "paspoort.json").read_text("utf-8")

    page.evaluate("async () => { await jupyterapp.commands.execute('docmanager:save-all') }")
    page.evaluate("async () => { await jupyterapp.commands.execute('application:close-all') }")
    elsewhere = lab.copy_lessons(f"{lessons.name}-elsewhere")
    lesson = open_lesson(language, folder=elsewhere)
    slider = lesson.slider(lesson.card("climb_ladder"), "climb.label")
    expect(slider).to_have_attribute("aria-valuetext", lesson.say("ladder.unplaced"))
    lesson.bring_in(taken)
    expect(lesson.bar).to_contain_text(lesson.say("bar.loaded"))
    expect(slider).to_have_value("4")
    lesson.until_kept(elsewhere, "climb_ladder", lambda answer: answer["rung"] == 4)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_file_that_is_damaged_or_too_large_changes_nothing_and_says_so(
    open_lesson, lessons, language
):
    lesson = open_lesson(language)
    lesson.stair(lesson.card("climb_ladder"), 2).click()
    lesson.until_kept(lessons, "climb_ladder", lambda answer: answer["rung"] == 2)
    before = (lessons / "paspoort.json").read_text("utf-8")
    for message, content in (
        ("bar.load_damaged", b"{"),
        ("bar.load_large", b" " * (LARGEST_FILE + 1)),
        ("bar.load_damaged", b"\x00\xff"),
    ):
        lesson.bring_in({"name": "p.json", "mimeType": "application/json", "buffer": content})
        expect(lesson.bar).to_contain_text(lesson.say(message))
    assert (lessons / "paspoort.json").read_text("utf-8") == before
    assert [path.name for path in Path(lessons).glob("*.json")] == ["paspoort.json"]


def test_where_answers_are_forgotten_a_silence_ends_in_a_reminder_until_a_hand_is_back(open_lesson):
    lesson = open_lesson()
    words = lesson.say("bar.reminder")
    lesson.run_code(f"b = lesson.passport(); b.remind_after = 300; b.reminder = {words!r}")
    reminder = lesson.bar.get_by_role("alert")
    expect(reminder).to_have_text(words)
    lesson.run_code("b.remind_after = 600_000")
    lesson.press("Shift")
    expect(reminder).to_be_hidden()
