"""A leader runs a session in a real JupyterLab, with participants over HTTP."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from netwerkgemeente.room.process import answers, last_service
from tests.browser.session_page import FILES, SessionPage, join
from tests.browser.test_accessibility import problems_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.jupyterlab import JupyterLab

NARROW = {"width": 320, "height": 900}
RUN = """(code) => {
    const { session } = jupyterapp.shell.currentWidget.context.sessionContext;
    globalThis.ran = session.kernel.requestExecute({ code }).done;
}"""
RAN = "() => globalThis.ran.then((reply) => reply.content.status)"
RESTART = """() =>
    jupyterapp.shell.currentWidget.context.sessionContext.session.kernel.restart()"""


@pytest.fixture
def rooms(lab: JupyterLab) -> Iterator[Path]:
    """The folder of the leader's rooms; their service ends with the test."""
    folder = lab.folder / "data" / "netwerkgemeente"
    yield folder
    service = last_service(folder)
    if service is not None and answers(service):
        os.kill(service.pid, signal.SIGTERM)
    for kept in folder.glob("room-*.json"):
        kept.unlink()


@pytest.fixture
def open_session(
    page: Page, lab: JupyterLab, lessons: Path, rooms: Path
) -> Callable[[], SessionPage]:
    """Open the Dutch session notebook of this test's folder and press Start."""

    def open_() -> SessionPage:
        path = (lessons / FILES["nl"]).relative_to(lab.root).as_posix()
        page.evaluate(
            "async (path) => { await jupyterapp.commands.execute('docmanager:open', { path }) }",
            path,
        )
        session = SessionPage(page)
        session.start()
        return session

    return open_


def test_a_leader_runs_two_rounds_with_thirty_phones_and_sees_who_moved(open_session):
    session = open_session()
    say, room = session.say, session.room
    phones = join(session.open_room(seats=30), 30)
    expect(room).to_contain_text(say("leader.joined", joined=30, seats=30))
    expect(room.get_by_role("img", name="QR")).to_be_visible()

    session.open_round("rounds.start")
    for number, phone in enumerate(phones):
        phone.vote(1, number % 5 + 1)
    expect(room).to_contain_text(say("group.turnout", voted=30, joined=30))
    session.press("rounds.close")
    session.press("rounds.show")
    expect(room.get_by_role("button", name=say("rounds.second"))).to_be_visible()
    assert phones[0].state()["result"]["counts"] == [6, 6, 6, 6, 6]

    session.open_round("rounds.second")
    for phone in phones:
        phone.vote(2, 2)
    expect(room).to_contain_text(say("rounds.votes", voted=30))
    session.press("rounds.close")
    expect(room).to_contain_text(say("group.shift", both=30, up=6, down=18, stayed=6))
    expect(room.locator("svg.main-svg").first).to_be_visible()
    with session.page.expect_download() as file:
        session.press("rounds.save")
    assert file.value.path().read_text("utf-8-sig").count("\n") == 61
    report = session.card("report.title").first
    expect(report).to_contain_text("faciliteren")
    session.close_room()


def test_the_chart_moves_while_a_cell_is_busy(open_session):
    session = open_session()
    say, room, page = session.say, session.room, session.page
    phones = join(session.open_room(seats=5), 5)
    session.open_round("rounds.start")
    page.evaluate(RUN, "import threading; busy = threading.Event(); busy.wait(600)")
    bar = room.locator(".ng-chart-plot .bartext").first
    for voted, phone in enumerate(phones, start=1):
        phone.vote(1, 3)
        expect(room).to_contain_text(say("group.turnout", voted=voted, joined=5))
        expect(bar).to_have_text(str(voted))
    page.evaluate(
        "() => jupyterapp.shell.currentWidget.context.sessionContext.session.kernel.interrupt()"
    )
    assert page.evaluate(RAN) == "error"  # it was busy until now
    session.close_room()


def test_the_room_goes_on_after_the_kernel_was_restarted_and_the_service_killed(
    open_session, rooms
):
    session = open_session()
    say, room = session.say, session.room
    phones = join(session.open_room(seats=5), 5)
    session.open_round("rounds.start")
    for phone in phones[:4]:
        phone.vote(1, 4)
    expect(room).to_contain_text(say("rounds.votes", voted=4))

    session.page.evaluate(RESTART)
    phones[4].vote(1, 4)
    session.start()
    session.resume_room()
    expect(room).to_contain_text(say("rounds.votes", voted=5))

    os.kill(last_service(rooms).pid, signal.SIGKILL)
    expect(room).not_to_contain_text(say("leader.silent"))
    session.press("rounds.close")
    expect(room).to_contain_text(say("group.most", rungs="regisseren", count=5, voted=5))
    session.close_room()


def test_a_double_click_shows_closes_and_wipes_nothing_that_one_press_would_not(open_session):
    session = open_session()
    say, room = session.say, session.room

    def press_twice(message: str) -> None:
        room.get_by_role("button", name=say(message), exact=True).dblclick()

    session.open_room(seats=5)
    press_twice("rounds.start")
    press_twice("rounds.close")
    expect(room.get_by_role("button", name=say("rounds.show"), exact=True)).to_be_visible()
    press_twice("leader.delete")
    expect(room).to_contain_text(say("leader.delete_ask"))
    press_twice("leader.close")
    expect(room).to_contain_text(say("leader.close_ask"))
    session.press("leader.close_sure")
    expect(room).to_contain_text(say("leader.closed"))


@pytest.mark.parametrize("view", ["lab, light, 1280", "lab, dark, 1280", "doc, light, 320"])
def test_axe_finds_nothing_on_the_cards_of_a_session(new_page, lab, lessons, rooms, view):
    view, scheme, width = view.split(", ")
    page = new_page(color_scheme=scheme, viewport={"width": int(width), "height": 900})
    page.goto(lab.url(lessons / FILES["nl"], view))
    session = SessionPage(page)
    session.start()
    problems = problems_of(page, "before the room")
    phones = join(session.open_room(seats=5), 5)
    session.open_round("rounds.start")
    for phone in phones:
        phone.vote(1, 2)
    expect(session.room).to_contain_text(session.say("rounds.votes", voted=5))
    problems += problems_of(page, "open round")
    session.press("rounds.close")
    session.press("rounds.show")
    session.open_round("rounds.second")
    for phone in phones:
        phone.vote(2, 3)
    expect(session.room).to_contain_text(session.say("rounds.votes", voted=5))
    session.press("rounds.close")
    expect(session.room).to_contain_text(session.say("group.shift", both=5, up=5, down=0, stayed=0))
    offline = session.card("offline.title")
    offline.get_by_role("button", name=session.say("rounds.start")).click()
    expect(offline.get_by_role("button", name=session.say("offline.set_hands"))).to_be_visible()
    problems += problems_of(page, "after two rounds")
    session.close_room()
    problems += problems_of(page, "closed")
    assert not problems, "\n".join(problems)


def test_the_timer_is_started_paused_and_set_back_with_the_keyboard(open_session):
    session = open_session()
    say, timer = session.say, session.card("timer.title")
    figures = timer.get_by_role("timer")
    expect(figures).to_have_text("8:00")
    start = timer.get_by_role("button", name=say("timer.start"))
    start.focus()
    session.page.keyboard.press("Enter")
    expect(timer.get_by_role("status").last).to_have_text(say("timer.minutes_left", minutes=8))
    expect(figures).not_to_have_text("8:00")
    session.page.keyboard.press("Enter")
    expect(timer.get_by_role("status").last).to_have_text(say("timer.paused"))
    expect(start).to_be_focused()
    session.page.keyboard.press("Tab")
    session.page.keyboard.press("Enter")
    expect(figures).to_have_text("8:00")
