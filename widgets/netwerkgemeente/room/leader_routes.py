"""The leader's side: rooms, rounds and results, as JSON, for who has the room's token."""

from typing import get_args
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from netwerkgemeente.content.course import LANGUAGES
from netwerkgemeente.models.group_result import GroupCase
from netwerkgemeente.room.problems import Problem
from netwerkgemeente.room.requests import Fields, read_fields, text, whole
from netwerkgemeente.room.service import Service
from netwerkgemeente.room.standing import Standing, look, numbered
from netwerkgemeente.room.store import (
    LIFETIME,
    MOST_SEATS,
    Change,
    Room,
    Round,
    RoundState,
)
from netwerkgemeente.room.streams import EventStream
from netwerkgemeente.room.tickets import (
    new_code,
    new_salt,
    new_token,
    read_code,
    same_token,
    token_hash,
)
from netwerkgemeente.room.views import ballots_csv, leader_view, results_view, round_view

_STATES: tuple[RoundState, ...] = get_args(RoundState)


class LeaderRoutes:
    """Answers what is asked under ``/api``."""

    def __init__(self, service: Service) -> None:
        self._service = service

    def routes(self) -> list[Route]:
        """Return the routes."""
        room = "/api/rooms/{code}"
        return [
            Route("/api/rooms", self.open, methods=["POST"]),
            Route(room, self.show, methods=["GET"]),
            Route(room, self.change, methods=["PATCH"]),
            Route(room, self.delete, methods=["DELETE"]),
            Route(f"{room}/close", self.close, methods=["POST"]),
            Route(f"{room}/rounds", self.start_round, methods=["POST"]),
            Route(f"{room}/rounds/{{number}}", self.set_round, methods=["PATCH"]),
            Route(f"{room}/results", self.results, methods=["GET"]),
            Route(f"{room}/ballots.csv", self.ballots, methods=["GET"]),
            Route(f"{room}/events", self.events, methods=["GET"]),
        ]

    async def open(self, request: Request) -> Response:
        """Open a room and tell its token, once."""
        service = self._service
        if not await service.ask(service.may_open, _bearer(request)):
            raise Problem(403, "forbidden")
        fields = await read_fields(request)
        _only(fields, {"language", "seats", "address"})
        language = fields.get("language")
        if language not in LANGUAGES:
            raise Problem(422, "unclear")
        seats = whole(fields.get("seats"), 1, MOST_SEATS)
        address = _address(fields.get("address", ""))
        token = new_token()
        # To the second, as the store has it.
        expires = service.now().replace(microsecond=0) + LIFETIME
        while True:
            room = Room(
                code=new_code(),
                language=str(language),
                seats=seats,
                expires=expires,
                salt=new_salt(),
                token_hash=token_hash(token),
                address=address,
            )
            if await service.ask(service.store.open, room):
                break
        body = {"code": room.code, "token": token, "expires": room.expires.isoformat()}
        return JSONResponse(body, 201)

    async def show(self, request: Request) -> Response:
        """Return the room."""
        return await self._show(await self._room(request))

    async def change(self, request: Request) -> Response:
        """Change seats, door, address or what is shown of small groups."""
        room = await self._room(request)
        fields = await read_fields(request)
        _only(fields, {"seats", "door", "address", "show_small"})
        change = Change(
            seats=whole(fields["seats"], 1, MOST_SEATS) if "seats" in fields else None,
            door=_door(fields["door"]) if "door" in fields else None,
            address=_address(fields["address"]) if "address" in fields else None,
            show_small=_flag(fields["show_small"]) if "show_small" in fields else None,
        )
        await self._service.ask(self._service.store.change, room.code, change)
        return await self._show(room)

    async def close(self, request: Request) -> Response:
        """Close the room for good; what was counted stays until it expires."""
        room = await self._room(request)
        await self._service.ask(self._service.store.close, room.code)
        return await self._show(room)

    async def delete(self, request: Request) -> Response:
        """Forget the room."""
        room = await self._room(request)
        await self._service.ask(self._service.store.delete, room.code)
        return Response(status_code=204)

    async def start_round(self, request: Request) -> Response:
        """Open a round about a case."""
        room = await self._room(request)
        fields = await read_fields(request)
        _only(fields, {"case"})
        case = _case(fields.get("case"))
        if not room.open:
            raise Problem(410, "closed")
        number = await self._service.ask(self._service.store.start_round, room.code, case)
        if number is None:
            raise Problem(409, "round")
        return JSONResponse(round_view(Round(number, case, "open"), 0), 201)

    async def set_round(self, request: Request) -> Response:
        """Close a round, or show how it went."""
        room = await self._room(request)
        fields = await read_fields(request)
        _only(fields, {"state"})
        state = next((each for each in _STATES if each == fields.get("state")), None)
        if state is None or state == "open":
            raise Problem(422, "unclear")
        numbers = {str(each.number): each.number for each in room.rounds}
        number = numbers.get(request.path_params["number"])
        if number is None:
            raise Problem(404, "round")
        if not await self._service.ask(self._service.store.set_round, room.code, number, state):
            raise Problem(409, "round")
        standing = await self._look(room)
        found = next(each for each in standing.room.rounds if each.number == number)
        return JSONResponse(round_view(found, standing.voted(number)))

    async def results(self, request: Request) -> Response:
        """Return what was counted in the finished rounds, and the shifts between them."""
        return JSONResponse(results_view(await self._look(await self._room(request))))

    async def ballots(self, request: Request) -> Response:
        """Return the ballots of the finished rounds as CSV."""
        standing = await self._look(await self._room(request))
        rows = await self._service.ask(numbered, self._service.store, standing)
        name = f"room-{standing.room.code}.csv"
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return PlainTextResponse(ballots_csv(rows), headers=headers, media_type="text/csv")

    async def events(self, request: Request) -> Response:
        """Stream the room and its results, now and whenever something changes."""
        room = await self._room(request)
        return EventStream(self._service.streams.frames(room.code, "leader"))

    async def _room(self, request: Request) -> Room:
        """Return the room whose token was shown.

        Nobody else learns whether there is such a room.

        Raises:
            Problem: 401, 403 or 410.
        """
        token = _bearer(request)
        code = read_code(request.path_params["code"])
        room = await self._service.ask(self._service.store.find, code) if code else None
        if room is None or not same_token(token, room.token_hash):
            raise Problem(403, "forbidden")
        if room.expires <= self._service.now():
            raise Problem(410, "expired")
        return room

    async def _show(self, room: Room) -> Response:
        return JSONResponse(leader_view(await self._look(room)))

    async def _look(self, room: Room) -> Standing:
        service = self._service
        standing = await service.ask(look, service.store, room.code, service.now())
        if standing is None:
            raise Problem(410, "expired")
        return standing


def _bearer(request: Request) -> str:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token.strip():
        raise Problem(401, "token", headers={"WWW-Authenticate": "Bearer"})
    return token.strip()


def _only(fields: Fields, known: set[str]) -> None:
    """Refuse a field that nobody would look at: it is a mistake that should be seen."""
    if not fields.keys() <= known:
        raise Problem(422, "unclear")


def _case(value: object) -> GroupCase:
    if not isinstance(value, dict) or not value.keys() <= {"key", "title", "text"}:
        raise Problem(422, "unclear")
    return GroupCase(
        key=text(value.get("key"), 1, 200),
        title=text(value.get("title"), 1, 200),
        text=text(value.get("text", ""), 0, 4000),
    )


def _address(value: object) -> str:
    address = text(value, 0, 500)
    if not address:
        return ""
    try:
        parts = urlsplit(address)
        sound = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        sound = False
    if not sound or any(each.isspace() for each in address) or parts.query or parts.fragment:
        raise Problem(422, "unclear")
    return address.rstrip("/")


def _door(value: object) -> bool:
    if value not in ("open", "closed"):
        raise Problem(422, "unclear")
    return value == "open"


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise Problem(422, "unclear")
    return value
