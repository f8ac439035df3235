"""A lesson of the site on a page, and what the browser keeps of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.browser.jupyterlab import LESSONS
from tests.browser.open_lesson import OpenLesson

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playwright.sync_api import Locator, Page

    from tests.lite.site_server import SiteServer

ASKS, PAUSE = 200, 50
KEPT = """(files) => new Promise((resolve, reject) => {
    const asked = indexedDB.open("netwerkgemeente", 1);
    asked.onerror = () => reject(asked.error);
    asked.onupgradeneeded = () => asked.result.createObjectStore("files");
    asked.onsuccess = () => {
        const database = asked.result;
        const transaction = database.transaction("files", files ? "readwrite" : "readonly");
        const store = transaction.objectStore("files");
        const found = {};
        for (const [name, text] of Object.entries(files ?? {})) store.put(text, name);
        store.openCursor().onsuccess = ({ target: { result: cursor } }) => {
            if (!cursor) return;
            found[cursor.key] = cursor.value;
            cursor.continue();
        };
        transaction.oncomplete = () => { database.close(); resolve(found); };
    };
})"""
RUN = """async (code) => {
    const { kernel } = jupyterapp.shell.currentWidget.sessionContext.session;
    const run = kernel.requestExecute({ code });
    const said = [];
    run.onIOPub = ({ header, content }) => {
        if (header.msg_type === "execute_result") said.push(content.data["text/plain"]);
        if (header.msg_type === "error") said.push(content.traceback.join("\\n"));
    };
    await run.done;
    return said.join("\\n");
}"""


class SitePage(OpenLesson):
    """A lesson that may be opened, started and answered.

    Attributes:
        address: Where it is.
    """

    def __init__(self, page: Page, server: SiteServer, language: str, key: str) -> None:
        super().__init__(page, language, key)
        self.path = f"{language}/{self.lesson.file}"
        self.address = server.lesson(self.path)

    def open(self) -> None:
        """Go to the lesson and press Start."""
        self.page.goto(self.address)
        self.start()

    def slider(self, key: str) -> Locator:
        """The first slider of an activity."""
        return self.card(key).get_by_role("slider").first

    def rung(self, key: str, rung: int) -> None:
        """Put the ladder of an activity on a rung, with a hand."""
        self.card(key).locator(".ng-stair").nth(rung - 1).click()

    def run(self, code: str) -> str:
        """Have the kernel run code; return the text of its result, or its error."""
        return str(self.page.evaluate(RUN, code))

    def files(self) -> dict[str, str]:
        """Every file that the browser keeps, by name."""
        found: dict[str, str] = self.page.evaluate(KEPT)
        return found

    def put(self, **files: str) -> None:
        """Have the browser keep files, ``name`` for ``name.json``, as if from an earlier visit."""
        keep(self.page, {f"{name}.json": text for name, text in files.items()})

    def answers(self) -> dict[str, Any]:
        """The answers that the browser keeps, by activity of this lesson."""
        text = self.files().get("paspoort.json")
        entries = json.loads(text)["answers"] if text else {}
        prefix = f"{self.lesson.key}."
        return {
            key.removeprefix(prefix): entry["answer"]
            for key, entry in entries.items()
            if key.startswith(prefix)
        }

    def until_kept(self, key: str, wanted: Any = None) -> None:
        """Wait until the browser keeps an answer to an activity, or this one."""
        for _ in range(ASKS):
            answer = self.answers().get(key)
            if answer is not None and wanted in (None, answer):
                return
            self.page.wait_for_timeout(PAUSE)
        raise AssertionError(f"The browser keeps {self.answers()}, and not {key}.")


def keep(page: Page, files: Mapping[str, str]) -> None:
    """Have the browser keep files, for the site that the page is of."""
    page.evaluate(KEPT, dict(files))


def committed_outputs(path: Path) -> list[tuple[str, str]]:
    """The source of each code cell of a notebook, and the text of its output."""
    cells = json.loads(path.read_text("utf-8"))["cells"]
    return [
        ("".join(cell["source"]), "".join(output["data"]["text/plain"]))
        for cell in cells
        if cell["cell_type"] == "code"
        for output in cell["outputs"]
    ]


def notebooks() -> list[Path]:
    """Every lesson, in both languages."""
    return [path for each in ("nl", "en") for path in sorted((LESSONS / each).glob("0*.ipynb"))]
