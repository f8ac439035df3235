"""Measures lesson 2 in the browser edition, as a trainee with an empty cache meets it."""

from __future__ import annotations

import gzip
import statistics
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tests.bench.lesson_in_browser import MOST_SECONDS, OURS, TEXT, VIEWPORT, press
from tests.bench.report import Line
from tests.browser.lesson_page import IDLE, KEY
from tests.browser.returning import passport_of_a_returning_trainee
from tests.lite.site_page import SitePage
from tests.lite.site_server import SiteServer

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SITE = Path(__file__).parents[2] / "dist" / "lite"
WITH_CHARTS = ("your_placements", "what_if", "two_dials", "ten_minutes")
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


def measure(browser: Browser, rounds: int) -> list[Line]:
    """Visit the site that ``nox -s lite`` built, a few times, each with an empty cache."""
    server = SiteServer(SITE)
    try:
        visits = [_visit(browser, server) for _ in range(rounds)]
    finally:
        server.stop()
    whole = sum(path.stat().st_size for path in SITE.rglob("*") if path.is_file()) / 1e6
    slider, charts, again, sent = (
        statistics.median(getattr(visit, name) for visit in visits)
        for name in ("slider", "charts", "again", "megabytes")
    )
    words = statistics.median(each for visit in visits for each in visit.to_words)
    return [
        Line("The site", "MB", whole, None, "at most 45", whole <= 45),
        Line("First load, compressed", "MB", sent, None, "at most 25", sent <= 25),
        Line("Empty cache to the first slider", "s", slider, None, "at most 12", slider <= 12),
        Line("Empty cache to all charts", "s", charts, None, "at most 15", charts <= 15),
        Line("Warm reload to the first slider", "s", again, None, "at most 7", again <= 7),
        Line("Key press to ladder feedback", "ms", words, None, "at most 20", words <= 20),
    ]


def _visit(browser: Browser, server: SiteServer) -> Visit:
    with closing(browser.new_context(viewport=VIEWPORT)) as context:
        context.set_default_timeout(MOST_SECONDS * 1000)
        page = context.new_page()
        lesson = SitePage(page, server, "nl", KEY)
        page.goto(server.url())
        lesson.put(paspoort=passport_of_a_returning_trainee(lesson.course))
        asked: set[str] = set()
        context.on("response", lambda answer: asked.add(urlsplit(answer.url).path))
        began = time.perf_counter()
        page.goto(lesson.address, wait_until="commit")
        lesson.start_button.click()
        lesson.slider("climb_ladder").wait_for()
        slider = time.perf_counter() - began
        lesson.slider("climb_ladder").press("ArrowLeft")  # a hand: the page may move from now on
        for key in WITH_CHARTS:
            card = lesson.card(key)
            card.wait_for(state="attached")
            card.scroll_into_view_if_needed()
            card.locator("svg.main-svg").first.wait_for()
        charts = time.perf_counter() - began
        sent = sum(map(_compressed, asked))
        began = time.perf_counter()
        page.reload(wait_until="commit")
        lesson.start_button.click()
        lesson.slider("climb_ladder").wait_for()
        again = time.perf_counter() - began
        lesson.wait_until_started()
        page.wait_for_function(IDLE)
        to_words = press(page, OURS.ladder, OURS.words, TEXT)
    return Visit(slider, charts, again, sent / 1e6, to_words)


def _compressed(path: str) -> int:
    """Bytes of what the site has at a path, as a web server sends them."""
    file = SITE / path.lstrip("/")
    file = file / "index.html" if file.is_dir() else file
    if not file.is_file():
        return 0
    content = file.read_bytes()
    return min(len(content), len(gzip.compress(content, GZIP)))
