"""A server on this machine that answers as CBS StatLine does, also when something is wrong."""

from __future__ import annotations

import json
import re
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

MUNICIPALITIES = {
    "GM0150": "Deventer",
    "GM0344": "Utrecht (gemeente)",
    "GM0518": "'s-Gravenhage",
    "GM1900": "Súdwest-Fryslân",
}
KEYS = [
    "WijkenEnBuurten",
    "Gemeentenaam_1",
    "SoortRegio_2",
    "AantalInwoners_5",
    "k_65JaarOfOuder_12",
    "Verweduwd_16",
    "HuishoudensTotaal_29",
    "Eenpersoonshuishoudens_30",
    "HuishoudensMetEenLaagInkomen_84",
    "HuishOnderOfRondSociaalMinimum_85",
    "PersonenPerSoortUitkeringBijstand_89",
]
NEIGHBOURHOODS = [
    ("BU01500001", "Binnenstad", [5000, 900, 250, 3200, 2100, 9.5, 11.2, 150]),
    ("BU01500002", "Rivierenwijk", [8000, 1200, 400, 3900, 1500, 13.1, 14.0, 480]),
    ("BU01500003", "Colmschate", [6500, 1100, 300, 2700, 700, 4.2, None, 60]),
    ("BU01500004", "Bathmen", [40, 10, None, 15, None, None, None, None]),
]
WRONG = {
    "a web page": b"<!doctype html><p>Please log in to this network",
    "a list": b"[1, 2, 3]",
    "words": b'{"value": ["a", "b"]}',
    "deep": b"[" * 200_000,
    "endless": b'{"value": [{}], "odata.nextLink": "?again"}',
    "elsewhere": b'{"value": [], "odata.nextLink": "http://192.0.2.1/ODataFeed/x"}',
    "a file": b'{"value": [], "odata.nextLink": "file:///etc/passwd"}',
}
"""Answers that are not what CBS answers, by their manner."""


class StatLine:
    """What the server answers, and what it was asked.

    Attributes:
        address: Of the server, without a slash at the end.
        manner: ``well``, ``in pages``, or one of the ways to go wrong.
        asked: The path and query of every request.
    """

    def __init__(self, address: str) -> None:
        self.address = address
        self.manner = "well"
        self.asked: list[str] = []
        self.going_on = threading.Event()
        """Set it to let a silent answer end."""

    @property
    def table(self) -> str:
        """Address of a table that exists."""
        return f"{self.address}/ODataFeed/odata/85984NED"

    def rows(self, part: str, starts: str, columns: list[str]) -> list[dict[str, object]]:
        """Return the rows of an answer, padded as CBS pads text."""
        if part == "DataProperties":
            return [{"Key": key} for key in KEYS]
        if part == "WijkenEnBuurten":
            return [
                {"Key": f"{code}", "Title": title}
                for code, title, _ in NEIGHBOURHOODS
                if code.startswith(starts)
            ]
        numbered = {
            code: {"Gemeentenaam_1": "Deventer".ljust(40), "SoortRegio_2": "Buurt     "}
            | dict(zip(KEYS[3:], numbers, strict=True))
            for code, _, numbers in NEIGHBOURHOODS
        }
        named = {code: {"Gemeentenaam_1": name.ljust(40)} for code, name in MUNICIPALITIES.items()}
        return [
            {column: {**cells, "WijkenEnBuurten": code.ljust(10)}.get(column) for column in columns}
            for code, cells in (numbered | named).items()
            if code.startswith(starts)
        ]


class _Handler(BaseHTTPRequestHandler):
    statline: StatLine

    def do_GET(self) -> None:
        statline, manner = self.statline, self.statline.manner
        statline.asked.append(self.path)
        asked = urlsplit(self.path)
        query = {key: values[0] for key, values in parse_qs(asked.query).items()}
        part = asked.path.rpartition("/")[2]
        if manner in WRONG:
            self._send(WRONG[manner])
        elif manner == "fault":
            self._send(b"<html>Internal Server Error</html>", status=500)
        elif manner == "gone" or "85984NED" not in asked.path:
            self._send(b'{"odata.error": {}}', status=404)
        elif manner == "sent away":
            self._send(b"", status=302, to=f"{statline.address.replace('127.0.0.1', 'localhost')}/")
        elif manner == "sent on" and not asked.path.startswith("/new"):
            self._send(b"", status=302, to=f"/new{self.path}")
        elif manner == "silent":
            statline.going_on.wait(30)
        elif manner == "cut off":
            self._send(b'{"value": [', promised=5000)
        elif manner == "hung up":
            self.close_connection = True
        else:
            self._answer(part, query, page=1 if manner == "in pages" else 10_000)

    def _answer(self, part: str, query: dict[str, str], page: int) -> None:
        starts = re.search(r"startswith\(\w+,'(\w+)'\)", query.get("$filter", ""))
        rows = self.statline.rows(
            part, starts[1] if starts else "", query.get("$select", "").split(",")
        )
        skip = int(query.get("$skiptoken", "0"))
        answer: dict[str, object] = {"odata.metadata": "…", "value": rows[skip : skip + page]}
        if skip + page < len(rows):
            path = re.sub(r"&\$skiptoken=\d+", "", self.path)
            answer["odata.nextLink"] = f"{self.statline.address}{path}&$skiptoken={skip + page}"
        self._send(json.dumps(answer).encode())

    def _send(
        self, body: bytes, status: int = 200, promised: int | None = None, to: str = ""
    ) -> None:
        self.send_response(status)
        if to:
            self.send_header("Location", to)
        self.send_header("Content-Type", "application/json;odata=minimalmetadata")
        self.send_header("Content-Length", str(promised or len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing: the tests look at ``asked``."""


@contextmanager
def serving() -> Iterator[StatLine]:
    """Serve on a free port until the end of the block."""
    handler = type("Handler", (_Handler,), {})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        handler.statline = StatLine(f"http://127.0.0.1:{server.server_port}")
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        try:
            yield handler.statline
        finally:
            handler.statline.going_on.set()
            server.shutdown()
            thread.join()
