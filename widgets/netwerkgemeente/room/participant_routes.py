"""What participants and the big screen ask: a page, a seat, a vote, and what the room is doing."""

import io
from typing import Literal

import segno
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from netwerkgemeente.content.course import DATASETS, LANGUAGES
from netwerkgemeente.content.ladder import RUNGS, read_rungs
from netwerkgemeente.room.ballot_box import BusyError
from netwerkgemeente.room.pages import (
    JoinView,
    ResultView,
    RoundView,
    ScreenView,
    asset,
    code_page,
    join_page,
    screen_page,
)
from netwerkgemeente.room.problems import AGAIN, Problem, depth, visitor_language, wants_page
from netwerkgemeente.room.requests import read_fields, text, whole
from netwerkgemeente.room.service import Service
from netwerkgemeente.room.standing import Standing, earlier, glance, look
from netwerkgemeente.room.store import MOST_ROUNDS, Outcome, Room, Seat, Vote
from netwerkgemeente.room.streams import EventStream
from netwerkgemeente.room.tickets import TICKET_LENGTH, new_ticket, read_code, voter_of
from netwerkgemeente.room.views import participant_view, screen_view

_REFUSALS = {
    Outcome.CLOSED: (410, "closed"),
    Outcome.FULL: (429, "full"),
    Outcome.NO_TICKET: (409, "ticket"),
    Outcome.ROUND_OVER: (410, "late"),
}
_NOTICES = {"ticket": "join.not_joined", "late": "join.late", "busy": "join.busy"}


class ParticipantRoutes:
    """Answers phones, trainees' notebooks and the big screen."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._rungs = {
            language: tuple((rung.name, rung.definition) for rung in read_rungs(DATASETS, language))
            for language in LANGUAGES
        }

    def routes(self) -> list[Route]:
        """Return the routes; what is asked most comes first."""
        return [
            Route("/{code}/vote", self.vote, methods=["POST"]),
            Route("/{code}/state", self.state, methods=["GET"]),
            Route("/{code}/live", self.live, methods=["GET"]),
            Route("/", self.start, methods=["GET"]),
            Route("/healthz", self.health, methods=["GET"]),
            Route("/assets/{name}", self.asset, methods=["GET"]),
            Route("/{code}", self.page, methods=["GET"]),
            Route("/{code}/join", self.join, methods=["POST"]),
            Route("/{code}/screen", self.screen, methods=["GET"]),
            Route("/{code}/screen/state", self.screen_state, methods=["GET"]),
            Route("/{code}/screen/live", self.screen_live, methods=["GET"]),
            Route("/{code}/qr.svg", self.qr, methods=["GET"]),
        ]

    async def start(self, request: Request) -> Response:
        """Ask for a code, or go to the room of the code that was typed."""
        typed = request.query_params.get("code")
        if typed is None:
            return HTMLResponse(code_page(visitor_language(request)))
        if not typed.strip():
            return HTMLResponse(code_page(visitor_language(request), "code.empty"), 422)
        code = read_code(typed)
        if code is None:
            raise Problem(404, "unknown")
        return RedirectResponse(code, 303)

    async def health(self, _: Request) -> Response:
        """Say that the service and its store answer."""
        await self._service.ask(self._service.store.in_use, self._service.now())
        return JSONResponse({"state": "ok"})

    async def asset(self, request: Request) -> Response:
        """Return a style sheet, script or picture of the pages."""
        found = asset(request.path_params["name"])
        if found is None:
            raise Problem(404, "page")
        content, media_type = found
        return Response(
            content, media_type=media_type, headers={"Cache-Control": "public, max-age=600"}
        )

    async def page(self, request: Request) -> Response:
        """Return a participant's page."""
        room = await self._room(request)
        if request.path_params["code"] != room.code:
            # The ticket's cookie belongs to this address as it is written.
            return RedirectResponse(room.code, 303)
        return HTMLResponse(await self._page(request, room))

    async def join(self, request: Request) -> Response:
        """Give a seat and its ticket, or the ticket that was shown."""
        room = await self._room(request)
        fields = await read_fields(request, empty=True)
        named = text(fields.get("ticket", ""), 0, TICKET_LENGTH)
        ticket = _ticket(request, room.code) or named
        if voter_of(ticket, room.salt) is None:
            outcome = await self._service.box.put(Seat(room.code))
            if outcome is not Outcome.DONE:
                return await self._refuse(request, room.code, outcome)
            ticket = new_ticket(room.salt)
        if not wants_page(request):
            return JSONResponse({"ticket": ticket})
        answer = RedirectResponse(f"../{room.code}", 303)
        # Without a Path it belongs to this room's address, whatever the prefix.
        cookie = f"{_cookie(room.code)}={ticket}; HttpOnly; SameSite=Strict"
        answer.headers["Set-Cookie"] = cookie
        return answer

    async def vote(self, request: Request) -> Response:
        """Count a vote and say so when it is on disk."""
        code = read_code(request.path_params["code"])
        if code is None:
            raise Problem(404, "unknown")
        fields = await read_fields(request)
        try:
            number = whole(fields.get("round"), 1, MOST_ROUNDS)
            rung = whole(fields.get("rung"), 1, RUNGS)
        except Problem:
            if wants_page(request) and "rung" not in fields:
                return await self._again(request, code, 422, "join.choose")
            raise
        named = text(fields.get("ticket", ""), 0, TICKET_LENGTH)
        ticket = _ticket(request, code) or named
        try:
            outcome = await self._service.box.put(Vote(code, number, rung, ticket))
        except BusyError:
            if wants_page(request):
                return await self._again(request, code, 503, "join.busy")
            raise
        if outcome is not Outcome.DONE:
            return await self._refuse(request, code, outcome)
        if wants_page(request):
            return RedirectResponse(f"../{code}", 303)
        return JSONResponse({"round": number, "rung": rung})

    async def state(self, request: Request) -> Response:
        """Return what the room is doing, and the asker's own vote."""
        room = await self._room(request)
        standing = await self._service.ask(glance, self._service.store, room)
        mine = await self._mine(request, room)
        return JSONResponse(participant_view(standing) | {"mine": mine})

    async def live(self, request: Request) -> Response:
        """Stream what the room is doing; it says nothing when somebody votes."""
        room = await self._room(request)
        return EventStream(self._service.streams.frames(room.code, "participant"))

    async def screen(self, request: Request) -> Response:
        """Return the page for the big screen."""
        standing = await self._look(request)
        room = standing.room
        shown = screen_view(standing)
        view = ScreenView(
            language=room.language,
            code=room.code,
            rungs=self._rungs[room.language],
            state="open" if room.open else "closed",
            address=room.address,
            joined=room.joined,
            voted=shown["voted"],
            round=_round_view(room),
            result=_result_view(standing),
        )
        return HTMLResponse(screen_page(view))

    async def screen_state(self, request: Request) -> Response:
        """Return what the big screen shows."""
        return JSONResponse(screen_view(await self._look(request)))

    async def screen_live(self, request: Request) -> Response:
        """Stream what the big screen shows."""
        room = await self._room(request)
        return EventStream(self._service.streams.frames(room.code, "screen"))

    async def qr(self, request: Request) -> Response:
        """Return the room's address as a picture for phones."""
        room = await self._room(request)
        if not room.address:
            raise Problem(404, "address", code=room.code, language=room.language)
        picture = io.BytesIO()
        code = segno.make(f"{room.address}/{room.code}", error="m", micro=False)
        code.save(picture, kind="svg", border=4, light="white", omitsize=True, xmldecl=False)
        return Response(picture.getvalue(), media_type="image/svg+xml")

    async def _room(self, request: Request) -> Room:
        """Return the room that the address names.

        Raises:
            Problem: 404 after a while, 410 or 429.
        """
        return await self._find(read_code(request.path_params["code"]))

    async def _find(self, code: str | None) -> Room:
        if code is None:  # not worth a wait: no room can have this name, and browsers ask for icons
            raise Problem(404, "unknown")
        room = await self._service.ask(self._service.store.find, code)
        if room is None:
            await self._service.wrong_codes.turn_away()
        if room.expires <= self._service.now():
            raise Problem(410, "expired", language=room.language)
        return room

    async def _look(self, request: Request) -> Standing:
        """Return the room with the number of votes in an open round, as the big screen has it."""
        room = await self._room(request)
        service = self._service
        standing = await service.ask(look, service.store, room.code, service.now())
        if standing is None:
            raise Problem(410, "expired", language=room.language)
        return standing

    async def _mine(self, request: Request, room: Room) -> int | None:
        voter = voter_of(_ticket(request, room.code), room.salt)
        if voter is None or room.current is None:
            return None
        return await self._service.ask(
            self._service.store.choice, room.code, room.current.number, voter
        )

    async def _refuse(self, request: Request, code: str, outcome: Outcome) -> Response:
        """Answer a seat or a vote that was not given or counted."""
        if outcome is Outcome.NO_ROOM:
            await self._service.wrong_codes.turn_away()
        status, key = _REFUSALS[outcome]
        if wants_page(request):
            return await self._again(request, code, status, _NOTICES.get(key))
        raise Problem(status, key, code=code)

    async def _again(
        self, request: Request, code: str, status: int, notice: str | None
    ) -> Response:
        """Return the page as it is now, with what was wrong."""
        room = await self._find(code)
        headers = AGAIN if status == 503 else None
        return HTMLResponse(await self._page(request, room, notice), status, headers)

    async def _page(self, request: Request, room: Room, notice: str | None = None) -> str:
        standing = await self._service.ask(glance, self._service.store, room)
        view = JoinView(
            language=room.language,
            code=room.code,
            rungs=self._rungs[room.language],
            joined=voter_of(_ticket(request, room.code), room.salt) is not None,
            state=_door(room),
            round=_round_view(room),
            mine=await self._mine(request, room),
            result=_result_view(standing),
            notice=notice,
        )
        return join_page(view, depth=depth(request))


def _ticket(request: Request, code: str) -> str:
    """Return the ticket that was shown in a header or a cookie; empty when there was none."""
    scheme, _, ticket = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "ticket":
        return ticket.strip()
    return request.cookies.get(_cookie(code), "")


def _cookie(code: str) -> str:
    return f"room-{code}"


def _door(room: Room) -> Literal["open", "shut", "full", "closed"]:
    if not room.open:
        return "closed"
    if not room.door:
        return "shut"
    return "full" if room.joined >= room.seats else "open"


def _round_view(room: Room) -> RoundView | None:
    now = room.current
    if now is None:
        return None
    return RoundView(now.number, now.case.title, now.case.text, now.state)


def _result_view(standing: Standing) -> ResultView | None:
    now = standing.room.current
    if now is None or now.state != "shown":
        return None
    before = earlier(standing.room, now)
    return ResultView(
        voted=standing.voted(now.number),
        counts=standing.visible(now),
        before=standing.visible(before) if before else None,
    )
