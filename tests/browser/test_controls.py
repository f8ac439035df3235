"""A control and the keyboard: what answers, what does not, and what JupyterLab never gets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Locator

ALL_CELLS_KEYS = ("r", "b", "a", "d", "d", "x", "1", "2", "3", "4", "5", "6", "m", "z")
ARROWS = ("ArrowDown", "ArrowUp", "ArrowLeft", "ArrowRight")
STAYED = "control => control.closest('.jp-Cell').contains(document.activeElement)"


def test_tab_alone_answers_nothing(open_lesson):
    lesson = open_lesson()
    card = lesson.card("climb_ladder")
    slider = lesson.slider(card, "climb.label")
    lesson.tab_to(slider)
    lesson.press("Tab")
    expect(slider).to_have_attribute("aria-valuetext", lesson.say("ladder.unplaced"))
    expect(card).to_contain_text(lesson.say("climb.ask"))


def test_each_first_key_and_a_click_on_the_thumb_answer_an_unplaced_slider(open_lesson):
    lesson = open_lesson()
    card = lesson.card("place_cases")
    slider = lesson.slider(card, "place.label")
    names = [rung.name for rung in lesson.course.rungs]
    for case, first in zip(
        lesson.core, ("Home", "ArrowLeft", "ArrowRight", "Space", "the thumb"), strict=False
    ):
        expect(card.get_by_role("heading", name=case.title)).to_be_visible()
        expect(slider).to_have_attribute("aria-valuetext", lesson.say("ladder.unplaced"))
        if first == "the thumb":
            slider.click(position={"x": 10, "y": 17})
        else:
            slider.focus()
            lesson.press(first)
        expect(slider, f"after {first}").to_have_attribute("aria-valuetext", f"1. {names[0]}")
        lesson.button(card, "pager.next").click()


def test_home_answers_a_number_that_may_be_nought(open_lesson):
    lesson = open_lesson()
    dial = lesson.slider(lesson.card("two_dials"), "dials.content")
    lesson.tab_to(dial)
    expect(dial).to_have_attribute("aria-valuetext", lesson.say("answer.none"))
    lesson.press("Home")
    word = lesson.course.dial_words.content[0]
    expect(dial).to_have_attribute("aria-valuetext", f"0. {word}")


def is_from_ipywidgets(control: Locator) -> bool:
    """Whether JupyterLab takes the arrow keys of a control, which only moves the focus on."""
    return bool(control.evaluate("control => control.matches('.jupyter-button')"))


def test_no_key_in_a_control_reaches_the_notebook(open_lesson, page):
    lesson = open_lesson()
    card = lesson.card
    controls = [
        lesson.bar.get_by_role("button", name=lesson.say("bar.download")),
        lesson.bar.locator("summary"),
        card("order_rungs").get_by_role("button").nth(1),
        card("place_cases").get_by_role("combobox"),
        lesson.slider(card("place_cases"), "place.label"),
        card("place_cases").get_by_role("textbox"),
        lesson.button(card("place_cases"), "place.show"),
        card("your_placements").get_by_role("radio").first,
        lesson.slider(card("two_dials"), "dials.process"),
        card("two_dials").locator("summary"),
        card("role_advice").get_by_role("textbox").first,
    ]
    cells = lesson.cells()
    problems: list[str] = []
    for control in controls:
        control.focus()
        lesson.press(*ALL_CELLS_KEYS, *ARROWS)
        stayed = control.evaluate(STAYED) or is_from_ipywidgets(control)
        if not stayed or lesson.cells() != cells:
            problems.append(control.evaluate("control => control.outerHTML.slice(0, 120)"))
            cells = lesson.cells()
    assert not problems


def test_the_definition_follows_while_the_kernel_is_busy(open_lesson, page, lessons):
    lesson = open_lesson()
    card = lesson.card("climb_ladder")
    slider = lesson.slider(card, "climb.label")
    slider.focus()
    lesson.run_code("import threading; threading.Event().wait(600)")
    for key, rung in zip(("ArrowRight", "ArrowRight", "End"), (0, 1, 4), strict=True):
        lesson.press(key)
        expect(card).to_contain_text(lesson.course.rungs[rung].definition)
        expect(card).to_contain_text(lesson.course.rungs[rung].pitfall)
    expect(card).to_contain_text(lesson.say("climb.ask"))  # the kernel has heard nothing yet
    page.evaluate(
        "() => jupyterapp.shell.currentWidget.context.sessionContext.session.kernel.interrupt()"
    )
    lesson.until_kept(lessons, "climb_ladder", lambda answer: answer["rung"] == 5)
