"""A server in the place of the room's service, for what a good service never does."""

from __future__ import annotations

import asyncio
import threading
from contextlib import suppress
from typing import Self

PIECE = b"data: " + b"x" * 60_000 + b"\n\n"


class StandIn:
    """Answers everything with ``answer`` and remembers what was asked.

    Attributes:
        answer: The whole of an answer, headers included.
        endless: Whether pieces of a stream follow, as fast as they are taken.
        patient: Whether it holds the line after its answer, until the other side hangs up.
        asked: Every request, as it came in.
        open: How many connections there are now.
        poured: Bytes of streams that were taken so far.
    """

    def __init__(self, answer: bytes, *, endless: bool = False, patient: bool = False) -> None:
        self.answer = answer
        self.endless = endless
        self.patient = patient
        self.asked: list[bytes] = []
        self.open = 0
        self.poured = 0
        self._loop = asyncio.new_event_loop()
        self._server = self._loop.run_until_complete(
            asyncio.start_server(self._serve, "127.0.0.1", 0)
        )
        self.port: int = self._server.sockets[0].getsockname()[1]
        self._thread = threading.Thread(target=self._loop.run_forever)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        asyncio.run_coroutine_threadsafe(self._end(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    async def _end(self) -> None:
        self._server.close()
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.open += 1
        try:
            with suppress(ConnectionError, asyncio.IncompleteReadError):
                head = await reader.readuntil(b"\r\n\r\n")
                length = dict(line.split(b": ", 1) for line in head.lower().splitlines()[1:-1])
                body = await reader.readexactly(int(length.get(b"content-length", b"0")))
                self.asked.append(head + body)
                writer.write(self.answer)
                while self.endless:
                    writer.write(PIECE)
                    await writer.drain()
                    self.poured += len(PIECE)
                await writer.drain()
                if self.patient:
                    await reader.read()
        finally:
            self.open -= 1
            writer.close()
            with suppress(ConnectionError):
                await writer.wait_closed()
