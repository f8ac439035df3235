"""Lesson 2 in JupyterLab, and what it keeps on the disk."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from playwright.sync_api import expect

from tests.browser.open_lesson import OpenLesson
from tests.browser.returning import KEY

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Locator, Page

ASKS, PAUSE = 200, 50
RUN_CODE = """async (code) => {
    const { sessionContext } = jupyterapp.shell.currentWidget.context;
    sessionContext.session.kernel.requestExecute({ code });
}"""
IDLE = "() => jupyterapp.shell.currentWidget.context.sessionContext.kernelDisplayStatus === 'idle'"


class LessonPage(OpenLesson):
    """Lesson 2 in JupyterLab."""

    def __init__(self, page: Page, language: str) -> None:
        super().__init__(page, language, KEY)
        self.file = self.lesson.file
        self.core = [case for case in self.course.cases if case.core]

    def bring_in(self, file: Any) -> None:
        """Choose a file with the bar's own button; ``file`` is a path or Playwright's payload."""
        with self.page.expect_file_chooser() as chooser:
            self.bar.get_by_role("button", name=self.say("bar.load")).click()
        chooser.value.set_files(file)

    def button(self, card: Locator, message: str) -> Locator:
        """A button on a card, by the key of its words."""
        return card.get_by_role("button", name=self.say(message), exact=True)

    def slider(self, card: Locator, message: str) -> Locator:
        """A slider on a card, by the key of its words."""
        return card.get_by_role("slider", name=self.say(message), exact=True)

    def stair(self, card: Locator, rung: int) -> Locator:
        """A step of the staircase that a hand can press."""
        return card.locator(".ng-stair").nth(rung - 1)

    def press(self, *keys: str) -> None:
        """Press keys, one after the other, wherever the focus is."""
        for key in keys:
            self.page.keyboard.press(key)

    def until(self, condition: Callable[[], Any]) -> None:
        """Wait for something outside the page, such as a file; ask until it is so."""
        for _ in range(ASKS):
            if condition():
                return
            self.page.wait_for_timeout(PAUSE)
        raise AssertionError(f"It did not become so in {ASKS * PAUSE / 1000:.0f} seconds.")

    def until_kept(self, lessons: Path, key: str, wanted: Callable[[Any], Any]) -> None:
        """Wait until the passport on the disk holds such an answer to an activity."""

        def kept() -> bool:
            answers = answers_in(lessons)
            entry = answers.get(f"{KEY}.{key}")
            return entry is not None and bool(wanted(entry["answer"]))

        self.until(kept)

    def run_code(self, code: str) -> None:
        """Have the kernel run ``code``, and do not wait for it."""
        self.page.evaluate(RUN_CODE, code)

    def cells(self) -> list[str]:
        """The kind of every cell of the notebook, in order."""
        kinds = self.page.locator(".jp-Notebook .jp-Cell").evaluate_all(
            "cells => cells.map(cell => [...cell.classList].find("
            "name => /^jp-(Code|Markdown|Raw)Cell$/.test(name)))"
        )
        return list(kinds)

    def wait_for_charts(self, card: Locator) -> None:
        """Bring the charts of a card into view, where JupyterLab draws them, and wait for each."""
        charts = card.get_by_role("figure")
        expect(charts.first).to_be_attached()
        for chart in charts.all():
            chart.scroll_into_view_if_needed()
            expect(chart.locator("svg.main-svg").first).to_be_visible()


def answers_in(lessons: Path) -> dict[str, Any]:
    """The answers in the passport on the disk; none while there is no file."""
    passport = lessons / "paspoort.json"
    if not passport.exists():
        return {}
    document: dict[str, Any] = json.loads(passport.read_text(encoding="utf-8"))
    return dict(document["answers"])


def words(text: str) -> re.Pattern[str]:
    """A text however its spaces and lines are broken."""
    return re.compile(r"\s+".join(map(re.escape, text.split())))
