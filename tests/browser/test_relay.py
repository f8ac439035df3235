"""A phone's browser goes through Jupyter to the room, without Jupyter's login."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from netwerkgemeente.messages.reader import read_messages
from tests.browser.live_room import LiveRoom
from tests.room.relaying_jupyter import RelayingJupyter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page, Response

SAY = read_messages("nl")
PHONE = {"width": 320, "height": 640}


@pytest.fixture(scope="module")
def jupyter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RelayingJupyter]:
    """Start one Jupyter Server, as a hub gives it to a user, for all tests here."""
    server = RelayingJupyter(tmp_path_factory.mktemp("jupyter"))
    yield server
    server.stop()


@pytest.fixture
def room(tmp_path, jupyter: RelayingJupyter) -> Iterator[LiveRoom]:
    """Start the service with a room, which tells phones to come through Jupyter."""
    room = LiveRoom(tmp_path)
    jupyter.point_at(urlsplit(room.base).port)
    room.leader.change(address=jupyter.room)
    yield room
    room.stop()


def refusals(page: Page) -> list[str]:
    """Collect what is refused to this page from now on."""
    found: list[str] = []

    def look(response: Response) -> None:
        if response.status >= 400 or not response.url.startswith("http://127.0.0.1"):
            found.append(f"{response.status} {response.url}")

    page.on("response", look)
    page.on("console", lambda message: found.append(message.text) if message.type == "error" else 0)
    return found


@pytest.mark.parametrize("script", [True, False])
def test_a_phone_joins_and_votes_through_jupyter(
    new_page: Callable[..., Page], jupyter, room, script
):
    page = new_page(viewport=PHONE, java_script_enabled=script)
    refused = refusals(page)
    page.goto(f"{jupyter.room}/")
    page.get_by_role("textbox").fill(room.leader.code.lower())
    page.get_by_role("textbox").press("Enter")
    page.wait_for_url(f"{jupyter.room}/{room.leader.code}")
    page.get_by_role("button", name=SAY("door.join")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(SAY("join.waiting"))
    number = room.open_round("Het plein")
    if not script:
        page.reload()
    page.get_by_role("radio").nth(1).check()
    page.get_by_role("button", name=SAY("join.vote")).click()
    expect(page.get_by_text(SAY("join.saved"))).to_be_visible()
    assert room.voted(number) == 1
    [ticket] = page.context.cookies(f"{jupyter.room}/{room.leader.code}")
    assert ticket["path"] == urlsplit(f"{jupyter.room}/{room.leader.code}").path
    assert page.context.cookies(jupyter.address) == []
    assert refused == []


def test_the_big_screen_follows_the_room_through_jupyter(
    new_page: Callable[..., Page], jupyter, room
):
    page = new_page()
    refused = refusals(page)
    page.goto(f"{jupyter.room}/{room.leader.code}/screen")
    picture = page.locator("img[src$='qr.svg']")
    expect(picture).to_be_visible()
    assert picture.evaluate("image => image.complete && image.naturalWidth > 0")
    room.open_round("Het plein")
    expect(page.get_by_text("Het plein").first).to_be_visible()
    assert refused == []


def test_a_phone_finds_its_way_when_there_is_no_room(new_page: Callable[..., Page], jupyter):
    jupyter.point_at(None)
    page = new_page(viewport=PHONE)
    page.goto(f"{jupyter.room}/BCDFGH")
    expect(page.get_by_text("Er is nu geen ruimte open.")).to_be_visible()
    expect(page.get_by_text("No room is open now.")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate("getComputedStyle(document.querySelector('main')).maxWidth") != "none"
