"""The service as a process of its own: a kernel may stop and start beside it, and it goes on.

One service serves all rooms of one person on one machine. Its key, its port and its database are in
one folder that only they can read; where it listens is also where the relay looks for it.
"""

import json
import os
import secrets
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import IO

from jupyter_core.paths import jupyter_data_dir, jupyter_runtime_dir

from netwerkgemeente.room.address import LOOPBACK
from netwerkgemeente.room.private_file import keep_private, read_private

if sys.platform != "win32":
    import fcntl

START_SECONDS = 30.0
"""How long a service may take before it answers; Python on a slow disk needs some."""

KEY_VARIABLE = "NETWERKGEMEENTE_ROOM_KEY"
_DATABASE = "rooms.sqlite"
_LOG = "service.log"


class ServiceError(Exception):
    """The service did not start.

    Attributes:
        problem: ``port`` (in use), ``folder`` (cannot be written) or ``start``; the last has its
            reason in ``log``.
        log: Where the service wrote what went wrong.
    """

    def __init__(self, problem: str, log: Path) -> None:
        self.problem = problem
        self.log = log
        super().__init__(f"{problem}: see {log}")


@dataclass(frozen=True, slots=True)
class Service:
    """A service on this machine.

    Attributes:
        key: Opens rooms; kept from command lines, outputs and pages.
        pid: Its process, for whoever wants to end it.
    """

    port: int
    key: str
    pid: int

    def __repr__(self) -> str:
        return f"Service(port={self.port})"

    @property
    def base(self) -> str:
        """Its address on this machine."""
        return f"http://{LOOPBACK}:{self.port}"


def rooms_folder() -> Path:
    """Return where this person's rooms are kept."""
    return Path(jupyter_data_dir()) / "netwerkgemeente"


def relay_file() -> Path:
    """Return the file in which the relay finds the service's port."""
    return Path(jupyter_runtime_dir()) / "netwerkgemeente-room.json"


def last_service(folder: Path) -> Service | None:
    """Return the service of ``folder`` as it was last started, whether it still runs or not."""
    kept = read_private(folder / "service.json") or {}
    port, key, pid = kept.get("port"), kept.get("key"), kept.get("pid")
    if not isinstance(port, int) or not isinstance(key, str) or not isinstance(pid, int):
        return None
    return Service(port, key, pid)


def ensure_service(folder: Path, host: str = LOOPBACK) -> Service:
    """Return a service that answers: the one that runs, or one started anew on the same port.

    Where another program took the port meanwhile, the service gets another one.

    Args:
        folder: Where the database, the key and the log are.
        host: Where to listen, if it has to be started.

    Raises:
        ServiceError: If it cannot be started.
    """
    known = last_service(folder)
    if known is not None and _is_there(known):
        return known
    with _only_one(folder):
        known = last_service(folder)  # another notebook may have been faster
        if known is None:
            return start_service(folder, host)
        if _is_there(known):
            return known
        try:
            return start_service(folder, host, port=known.port, key=known.key)
        except ServiceError as error:
            if error.problem != "port":
                raise
            return start_service(folder, host, key=known.key)


def start_service(
    folder: Path, host: str = LOOPBACK, *, port: int = 0, key: str | None = None
) -> Service:
    """Start a service and return when it answers.

    Args:
        port: 0 for any that is free.
        key: None for a new one.

    Raises:
        ServiceError: If it does not answer.
    """
    key = key or secrets.token_urlsafe(24)
    log = folder / _LOG
    errors = _opened(log)
    with errors:
        process = subprocess.Popen(  # noqa: S603 - this Python, and arguments of our own
            _command(folder, host, port),
            cwd=folder,
            env={**os.environ, KEY_VARIABLE: key},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=errors,
            start_new_session=True,  # what ends or interrupts the kernel leaves it alone
            creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)
            | getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    # Somebody has to take note of its end, or it stays in the list of processes.
    Thread(target=process.wait, daemon=True).start()
    found = _first_line(process)
    if found is None:
        process.kill()
        raise ServiceError("port" if port and _taken(port) else "start", log)
    try:
        keep_private(folder / "service.json", {"port": found, "key": key, "pid": process.pid})
        keep_private(relay_file(), {"port": found})
    except OSError as error:
        process.kill()
        raise ServiceError("folder", log) from error
    return Service(found, key, process.pid)


def answers(service: Service, seconds: float = 2.0) -> bool:
    """Return whether something answers as our service does."""
    connection = HTTPConnection(LOOPBACK, service.port, timeout=seconds)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


def _is_there(service: Service) -> bool:
    """Return whether the service answers, and not whoever took its port when it was gone.

    On a machine with more people that may be anybody, who would be shown the room's token.
    """
    return _runs(service.pid) and answers(service)


def _runs(pid: int) -> bool:
    """Return whether there is such a process of this person; on Windows that is not asked."""
    if sys.platform == "win32":
        return True
    try:
        os.kill(pid, 0)
    except (OSError, OverflowError):
        return False
    return True


def _opened(path: Path) -> IO[bytes]:
    """Open a file of the service to append to it; make its folder where there is none.

    Raises:
        ServiceError: If that cannot be.
    """
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.touch(mode=0o600)
        return path.open("ab")
    except OSError as error:
        raise ServiceError("folder", path) from error


@contextmanager
def _only_one(folder: Path) -> Iterator[None]:
    """Hold back everybody else who would start a service here: two may notice its end at once.

    Windows does without: there two services may come of it, which serve the same rooms.
    """
    with _opened(folder / "starting.lock") as lock:
        if sys.platform != "win32":
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _command(folder: Path, host: str, port: int) -> list[str]:
    program = [sys.executable, "-m", "netwerkgemeente.room", "--until-closed"]
    database = f"sqlite:///{(folder / _DATABASE).as_posix()}"
    return [*program, "--host", host, "--port", str(port), "--database", database]


def _first_line(process: "subprocess.Popen[bytes]") -> int | None:
    """Return the port that the service says it listens on, or None when it says nothing."""
    lines: SimpleQueue[bytes] = SimpleQueue()

    def read(output: IO[bytes]) -> None:
        with output:
            lines.put(output.readline())

    if process.stdout is not None:
        Thread(target=read, args=(process.stdout,), daemon=True).start()
    try:
        said = json.loads(lines.get(timeout=START_SECONDS))
    except (Empty, ValueError):
        return None
    port = said.get("port") if isinstance(said, Mapping) else None
    return port if isinstance(port, int) else None


def _taken(port: int) -> bool:
    try:
        socket.create_server((LOOPBACK, port)).close()
    except OSError:
        return True
    return False
