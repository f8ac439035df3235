"""One round through every activity of the lesson with Tab, arrows, Enter and Space only."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.lesson_page import answers_in


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_activity_is_done_with_the_keyboard_alone(open_lesson, page, lessons, language):
    lesson = open_lesson(language, start=False)
    card, say = lesson.card, lesson.say

    def go(target, *keys):
        lesson.tab_to(target)
        lesson.press(*keys)

    go(lesson.start_button, "Enter")
    lesson.wait_until_started()

    ordering = card("order_rungs")
    top = ordering.get_by_role("listitem").first
    first = str(top.text_content())
    go(top.get_by_role("button").last, "Space")
    expect(ordering.get_by_role("listitem").nth(1)).to_have_text(first)
    go(lesson.button(ordering, "order.check"), "Enter")
    expect(lesson.button(ordering, "order.again")).to_be_focused()

    go(lesson.slider(card("climb_ladder"), "climb.label"), "ArrowRight", "ArrowRight")

    cases = card("place_cases")
    go(lesson.slider(cases, "place.label"), "Home")
    go(cases.get_by_role("textbox"), *"Geld")
    go(lesson.button(cases, "place.show"), "Enter")
    expect(cases).to_contain_text(lesson.core[0].rationale)

    mine = card("your_placements")
    go(mine.get_by_role("radio").first, "ArrowDown")
    expect(mine.get_by_role("radio").nth(1)).to_be_checked()
    go(lesson.button(mine, "mine.show"), "Space")
    expect(mine.get_by_role("img").first).to_be_visible()

    changed = card("what_if")
    go(lesson.slider(changed, "twist.label"), "End")
    go(lesson.button(changed, "twist.show"), "Enter")
    expect(changed).to_contain_text(lesson.core[0].twist.reason)

    dials = card("two_dials")
    go(lesson.slider(dials, "dials.content"), "Home")
    go(lesson.slider(dials, "dials.process"), "ArrowRight", "ArrowRight")
    go(lesson.button(dials, "dials.show"), "Enter")
    expect(dials).to_contain_text(lesson.core[0].dials)

    advice = card("role_advice")
    go(advice.get_by_role("textbox").first, *"Park")
    go(advice.get_by_role("radio").first, "Space")
    go(lesson.slider(advice, "advice.own"), "End")

    meeting = card("ten_minutes")
    go(lesson.slider(meeting, "meeting.label"), "End")
    go(lesson.button(meeting, "meeting.show"), "Space")
    expect(meeting).to_contain_text(lesson.course.moments[0].feedback)

    check = card("check")
    go(check.get_by_role("radio").first, "Space")
    go(lesson.button(check, "check.show"), "Enter")
    expect(check).to_contain_text(say("check.each"))

    lesson.until_kept(lessons, "check", lambda answer: answer["questions"])
    assert set(answers_in(lessons)) == {f"ladder.{text.key}" for text in lesson.texts}


def test_a_text_block_stays_text_and_no_cell_is_added(open_lesson, page):
    lesson = open_lesson(start=False)
    page.locator(".jp-Notebook .jp-Cell").first.focus()
    page.keyboard.press("Enter")  # JupyterLab would show what the block is made of
    page.keyboard.press("Tab")
    expect(lesson.start_button).to_be_visible()
    lesson.start()
    page.locator(".jp-Notebook .jp-Cell").last.scroll_into_view_if_needed()
    expect(page.locator(".jp-Notebook-footer")).to_be_hidden()
