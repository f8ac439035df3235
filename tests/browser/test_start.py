"""Start: one press, and the lesson is there; nobody is asked anything or taken elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.lesson_page import IDLE, LessonPage

if TYPE_CHECKING:
    from playwright.sync_api import Page, Response


def expect_start_as_it_should_be(page: Page, lesson: LessonPage) -> None:
    for text in lesson.texts:
        expect(lesson.card(text.key)).to_be_attached()
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator(".Toastify__toast")).to_have_count(0)
    expect(lesson.start_button).to_be_in_viewport(ratio=1)
    expect(lesson.start_button).to_be_focused()


def is_a_layout_that_is_kept(answer: Response) -> bool:
    return "/api/workspaces" in answer.url and answer.request.method == "PUT"


def test_start_runs_the_dutch_lesson_with_the_mouse_and_the_page_stays_there(
    new_page, lab, lessons
):
    page = new_page()
    lesson = LessonPage(page, "nl")
    page.goto(lab.url(lessons / "nl" / lesson.file))
    lesson.start()
    expect_start_as_it_should_be(page, lesson)
    expect(page.get_by_role("menuitem", name="Bestand")).to_be_visible()


def test_start_runs_the_english_lesson_with_the_keyboard_and_the_page_stays_there(
    new_page, english_lab
):
    page = new_page()
    lesson = LessonPage(page, "en")
    page.goto(english_lab.url(english_lab.copy_lessons("english") / "en" / lesson.file))
    lesson.tab_to(lesson.start_button)
    lesson.press("Enter")
    lesson.wait_until_started()
    expect_start_as_it_should_be(page, lesson)
    expect(page.get_by_role("menuitem", name="File")).to_be_visible()


def test_start_works_as_soon_as_it_can_be_seen(open_lesson):
    lesson = open_lesson("nl", start=False)
    lesson.start_button.click()
    lesson.wait_until_started()


def test_a_lesson_by_itself_has_no_file_browser_over_it_after_a_visit_that_had(
    new_page, lab, lessons
):
    page = new_page()
    lesson = LessonPage(page, "nl")
    files = page.locator(".jp-DirListing")
    with page.expect_response(is_a_layout_that_is_kept):
        page.goto(lab.url(lessons / "nl" / lesson.file))
    expect(files).to_be_visible()
    page.goto(lab.url(lessons / "nl" / lesson.file, "doc"))
    lesson.start()
    expect(files).to_be_hidden()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_cell_that_is_run_before_start_says_so_in_one_sentence(open_lesson, page, language):
    lesson = open_lesson(language, start=False)
    page.wait_for_function(IDLE)  # JupyterLab drops a cell that is run before there is a kernel
    cell = page.locator(".jp-CodeCell").nth(3)
    output = cell.locator(".jp-OutputArea-output")
    output.click(position={"x": 5, "y": 5})
    lesson.press("Shift+Enter")
    expect(output).to_have_text(lesson.say("problem.start_first"))
