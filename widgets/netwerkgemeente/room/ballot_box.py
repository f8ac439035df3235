"""The ballot box: seats and votes that come in at the same time reach the disk together."""

import asyncio
import logging
import threading
from collections.abc import Callable, Sequence

from netwerkgemeente.room.store import Outcome, Seat, StoreError, Vote

MOST_WAITING = 10_000
MOST_TOGETHER = 1000

Request = Seat | Vote
_Waiting = tuple[Request, "asyncio.Future[Outcome]"]

_LOG = logging.getLogger(__name__)


class BusyError(Exception):
    """The box is full or the store gives no answer: ask again a little later."""


class BallotBox:
    """One thread that writes everything that waits in one transaction, and then answers.

    A transaction on disk takes milliseconds whether it holds one vote or hundreds, so the more
    people vote at once, the less each costs. Nobody is answered before the commit.

    Args:
        write: Writes a group in one transaction, and returns the outcome of each. It ends by
            itself within seconds, also when the store hangs.
        most: How many may wait; more are sent away.
    """

    def __init__(
        self, write: Callable[[Sequence[Request]], list[Outcome]], most: int = MOST_WAITING
    ) -> None:
        self._write = write
        self._most = most
        self._waiting: list[_Waiting] = []
        self._changed = threading.Condition()
        self._ending = False
        self._trouble = ""
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Start writing; call it in the event loop that will ask."""
        loop = asyncio.get_running_loop()
        self._thread = threading.Thread(target=self._run, args=(loop,), daemon=True)
        self._thread.start()

    async def stop(self) -> None:
        """Write what waits and end."""
        with self._changed:
            self._ending = True
            self._changed.notify()
        if self._thread is not None:
            await asyncio.to_thread(self._thread.join)

    @property
    def waiting(self) -> int:
        """How many wait to be written."""
        return len(self._waiting)

    async def put(self, request: Request) -> Outcome:
        """Return what became of ``request``, after it is on disk.

        Raises:
            BusyError: If too many wait, or the store cannot write now.
        """
        future: asyncio.Future[Outcome] = asyncio.get_running_loop().create_future()
        with self._changed:
            if self._ending or len(self._waiting) >= self._most:
                raise BusyError
            self._waiting.append((request, future))
            self._changed.notify()
        return await future

    def _run(self, loop: asyncio.AbstractEventLoop) -> None:
        while group := self._take():
            try:
                outcomes: list[Outcome] | None = self._write([request for request, _ in group])
                self._trouble = ""
            except Exception as error:  # noqa: BLE001 - without this thread nobody gets an answer
                outcomes = None
                self._tell(error)
            loop.call_soon_threadsafe(_answer, group, outcomes)

    def _take(self) -> list[_Waiting]:
        """Wait for something to write; nothing at the end."""
        with self._changed:
            while not self._waiting and not self._ending:
                self._changed.wait()
            group = self._waiting[:MOST_TOGETHER]
            del self._waiting[:MOST_TOGETHER]
            return group

    def _tell(self, error: Exception) -> None:
        """Put a trouble in the log once, not once for each group."""
        trouble = str(error) if isinstance(error, StoreError) else type(error).__name__
        if trouble != self._trouble:
            _LOG.error("Votes cannot be written now: %s", trouble)
        self._trouble = trouble


def _answer(group: Sequence[_Waiting], outcomes: list[Outcome] | None) -> None:
    for at, (_, future) in enumerate(group):
        if future.done():
            continue
        if outcomes is None:
            future.set_exception(BusyError())
        else:
            future.set_result(outcomes[at])
