"""What a group votes about one case: the five counts of a round, and the shift between two."""

from collections.abc import Iterable
from dataclasses import dataclass

RUNGS = 5
"""How many rungs a ballot chooses from."""


@dataclass(frozen=True, slots=True)
class Ballot:
    """The last vote of one voter in one round.

    Attributes:
        round: Number of the round, from 1.
        voter: The same text for the same voter in every round; says nothing else.
        rung: 1 (let go) to 5 (regulate).
    """

    round: int
    voter: str
    rung: int


@dataclass(frozen=True, slots=True)
class Shift:
    """How a group moved between two rounds; only who voted in both can have moved.

    Attributes:
        stayed: Voters on the same rung in both rounds.
        up, down: Voters who went to a higher, a lower rung.
        moves: ``moves[before - 1][after - 1]`` counts the voters who went from one to the other.
        only_before, only_after: Voters in one of the two rounds only.
    """

    stayed: int
    up: int
    down: int
    moves: tuple[tuple[int, ...], ...]
    only_before: int
    only_after: int

    @property
    def both(self) -> int:
        """Voters in both rounds."""
        return self.stayed + self.up + self.down


def tally(ballots: Iterable[Ballot], number: int) -> tuple[int, ...]:
    """Return how many ballots of round ``number`` each rung has, lowest rung first."""
    counts = [0] * RUNGS
    for ballot in ballots:
        if ballot.round == number:
            counts[ballot.rung - 1] += 1
    return tuple(counts)


def shift(before: Iterable[Ballot], after: Iterable[Ballot]) -> Shift:
    """Return how the voters of one round moved to another; each gives a voter's ballot once."""
    first = {ballot.voter: ballot.rung for ballot in before}
    second = {ballot.voter: ballot.rung for ballot in after}
    moves = [[0] * RUNGS for _ in range(RUNGS)]
    for voter in first.keys() & second.keys():
        moves[first[voter] - 1][second[voter] - 1] += 1
    steps = [(to - start, moves[start][to]) for start in range(RUNGS) for to in range(RUNGS)]
    return Shift(
        stayed=sum(voters for step, voters in steps if step == 0),
        up=sum(voters for step, voters in steps if step > 0),
        down=sum(voters for step, voters in steps if step < 0),
        moves=tuple(map(tuple, moves)),
        only_before=len(first.keys() - second.keys()),
        only_after=len(second.keys() - first.keys()),
    )
