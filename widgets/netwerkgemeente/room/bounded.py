"""Takes in requests of bounded size in bounded time, which the web server itself does not do.

A header without an end would fill the memory and, as it is copied with every piece that arrives,
hold up everybody else; half a request would keep its connection for ever; and of thousands of
requests in one piece all would be taken in at once.
"""

import asyncio
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle

MOST_HEAD = 65_536
"""Bytes of a request line and its headers; the piece that they begin in is not counted."""

MOST_IN_ALL = 4_000_000
"""Bytes of a whole request: more than a route takes in before it says that it is too much."""

MOST_WAITING = 8
"""Requests on one connection that come before the answer to the first. Browsers send none."""

SECONDS = 30.0
"""That a request may take to arrive. A vote on a bad line needs a few."""


class BoundedProtocol(HttpToolsProtocol):
    """One connection. It is cut off when a request does not arrive within the bounds."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as uvicorn calls it
        super().__init__(*args, **kwargs)
        self._arriving: asyncio.TimerHandle | None = None
        self._in_head = True
        self._size = 0
        self._asked: list[RequestResponseCycle] = []

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Expect a request: who connects and says nothing goes as well."""
        super().connection_made(transport)
        self._expect()

    def connection_lost(self, exc: Exception | None) -> None:
        """Expect nothing more."""
        self._arrived()
        self._forget()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Take in a piece of a request."""
        self._size += len(data)
        super().data_received(data)
        most = MOST_HEAD if self._in_head else MOST_IN_ALL
        if self._arriving is not None and self._size > most:
            self.transport.abort()

    def on_message_begin(self) -> None:
        """Note that a request begins (the parser calls this, and the next two)."""
        super().on_message_begin()
        self._expect()

    def on_headers_complete(self) -> None:
        """Note that its body follows.

        Raises:
            ValueError: If too many wait: the parser stops there, and uvicorn hangs up.
        """
        if len(self.pipeline) >= MOST_WAITING:
            raise ValueError
        self._in_head = False
        super().on_headers_complete()
        going = [each for each in self._asked if not each.response_complete]
        self._asked = [*going, self.cycle]

    def on_message_complete(self) -> None:
        """Note that all of it is there."""
        self._arrived()
        super().on_message_complete()

    def send_400_response(self, msg: str) -> None:
        """Say what was wrong and hang up: an answer that is still on its way has nowhere to go."""
        super().send_400_response(msg)
        self._forget()

    def timeout_keep_alive_handler(self) -> None:
        """Hang up, also on who never read the last answer: closing would wait for them."""
        self.transport.abort()

    def _expect(self) -> None:
        self._arrived()
        self._in_head = True
        self._size = 0
        self._arriving = self.loop.call_later(SECONDS, self._give_up)

    def _arrived(self) -> None:
        if self._arriving is not None:
            self._arriving.cancel()
            self._arriving = None

    def _forget(self) -> None:
        """Have no answer written to a connection that is gone, also to an earlier request."""
        for each in self._asked:
            each.disconnected = True
            each.message_event.set()

    def _give_up(self) -> None:
        self.transport.abort()
