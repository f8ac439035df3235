"""What a group chose, round by round, and how it shifted: from phones, codes or hands alike."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise
from typing import Any

from netwerkgemeente.models.ballots import Ballot, Shift, shift, tally


@dataclass(frozen=True, slots=True)
class GroupCase:
    """The case that a round is about, from the course or a leader's own."""

    key: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class RoundResult:
    """One round.

    Attributes:
        number: From 1, in the order in which they were opened.
        state: ``open``, ``closed`` (no more votes) or ``shown`` (to everybody).
        voted: How many voted.
        counts: Votes on each rung, the lightest first; None while the round is open, or when there
            are too few to show.
    """

    number: int
    case: GroupCase
    state: str
    voted: int
    counts: tuple[int, ...] | None


@dataclass(frozen=True, slots=True)
class RoundShift:
    """How the group moved between two rounds on one case.

    Attributes:
        before, after: The numbers of the rounds.
    """

    before: int
    after: int
    shift: Shift


@dataclass(frozen=True, slots=True)
class GroupResult:
    """All rounds of one session, and the shift of every case that was placed twice."""

    rounds: tuple[RoundResult, ...] = ()
    shifts: tuple[RoundShift, ...] = ()

    @property
    def last(self) -> RoundResult | None:
        """The round that was opened last."""
        return self.rounds[-1] if self.rounds else None

    def as_dict(self) -> dict[str, Any]:
        """Return it as the room's service says it: what a report is made from."""
        return {
            "rounds": [asdict(each) for each in self.rounds],
            "shifts": [
                {"before": each.before, "after": each.after, **asdict(each.shift)}
                for each in self.shifts
            ],
        }

    def before(self, number: int) -> RoundResult | None:
        """Return the round before ``number`` on the same case, or None when it is the first."""
        case = next(each.case.key for each in self.rounds if each.number == number)
        earlier = [r for r in self.rounds if r.number < number and r.case.key == case]
        return earlier[-1] if earlier else None

    def shift_to(self, number: int) -> Shift | None:
        """Return the shift between ``number`` and the round before it on the same case."""
        return next((each.shift for each in self.shifts if each.after == number), None)


def group_result(
    rounds: Sequence[tuple[GroupCase, str]], ballots: Sequence[Ballot], unpaired: frozenset[int]
) -> GroupResult:
    """Return the result of ``rounds`` (case and state, the first is round 1) with ``ballots``.

    Args:
        unpaired: Rounds whose voters are not known, such as raised hands: nothing is said of how
            one of these shifted.
    """
    numbered = list(enumerate(rounds, start=1))
    results = []
    for number, (case, state) in numbered:
        counts = tally(ballots, number)
        seen = None if state == "open" else counts
        results.append(RoundResult(number, case, state, sum(counts), seen))
    shifts = []
    for key in dict.fromkeys(case.key for case, _ in rounds):
        same = [number for number, (case, _) in numbered if case.key == key]
        for before, after in pairwise(same):
            still_open = rounds[after - 1][1] == "open"
            if not still_open and {before, after}.isdisjoint(unpaired):
                first, second = (
                    [ballot for ballot in ballots if ballot.round == number]
                    for number in (before, after)
                )
                shifts.append(RoundShift(before, after, shift(first, second)))
    return GroupResult(tuple(results), tuple(shifts))
