"""A PostgreSQL server of its own for the tests, in a folder of its own, without a port."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

import psycopg

if TYPE_CHECKING:
    from collections.abc import Iterator

_NOBODY = "nobody"


def programs() -> Path | None:
    """Return the folder with initdb and pg_ctl; Debian keeps them out of the path."""
    if found := shutil.which("initdb"):
        return Path(found).parent
    folders = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    newest = max(folders, key=lambda path: float(path.parts[-3]), default=None)
    return newest and newest.parent


class Cluster:
    """A server that can be stopped and started; databases in it."""

    def __init__(self, programs: Path, folder: Path) -> None:
        self._programs = programs
        self._folder = folder
        # PostgreSQL refuses to run as root.
        self._user = _NOBODY if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name

    def create(self) -> None:
        """Make the files of the server."""
        if os.geteuid() == 0:
            shutil.chown(self._folder, self._user)
        self._run("initdb", "--username=room", "--auth=trust", "--encoding=UTF8", "--no-locale")

    def start(self) -> None:
        """Start the server; it answers when this returns."""
        options = f"-c listen_addresses='' -c unix_socket_directories='{self._folder}'"
        log = self._folder / "log"
        self._run("pg_ctl", "start", "--wait", "--silent", f"--log={log}", f"--options={options}")

    def stop(self) -> None:
        """Stop the server at once, as when its machine stops."""
        self._run("pg_ctl", "stop", "--mode=immediate", "--silent", "--wait")

    def database(self) -> str:
        """Make a database and return its address."""
        name = f"room_{uuid4().hex}"
        where = {"host": str(self._folder), "user": "room", "dbname": "postgres"}
        with psycopg.connect(**where, autocommit=True) as server:
            server.execute(f"CREATE DATABASE {name}")
        return f"postgresql://room@/{name}?host={self._folder}"

    def _run(self, program: str, *arguments: str) -> None:
        done = subprocess.run(
            [str(self._programs / program), *arguments],
            env={**os.environ, "PGDATA": str(self._folder / "data"), "LC_ALL": "C"},
            user=self._user if os.geteuid() == 0 else None,
            cwd=self._folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
        if done.returncode:
            log = self._folder / "log"
            said = log.read_text() if log.exists() else ""
            raise AssertionError(f"{program} failed:\n{done.stderr}\n{said}")


@contextmanager
def running(programs: Path) -> Iterator[Cluster]:
    """Run a server until the end of the block."""
    # Not pytest's own folder, which only its owner can enter; and the path of a socket is short.
    with tempfile.TemporaryDirectory(prefix="room-pg-") as folder:
        cluster = Cluster(programs, Path(folder))
        cluster.create()
        cluster.start()
        try:
            yield cluster
        finally:
            cluster.stop()
