"""A room as a test uses it: its leader and as many participants as needed, over HTTP."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from httpx2 import Response
    from starlette.testclient import TestClient

KEY = "the key of the service"
CASE = {"key": "bench", "title": "Een bankje", "text": "Bewoners willen een bankje."}
PAGE = {"accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
JSON = {"content-type": "application/json"}
FORM = {"content-type": "application/x-www-form-urlencoded"}


class Clock:
    """A clock that stands still until a test moves it."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 3, 9, 9, 30, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.moment

    def forward(self, **time: float) -> None:
        self.moment += timedelta(**time)


@dataclass(frozen=True)
class OpenRoom:
    """A room that was opened over HTTP."""

    http: TestClient
    code: str
    token: str

    @property
    def leader(self) -> dict[str, str]:
        """The headers that show the leader's token."""
        return {"authorization": f"Bearer {self.token}"}

    def ask(self, method: str, path: str = "", body: Any = None) -> Response:
        """Ask something as the leader."""
        where = f"/api/rooms/{self.code}{path}"
        headers = self.leader | JSON
        content = None if body is None else json.dumps(body)  # as ASCII: half a character as well
        return self.http.request(method, where, headers=headers, content=content)

    def start(self, **case: str) -> int:
        """Open a round and return its number."""
        answer = self.ask("POST", "/rounds", {"case": CASE | case})
        assert answer.status_code == 201, answer.text
        number: int = answer.json()["number"]
        return number

    def set(self, number: int, state: str) -> Response:
        """Close or show a round."""
        return self.ask("PATCH", f"/rounds/{number}", {"state": state})

    def results(self) -> Any:
        """The results as the leader gets them."""
        return self.ask("GET", "/results").json()

    def join(self) -> str:
        """Take a seat and return its ticket."""
        answer = self.http.post(f"/{self.code}/join")
        assert answer.status_code == 200, answer.text
        ticket: str = answer.json()["ticket"]
        return ticket

    def vote(self, ticket: str, rung: int, number: int = 1) -> Response:
        """Vote as a program does."""
        vote = {"round": number, "rung": rung, "ticket": ticket}
        return self.http.post(f"/{self.code}/vote", json=vote)

    def state(self, ticket: str = "") -> Any:
        """What a participant sees."""
        shown = {"authorization": f"Ticket {ticket}"} if ticket else {}
        return self.http.get(f"/{self.code}/state", headers=shown).json()

    def crowd(self, *rungs: int, number: int = 1) -> list[str]:
        """Let new participants vote, and return their tickets."""
        tickets = [self.join() for _ in rungs]
        for ticket, rung in zip(tickets, rungs, strict=True):
            assert self.vote(ticket, rung, number).status_code == 200
        return tickets


def open_room(http: TestClient, **fields: Any) -> OpenRoom:
    """Open a room with thirty seats, unless ``fields`` say otherwise."""
    wanted = {"language": "nl", "seats": 30} | fields
    answer = http.post("/api/rooms", json=wanted, headers={"authorization": f"Bearer {KEY}"})
    assert answer.status_code == 201, answer.text
    return OpenRoom(http, answer.json()["code"], answer.json()["token"])
