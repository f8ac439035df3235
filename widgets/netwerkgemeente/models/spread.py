"""How far the votes of one round lie apart."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate


@dataclass(frozen=True, slots=True)
class Spread:
    """The votes of a round from the lowest to the highest.

    Attributes:
        voted: How many votes, 1 or more.
        low, high: The lowest and the highest rung with a vote, from 1.
        middle: The rungs of the middle vote; of an even number of votes, of the middle two.
    """

    voted: int
    low: int
    high: int
    middle: tuple[int, int]


def spread(counts: Sequence[int]) -> Spread | None:
    """Return the spread of the votes on each rung, lowest first; None when there are no votes."""
    voted = sum(counts)
    if not voted:
        return None
    so_far = tuple(accumulate(counts))

    def rung(vote: int) -> int:
        """Return the rung of a vote, when they stand in a row; the first is 1."""
        return next(rung for rung, last in enumerate(so_far, start=1) if vote <= last)

    return Spread(
        voted=voted,
        low=rung(1),
        high=rung(voted),
        middle=(rung((voted + 1) // 2), rung(voted // 2 + 1)),
    )
