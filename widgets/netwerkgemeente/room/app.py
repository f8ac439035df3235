"""The room's application: the routes, the headers of every answer, and what runs beside them."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime

import anyio
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from netwerkgemeente.room.ballot_box import BallotBox, BusyError
from netwerkgemeente.room.hub import HubError
from netwerkgemeente.room.leader_routes import LeaderRoutes
from netwerkgemeente.room.participant_routes import ParticipantRoutes
from netwerkgemeente.room.problems import Problem, answer_problem
from netwerkgemeente.room.service import Service, WrongCodes
from netwerkgemeente.room.store import Store, StoreError
from netwerkgemeente.room.streams import Streams

HEADERS = [
    (
        b"content-security-policy",
        b"default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
        b"connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    ),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
]
"""With every answer, as ASGI has them."""

_NO_STORE = (b"cache-control", b"no-store")
_ALL_HEADERS = {name.decode(): value.decode() for name, value in (_NO_STORE, *HEADERS)}

READERS = 8
"""Threads of one process that read the store at once."""

SWEEP = 60.0
"""Seconds between two looks for rooms that have expired."""


def create_app(
    store: Store,
    *,
    may_open: Callable[[str], bool],
    prefix: str = "",
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
    delay: float = 1.0,
) -> Starlette:
    """Return the application.

    Args:
        store: Where rooms are kept. The application does not prepare or close it.
        may_open: Whether somebody with this token may open a room. It may take its time, and raise
            :class:`HubError` when it cannot tell.
        prefix: Of every address, such as ``/services/room``; empty or without a slash at its end.
        delay: Seconds that a wrong code costs.
    """
    readers = anyio.CapacityLimiter(READERS)
    streams = Streams(store, now, readers)
    service = Service(
        store=store,
        box=BallotBox(lambda group: store.write(group, now())),
        streams=streams,
        wrong_codes=WrongCodes(delay),
        now=now,
        may_open=may_open,
        readers=readers,
    )
    routes: list[BaseRoute] = [
        *ParticipantRoutes(service).routes(),
        *LeaderRoutes(service).routes(),
    ]
    if prefix:
        routes = [Route(prefix, _into, methods=["GET"]), Mount(prefix, routes=routes)]

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        service.box.start()
        sweeper = asyncio.create_task(_sweep(service))
        yield
        sweeper.cancel()
        streams.end()
        await service.box.stop()

    app = Starlette(
        routes=routes,
        middleware=[Middleware(_Headers)],
        exception_handlers={
            Problem: answer_problem,
            BusyError: answer_problem,
            StoreError: answer_problem,
            HubError: answer_problem,
            HTTPException: answer_problem,
            Exception: _fault,
        },
        lifespan=lifespan,
    )
    app.router.redirect_slashes = False  # it would redirect to an absolute address
    app.state.streams = streams
    return app


class _Headers:
    """Puts the same headers on every answer, and has no browser keep what does not say it may."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = message["headers"]
                if not any(name == _NO_STORE[0] for name, _ in headers):
                    headers.append(_NO_STORE)
                headers.extend(HEADERS)
            await send(message)

        await self._app(scope, receive, send_with_headers)


async def _into(request: Request) -> Response:
    """Go from the prefix to the address below it, from which relative links work."""
    return RedirectResponse(f"{request.url.path.rpartition('/')[2]}/", 307)


async def _fault(_: Request, __: Exception) -> Response:
    """Answer when the fault is ours; Starlette does so outside all middleware, and then logs it."""
    return JSONResponse({"problem": "fault"}, 500, _ALL_HEADERS)


async def _sweep(service: Service) -> None:
    while True:
        with suppress(StoreError):  # the next round will do
            await service.ask(service.store.purge, service.now())
        await asyncio.sleep(SWEEP)
