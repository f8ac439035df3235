"""Many participants of a live room in one process: raw HTTP over kept connections, little else.

A test client or a library would be what is measured; this spends as little as Python allows.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

HANG = 120
"""Seconds after which something is wrong."""

VERSION = "HTTP/1.1 "


@dataclass(slots=True)
class Vote:
    """One vote that was sent: when, by the performance counter, and what came of it."""

    sent: float
    answered: float
    status: int

    @property
    def seconds(self) -> float:
        """How long it took."""
        return self.answered - self.sent


@dataclass(slots=True)
class Frames:
    """What a stream showed: (when, document) for each event."""

    seen: list[tuple[float, dict[str, Any]]] = field(default_factory=list)

    def first(self, wanted: Callable[[dict[str, Any]], bool]) -> float | None:
        """When the first event came for which ``wanted`` holds."""
        return next((at for at, document in self.seen if wanted(document)), None)


class _Connection(asyncio.Protocol):
    """One connection that is asked one thing at a time and reads whole answers."""

    def __init__(self) -> None:
        self._buffer = b""
        self._waiting: asyncio.Future[tuple[int, bytes]] | None = None
        self.transport: asyncio.Transport

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport

    def ask(self, request: bytes) -> asyncio.Future[tuple[int, bytes]]:
        self._waiting = asyncio.get_running_loop().create_future()
        self.transport.write(request)
        return self._waiting

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        head, found, body = self._buffer.partition(b"\r\n\r\n")
        if not found or self._waiting is None:
            return
        length = _length(head)
        if len(body) >= length:
            self._buffer = body[length:]
            waiting, self._waiting = self._waiting, None
            if not waiting.done():
                waiting.set_result((int(head[9:12]), body[:length]))

    def connection_lost(self, error: Exception | None) -> None:
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_exception(error or ConnectionResetError("the service hung up"))


def _length(head: bytes) -> int:
    for line in head.split(b"\r\n"):
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            return int(value)
    return 0


class Crowd:
    """Participants of one room.

    Args:
        url: Address of the room, ``http://127.0.0.1:PORT/CODE``.
    """

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        assert parts.hostname == "127.0.0.1", "a crowd is for a service on this machine"
        assert parts.port is not None
        self._port, self._path = parts.port, parts.path

    async def join(self, count: int, connections: int = 32) -> list[str]:
        """Take ``count`` seats and return their tickets."""
        requests = [self._request("POST", "/join", {})] * count
        answers = await self._through(requests, connections)
        tickets = [json.loads(body)["ticket"] for _, (status, body) in answers if status == 200]
        assert len(tickets) == count, f"{len(tickets)} of {count} joined"
        return tickets

    async def rush(
        self, tickets: Sequence[str], number: int, rungs: Sequence[int], connections: int
    ) -> list[Vote]:
        """Vote as fast as ``connections`` can, each one vote after the other."""
        requests = [
            self._vote(ticket, number, rung) for ticket, rung in zip(tickets, rungs, strict=True)
        ]
        return [
            Vote(*times, status)
            for times, (status, _) in await self._through(requests, connections)
        ]

    async def spread(
        self, tickets: Sequence[str], number: int, rungs: Sequence[int], seconds: float
    ) -> list[Vote]:
        """Vote once each, evenly over ``seconds``, each over a connection of its own."""
        loop, start = asyncio.get_running_loop(), time.perf_counter()
        opened = await self._connect(len(tickets))
        start = time.perf_counter()

        async def vote(at: int) -> Vote:
            await asyncio.sleep(start + seconds * at / len(tickets) - time.perf_counter())
            sent = time.perf_counter()
            status, _ = await opened[at].ask(self._vote(tickets[at], number, rungs[at]))
            return Vote(sent, time.perf_counter(), status)

        async with asyncio.timeout(HANG + seconds):
            votes = await asyncio.gather(
                *(loop.create_task(vote(at)) for at in range(len(tickets)))
            )
        for connection in opened:
            connection.transport.close()
        return votes

    async def listen(self, count: int) -> list[asyncio.Transport]:
        """Open ``count`` streams as phones do, and return them when each has its first event."""
        request = self._request("GET", "/live")
        opened = []
        for _ in range(count):
            listener = _Listener(Frames())
            await asyncio.get_running_loop().create_connection(
                lambda listener=listener: listener, "127.0.0.1", self._port
            )
            listener.transport.write(request)
            opened.append(listener)
        async with asyncio.timeout(HANG):
            await asyncio.gather(*(listener.started.wait() for listener in opened))
        return [listener.transport for listener in opened]

    async def watch(self, path: str, token: str) -> tuple[Frames, asyncio.Transport]:
        """Open the leader's stream at ``path`` and keep what it shows."""
        listener = _Listener(Frames())
        await asyncio.get_running_loop().create_connection(
            lambda: listener, "127.0.0.1", self._port
        )
        head = f"GET {path} HTTP/1.1\r\nHost: room\r\nAuthorization: Bearer {token}\r\n\r\n"
        listener.transport.write(head.encode())
        async with asyncio.timeout(HANG):
            await listener.started.wait()
        return listener.frames, listener.transport

    async def _through(
        self, requests: Sequence[bytes], connections: int
    ) -> list[tuple[tuple[float, float], tuple[int, bytes]]]:
        waiting = deque(requests)
        answers = []

        async def work(connection: _Connection) -> None:
            while waiting:
                request = waiting.popleft()
                sent = time.perf_counter()
                answer = await connection.ask(request)
                answers.append(((sent, time.perf_counter()), answer))

        opened = await self._connect(connections)
        async with asyncio.timeout(HANG):
            await asyncio.gather(*(work(connection) for connection in opened))
        for connection in opened:
            connection.transport.close()
        return answers

    async def _connect(self, count: int) -> list[_Connection]:
        loop = asyncio.get_running_loop()
        return [
            (await loop.create_connection(_Connection, "127.0.0.1", self._port))[1]
            for _ in range(count)
        ]

    def _vote(self, ticket: str, number: int, rung: int) -> bytes:
        return self._request("POST", "/vote", {"round": number, "rung": rung, "ticket": ticket})

    def _request(self, method: str, path: str, document: object = None) -> bytes:
        body = b"" if document is None else json.dumps(document).encode()
        head = (
            f"{method} {self._path}{path} HTTP/1.1\r\nHost: room\r\nAccept: application/json\r\n"
            f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        return head.encode() + body


class _Listener(asyncio.Protocol):
    """Reads a stream of events."""

    def __init__(self, frames: Frames) -> None:
        self.frames = frames
        self.started = asyncio.Event()
        self.transport: asyncio.Transport
        self._buffer = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        *whole, self._buffer = self._buffer.split(b"\n")
        for line in whole:
            if line.startswith(b"data:"):
                self.frames.seen.append((time.perf_counter(), json.loads(line[5:])))
                self.started.set()
