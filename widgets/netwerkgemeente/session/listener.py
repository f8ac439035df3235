"""A thread that hears of every change in a room, also while a cell is busy."""

from collections.abc import Callable
from threading import Event, Thread
from typing import Any

from traitlets.log import get_logger

from netwerkgemeente.room.client import RoomError
from netwerkgemeente.room.process import ServiceError
from netwerkgemeente.session.leading import Leading

FIRST_PAUSE, LONGEST_PAUSE = 0.1, 5.0
"""Seconds before the connection is made anew; doubled with every failure."""


class Listener:
    """Listens to one room until it is closed, and makes the connection anew when it breaks.

    Args:
        heard: Called, in the thread, with everything that the service says.
        silent: Called, in the thread, when the connection broke.
        gone: Called, in the thread, when there is no such room any more.
    """

    def __init__(
        self,
        leading: Leading,
        heard: Callable[[dict[str, Any]], None],
        silent: Callable[[], None],
        gone: Callable[[], None],
    ) -> None:
        self._leading = leading
        self._heard = heard
        self._silent = silent
        self._gone = gone
        self._stopped = Event()
        self._thread = Thread(target=self._listen, daemon=True, name="netwerkgemeente-room")
        self._thread.start()

    def stop(self) -> None:
        """Hear nothing more."""
        self._stopped.set()

    @property
    def alive(self) -> bool:
        """Whether it still listens."""
        return self._thread.is_alive() and not self._stopped.is_set()

    def _listen(self) -> None:
        pause = FIRST_PAUSE
        while not self._stopped.is_set():
            try:
                for said in self._leading.client().events():
                    if self._stopped.is_set():
                        return
                    pause = FIRST_PAUSE
                    self._heard(said)
                    if said["state"] != "open":
                        return
            except RoomError as error:
                if error.status in {401, 403, 404, 410}:
                    get_logger().warning("the room is gone: %s", error)
                    self._gone()
                    return
            except ServiceError:
                get_logger().exception("the room's service does not start")
            if not self._stopped.is_set():
                self._silent()
            self._stopped.wait(pause)
            pause = min(2 * pause, LONGEST_PAUSE)
