"""What the service keeps of a room, and what it asks of whatever keeps it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum
from typing import Literal, Protocol

from netwerkgemeente.models.ballots import Ballot
from netwerkgemeente.models.group_result import GroupCase

LIFETIME = timedelta(hours=12)
"""How long a room exists after it was opened."""

REMEMBERED = timedelta(days=1)
"""How long the code of an expired room is known, without anything else, to say that it is over."""

MOST_SEATS = 5000
MOST_ROUNDS = 200

Counts = tuple[int, ...]
"""Votes on each rung, lowest first."""

RoundState = Literal["open", "closed", "shown"]
ORDER: tuple[RoundState, ...] = ("open", "closed", "shown")
"""A round goes this way and never back."""


@dataclass(frozen=True, slots=True)
class Round:
    """One round of votes.

    Attributes:
        number: From 1, in the order in which they were opened.
    """

    number: int
    case: GroupCase
    state: RoundState


@dataclass(frozen=True, slots=True)
class Room:
    """A room as the store has it.

    Attributes:
        language: ``nl`` or ``en``.
        seats: How many people may join.
        door: Whether more people may join.
        joined: How many seats are taken.
        address: Where phones find the service; empty when nobody said so.
        show_small: Whether the leader wants counts of fewer than five votes shown.
        open: False after the leader closed the room; it never opens again.
        expires: When everything about the room goes.
        salt: Makes and recognises tickets; empty when the room is closed.
        token_hash: Of the leader's token.
    """

    code: str
    language: str
    seats: int
    expires: datetime
    salt: bytes = field(repr=False)
    token_hash: bytes = field(repr=False)
    address: str = ""
    door: bool = True
    joined: int = 0
    show_small: bool = False
    open: bool = True
    rounds: tuple[Round, ...] = ()

    @property
    def current(self) -> Round | None:
        """The last round; None before the first."""
        return self.rounds[-1] if self.rounds else None


@dataclass(frozen=True, slots=True)
class Change:
    """What a leader may change of a room; None leaves it as it is."""

    seats: int | None = None
    door: bool | None = None
    address: str | None = None
    show_small: bool | None = None


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody asks for a seat."""

    code: str


@dataclass(frozen=True, slots=True)
class Vote:
    """Somebody chooses a rung; the ticket is what they showed, true or not."""

    code: str
    round: int
    rung: int
    ticket: str = field(repr=False)


class Outcome(Enum):
    """What became of a :class:`Seat` or a :class:`Vote`."""

    DONE = "done"
    NO_ROOM = "no room"
    CLOSED = "closed"
    FULL = "full"
    NO_TICKET = "no ticket"
    ROUND_OVER = "round over"


class StoreError(Exception):
    """The store cannot answer now; it may be able to later. Nothing was kept of what was asked."""


class Store(Protocol):
    """Keeps rooms. Every method may be called from any thread and may raise ``StoreError``.

    Whatever a method changed is on disk when it returns.
    """

    def open(self, room: Room) -> bool:
        """Keep a new room; False when its code is in use."""

    def find(self, code: str) -> Room | None:
        """Return a room with its rounds; None when there is none."""

    def change(self, code: str, change: Change) -> None:
        """Change a room; nothing happens when there is none."""

    def close(self, code: str) -> None:
        """Close a room and its open round, and destroy its salt."""

    def delete(self, code: str) -> None:
        """Forget a room, its rounds and its votes."""

    def start_round(self, code: str, case: GroupCase) -> int | None:
        """Open the next round and return its number.

        None when a round is open, there were ``MOST_ROUNDS``, or the room is closed or gone.
        """

    def set_round(self, code: str, number: int, state: RoundState) -> bool:
        """Move a round forwards to ``state``; False when it is past it, or there is no such round.

        After this returns, no vote is counted in a round that is not open.
        """

    def write(self, asked: Sequence[Seat | Vote], now: datetime) -> list[Outcome]:
        """Give seats and count votes, all in one transaction, and say what became of each."""

    def counts(self, code: str, rounds: Sequence[int]) -> dict[int, Counts]:
        """Return the counts of some rounds of a room; all five are 0 where nobody voted."""

    def ballots(self, code: str, rounds: Sequence[int]) -> list[Ballot]:
        """Return the ballots of some rounds of a room, ordered by voter, then by round."""

    def choice(self, code: str, number: int, voter: str) -> int | None:
        """Return the rung that a voter chose in a round; None when there is none."""

    def purge(self, now: datetime) -> None:
        """Forget what is in rooms that have expired."""

    def in_use(self, now: datetime) -> bool:
        """Whether a room is open and has not expired."""
