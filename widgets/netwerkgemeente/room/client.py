"""Talking to a room over HTTP: as its leader, or as a participant. Needs the standard library only.

What a person reads about an error is up to the caller; the text of an error here is for a log.
"""

import json
from collections.abc import Iterator, Mapping
from http.client import HTTPException, HTTPMessage, HTTPResponse
from typing import IO, Any, Self
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import (
    HTTPRedirectHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
    build_opener,
)

PATIENCE = 15.0
"""Seconds without a byte before an answer is given up."""

SILENCE = 40.0
"""Seconds without a byte before a stream is given up; it has a heartbeat every 15."""

_MOST_BYTES = 20_000_000
_NO_ROOM = "This is not the answer of a room."

Json = dict[str, Any]


class RoomError(Exception):
    """A room did not do what was asked.

    Attributes:
        status: What HTTP said; None when the room could not be reached.
        problem: The service's own word for it, such as ``full``; empty when it gave none.
    """

    def __init__(self, text: str, status: int | None = None, problem: str = "") -> None:
        super().__init__(text)
        self.status = status
        self.problem = problem


class LeaderClient:
    """What the leader of one room can do.

    Args:
        base: Address of the service, without the code.
        token: The room's token, as it was given when the room was opened.
    """

    def __init__(self, base: str, code: str, token: str) -> None:
        self.base = base.rstrip("/")
        self.code = code
        self._token = token
        self._http = _Http(self.base, f"Bearer {token}")
        self._room = f"/api/rooms/{code}"

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.base!r}, {self.code!r})"

    @property
    def token(self) -> str:
        """The room's token: keep it out of addresses, outputs and logs."""
        return self._token

    @classmethod
    def open(cls, base: str, key: str, *, language: str, seats: int, address: str = "") -> Self:
        """Open a room and return its leader.

        Args:
            key: The service's key.
            address: Where phones find the service.
        """
        wanted = {"language": language, "seats": seats, "address": address}
        opened = _Http(base.rstrip("/"), f"Bearer {key}").json("POST", "/api/rooms", wanted)
        return cls(base, _words(opened, "code"), _words(opened, "token"))

    def state(self) -> Json:
        """Return the room and its rounds."""
        return self._http.json("GET", self._room)

    def change(self, **fields: object) -> Json:
        """Change ``seats``, ``door`` (open or closed), ``address`` or ``show_small``."""
        return self._http.json("PATCH", self._room, fields)

    def close(self) -> None:
        """Close the room for good."""
        self._http.json("POST", f"{self._room}/close")

    def delete(self) -> None:
        """Have the service forget the room."""
        self._http.text("DELETE", self._room)

    def start_round(self, case: Mapping[str, str]) -> Json:
        """Open a round about a case (key, title, text) and return it."""
        return self._http.json("POST", f"{self._room}/rounds", {"case": dict(case)})

    def set_round(self, number: int, state: str) -> Json:
        """Move a round to ``closed`` or ``shown`` and return it."""
        return self._http.json("PATCH", f"{self._room}/rounds/{number}", {"state": state})

    def results(self) -> Json:
        """Return counts and shifts of the finished rounds."""
        return self._http.json("GET", f"{self._room}/results")

    def ballots(self) -> str:
        """Return the ballots of the finished rounds as CSV."""
        return self._http.text("GET", f"{self._room}/ballots.csv")

    def events(self) -> Iterator[Json]:
        """Yield the room with its results, now and whenever something changes.

        Ends when the room is gone.

        Raises:
            RoomError: If the stream breaks off, or cannot begin.
        """
        return self._http.events(f"{self._room}/events")


class ParticipantClient:
    """One participant in one room.

    Args:
        url: Address of the room as phones have it, such as ``https://host/prefix/CODE``.

    Attributes:
        ticket: Kept from joining; None before that. It may be set, to go on as the same voter.
    """

    def __init__(self, url: str) -> None:
        self._http = _Http(url.strip().rstrip("/"))
        self.ticket: str | None = None

    def join(self) -> None:
        """Take a seat, unless there is one already."""
        shown = {"ticket": self.ticket} if self.ticket else {}
        self.ticket = _words(self._http.json("POST", "/join", shown), "ticket")

    def state(self) -> Json:
        """Return what the room is doing, and the own vote in its round."""
        mine = f"Ticket {self.ticket}" if self.ticket else ""
        state = self._http.json("GET", "/state", authorization=mine)
        if not {"code", "language", "state", "round", "mine", "result"} <= state.keys():
            raise RoomError(_NO_ROOM)
        return state

    def vote(self, round: int, rung: int) -> Json:  # noqa: A002 - the word of the room
        """Choose a rung, 1 to 5; when this returns, the vote is on the service's disk."""
        vote = {"round": round, "rung": rung, "ticket": self.ticket or ""}
        return self._http.json("POST", "/vote", vote)


class _NoRedirect(HTTPRedirectHandler):
    """Go nowhere else: a token or ticket must not come along."""

    def redirect_request(  # noqa: PLR0917 - as urllib has it
        self,
        req: Request,  # noqa: ARG002
        fp: IO[bytes],  # noqa: ARG002
        code: int,  # noqa: ARG002
        msg: str,  # noqa: ARG002
        headers: HTTPMessage,  # noqa: ARG002
        newurl: str,  # noqa: ARG002
    ) -> None:
        return None


class _Http:
    """Questions to one address, and answers in bounded time and size."""

    def __init__(self, base: str, authorization: str = "") -> None:
        self._base = base
        self._authorization = authorization
        self._opener = _opener(base)

    def json(
        self, method: str, path: str, fields: Json | None = None, authorization: str = ""
    ) -> Json:
        answer = self.text(method, path, fields, authorization)
        try:
            found = json.loads(answer)
        except (ValueError, RecursionError):
            found = None
        if not isinstance(found, dict):
            raise RoomError(_NO_ROOM)
        return found

    def text(
        self, method: str, path: str, fields: Json | None = None, authorization: str = ""
    ) -> str:
        try:
            with self._ask(method, path, fields, PATIENCE, authorization) as answer:
                content = answer.read(_MOST_BYTES)
            return content.decode()
        except (OSError, HTTPException, ValueError) as error:
            raise _unreachable(error) from error

    def events(self, path: str) -> Iterator[Json]:
        try:
            with self._ask("GET", path, None, SILENCE) as answer:
                while line := answer.readline(_MOST_BYTES):
                    if line.startswith(b"data:"):
                        yield json.loads(line[5:])
        except (OSError, HTTPException, ValueError, RecursionError) as error:
            raise _unreachable(error) from error

    def _ask(
        self,
        method: str,
        path: str,
        fields: Json | None,
        patience: float,
        authorization: str = "",
    ) -> HTTPResponse:
        headers = {"Accept": "application/json"}
        if authorization or self._authorization:
            headers["Authorization"] = authorization or self._authorization
        body = None
        if fields is not None:
            body = json.dumps(fields).encode()
            headers["Content-Type"] = "application/json"
        # The opener follows no file: or ftp: address, see below.
        request = Request(self._base + path, body, headers, method=method)  # noqa: S310
        try:
            answer: HTTPResponse = self._opener.open(request, timeout=patience)
        except HTTPError as error:
            with error:
                raise _refused(error) from None
        return answer


def _words(answer: Json, name: str) -> str:
    """Return a field of an answer; something else than a room may answer at this address."""
    value = answer.get(name)
    if not isinstance(value, str):
        raise RoomError(_NO_ROOM)
    return value


def _opener(base: str) -> OpenerDirector:
    parts = urlsplit(base)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise RoomError(f"{base!r} is not the address of a room.")
    here = parts.hostname == "localhost" or parts.hostname.startswith("127.")
    # What runs on this machine is not behind the proxy that the rest of the world is behind.
    return build_opener(_NoRedirect, *([ProxyHandler({})] if here else []))


def _refused(error: HTTPError) -> RoomError:
    try:
        problem = str(json.loads(error.read(_MOST_BYTES))["problem"])
    except (OSError, HTTPException, ValueError, RecursionError, KeyError, TypeError):
        problem = ""
    return RoomError(f"{error.code} {problem}".strip(), error.code, problem)


def _unreachable(error: Exception) -> RoomError:
    return RoomError(f"The room cannot be reached: {error}")
