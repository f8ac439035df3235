"""Runs the application on a socket, in one process or in several."""

import json
import multiprocessing
import os
import signal
import socket
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hmac import compare_digest
from multiprocessing.process import BaseProcess
from types import FrameType

import uvicorn
from starlette.applications import Starlette

from netwerkgemeente.room.app import create_app
from netwerkgemeente.room.bounded import BoundedProtocol
from netwerkgemeente.room.hub import HubGate, HubService
from netwerkgemeente.room.sql_store import SqlStore
from netwerkgemeente.room.store import StoreError

BACKLOG = 2048
"""Connections that may wait to be taken: a room full of phones comes at once."""

_MOST_FILES = 65_536
_SPARE_FILES = 64
"""Files that are left for the database and the log when connections take the rest."""

_CONNECTIONS = 8192
"""Connections of one process where the system sets no limit to files."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a process needs to know.

    Attributes:
        database: Address of a database that was prepared.
        key: Opens rooms; "" when a hub says who may.
        linger: Seconds without an open room after which the service ends; None is never.
        hub: The hub that says who may open rooms; None without one.
    """

    database: str = field(repr=False)
    prefix: str
    key: str = field(repr=False)
    linger: float | None
    hub: HubService | None = None


def serve(options: Options, listener: socket.socket) -> None:
    """Serve in this process until it is told to end."""
    _serve(options, listener, lambda: _announce(listener))


def serve_with_workers(options: Options, listener: socket.socket, number: int) -> None:
    """Serve in several processes until this one is told to end; one that dies is replaced."""
    context = multiprocessing.get_context("spawn")
    ready = context.Event()
    ending = threading.Event()

    def end(_: int, __: FrameType | None) -> None:
        ending.set()

    def start() -> BaseProcess:
        process = context.Process(target=_serve, args=(options, listener, ready.set))
        process.start()
        return process

    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGINT, end)
    workers: list[BaseProcess] = [start() for _ in range(number)]
    told = False
    while not ending.wait(0.1):
        if ready.is_set() and not told:
            _announce(listener)
            told = True
        workers = [worker if worker.is_alive() else start() for worker in workers]
    for worker in workers:
        worker.terminate()
    for worker in workers:
        worker.join()


def raise_file_limit() -> None:
    """Ask for as many open files as may be: every phone that follows a room holds one."""
    if os.name == "posix":
        import resource  # noqa: PLC0415 - not on Windows

        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        most = _MOST_FILES if hard == resource.RLIM_INFINITY else min(hard, _MOST_FILES)
        if soft < most:
            with suppress(ValueError, OSError):
                resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))


class _Server(uvicorn.Server):
    """Says when it answers, and ends the streams before it waits for answers to end."""

    def __init__(self, config: uvicorn.Config, app: Starlette, answers: Callable[[], None]) -> None:
        super().__init__(config)
        self._app = app
        self._answers = answers

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._answers()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._app.state.streams.end()
        await super().shutdown(sockets)


def _serve(options: Options, listener: socket.socket, answers: Callable[[], None]) -> None:
    raise_file_limit()
    store = SqlStore(options.database)
    app = create_app(store, may_open=_may_open(options), prefix=options.prefix)
    config = uvicorn.Config(
        app,
        http=BoundedProtocol,
        lifespan="on",
        access_log=False,
        log_level="warning",
        proxy_headers=False,  # nobody's address is of interest
        server_header=False,
        ws="none",
        backlog=BACKLOG,
        timeout_keep_alive=75,  # longer than proxies keep a connection: or a vote may meet its end
        limit_concurrency=_connections(),
        timeout_graceful_shutdown=5,
    )
    server = _Server(config, app, answers)
    if options.linger is not None:
        _in_background(_end_when_closed, server, store, options.linger)
    if parent := multiprocessing.parent_process():
        _in_background(_end_with, server, parent)
    with suppress(KeyboardInterrupt):
        server.run(sockets=[listener])
    store.dispose()


def _may_open(options: Options) -> Callable[[str], bool]:
    """Return who may open a room: whoever has the key, or whom the hub names."""
    if options.hub is not None:
        return HubGate(options.hub.api, options.hub.scopes)
    key = options.key.encode()
    return lambda token: compare_digest(token.encode(), key)


def _in_background(watch: Callable[..., None], *arguments: object) -> None:
    threading.Thread(target=watch, args=arguments, daemon=True).start()


def _end_when_closed(server: uvicorn.Server, store: SqlStore, linger: float) -> None:
    """End the server when no room has been open for ``linger`` seconds."""
    used = time.monotonic()
    while not server.should_exit:
        time.sleep(min(1.0, max(linger, 0.05)))
        with suppress(StoreError):
            if store.in_use(datetime.now(UTC)):
                used = time.monotonic()
            elif time.monotonic() - used >= linger:
                server.should_exit = True


def _end_with(server: uvicorn.Server, parent: BaseProcess) -> None:
    """End the server when the process that started it is gone, however it went."""
    parent.join()
    server.should_exit = True


def _connections() -> int:
    """Return how many connections one process takes: more would leave no file to write to."""
    if os.name != "posix":
        return _CONNECTIONS
    import resource  # noqa: PLC0415 - not on Windows

    return max(_SPARE_FILES, resource.getrlimit(resource.RLIMIT_NOFILE)[0] - _SPARE_FILES)


def _announce(listener: socket.socket) -> None:
    """Say where the service listens, now that it answers: whoever started it reads this."""
    print(json.dumps({"port": listener.getsockname()[1]}), flush=True)  # noqa: T201
