"""Axe, target sizes and 320 px on every card and the bar, in light and dark, fresh and answered.

JupyterLab's own shell is not looked at: it has findings that are not ours to repair.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser import axe
from tests.browser.lesson_page import LessonPage
from tests.browser.returning import passport_of_a_returning_trainee

if TYPE_CHECKING:
    from playwright.sync_api import Page

SMALL_TARGETS = """() => {
    const found = [];
    for (const control of document.querySelectorAll(
        ":is(.ng-card, .ng-bar) :is(button, select, summary, textarea, input)")) {
        const label = control.matches("[type=radio], [type=checkbox]") && control.closest("label");
        const target = label || control;
        const { width, height } = target.getBoundingClientRect();
        if (width && (width < 24 || height < 24))
            found.push(`${width} x ${height}: ${target.outerHTML.slice(0, 100)}`);
    }
    return found;
}"""
TOO_WIDE = """() => {
    const found = [];
    for (const box of document.querySelectorAll(".ng-card, .ng-bar, :is(.ng-card, .ng-bar) *")) {
        if (box.closest(".ng-chart-scroll, .ng-chart-plot, option")) continue;
        const shown = getComputedStyle(box).display !== "inline" && box.clientWidth;
        if (shown && box.scrollWidth > box.clientWidth + 1)
            found.push(`${box.scrollWidth} > ${box.clientWidth}: ${box.outerHTML.slice(0, 100)}`);
    }
    return found;
}"""


def problems_of(page: Page, state: str) -> list[str]:
    found = [*axe.findings(page, axe.OURS), *page.evaluate(SMALL_TARGETS), *page.evaluate(TOO_WIDE)]
    return [f"{state}: {problem}" for problem in found]


@pytest.mark.parametrize("view", ["lab, light, 1280", "lab, dark, 1280", "doc, light, 320"])
def test_axe_finds_nothing_before_and_after_the_answers(new_page, lab, lessons, view):
    view, scheme, width = view.split(", ")
    page = new_page(color_scheme=scheme, viewport={"width": int(width), "height": 900})
    lesson = LessonPage(page, "nl")
    page.goto(lab.url(lessons / "nl" / lesson.file, view))
    expect_scheme(page, scheme)
    lesson.start()
    lesson.button(lesson.card("place_cases"), "place.show").click()
    lesson.button(lesson.card("check"), "check.show").click()
    expect(lesson.card("check")).to_contain_text(lesson.say("check.first"))
    problems = problems_of(page, "without answers")

    lesson.bring_in(
        {
            "name": "passport.json",
            "mimeType": "application/json",
            "buffer": passport_of_a_returning_trainee(lesson.course).encode(),
        }
    )
    expect(lesson.bar).to_contain_text(lesson.say("bar.loaded"))
    for card in ("your_placements", "what_if", "two_dials", "ten_minutes"):
        lesson.wait_for_charts(lesson.card(card))
    page.evaluate(
        "() => document.querySelectorAll('.ng-card details, .ng-bar details')"
        ".forEach((details) => { details.open = true; })"
    )
    problems += problems_of(page, "with answers")
    assert not problems, "\n".join(problems)


def expect_scheme(page: Page, scheme: str) -> None:
    """Wait until JupyterLab has taken over light or dark from the system."""
    light = "true" if scheme == "light" else "false"
    expect(page.locator("body")).to_have_attribute("data-jp-theme-light", light)
