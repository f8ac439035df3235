"""Three cases are placed by mouse, by keyboard and by touch, and are there again afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser.lesson_page import LessonPage, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playwright.sync_api import Locator, Page

    from netwerkgemeente.content.case import Case

RUNGS = (2, 1, 5)


def expect_feedback(lesson: LessonPage, card: Locator, case: Case) -> None:
    expect(card).to_contain_text(words(case.rationale))
    expect(card).to_contain_text(lesson.say("ladder.experts"))


def until_three_are_kept(lesson: LessonPage, lessons, rungs: Sequence[int] = RUNGS) -> None:
    wanted = {
        case.key: {"rung": rung, "why": "", "seen": True}
        for case, rung in zip(lesson.core, rungs, strict=False)
    }
    at = lesson.core[len(wanted)].key
    lesson.until_kept(
        lessons, "place_cases", lambda answer: (answer["cases"], answer["at"]) == (wanted, at)
    )


def expect_three_again(lesson: LessonPage) -> None:
    """Go back from the fourth case, where the lesson goes on, to the third that was placed."""
    card = lesson.card("place_cases")
    expect(card.get_by_role("heading", name=lesson.core[3].title)).to_be_attached()
    count = len(lesson.core)
    expect(card).to_contain_text(lesson.say("place.progress", placed=3, count=count))
    lesson.button(card, "pager.previous").click()
    expect(card.get_by_role("heading", name=lesson.core[2].title)).to_be_visible()
    expect(lesson.slider(card, "place.label")).to_have_value(str(RUNGS[2]))
    expect_feedback(lesson, card, lesson.core[2])


def drag(page: Page, slider: Locator, low: int, high: int) -> None:
    """Take the thumb of a slider of five stops from one to another."""
    slider.scroll_into_view_if_needed()
    box = slider.bounding_box()
    assert box is not None
    thumb = 16
    x = [box["x"] + thumb / 2 + (box["width"] - thumb) * (rung - 1) / 4 for rung in (low, high)]
    y = box["y"] + box["height"] / 2
    page.mouse.move(x[0], y)
    page.mouse.down()
    page.mouse.move((x[0] + x[1]) / 2, y)
    page.mouse.move(x[1], y)
    page.mouse.up()


def place_by_mouse(lesson: LessonPage, case: Case, rung: int, how: str) -> None:
    card = lesson.card("place_cases")
    expect(card.get_by_role("heading", name=case.title)).to_be_visible()
    slider = lesson.slider(card, "place.label")
    if how == "stair":
        lesson.stair(card, rung).click()
    elif how == "thumb":  # it lies at the first stop while there is no answer
        drag(lesson.page, slider, 1, 1)
    else:
        drag(lesson.page, slider, 1, rung)
    expect(slider).to_have_value(str(rung))
    lesson.button(card, "place.show").click()
    expect_feedback(lesson, card, case)


def test_three_cases_placed_by_mouse_are_there_again_after_the_page_is_reloaded(
    new_page, lab, lessons
):
    page = new_page()
    lesson = LessonPage(page, "nl")
    page.goto(lab.url(lessons / "nl" / lesson.file))
    lesson.start()
    card = lesson.card("place_cases")
    for case, rung, how in zip(lesson.core, RUNGS, ("stair", "thumb", "drag"), strict=False):
        place_by_mouse(lesson, case, rung, how)
        lesson.button(card, "place.next").click()
    until_three_are_kept(lesson, lessons)
    page.reload()
    lesson.start()
    expect_three_again(lesson)


def place_by_keyboard(lesson: LessonPage, case: Case, keys: Sequence[str], button: str) -> None:
    card = lesson.card("place_cases")
    expect(card.get_by_role("heading", name=case.title)).to_be_attached()
    lesson.tab_to(
        lesson.slider(card, "place.label"), "Tab" if case == lesson.core[0] else "Shift+Tab"
    )
    lesson.press(*keys)
    lesson.tab_to(lesson.button(card, "place.show"))
    lesson.press(button)
    expect_feedback(lesson, card, case)


def test_three_cases_placed_by_keyboard_are_there_again_after_the_kernel_restarts(
    open_lesson, page, lessons
):
    lesson = open_lesson("nl")
    card = lesson.card("place_cases")
    ways = ((["ArrowRight", "ArrowRight"], "Enter"), (["Home"], "Space"), (["End"], "Enter"))
    for case, (keys, button) in zip(lesson.core, ways, strict=False):
        place_by_keyboard(lesson, case, keys, button)
        lesson.press(button)  # the button has the focus still, and now says: next case
    until_three_are_kept(lesson, lessons, RUNGS)
    page.evaluate(
        "async () => { await"
        " jupyterapp.shell.currentWidget.context.sessionContext.session.kernel.restart() }"
    )
    expect(card).to_have_count(0)  # a sentence to press Start again stands in its place
    lesson.start()
    expect_three_again(lesson)


def test_three_cases_are_placed_by_touch(new_page, lab, lessons):
    page = new_page(has_touch=True, viewport={"width": 820, "height": 1180})
    lesson = LessonPage(page, "en")
    page.goto(lab.url(lessons / "en" / lesson.file))
    lesson.start_button.tap()
    lesson.wait_until_started()
    card = lesson.card("place_cases")
    for case, rung in zip(lesson.core, RUNGS, strict=False):
        expect(card.get_by_role("heading", name=case.title)).to_be_attached()
        lesson.stair(card, rung).tap()
        lesson.button(card, "place.show").tap()
        expect_feedback(lesson, card, case)
        lesson.button(card, "place.next").tap()
    until_three_are_kept(lesson, lessons)
