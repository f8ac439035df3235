"""One question to the live room on this machine, and its answer as it comes in.

Tornado's own client does not fit: it cannot be told to stop before the next byte arrives, and a
stream may be silent for a quarter of a minute after its reader has gone.
"""

import asyncio
import socket
import sys
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field

from tornado.http1connection import HTTP1Connection, HTTP1ConnectionParameters
from tornado.httputil import (
    HTTPHeaders,
    HTTPMessageDelegate,
    RequestStartLine,
    ResponseStartLine,
)
from tornado.iostream import IOStream, StreamClosedError

SECONDS = 10.0
"""How long an answer may take, or the first line of a stream."""

_ONE_ANSWER = 1_000_000
"""Bytes of an answer that is no stream."""


class NoAnswer(Exception):  # noqa: N818 - says nothing about whose fault it is
    """The service is not there, broke off, or took too long."""


@dataclass(slots=True)
class Answer:
    """What the service answers.

    Attributes:
        body: All of it; stays empty when the answer is a stream.
    """

    status: int
    headers: HTTPHeaders
    body: bytearray = field(default_factory=bytearray)

    @property
    def is_stream(self) -> bool:
        """Whether it comes bit by bit, for as long as somebody listens."""
        return self.headers.get("Content-Type", "").startswith("text/event-stream")


class Upstream:
    """A connection to the service, for one question."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._stream = IOStream(socket.socket(), max_buffer_size=_ONE_ANSWER)

    async def ask(
        self,
        method: str,
        target: str,
        headers: Mapping[str, str],
        body: bytes,
        pour: Callable[[Answer, bytes], Awaitable[None]],
        *,
        seconds: float = SECONDS,
    ) -> Answer:
        """Put a question; return the answer when it is complete.

        Args:
            pour: Awaited with each piece of a stream, and with an empty one as soon as its headers
                are there. While it takes its time nothing more is read, so that a slow reader holds
                back the service and not this process's memory. Must not raise.
            seconds: For the whole answer, or for the headers of a stream.

        Raises:
            NoAnswer: If there is none, or only a part.
        """
        # Whatever ends this early closes the stream: cancelling would make tornado log a traceback.
        timer = asyncio.get_running_loop().call_later(seconds, self.close)
        try:
            await self._stream.connect(("127.0.0.1", self._port))
            connection = HTTP1Connection(
                self._stream, True, HTTP1ConnectionParameters(no_keep_alive=True)
            )
            listener = _Listener(connection, timer, pour)
            sent = HTTPHeaders(
                {**headers, "Host": f"127.0.0.1:{self._port}", "Connection": "close"}
            )
            if method == "POST":
                sent["Content-Length"] = str(len(body))
            await connection.write_headers(RequestStartLine(method, target, ""), sent, body)
            connection.finish()
            await connection.read_response(listener)
        except (StreamClosedError, OSError) as error:
            raise NoAnswer from error
        finally:
            timer.cancel()
            self.close()
        if listener.answer is None or not listener.complete:
            raise NoAnswer
        return listener.answer

    def close(self) -> None:
        """Hang up. Whoever waits for the answer gets :class:`NoAnswer`."""
        self._stream.close()


class _Listener(HTTPMessageDelegate):
    """What tornado calls while an answer comes in. It logs what raises here, so nothing does."""

    def __init__(
        self,
        connection: HTTP1Connection,
        timer: asyncio.TimerHandle,
        pour: Callable[[Answer, bytes], Awaitable[None]],
    ) -> None:
        self.answer: Answer | None = None
        self.complete = False
        self._connection = connection
        self._timer = timer
        self._pour = pour

    def headers_received(
        self, start_line: RequestStartLine | ResponseStartLine, headers: HTTPHeaders
    ) -> Awaitable[None] | None:
        """Keep the headers; a stream's go on at once."""
        if not isinstance(start_line, ResponseStartLine) or start_line.code < 200:
            return None
        self.answer = Answer(start_line.code, headers)
        if not self.answer.is_stream:
            return None
        self._timer.cancel()
        self._connection.set_max_body_size(sys.maxsize)
        return self._pour(self.answer, b"")

    def data_received(self, chunk: bytes) -> Awaitable[None] | None:
        """Keep a piece of an answer; a stream's goes on at once."""
        if self.answer is None:
            return None
        if self.answer.is_stream:
            return self._pour(self.answer, chunk)
        self.answer.body += chunk
        return None

    def finish(self) -> None:
        """Remember that nothing is missing."""
        self.complete = True

    def on_connection_close(self) -> None:
        """Leave it: what was received is not complete, and that says enough."""
