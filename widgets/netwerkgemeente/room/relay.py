"""A Jupyter Server extension: phones reach the live room through Jupyter, without its login.

On Binder, or in a hub user's own server, Jupyter is the only way in. This relays what participants
use to the room's service on this machine, under ``{base_url}netwerkgemeente/room/``. What may pass
is in :mod:`netwerkgemeente.room.passage`; all else under that address is answered here, and the
leader's side of the service cannot be reached at all.

Neither the service nor a lesson imports this module: Jupyter Server does, in its own process.
"""

import asyncio
import re
import traceback
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from html import escape
from logging import Logger
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from jupyter_server.auth.decorator import allow_unauthenticated
from jupyter_server.base.handlers import JupyterHandler
from jupyter_server.utils import url_path_join
from tornado import gen
from tornado.iostream import StreamClosedError
from tornado.web import HTTPError, stream_request_body

from netwerkgemeente.content.course import LANGUAGES
from netwerkgemeente.messages.reader import Messages, read_messages
from netwerkgemeente.room.address import RELAY
from netwerkgemeente.room.pages import asset
from netwerkgemeente.room.passage import (
    NoPassage,
    Passage,
    headers_to_phone,
    headers_to_service,
    passage,
)
from netwerkgemeente.room.private_file import read_private
from netwerkgemeente.room.process import relay_file
from netwerkgemeente.room.upstream import Answer, NoAnswer, Upstream

if TYPE_CHECKING:
    from jupyter_server.serverapp import ServerApp

HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
"""With every answer. These pages share Jupyter's origin, so the rules do not come from the service:
whoever got hold of its port could otherwise run a script as the leader. For the same reason scripts
and styles come from the package, and nothing passes that a browser would run."""

_ASSET = re.compile(r"assets/([a-z0-9_-]+(?:\.[a-z0-9]+)+)")
_BODY = 16_384
_DRAINED = 2_000_000
"""Bytes of a body that is taken in though it is too large: who is cut off never reads why."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What this server does for phones at the same time.

    Attributes:
        streams: Open streams. Each takes two of the 4,096 files that Jupyter Server asks for.
        questions: Other questions put to the service at once; more wait for their turn.
        seconds: That one of those may take, its turn included.
        stalled: Seconds that a phone may leave a stream unread before it is let go.
    """

    streams: int = 1_500
    questions: int = 64
    seconds: float = 10
    stalled: float = 60


class Busy(Exception):  # noqa: N818 - it passes
    """There is no place left."""


class Relay:
    """What all requests share: where the room is and how many places are left.

    Args:
        base: The relay's own address on this server, without a slash at its end.
        room_file: Where the service's port is written.
        messages: The texts, per language, the first one first.
    """

    def __init__(
        self, base: str, room_file: Path, messages: Mapping[str, Messages], limits: Limits
    ) -> None:
        self.base = base
        self.limits = limits
        self._room_file = room_file
        self._messages = messages
        self._answers = True
        self._streams = 0
        self._turns = asyncio.Semaphore(self.limits.questions)

    def port(self) -> int | None:
        """Return where the service listens; None if there is no room.

        Read each time: a notebook may open a room while a phone waits, and it is a small file.
        """
        port = (read_private(self._room_file) or {}).get("port")
        return port if isinstance(port, int) and 0 < port < 65_536 else None

    @asynccontextmanager
    async def place(self, *, stream: bool) -> AsyncIterator[None]:
        """Hold a place for a stream, or wait for a turn to put another question and hold that.

        Raises:
            Busy: If there is no place, or the turn does not come.
        """
        if not stream:
            try:
                await asyncio.wait_for(self._turns.acquire(), self.limits.seconds)
            except TimeoutError as error:
                raise Busy from error
        elif self._streams < self.limits.streams:
            self._streams += 1
        else:
            raise Busy
        try:
            yield
        finally:
            if stream:
                self._streams -= 1
            else:
                self._turns.release()

    def tell(self, log: Logger, *, answers: bool) -> None:
        """Log that the service stopped answering, or started again; not for every phone."""
        if answers != self._answers:
            self._answers = answers
            log.warning(
                "The live room answers again."
                if answers
                else "The live room does not answer. Phones are asked to try again."
            )

    def problem_page(self, key: str, root: str, code: str) -> str:
        """Return a page that says what is wrong, in every language: it may not know the room's.

        Args:
            key: Of a sentence in the section ``relay`` of the messages.
            root: The relay's own address as a relative link, ``./`` or some ``../``.
            code: The room's, to go back there; empty when there is none.
        """
        first = next(iter(self._messages.values()))
        parts = [
            f'<p class="lead" lang="{language}">{escape(say(f"relay.{key}"))}</p>\n'
            f'<p class="look" lang="{language}"><a href="{root}{code}">'
            f"{escape(say('relay.again' if code else 'relay.to_code'))}</a></p>"
            for language, say in self._messages.items()
        ]
        return _PAGE.format(
            language=first.language,
            title=escape(first("relay.title")),
            root=root,
            parts="\n".join(parts),
        )


_PAGE = """\
<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<link rel="icon" href="{root}assets/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="{root}assets/room.css">
</head>
<body>
<main class="page">
<h1>{title}</h1>
{parts}
</main>
</body>
</html>
"""


@stream_request_body  # or Jupyter would take in 512 MB before it asks whether that may be
class RoomRelay(JupyterHandler):
    """One request of a phone."""

    def initialize(self, relay: Relay) -> None:
        """Take what all requests share."""
        self._relay = relay
        self._asked: Passage | None = None
        self._upstream: Upstream | None = None
        self._body = bytearray()
        self._size = 0
        self._begun = False
        self._gone = False

    def set_default_headers(self) -> None:
        """Set ours instead of Jupyter's, which are for pages of its own."""
        for name, value in HEADERS.items():
            self.set_header(name, value)

    def compute_etag(self) -> None:
        """Give no answer a name: none of them is asked for again."""

    def check_xsrf_cookie(self) -> None:
        """Let the two forms pass without Jupyter's token.

        That token protects whoever is logged in to Jupyter. Participants are not, and nothing here
        is done on account of a login: Jupyter's cookies stop at this relay. A vote needs the room's
        own ticket, a cookie that another site cannot have sent along (SameSite=Strict); and taking
        a seat needs nothing but the code, which a site that has it can also use by itself.
        """

    async def prepare(self, *, _redirect_to_login: bool = True) -> None:
        """See whether this may pass, before its body is read.

        Jupyter's own version finds out who is asking. Here everybody may and nobody is known.
        """
        path = self._path()
        if not self.check_host():
            self._problem(403, "unclear")
        elif path is None:
            self.redirect(f"{RELAY.rpartition('/')[2]}/")
        elif self.request.method != "GET" or not _ASSET.fullmatch(path):
            try:
                self._asked = passage(self.request.method or "", path, self.request.query)
            except NoPassage as no:
                if no.allowed:
                    self.set_header("Allow", ", ".join(no.allowed))
                    self._problem(405, "unclear")
                else:
                    self._problem(404, "unknown")

    def data_received(self, chunk: bytes) -> None:
        """Keep the body, as far as it may pass."""
        self._size += len(chunk)
        if self._size <= _BODY:
            self._body += chunk
        elif self._size > _DRAINED and not self._finished:
            self._problem(413, "large")

    @allow_unauthenticated
    async def get(self) -> None:
        """Answer with a page, a stream, the state of the room, or an asset."""
        if self._asked is None:
            self._asset()
        else:
            await self._pass_on(self._asked)

    @allow_unauthenticated
    async def post(self) -> None:
        """Take a seat, or bring a vote to the service."""
        if self._size > _BODY:
            self._problem(413, "large")
        elif self._asked is not None:
            await self._pass_on(self._asked)

    def on_connection_close(self) -> None:
        """Let the service know that the phone is gone, so that it stops sending."""
        super().on_connection_close()
        self._gone = True
        if self._upstream is not None:
            self._upstream.close()

    def _path(self) -> str | None:
        """Return what follows the relay's own address, undecoded; None without a slash."""
        rest = self.request.path.removeprefix(self._relay.base)
        return rest.removeprefix("/") if rest else None

    def _asset(self) -> None:
        """Answer with a file of the package."""
        match = _ASSET.fullmatch(self._path() or "")
        found = asset(match[1]) if match else None
        if found is None:
            self._problem(404, "unknown")
            return
        content, kind = found
        self.set_header("Content-Type", kind)
        self.set_header("Cache-Control", "public, max-age=600")
        self.write(content)

    async def _pass_on(self, asked: Passage) -> None:
        """Put the question to the service and hand over what it answers."""
        port = self._relay.port()
        if port is None:
            self._problem(404, "no_room")
            return
        try:
            async with self._relay.place(stream=asked.stream):
                if self._gone:
                    return
                answer = await self._ask(port, asked)
            if not answer.is_stream:
                self._begin(answer)
                self.write(bytes(answer.body))
        except Busy:
            self._problem(503, "busy")
        except (NoAnswer, NoPassage):
            if not self._gone:
                self._relay.tell(self.log, answers=False)
                self._problem(503, "no_answer")

    async def _ask(self, port: int, asked: Passage) -> Answer:
        self._upstream = Upstream(port)
        headers = headers_to_service(
            self.request.headers, self.request.headers.get_list("Cookie"), asked.code
        )
        return await self._upstream.ask(
            self.request.method or "",
            asked.target,
            headers,
            bytes(self._body),
            self._pour,
            seconds=self._relay.limits.seconds,
        )

    async def _pour(self, answer: Answer, piece: bytes) -> None:
        """Hand over a piece of a stream, and wait until the phone took it."""
        try:
            if not self._begun:
                self._begin(answer)
            self.write(piece)
            stalled = timedelta(seconds=self._relay.limits.stalled)
            await gen.with_timeout(stalled, self.flush(), quiet_exceptions=StreamClosedError)
        except (NoPassage, StreamClosedError):
            self._hang_up()
        except TimeoutError:
            self.detach().close()
            self._hang_up()

    def _begin(self, answer: Answer) -> None:
        """Take over the status and the headers of an answer.

        Raises:
            NoPassage: If it is none of the service's.
        """
        asked = self._asked
        kept = headers_to_phone(
            answer.headers,
            answer.headers.get_list("Set-Cookie"),
            self._path() or "",
            asked.code if asked else "",
        )
        self._relay.tell(self.log, answers=True)
        self._begun = True
        self.set_status(answer.status)
        self.clear_header("Content-Type")
        for name, value in kept:
            (self.add_header if name == "Set-Cookie" else self.set_header)(name, value)
        if answer.is_stream:
            self.set_header("X-Accel-Buffering", "no")  # nginx, as Binder has it, would wait

    def _hang_up(self) -> None:
        self._gone = True
        if self._upstream is not None:
            self._upstream.close()

    def _problem(self, status: int, key: str) -> None:
        """Answer with a sentence for a person or a word for a program, if nothing was said yet."""
        if self._begun or self._finished:
            return
        self.set_status(status)
        if status == 503:
            self.set_header("Retry-After", "2")
        if "text/html" not in self.request.headers.get("Accept", ""):
            self.finish({"problem": key})
            return
        depth = min((self._path() or "").count("/"), 9)
        code = self._asked.code if self._asked else ""
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.finish(self._relay.problem_page(key, "../" * depth or "./", code))

    def write_error(self, status_code: int, **_: object) -> None:
        """Say so on a page of ours: Jupyter's would offer its login."""
        self._problem(status_code, "no_answer" if status_code >= 500 else "unclear")

    def _log(self) -> None:
        """Log no request: Jupyter's line has the address, the code and what browser it was.

        Tornado keeps this method for handlers that log in their own way; others are not affected.
        """

    def log_exception(
        self,
        typ: type[BaseException] | None,
        value: BaseException | None,
        tb: TracebackType | None,
    ) -> None:
        """Log what went wrong here and where, but nothing of the request."""
        if isinstance(value, HTTPError):
            return
        place = traceback.extract_tb(tb)[-1] if tb else None
        self.log.error(
            "The relay of the live room failed: %s in %s, line %s.",
            typ.__name__ if typ else "an error",
            place.filename if place else "",
            place.lineno if place else "",
        )


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    """Tell Jupyter Server what this package brings."""
    return [{"module": __name__}]


def _load_jupyter_server_extension(server: "ServerApp") -> None:
    """Add the relay to a server that starts."""
    base = url_path_join(server.base_url, RELAY)
    relay = Relay(
        base,
        relay_file(),
        {language: read_messages(language) for language in LANGUAGES},
        Limits(),
    )
    server.web_app.add_handlers(  # type: ignore[no-untyped-call]  # of Jupyter's
        ".*$", [(re.escape(base) + r"(?:/.*)?", RoomRelay, {"relay": relay})]
    )
