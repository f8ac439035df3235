"""A phone as a plain connection: it sends exactly what a test says, and reads when told."""

from __future__ import annotations

import http.client
import json
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Mapping

SECONDS = 30


class Phone:
    """One connection to one server. Paths go over it as they are: nothing is tidied up.

    Args:
        address: Of the room, below which all paths are.
        source: Where on this machine's loopback it calls from.
    """

    def __init__(self, address: str, source: str = "127.0.0.1") -> None:
        parts = urlsplit(address)
        self._below = parts.path
        self._connection = http.client.HTTPConnection(
            parts.hostname or "", parts.port, timeout=SECONDS, source_address=(source, 0)
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def ask(
        self,
        method: str,
        path: str,
        body: bytes | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> http.client.HTTPResponse:
        """Ask and return the answer, of which only the headers have come in."""
        self._connection.request(method, self._below + path, body, dict(headers or {}))
        return self._connection.getresponse()


def next_event(stream: http.client.HTTPResponse) -> dict[str, Any]:
    """Read on until there is an event, and return what it holds.

    Raises:
        EOFError: If the stream ends first.
    """
    while line := stream.readline():
        if line.startswith(b"data:"):
            return dict(json.loads(line[5:]))
    raise EOFError
