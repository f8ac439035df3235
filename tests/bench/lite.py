"""Measures lesson 2 in the browser edition, as a trainee with an empty cache meets it."""

from __future__ import annotations

import gzip
import statistics
import time
from contextlib import ExitStack, closing
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from playwright.sync_api import expect

from netwerkgemeente.content.course import read_course
from tests.bench.lesson_in_browser import (
    MOST_SECONDS,
    OURS,
    PLAIN,
    TEXT,
    VIEWPORT,
    Side,
    press,
)
from tests.bench.plain_site import NOTEBOOK
from tests.bench.report import Line
from tests.browser.lesson_page import IDLE
from tests.browser.open_lesson import OpenLesson
from tests.browser.returning import KEY, passport_of_a_returning_trainee
from tests.lite.site_page import keep
from tests.lite.site_server import SiteServer

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Locator, Page

REPOSITORY = Path(__file__).parents[2]
SITE = REPOSITORY / "dist" / "lite"
PLAIN_SITE = REPOSITORY / ".nox" / "lite" / "plain"
"""What ``python -m tests.bench.plain_site`` built."""

WITH_CHARTS = ("your_placements", "what_if", "two_dials", "ten_minutes")
LAST = "check"
SMALLER = 0.7
"""What part of the plain way's time ours may take."""

GZIP = 6
"""How hard web servers compress, unless told."""


@dataclass(frozen=True, slots=True)
class Visit:
    """One first visit: seconds from following the link, and megabytes that it took.

    Attributes:
        slider: Until the first ladder can be moved.
        charts: Until every chart is drawn.
        again: After a reload, until the first ladder can be moved.
        megabytes: Of all files that were asked for, compressed.
        to_words: Milliseconds from a key to the words that follow the ladder, each press.
    """

    slider: float
    charts: float
    again: float
    megabytes: float
    to_words: list[float]


@dataclass(frozen=True, slots=True)
class Way:
    """A site that has the lesson, and what to look for on its page.

    Attributes:
        folder: The site.
        path: The lesson in it.
        side: What to press, and what follows.
        card: Finds an activity on the page.
    """

    folder: Path
    path: str
    side: Side
    card: Callable[[Page, str], Locator]


def measure(browser: Browser, rounds: int) -> tuple[list[Line], dict[str, list[dict[str, Any]]]]:
    """Visit the site of ``nox -s lite`` and the plain one in turns, each with an empty cache.

    Returns:
        The lines of the table, and every visit to each of the two sites.
    """
    course = read_course("nl")
    file = next(each.file for each in course.lessons if each.key == KEY)
    ours = Way(SITE, f"nl/{file}", OURS, lambda page, key: OpenLesson(page, "nl", KEY).card(key))
    plain = Way(PLAIN_SITE, NOTEBOOK, PLAIN, lambda page, key: page.locator(f".plain-{key}"))
    visits: tuple[list[Visit], list[Visit]] = ([], [])
    passport = passport_of_a_returning_trainee(course)
    for _ in range(rounds):
        for way, found in zip((ours, plain), visits, strict=True):
            found.append(_visit(browser, way, passport))
    sizes = [
        sum(path.stat().st_size for path in way.folder.rglob("*") if path.is_file()) / 1e6
        for way in (ours, plain)
    ]
    sent, slider, charts, again = (
        [statistics.median(getattr(visit, name) for visit in found) for found in visits]
        for name in ("megabytes", "slider", "charts", "again")
    )
    words = [
        statistics.median(each for visit in found for each in visit.to_words) for found in visits
    ]
    lines = [
        Line("The site", "MB", *sizes, "at most 45", sizes[0] <= 45),
        Line("First load, compressed", "MB", *sent, "at most 25", sent[0] <= 25),
        Line(
            "Empty cache to the first slider",
            "s",
            *slider,
            f"at most 12 and {SMALLER} times",
            slider[0] <= min(12, SMALLER * slider[1]),
        ),
        Line(
            "Empty cache to all charts",
            "s",
            *charts,
            f"at most 15 and {SMALLER} times",
            charts[0] <= min(15, SMALLER * charts[1]),
        ),
        Line("Warm reload to the first slider", "s", *again, "at most 7", again[0] <= 7),
        Line("Key press to ladder feedback", "ms", *words, "at most 20", words[0] <= 20),
    ]
    ways = zip(("ours", "plain"), visits, strict=True)
    return lines, {name: [asdict(visit) for visit in found] for name, found in ways}


def _visit(browser: Browser, way: Way, passport: str) -> Visit:
    with ExitStack() as stack:
        server = SiteServer(way.folder)
        stack.callback(server.stop)
        context = stack.enter_context(closing(browser.new_context(viewport=VIEWPORT)))
        context.set_default_timeout(MOST_SECONDS * 1000)
        page = context.new_page()
        page.goto(server.url("nothing-here"))  # of this origin, and leaves nothing in the cache
        keep(page, {"paspoort.json": passport})
        asked: set[str] = set()
        context.on("response", lambda answer: asked.add(urlsplit(answer.url).path))
        began = time.perf_counter()
        page.goto(server.lesson(way.path), wait_until="commit")
        start = OpenLesson(page, "nl", KEY).start_button
        start.click()
        ladder = page.locator(way.side.ladder).first
        ladder.wait_for()
        slider = time.perf_counter() - began
        ladder.press("ArrowLeft")  # a hand: the page may move from now on
        for key in WITH_CHARTS:
            card = way.card(page, key)
            card.wait_for(state="attached")
            card.scroll_into_view_if_needed()
            card.locator("svg.main-svg").first.wait_for()
        charts = time.perf_counter() - began
        sent = sum(_compressed(way.folder, path) for path in asked)
        began = time.perf_counter()
        page.reload(wait_until="commit")
        start.click()
        ladder.wait_for()
        again = time.perf_counter() - began
        way.card(page, LAST).wait_for(state="attached")
        expect(start).not_to_have_attribute("aria-busy", "true")  # it takes the focus at its end
        page.wait_for_function(IDLE)
        to_words = press(page, way.side.ladder, way.side.words, TEXT)
    return Visit(slider, charts, again, sent / 1e6, to_words)


def _compressed(site: Path, path: str) -> int:
    """Bytes of what a site has at a path, as a web server sends them."""
    file = site / path.lstrip("/")
    file = file / "index.html" if file.is_dir() else file
    if not file.is_file():
        return 0
    content = file.read_bytes()
    return min(len(content), len(gzip.compress(content, GZIP)))
