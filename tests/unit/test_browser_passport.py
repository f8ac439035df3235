"""The passport of the browser edition: what the browser is told, and what it may answer."""

from __future__ import annotations

import asyncio
import json
from datetime import date

import pytest

from netwerkgemeente.browser_passport import BrowserPassport
from netwerkgemeente.passport import SCHEMA, VERSION

NAME = "paspoort.json"


class FullError(Exception):
    name = "QuotaExceededError"


class Browser:
    """The storage that all tabs share; each tab has a folder in memory."""

    def __init__(self):
        self.stored = {}
        self.problem = None
        self.failure = None
        self.hearers = []

    async def keep(self, name, text, base, merge):
        await asyncio.sleep(0)
        if self.failure:
            raise self.failure
        there = self.stored.get(name)
        kept = text if there in (None, base, text) else merge(there)
        self.stored[name] = kept
        return kept

    async def move(self, name, other):
        await asyncio.sleep(0)
        if self.failure:
            raise self.failure
        self.stored[other] = self.stored.pop(name)

    def listen(self, hear):
        self.hearers.append(hear)

    def answers(self):
        return {
            key: entry["answer"] for key, entry in json.loads(self.stored[NAME])["answers"].items()
        }


@pytest.fixture
def browser():
    return Browser()


@pytest.fixture
def open_tab(browser, tmp_path):
    """Open the lesson in a tab: a folder with what the browser keeps, and a passport in it."""
    tabs = []

    def open_(tell=lambda: None):
        folder = tmp_path / f"tab{len(tabs)}"
        folder.mkdir()
        for name, text in browser.stored.items():
            (folder / name).write_text(text, encoding="utf-8")
        tabs.append(BrowserPassport(folder / NAME, browser, tell, lambda: date(2026, 1, 2)))
        return tabs[-1]

    return open_


def run(work):
    async def all_of_it():
        await work()

    asyncio.run(all_of_it())


def test_the_browser_keeps_every_answer_and_the_next_visit_has_it(browser, open_tab):
    async def visit():
        passport = open_tab()
        passport.keep("a", {"rung": 1})
        passport.keep("a", {"rung": 2})
        passport.keep("b", {"rung": 3})
        await passport.settled()
        assert passport.problem is None

    run(visit)
    assert browser.answers() == {"a": {"rung": 2}, "b": {"rung": 3}}

    async def next_visit():
        assert open_tab().answers() == {"a": {"rung": 2}, "b": {"rung": 3}}

    run(next_visit)


def test_two_tabs_keep_what_each_answered(browser, open_tab):
    async def visit():
        left, right = open_tab(), open_tab()
        left.keep("a", {"rung": 1})
        right.keep("b", {"rung": 2})
        left.keep("both", {"first": 1}, {})
        right.keep("both", {"second": 2}, {})
        await left.settled()
        await right.settled()
        left.keep("c", {"rung": 3})
        await left.settled()

    run(visit)
    assert browser.answers() == {
        "a": {"rung": 1},
        "b": {"rung": 2},
        "both": {"first": 1, "second": 2},
        "c": {"rung": 3},
    }


def test_a_tab_that_hears_of_another_merges_with_it_at_its_next_answer(browser, open_tab):
    async def visit():
        left, right = open_tab(), open_tab()
        left.keep("both", {"first": 1}, {})
        await left.settled()
        for hear in browser.hearers:
            hear(NAME, browser.stored[NAME])
        assert right.keep("both", {"second": 2}, {}) == {"first": 1, "second": 2}
        await right.settled()

    run(visit)


@pytest.mark.parametrize(
    ("failure", "problem"), [(FullError(), "full"), (RuntimeError("no"), "refused")]
)
def test_storage_that_fails_is_said_and_tried_again_with_nothing_lost(
    browser, open_tab, failure, problem
):
    told = []

    async def visit():
        passport = open_tab(tell=lambda: told.append(passport.problem))
        passport.keep("before", {"rung": 1})
        await passport.settled()
        browser.failure = failure
        passport.keep("a", {"rung": 1})
        await passport.settled()
        assert passport.problem == problem
        assert passport.answers() == {"before": {"rung": 1}, "a": {"rung": 1}}
        browser.failure = None
        passport.keep("b", {"rung": 2})
        await passport.settled()
        assert passport.problem is None

    run(visit)
    assert told == [None, problem, None]
    assert set(browser.answers()) == {"before", "a", "b"}


def test_a_browser_that_keeps_nothing_says_so_before_the_first_answer(browser, open_tab):
    browser.problem = "refused"
    assert open_tab().problem == "refused"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("{", "damaged"),
        (json.dumps({"schema": SCHEMA, "version": VERSION + 1, "answers": {}}), "newer"),
    ],
)
def test_a_passport_that_cannot_be_read_is_kept_aside_by_the_browser_too(
    browser, open_tab, text, problem
):
    browser.stored[NAME] = text

    async def visit():
        passport = open_tab()
        assert passport.problem == problem
        passport.keep("a", {"rung": 1})
        await passport.settled()
        assert passport.problem == problem

    run(visit)
    assert browser.stored[f"paspoort-{problem}-2026-01-02-1.json"] == text
    assert browser.answers() == {"a": {"rung": 1}}


def test_another_tab_with_a_damaged_file_does_not_win(browser, open_tab):
    async def visit():
        passport = open_tab()
        passport.keep("a", {"rung": 1})
        await passport.settled()
        browser.stored[NAME] = "{"
        passport.keep("b", {"rung": 2})
        await passport.settled()

    run(visit)
    assert browser.answers() == {"a": {"rung": 1}, "b": {"rung": 2}}
