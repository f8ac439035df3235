"""The room's service from the command line: ``python -m netwerkgemeente.room``."""

import argparse
import os
import secrets
import socket
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from netwerkgemeente.room.hub import HubService
from netwerkgemeente.room.serving import BACKLOG, Options, serve, serve_with_workers
from netwerkgemeente.room.sql_store import SqlStore
from netwerkgemeente.room.store import StoreError

KEY = "NETWERKGEMEENTE_ROOM_KEY"
"""Environment variable with the key that a leader's program needs to open a room."""

LINGER = 600.0
"""Seconds that a service for one session stays when its last room is closed: its results are
still asked for."""

_USAGE = 2


class UnusableError(Exception):
    """The service cannot run like this; the text is a sentence for whoever started it."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the service until it is stopped; return the exit status."""
    given = _parser().parse_args(arguments)
    try:
        options, host, port = _of_hub(given) if given.hub else _of_its_own(given)
        if given.workers > 1 and given.linger is not None:
            raise UnusableError("--until-closed is for a service with one worker.")
        _prepare(options.database)
        listener = _listen(host, port)
    except UnusableError as error:
        print(error, file=sys.stderr)  # noqa: T201 - a program of its own
        return _USAGE
    if given.workers == 1:
        serve(options, listener)
    else:
        serve_with_workers(options, listener, given.workers)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m netwerkgemeente.room",
        description="Run the live room. When it answers, it prints its port as JSON.",
    )
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on")
    parser.add_argument("--port", type=int, default=8080, help="0 takes a free one")
    parser.add_argument(
        "--database",
        default="sqlite:///room.sqlite",
        help="sqlite:///FILE or postgresql://USER:PASSWORD@HOST/NAME",
    )
    parser.add_argument("--prefix", default="", help="path that comes before every address")
    parser.add_argument(
        "--key-file",
        type=Path,
        help=f"file with the key that opens rooms, made when it is missing; or set {KEY}",
    )
    parser.add_argument(
        "--hub",
        action="store_true",
        help="be a service of the JupyterHub that started this: it says where, and who opens rooms",
    )
    parser.add_argument("--workers", type=int, default=1, choices=range(1, 65), metavar="N")
    parser.add_argument(
        "--until-closed",
        dest="linger",
        type=float,
        nargs="?",
        const=LINGER,
        metavar="SECONDS",
        help="end when for this long no room has been open (%(const)s unless given)",
    )
    return parser


def _of_its_own(given: argparse.Namespace) -> tuple[Options, str, int]:
    """Return what was asked for, and where to listen."""
    options = Options(given.database, _prefix(given.prefix), _key(given.key_file), given.linger)
    return options, given.host, given.port


def _of_hub(given: argparse.Namespace) -> tuple[Options, str, int]:
    """Return what a hub asks for, and where it wants the service to listen."""
    try:
        hub = HubService.from_environment(os.environ)
    except ValueError:
        hub = None
    if hub is None:
        raise UnusableError("--hub is for a service that a JupyterHub started, with an address.")
    return Options(given.database, _prefix(hub.prefix), "", given.linger, hub), hub.host, hub.port


def _prefix(text: str) -> str:
    plain = text.strip("/")
    return f"/{plain}" if plain else ""


def _key(path: Path | None) -> str:
    if key := os.environ.get(KEY, "").strip():
        return key
    if path is None:
        raise UnusableError(f"Set {KEY} or give --key-file: without a key nobody can open a room.")
    try:
        with suppress(FileExistsError):
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "w") as file:
                file.write(secrets.token_urlsafe(24))
        key = path.read_text(encoding="utf-8").strip()
    except (OSError, ValueError):
        raise UnusableError(f"The key file {path} cannot be read or made.") from None
    if not key:
        raise UnusableError(f"The key file {path} is empty.")
    return key


def _prepare(database: str) -> None:
    try:
        store = SqlStore(database)
    except ValueError as error:
        raise UnusableError(str(error)) from None
    try:
        store.prepare()
    except StoreError as error:
        raise UnusableError(f"The database cannot be opened and written ({error}).") from None
    finally:
        store.dispose()


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=BACKLOG)
    except (OSError, OverflowError) as error:
        why = error.strerror if isinstance(error, OSError) else error
        raise UnusableError(f"Port {port} on {host} cannot be used: {why}.") from None


if __name__ == "__main__":
    sys.exit(main())
