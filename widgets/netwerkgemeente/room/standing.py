"""How a room stands at one moment: its rounds, what was counted, and who moved between them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby

from netwerkgemeente.models.ballots import Shift, shift
from netwerkgemeente.room.store import Counts, Room, Round, Store

ENOUGH = 5
"""Fewer votes than this are shown as a number only, unless the leader wants it otherwise."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of a room at one moment.

    Attributes:
        counts: Per round. For the leader's and the projector's number of votes; what of it people
            may see is :meth:`visible`.
        shifts: Per pair of rounds about the same case, both finished, the earlier one first.
    """

    room: Room
    counts: Mapping[int, Counts] = field(default_factory=dict)
    shifts: Mapping[tuple[int, int], Shift] = field(default_factory=dict)

    def voted(self, number: int) -> int:
        """Return how many people voted in a round."""
        return sum(self.counts[number])

    def visible(self, round_: Round) -> Counts | None:
        """Return the counts of a finished round; None while it is open or when it is small."""
        if round_.state == "open" or not self._enough(self.voted(round_.number)):
            return None
        return self.counts[round_.number]

    def visible_shifts(self) -> dict[tuple[int, int], Shift]:
        """Return the shifts in which enough people voted twice to hide in."""
        return {pair: shift_ for pair, shift_ in self.shifts.items() if self._enough(shift_.both)}

    def _enough(self, people: int) -> bool:
        return self.room.show_small or people >= ENOUGH


def look(store: Store, code: str, now: datetime, known: Standing | None = None) -> Standing | None:
    """Return how a room stands for its leader; None when it is gone or has expired.

    Args:
        known: How it stood before: what is finished does not change and is not read again.
    """
    room = store.find(code)
    if room is None or room.expires <= now:
        return None
    final = {}
    if known is not None:
        finished = {each.number for each in known.room.rounds if each.state != "open"}
        final = {number: counts for number, counts in known.counts.items() if number in finished}
    more = [each.number for each in room.rounds if each.number not in final]
    counts = final | store.counts(code, more)
    shifts = dict(known.shifts) if known else {}
    for pair in pairs(room):
        if pair not in shifts:
            shifts[pair] = _shift(store, code, *pair)
    return Standing(room, counts, shifts)


def glance(store: Store, room: Room) -> Standing:
    """Return of ``room`` what participants may see: the shown round and the one before it."""
    now = room.current
    if now is None or now.state != "shown":
        return Standing(room)
    before = earlier(room, now)
    numbers = [now.number] if before is None else [before.number, now.number]
    return Standing(room, store.counts(room.code, numbers))


def earlier(room: Room, round_: Round) -> Round | None:
    """Return the last round before ``round_`` about the same case; None when there is none."""
    same = [
        each
        for each in room.rounds
        if each.number < round_.number and each.case.key == round_.case.key
    ]
    return same[-1] if same else None


def pairs(room: Room) -> list[tuple[int, int]]:
    """Return the rounds that follow each other about the same case, both finished."""
    found = []
    for round_ in room.rounds:
        before = earlier(room, round_)
        if before is not None and round_.state != "open":
            found.append((before.number, round_.number))
    return found


def _shift(store: Store, code: str, before: int, after: int) -> Shift:
    ballots = store.ballots(code, [before, after])
    return shift(
        (ballot for ballot in ballots if ballot.round == before),
        (ballot for ballot in ballots if ballot.round == after),
    )


def numbered(store: Store, standing: Standing) -> list[tuple[int, str, int, int]]:
    """Return the ballots that may be seen: round, title of its case, voter, rung, in that order.

    A voter is a number from 1, the same in every round. The numbers follow a secret hash, so they
    say nothing about who came or voted first.
    """
    seen = {each.number: each.case.title for each in standing.room.rounds if standing.visible(each)}
    ballots = store.ballots(standing.room.code, list(seen))
    rows = [
        (ballot.round, number, ballot.rung)
        for number, (_, theirs) in enumerate(groupby(ballots, key=lambda each: each.voter), 1)
        for ballot in theirs
    ]
    return [(number, seen[number], voter, rung) for number, voter, rung in sorted(rows)]
