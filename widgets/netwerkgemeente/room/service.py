"""What the routes share: the store and its readers, the ballot box, the streams, the clock."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import NoReturn, ParamSpec, TypeVar

import anyio

from netwerkgemeente.room.ballot_box import BallotBox
from netwerkgemeente.room.problems import AGAIN, Problem
from netwerkgemeente.room.store import Store
from netwerkgemeente.room.streams import Streams

GUESSES = 8
"""Wrong codes that may be waiting for their answer at once."""

P = ParamSpec("P")
T = TypeVar("T")


class WrongCodes:
    """A wrong code costs a second, and few may wait; a right one is never kept waiting.

    Who guesses many at once is told at once that this goes too fast, and so learns as much. A code
    is no password: behind it are the text of a case and the seats that are free.
    """

    def __init__(self, delay: float) -> None:
        self._delay = delay
        self._waiting = 0

    async def turn_away(self) -> NoReturn:
        """Say after a while that there is no such room, or at once that this goes too fast.

        Raises:
            Problem: 404 or 429.
        """
        if self._waiting >= GUESSES:
            raise Problem(429, "busy", headers=AGAIN)
        self._waiting += 1
        try:
            await asyncio.sleep(self._delay)
        finally:
            self._waiting -= 1
        raise Problem(404, "unknown")


@dataclass(frozen=True, slots=True)
class Service:
    """What the routes share.

    Attributes:
        may_open: Whether a token may open a room. It may ask somebody else, so it gets a thread.
        readers: How many threads may ask the store at once; more wait.
    """

    store: Store
    box: BallotBox
    streams: Streams
    wrong_codes: WrongCodes
    now: Callable[[], datetime]
    may_open: Callable[[str], bool]
    readers: anyio.CapacityLimiter

    async def ask(self, call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Call something that waits for the store, in a thread."""
        return await anyio.to_thread.run_sync(partial(call, *args, **kwargs), limiter=self.readers)
