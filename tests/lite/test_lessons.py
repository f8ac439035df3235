"""Every lesson in the browser alone: it starts, answers, and keeps the answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from netwerkgemeente.content.course import read_course
from tests.lite.site_page import committed_outputs, notebooks

if TYPE_CHECKING:
    from playwright.sync_api import Dialog, ElementHandle, Locator

    from tests.lite.site_page import SitePage

LESSONS = [lesson.key for lesson in read_course("nl").lessons]
CONTROLS = (
    ":is(input[type=range], input[type=radio], input[type=checkbox], input[type=number],"
    " input[type=text], textarea, select, button):visible:enabled"
)
BUTTONS = {"button", "submit"}
STATE = "control => [control.checked, control.type === 'button' ? '' : control.value]"
KEEP_NOTHING = {"case_summary"}
"""Activities that only show what others kept."""


@pytest.mark.parametrize("key", LESSONS)
def test_each_activity_answers_and_a_reload_asks_nothing_and_keeps_the_answers(open_lesson, key):
    lesson = open_lesson("nl", key)
    for text in lesson.texts:
        if text.key not in KEEP_NOTHING:
            use_every_control(lesson, lesson.card(text.key))
            lesson.until_kept(text.key)
    before = lesson.answers()
    said = {text.key: lesson.run(f"lesson.{text.key}()") for text in lesson.texts}

    questions: list[str] = []

    def accept(dialog: Dialog) -> None:
        questions.append(dialog.type)
        dialog.accept()

    lesson.page.on("dialog", accept)
    lesson.page.reload()
    lesson.start()
    assert not questions
    assert lesson.answers() == before
    again = {text.key: lesson.run(f"lesson.{text.key}()") for text in lesson.texts}
    assert again == said


def use_every_control(lesson: SitePage, card: Locator) -> None:
    """Use each control of a card, and see that it stays so; buttons until an answer is kept."""
    before = len(lesson.answers())
    for control in card.locator(CONTROLS).element_handles():
        if not (control.is_visible() and control.is_enabled()):
            continue  # another one took it away
        kind = control.evaluate("control => control.type")
        if kind in BUTTONS and len(lesson.answers()) > before:
            continue
        control.scroll_into_view_if_needed()
        operate(control, kind)
        now = control.evaluate(STATE)
        lesson.run("None")  # what the control sent was handled before this
        if control.is_visible():
            assert control.evaluate(STATE) == now, control.evaluate("control => control.outerHTML")


def operate(control: ElementHandle, kind: str) -> None:
    if kind == "range":
        control.press("End")
    elif kind in {"text", "textarea"}:
        control.fill("Speeltuin")
        control.press("Tab")
    elif kind == "number":
        control.fill("1")
        control.press("Tab")
    elif kind == "select-one":
        control.select_option(index=1)
    else:
        control.press("Space")


def test_the_text_forms_are_those_in_the_notebooks(open_lesson):
    lesson = open_lesson()
    problems = []
    for path in notebooks():
        for source, committed in committed_outputs(path):
            said = lesson.run(source)
            if anywhere(said) != anywhere(committed):
                problems.append(f"{path.name}, {source!r}:\n{said}\ninstead of\n{committed}")
    assert not problems, "\n\n".join(problems)


def anywhere(text: str) -> list[str]:
    """The lines of a text form, but the one that says where the answers are kept."""
    return [line for line in text.splitlines() if not line.startswith(("Uw antw", "Your answ"))]


def test_a_cell_before_start_says_what_to_do(page, server):
    page.goto(server.lesson("en/02-the-ladder.ipynb"))
    cell = page.locator(".jp-CodeCell").nth(3)
    output = cell.locator(".jp-OutputArea-output")
    output.click(position={"x": 5, "y": 5})
    page.keyboard.press("Shift+Enter")
    expect(output).to_contain_text("Start")
    expect(output).not_to_contain_text("Traceback")
