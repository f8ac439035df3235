"""The way from the start page to the lesson and back, as a click on the page goes."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.lesson_page import LessonPage


@pytest.mark.parametrize("view", ["lab", "doc"])
def test_links_lead_from_the_start_page_to_the_lesson_and_back(new_page, lab, lessons, view):
    page = new_page()
    lesson = LessonPage(page, "nl")
    start = next(each for each in lesson.course.lessons if each.key == "start")
    page.goto(lab.url(lessons / "nl" / start.file, view))
    notebook = page.locator(".jp-Notebook:visible")
    there = notebook.locator(f"a[href*='{lesson.file}']").first
    there.click()
    expect(
        page.get_by_role("heading", name=lesson_title(lesson, "ladder"), level=1)
    ).to_be_visible()
    back = notebook.locator(f"a[href*='{start.file}']").last
    back.click()
    expect(page.get_by_role("heading", name=lesson_title(lesson, "ladder"), level=1)).to_be_hidden()
    expect(notebook.locator(f"a[href*='{lesson.file}']").first).to_be_visible()


@pytest.mark.parametrize("view", ["lab", "doc"])
def test_a_link_to_a_word_finds_it_in_the_glossary(new_page, lab, lessons, view):
    page = new_page()
    page.goto(lab.url(lessons / "nl" / "04-minder-doen.ipynb", view))
    page.locator(".jp-Notebook:visible").get_by_role("link", name="wet van Goodhart").click()
    word = page.locator(".jp-Notebook:visible").get_by_role("heading", name="wet van Goodhart")
    expect(word).to_be_in_viewport()


def lesson_title(lesson: LessonPage, key: str) -> str:
    return next(each.title for each in lesson.course.lessons if each.key == key)
