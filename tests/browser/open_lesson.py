"""An open lesson on a page, in JupyterLab or the browser edition: Start, cards, the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from netwerkgemeente.content.course import read_course
from netwerkgemeente.messages.reader import read_messages

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

MOST_TABS = 400
HAS_FOCUS = "element => element === document.activeElement"


class OpenLesson:
    """The open lesson, found as a person finds it: by role and by name, in its own language.

    Attributes:
        say: The interface texts, as the lesson shows them.
        course: The data in the lesson's language.
        lesson: Its row of the lessons.
        texts: Its activities.
    """

    def __init__(self, page: Page, language: str, key: str) -> None:
        self.page = page
        self.say = read_messages(language)
        self.course = read_course(language)
        self.lesson = next(each for each in self.course.lessons if each.key == key)
        self.texts = [text for text in self.course.activities if text.lesson == key]

    @property
    def start_button(self) -> Locator:
        """The button in the first cell."""
        return self.page.locator(".jp-Notebook").get_by_role("button", name="▶ Start")

    @property
    def bar(self) -> Locator:
        """The bar with the progress and the passport."""
        return self.page.locator(".ng-bar")

    def start(self) -> None:
        """Press Start, and wait until every activity is there."""
        self.start_button.click()
        self.wait_until_started()

    def wait_until_started(self) -> None:
        """Wait for the heading of every activity, and until Start lets go of the page."""
        for text in self.texts:
            self.card(text.key).wait_for(state="attached")
        expect(self.start_button).not_to_have_attribute("aria-busy", "true")

    def card(self, key: str) -> Locator:
        """The card of an activity."""
        title = self.course.activity(self.lesson.key, key).title
        heading = self.page.get_by_role("heading", name=title, exact=True)
        return self.page.locator(".ng-card").filter(has=heading)

    def tab_to(self, target: Locator, key: str = "Tab") -> None:
        """Press Tab, or Shift+Tab, until ``target`` has the focus."""
        target.wait_for(state="attached")
        for _ in range(MOST_TABS):
            if target.evaluate(HAS_FOCUS):
                return
            self.page.keyboard.press(key)
        raise AssertionError(f"{MOST_TABS} times {key} does not lead to {target}.")
