"""Requests without an end: the connection goes, and nobody else notices."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager, suppress

import pytest
import uvicorn
from starlette.responses import PlainTextResponse
from uvicorn.server import ServerState

from netwerkgemeente.room import bounded
from netwerkgemeente.room.bounded import MOST_HEAD, MOST_IN_ALL, BoundedProtocol

PIECES = 200
PIECE = MOST_IN_ALL // 20
QUESTION = b"GET / HTTP/1.1\r\nHost: room\r\n\r\n"


async def answer(scope, receive, send):
    """Take in the whole request, and say so."""
    while (await receive()).get("more_body"):
        pass
    await PlainTextResponse("all of it")(scope, receive, send)


@asynccontextmanager
async def connected():
    config = uvicorn.Config(answer, access_log=False)
    state = ServerState()
    server = await asyncio.get_running_loop().create_server(
        lambda: BoundedProtocol(config, state, {}), "127.0.0.1", 0
    )
    async with server:
        reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
        try:
            yield reader, writer
        finally:
            writer.close()


async def send(writer, *pieces):
    for piece in pieces:
        writer.write(piece)
        await writer.drain()


async def keep_sending(start, piece):
    """Send without an end; return once the service hung up, and fail if it took all of it."""
    async with connected() as (_, writer):
        with pytest.raises(ConnectionError):
            await send(writer, start, *[piece] * PIECES)


@pytest.mark.parametrize(
    ("start", "piece"),
    [
        pytest.param(b"GET /", b"a" * PIECE, id="address"),
        pytest.param(b"GET / HTTP/1.1\r\nX: ", b"a" * PIECE, id="one header"),
        pytest.param(b"GET / HTTP/1.1\r\n", b"X: y\r\n" * (PIECE // 6), id="many headers"),
        pytest.param(
            b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n",
            b"X: y\r\n" * (PIECE // 6),
            id="headers after the body",
        ),
        pytest.param(b"", QUESTION * 1000, id="one request after another"),
    ],
)
def test_a_request_without_an_end_is_cut_off(start, piece):
    asyncio.run(keep_sending(start, piece))


@pytest.mark.parametrize(
    "half",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"GET / HTTP/1.1\r\n", id="half a header"),
        pytest.param(b"POST / HTTP/1.1\r\nContent-Length: 9\r\n\r\n{", id="half a body"),
        pytest.param(QUESTION + b"GET", id="half of a second one"),
    ],
)
def test_half_a_request_does_not_keep_its_connection(half, monkeypatch):
    monkeypatch.setattr(bounded, "SECONDS", 0.05)

    async def wait():
        async with connected() as (reader, writer):
            writer.write(half)
            async with asyncio.timeout(20):
                with suppress(ConnectionError):
                    while await reader.read(1000):
                        pass

    asyncio.run(wait())


def test_who_asks_in_pieces_and_asks_again_is_answered(monkeypatch):
    monkeypatch.setattr(bounded, "SECONDS", 20)
    head = b"POST / HTTP/1.1\r\nHost: room\r\nX: " + b"a" * (MOST_HEAD // 2) + b"\r\n"
    body = b"a" * (MOST_IN_ALL // 2)

    async def ask():
        async with connected() as (reader, writer):
            for _ in range(3):
                length = b"Content-Length: %d\r\n\r\n" % len(body)
                await send(writer, head, length, body, QUESTION)
            return [await reader.readuntil(b"all of it") for _ in range(6)]

    assert all(each.strip().startswith(b"HTTP/1.1 200") for each in asyncio.run(ask()))


def test_what_is_no_request_ends_the_one_before_it_without_a_trace(caplog):
    async def ask():
        async with connected() as (reader, writer):
            writer.write(QUESTION + b"\x00\r\n\r\n")
            with suppress(ConnectionError):
                while await reader.read(1000):
                    pass

    asyncio.run(ask())
    assert [record.getMessage() for record in caplog.records if record.exc_info] == []
