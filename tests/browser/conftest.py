"""Fixtures of the browser tests, here because they are slow: a server, a browser, a page."""

from __future__ import annotations

from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser import chromium
from tests.browser.jupyterlab import JupyterLab
from tests.browser.lesson_page import LessonPage

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator

    from playwright.sync_api import Browser, BrowserContext, Page, Request

expect.set_options(timeout=20_000)

DESKTOP = {"width": 1280, "height": 900}
WAIT = 40_000  # ms
NO_SPLASH = "() => document.getElementById('jupyterlab-splash') === null"
FAILED = pytest.StashKey[bool]()
OPEN_PAGES = pytest.StashKey[list["Page"]]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, Any, Any]:
    """Take a picture of each page that a failed test had open, and say where it is."""
    report = yield
    if report.when == "call":
        item.stash[FAILED] = report.failed
    if report.failed:
        for page in item.stash.get(OPEN_PAGES, []):
            folder = Path(item.config._tmp_path_factory.getbasetemp())
            picture = folder / f"{item.name.replace('/', '-')}-{report.when}.png"
            page.screenshot(path=picture)
            report.sections.append(("picture of the page", str(picture)))
    return report


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start one browser for the whole run. A test wants ``page`` or ``new_page`` instead."""
    with chromium.running() as browser:
        yield browser


@pytest.fixture(scope="session")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[JupyterLab]:
    """Start one Dutch JupyterLab for the whole run. A test wants ``lessons``, a folder in it."""
    server = JupyterLab(tmp_path_factory.mktemp("lab") / "nl")
    yield server
    server.stop()


@pytest.fixture(scope="session")
def english_lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[JupyterLab]:
    """Start one English JupyterLab: for what JupyterLab itself says in English."""
    server = JupyterLab(tmp_path_factory.mktemp("lab") / "en", language="en")
    yield server
    server.stop()


@pytest.fixture(scope="session")
def numbers() -> Iterator[int]:
    """Count, so that every test has a folder of its own on the server."""
    return count(1)


@pytest.fixture
def lessons(lab: JupyterLab, numbers: Iterator[int]) -> Iterator[Path]:
    """Copy the lessons for this test alone, with an empty passport; ends its kernels."""
    yield lab.copy_lessons(f"{next(numbers)}")
    lab.clear()


@pytest.fixture
def new_page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Callable[..., Page]]:
    """Make a page that knows nothing yet: for what happens while JupyterLab itself opens.

    The function that it gives takes Playwright's options of a browser context.
    """
    contexts: list[BrowserContext] = []
    watches = []

    def make(**options: Any) -> Page:
        context = browser.new_context(**{"viewport": DESKTOP, **options})
        context.set_default_timeout(WAIT)
        contexts.append(context)
        watches.append(Watch(context))
        page = context.new_page()
        request.node.stash.setdefault(OPEN_PAGES, []).append(page)
        return page

    yield make
    for context, watch in zip(contexts, watches, strict=True):
        watch.stop()
        context.close()
    for watch in watches:
        watch.check()


@pytest.fixture(scope="session")
def desk(browser: Browser, lab: JupyterLab) -> Iterator[Desk]:
    """Keep one JupyterLab open for the whole run. A test wants ``page``, which tidies up."""
    desk = Desk(browser, lab)
    yield desk
    desk.throw_away()


@pytest.fixture
def page(request: pytest.FixtureRequest, desk: Desk, lessons: Path) -> Iterator[Page]:
    """Give a page on which JupyterLab is open and nothing in it: for everything in a lesson.

    Opening JupyterLab takes five seconds, a lesson in an open one less than one.
    """
    page = desk.page()
    request.node.stash[OPEN_PAGES] = [page]
    watch = Watch(page.context)
    yield page
    watch.stop()
    if request.node.stash.get(FAILED, True):
        desk.throw_away()
    else:
        desk.tidy()
    watch.check()


@pytest.fixture
def open_lesson(page: Page, lab: JupyterLab, lessons: Path) -> Callable[..., LessonPage]:
    """Open lesson 2 of this test's folder, in ``nl`` unless told, and press Start unless told."""

    def open_(language: str = "nl", *, folder: Path = lessons, start: bool = True) -> LessonPage:
        lesson = LessonPage(page, language)
        path = (folder / language / lesson.file).relative_to(lab.root).as_posix()
        page.evaluate(
            "async (path) => { await jupyterapp.commands.execute('docmanager:open', { path }) }",
            path,
        )
        if start:
            lesson.start()
        return lesson

    return open_


class Desk:
    """One open JupyterLab that is emptied between tests, or opened anew after a failed one."""

    def __init__(self, browser: Browser, lab: JupyterLab) -> None:
        self._browser = browser
        self._lab = lab
        # JupyterLab opened without a document keeps an empty strip on the right.
        self._a_notebook = next(lab.copy_lessons("desk").glob("nl/00-*.ipynb"))
        self._page: Page | None = None

    def page(self) -> Page:
        """The page; opened when there is none."""
        if self._page is None:
            context = self._browser.new_context(viewport=DESKTOP)
            context.set_default_timeout(WAIT)
            self._page = context.new_page()
            self._page.goto(self._lab.url(self._a_notebook))
            self._page.locator(".jp-Notebook").get_by_role("heading", level=1).wait_for()
            self.tidy()
        return self._page

    def tidy(self) -> None:
        """Save what is open and close it.

        JupyterLab objects, on the next test's page, when a notebook is closed before its kernel is
        there and when a theme changes while the screen of the last change is still fading.
        """
        if self._page is not None:
            self._page.set_viewport_size(DESKTOP)
            self._page.wait_for_function(NO_SPLASH)
            self._page.emulate_media(color_scheme="light")
            expect(self._page.locator("body")).to_have_attribute("data-jp-theme-light", "true")
            self._page.wait_for_function(NO_SPLASH)
            self._page.evaluate("""async () => {
                for (const { context } of jupyterapp.shell.widgets("main"))
                    await context?.sessionContext.ready;
                await jupyterapp.commands.execute("docmanager:save-all");
                await jupyterapp.commands.execute("application:close-all");
            }""")

    def throw_away(self) -> None:
        """Close the page, whatever is on it."""
        if self._page is not None:
            self._page.context.close()
            self._page = None


class Watch:
    """Whatever goes wrong on the pages of a context, and whatever leaves this machine."""

    def __init__(self, context: BrowserContext) -> None:
        self._context = context
        self._problems: list[str] = []
        context.on("request", self._asked)
        context.on("weberror", self._failed)

    def stop(self) -> None:
        """Look no further: what JupyterLab says while it is closed is not the lesson's doing."""
        self._context.remove_listener("request", self._asked)
        self._context.remove_listener("weberror", self._failed)

    def check(self) -> None:
        """Fail the test if there was anything."""
        assert not self._problems, "\n".join([f"{len(self._problems)} problems", *self._problems])

    def _asked(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in {"data", "blob"} and address.hostname not in {
            "127.0.0.1",
            "localhost",
        }:
            self._problems.append(f"a request to elsewhere: {request.url}")

    def _failed(self, error: Any) -> None:
        self._problems.append(f"an error on the page: {error.error}\n{error.error.stack}")
