"""Takes in requests of bounded size in bounded time, which the web server itself does not do.

A header without an end would fill the memory and, as it is copied with every piece that arrives,
hold up everybody else; half a request would keep its connection for ever.
"""

import asyncio
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

MOST_HEAD = 65_536
"""Bytes of a request line and its headers; the piece that they begin in is not counted."""

MOST_IN_ALL = 4_000_000
"""Bytes of a whole request: more than a route takes in before it says that it is too much."""

SECONDS = 30.0
"""That a request may take to arrive. A vote on a bad line needs a few."""


class BoundedProtocol(HttpToolsProtocol):
    """One connection. It is cut off when a request does not arrive within the bounds."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as uvicorn calls it
        super().__init__(*args, **kwargs)
        self._arriving: asyncio.TimerHandle | None = None
        self._in_head = True
        self._size = 0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Expect a request: who connects and says nothing goes as well."""
        super().connection_made(transport)
        self._expect()

    def connection_lost(self, exc: Exception | None) -> None:
        """Expect nothing more."""
        self._arrived()
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
        """Note that its body follows."""
        self._in_head = False
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        """Note that all of it is there."""
        self._arrived()
        super().on_message_complete()

    def _expect(self) -> None:
        self._arrived()
        self._in_head = True
        self._size = 0
        self._arriving = self.loop.call_later(SECONDS, self._give_up)

    def _arrived(self) -> None:
        if self._arriving is not None:
            self._arriving.cancel()
            self._arriving = None

    def _give_up(self) -> None:
        self.transport.abort()
