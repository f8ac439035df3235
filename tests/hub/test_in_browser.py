"""Two trainees in a browser: log in, press Start, answer, come back."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser import chromium
from tests.browser.conftest import DESKTOP, WAIT, Watch
from tests.browser.lesson_page import LessonPage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from tests.hub.person import Person
    from tests.hub.running_hub import RunningHub


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start a browser for this module alone: two drivers cannot run at the same time."""
    with chromium.running() as browser:
        yield browser


def log_in(page: Page, hub: RunningHub, person: Person) -> None:
    """Go to the hub as somebody who got its address, and fill in its form."""
    page.goto(hub.address)
    page.get_by_label("Username").fill(person.name)
    page.get_by_label("Password").fill(hub.password)
    page.get_by_role("button", name="Sign in").click()


@pytest.mark.parametrize(("number", "rung"), [(5, 4), (6, 2)])
def test_a_trainee_logs_in_answers_and_comes_back(browser, hub, trainees, number, rung):
    person = trainees[number]
    with closing(browser.new_context(viewport=DESKTOP)) as context:
        context.set_default_timeout(WAIT)
        watch, page = Watch(context), context.new_page()
        log_in(page, hub, person)
        page.wait_for_url("**/doc/tree/nl/00-start.ipynb")
        expect(page.get_by_role("menuitem", name="Bestand")).to_be_visible()

        lesson = LessonPage(page, "nl")
        address = f"{person.address}/doc/tree/nl/{lesson.file}"
        page.goto(address)
        lesson.start()
        expect(page.get_by_role("dialog")).to_have_count(0)
        expect(lesson.bar).to_contain_text(lesson.say("bar.saved_hub", file="paspoort.json"))
        lesson.stair(lesson.card("climb_ladder"), rung).click()
        lesson.until(lambda: answer(person) == {"rung": rung})

        person.stop()
        person.start()
        page.goto(address)
        lesson.start()
        slider = lesson.card("climb_ladder").get_by_role("slider")
        name = lesson.course.rungs[rung - 1].name
        expect(slider).to_have_attribute("aria-valuetext", f"{rung}. {name}")
        watch.stop()
    watch.check()


def answer(person: Person) -> object:
    """What the passport on the hub holds about the ladder."""
    return person.answers().get("ladder.climb_ladder")
