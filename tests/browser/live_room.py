"""A room's service as a process of its own, for pages in a real browser."""

from __future__ import annotations

import json
import os
import secrets
import subprocess
import sys
from typing import TYPE_CHECKING

from netwerkgemeente.room.client import LeaderClient

if TYPE_CHECKING:
    from pathlib import Path

STOP_SECONDS = 20


class LiveRoom:
    """One service with one room, started when made and ended by :meth:`stop`."""

    def __init__(self, folder: Path, *, language: str = "nl", seats: int = 30) -> None:
        self._folder = folder
        self._key = secrets.token_hex(16)
        self._port = 0
        self.start()
        self.leader = LeaderClient.open(
            self.base, self._key, language=language, seats=seats, address=self.base
        )
        self.url = f"{self.base}/{self.leader.code}"

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    def start(self) -> None:
        """Start it, again on the same port; returns when it answers."""
        with (self._folder / "stderr.txt").open("ab") as log:
            self._process = subprocess.Popen(
                [
                    *(sys.executable, "-m", "netwerkgemeente.room"),
                    f"--database=sqlite:///{self._folder / 'room.sqlite'}",
                    f"--port={self._port}",
                ],
                env={**os.environ, "NETWERKGEMEENTE_ROOM_KEY": self._key},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )
        said = self._process.stdout.readline()
        if not said:
            self.stop()
            raise RuntimeError((self._folder / "stderr.txt").read_text("utf-8"))
        self._port = json.loads(said)["port"]

    def kill(self) -> None:
        """End it as a power cut does."""
        self._process.kill()
        self._process.wait(STOP_SECONDS)
        self._process.stdout.close()

    def stop(self) -> None:
        """End it."""
        if self._process.poll() is None:
            self._process.terminate()
            self._process.wait(STOP_SECONDS)
        self._process.stdout.close()

    def open_round(self, title: str = "Het plein", text: str = "Bewoners willen iets.") -> int:
        """Open a round about a case and return its number."""
        case = {"key": title.lower(), "title": title, "text": text}
        return int(self.leader.start_round(case)["number"])

    def voted(self, number: int) -> int:
        """How many voted in this round."""
        rounds = self.leader.state()["rounds"]
        return next(each["voted"] for each in rounds if each["number"] == number)

    def counts(self, number: int) -> list[int] | None:
        """The votes per rung in this round, once it is closed."""
        rounds = self.leader.results()["rounds"]
        return next(each["counts"] for each in rounds if each["number"] == number)
