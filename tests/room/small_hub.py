"""As much of a JupyterHub on this machine as its services ask: who does a token belong to?"""

from __future__ import annotations

import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

SCOPE = "access:services!service=room"
"""What a course leader has and a trainee has not."""


class Hub:
    """What the hub answers, and which tokens it was shown.

    Attributes:
        scopes: What a token may do, by token; the hub knows no others.
        manner: ``well``, or one of the ways to go wrong.
    """

    def __init__(self) -> None:
        self.scopes = {"leader": [SCOPE, "users:activity!user"], "trainee": ["users:activity!user"]}
        self.manner = "well"
        self.asked: list[tuple[str, str]] = []
        self.address = ""

    def answer(self, token: str) -> tuple[int, bytes]:
        if self.manner == "broken":
            return 500, b"{}"
        if self.manner == "no JSON":
            return 200, b"<!doctype html>"
        if self.manner == "no scopes":
            return 200, b'{"name": "leader"}'
        if self.manner == "elsewhere":
            return 302, b""
        if token not in self.scopes:
            return 403, b'{"status": 403}'
        return 200, json.dumps(
            {"kind": "user", "name": token, "scopes": self.scopes[token]}
        ).encode()


@contextmanager
def small_hub() -> Iterator[Hub]:
    """Start a hub and end it."""
    hub = Hub()

    class Api(BaseHTTPRequestHandler):
        def do_GET(self):
            token = self.headers["Authorization"].removeprefix("token ")
            hub.asked.append((self.path, token))
            status, body = hub.answer(token)
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            if status == 302:
                self.send_header("Location", f"{hub.address}/elsewhere")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Api) as server:
        hub.address = f"http://127.0.0.1:{server.server_port}/hub/api"
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        yield hub
        server.shutdown()
        thread.join()
