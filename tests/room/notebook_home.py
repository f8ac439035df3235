"""A leader's own folder for one test, and the service that a notebook started from it."""

from __future__ import annotations

import os
import signal
import time
from typing import TYPE_CHECKING, Any

from netwerkgemeente.room.client import ParticipantClient
from netwerkgemeente.room.process import answers, last_service
from netwerkgemeente.session.listener import Listener

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from netwerkgemeente.session.room import Room

PATIENCE = 60.0


class NotebookHome:
    """Where rooms are kept, and what a test may do to the service in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._listeners: list[Listener] = []

    def listener(self, *arguments: Any) -> Listener:
        """Make a listener that ends with the test: it would start the service again."""
        self._listeners.append(Listener(*arguments))
        return self._listeners[-1]

    def kill_service(self) -> int:
        """Kill the service as a power cut would; return the port that it had."""
        service = last_service(self.folder)
        assert service is not None
        os.kill(service.pid, signal.SIGKILL)
        until(lambda: not answers(service))
        return service.port

    def end(self) -> None:
        """End the service, if one still runs."""
        for listener in self._listeners:
            listener.stop()
        service = last_service(self.folder)
        if service is not None and answers(service):
            os.kill(service.pid, signal.SIGTERM)
            until(lambda: not answers(service))


def until(condition: Callable[[], Any]) -> None:
    """Wait until something is so; fail when it takes very long."""
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, f"It did not become so in {PATIENCE:.0f} seconds."
        time.sleep(0.02)


def join(room: Room, count: int) -> list[ParticipantClient]:
    """Seat some participants, over HTTP on this machine."""
    seated = []
    for _ in range(count):
        phone = ParticipantClient(f"{room.base}/{room.code}")
        phone.join()
        seated.append(phone)
    return seated
