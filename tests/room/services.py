"""The service as its own process, as people start it: ``python -m netwerkgemeente.room``."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from netwerkgemeente.room.client import LeaderClient, ParticipantClient
from tests.room.rooms import KEY

if TYPE_CHECKING:
    from collections.abc import Iterator

COMMAND = (sys.executable, "-m", "netwerkgemeente.room")


@dataclass(frozen=True)
class Running:
    """A service that answers.

    Attributes:
        base: Its address, without a slash at the end; the prefix included.
        process: Its process, for a test that ends it.
        log: The file with what it says on standard error.
    """

    base: str
    process: subprocess.Popen[str]
    log: Path

    def open(self, **fields: object) -> LeaderClient:
        """Open a room and return its leader."""
        wanted = {"language": "nl", "seats": 500} | fields
        return LeaderClient.open(self.base, KEY, **wanted)  # type: ignore[arg-type]

    def participant(self, code: str) -> ParticipantClient:
        """Join a room."""
        participant = ParticipantClient(f"{self.base}/{code}")
        participant.join()
        return participant


@contextmanager
def running_service(database: str, *arguments: str, prefix: str = "") -> Iterator[Running]:
    """Run a service until the end of the block; shows what it said when it dies early."""
    with tempfile.TemporaryDirectory(prefix="room-service-") as folder:
        log = Path(folder) / "stderr"
        with log.open("w") as file:
            process = subprocess.Popen(
                [*COMMAND, "--port=0", f"--database={database}", f"--prefix={prefix}", *arguments],
                env=environment(),
                stdout=subprocess.PIPE,
                stderr=file,
                text=True,
            )
        with process:
            try:
                assert process.stdout is not None
                line = process.stdout.readline()
                assert line, f"The service ended with {process.wait(30)}:\n{log.read_text()}"
                port = json.loads(line)["port"]
                yield Running(f"http://127.0.0.1:{port}{prefix}", process, log)
            finally:
                process.terminate()
                process.wait(30)


def environment() -> dict[str, str]:
    """The environment of a service that knows the tests' key."""
    return os.environ | {"NETWERKGEMEENTE_ROOM_KEY": KEY}
