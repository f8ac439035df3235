"""Fixtures for the browser edition, here because they are slow: the built site and a browser."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser import chromium
from tests.browser.conftest import DESKTOP, OPEN_PAGES, WAIT, Watch, pytest_runtest_makereport
from tests.lite.site_page import SitePage
from tests.lite.site_server import SiteServer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

__all__ = ["pytest_runtest_makereport"]

SITE = Path(__file__).parents[2] / "dist" / "lite"
NOWHERE_ELSE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
"""Has Chromium find no other host, whoever asks: a page, a worker or the browser itself."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start a browser for a module of these tests: two drivers cannot run at the same time."""
    with chromium.running(NOWHERE_ELSE) as browser:
        yield browser


@pytest.fixture(scope="module")
def site() -> Path:
    """Find the site that ``nox -s lite`` built."""
    if not (SITE / "site.json").exists():
        pytest.fail("There is no dist/lite: run nox -s lite first.")
    return SITE


@pytest.fixture(scope="module")
def server(site: Path) -> Iterator[SiteServer]:
    """Serve the site as any web server does."""
    server = SiteServer(site)
    yield server
    server.stop()


@pytest.fixture
def serve(site: Path) -> Iterator[Callable[..., SiteServer]]:
    """Serve the site for this test alone; takes what :class:`SiteServer` takes."""
    servers: list[SiteServer] = []

    def make(folder: Path = site, **options: Any) -> SiteServer:
        servers.append(SiteServer(folder, **options))
        return servers[-1]

    yield make
    for server in servers:
        server.stop()


@pytest.fixture(scope="module")
def visitor(browser: Browser) -> Iterator[BrowserContext]:
    """Keep one visitor, whose browser has the site in its cache. A test wants ``page``."""
    context = browser.new_context(viewport=DESKTOP)
    context.set_default_timeout(WAIT)
    yield context
    context.close()


@pytest.fixture
def page(
    request: pytest.FixtureRequest, visitor: BrowserContext, server: SiteServer
) -> Iterator[Page]:
    """Give a page of a visitor who kept nothing yet; fails when anything asks for another host."""
    page = visitor.new_page()
    request.node.stash[OPEN_PAGES] = [page]
    watch = Watch(visitor)
    forget(page, server)
    yield page
    for each in visitor.pages:
        each.close()
    watch.stop()
    watch.check()


@pytest.fixture
def new_page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Callable[..., Page]]:
    """Make a page of a new visitor; takes Playwright's options of a browser context."""
    contexts: list[BrowserContext] = []
    watches: list[Watch] = []

    def make(**options: Any) -> Page:
        context = browser.new_context(**{"viewport": DESKTOP, **options})
        context.set_default_timeout(WAIT)
        contexts.append(context)
        watches.append(Watch(context))
        page = context.new_page()
        request.node.stash.setdefault(OPEN_PAGES, []).append(page)
        return page

    yield make
    for context in contexts:
        context.close()
    for watch in watches:
        watch.check()


@pytest.fixture
def lesson_on(server: SiteServer) -> Callable[..., SitePage]:
    """Make a lesson for a page, lesson 2 unless told, without opening it."""

    def make(page: Page, language: str = "nl", key: str = "ladder") -> SitePage:
        return SitePage(page, server, language, key)

    return make


@pytest.fixture
def open_lesson(page: Page, lesson_on: Callable[..., SitePage]) -> Callable[..., SitePage]:
    """Open a lesson for this visitor and press Start; lesson 2 unless told."""

    def open_(language: str = "nl", key: str = "ladder", *, on: Page = page) -> SitePage:
        lesson = lesson_on(on, language, key)
        lesson.open()
        return lesson

    return open_


def forget(page: Page, server: SiteServer) -> None:
    """Have the browser forget what it keeps of the site, but for its cache."""
    session = page.context.new_cdp_session(page)
    session.send(
        "Storage.clearDataForOrigin", {"origin": server.origin, "storageTypes": "indexeddb"}
    )
    session.detach()
