"""The session notebook on a page, found as a leader finds it: by role and by name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from netwerkgemeente.messages.reader import read_messages
from netwerkgemeente.room.client import ParticipantClient

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

CODE = re.compile(r"^[2-9A-Z]{6}$")
FILES = {"nl": "leader/nl/sessie.ipynb", "en": "leader/en/session.ipynb"}


class SessionPage:
    """The open notebook of a session."""

    def __init__(self, page: Page, language: str = "nl") -> None:
        self.page = page
        self.say = read_messages(language)

    def start(self) -> None:
        """Press Start, and wait until the last card is there."""
        start = self.page.locator(".jp-Notebook").get_by_role("button", name="▶ Start")
        start.click()
        self.card("report.title").last.wait_for(state="attached")
        expect(start).not_to_have_attribute("aria-busy", "true")

    def card(self, title: str) -> Locator:
        """A card by the key of its title."""
        heading = self.page.get_by_role("heading", name=self.say(title), exact=True)
        return self.page.locator(".ng-card").filter(has=heading)

    @property
    def room(self) -> Locator:
        """The card of the live room."""
        return self.card("leader.title")

    def press(self, message: str) -> None:
        """Press a button of the room by the key of its words."""
        self.room.get_by_role("button", name=self.say(message), exact=True).click()

    def open_room(self, seats: int) -> str:
        """Open a room with so many seats; return the address of it on this machine."""
        self.room.get_by_role("textbox", name=self.say("leader.seats")).fill(str(seats))
        self.press("leader.open")
        code = self.room.locator(".ng-invitation-code")
        expect(code).to_have_text(CODE)
        address = self.room.locator(".ng-invitation-address").inner_text()
        return f"http://127.0.0.1:{address.rpartition(':')[2]}/{code.inner_text()}"

    def open_round(self, message: str) -> None:
        """Open a round with the button of these words, and wait until phones can vote."""
        self.press(message)
        expect(self.room).to_contain_text(self.say("rounds.votes", voted=0))

    def close_room(self) -> None:
        """Close the room, and say so twice."""
        self.press("leader.close")
        self.press("leader.close_sure")
        expect(self.room).to_contain_text(self.say("leader.closed"))

    def resume_room(self) -> None:
        """Go on with the room of an earlier kernel."""
        words = self.say("leader.resume", code="")
        self.room.get_by_role("button", name=words).click()
        expect(self.room.locator(".ng-invitation-code")).to_have_text(CODE)


def join(url: str, count: int) -> list[ParticipantClient]:
    """Seat some participants, over HTTP."""
    seated = []
    for _ in range(count):
        phone = ParticipantClient(url)
        phone.join()
        seated.append(phone)
    return seated
