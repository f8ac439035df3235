"""A file between hierarchy and network, dimension by dimension: as it is and as it is wanted."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

HIERARCHY_END, NETWORK_END = 0, 10
"""The ends of every dimension: the pure hierarchy and the pure network."""


@dataclass(frozen=True, slots=True)
class Point:
    """One dimension of a file.

    Attributes:
        key: Which dimension.
        now, wanted: Where the file is and where the trainee wants it, 0 (pure hierarchy) to 10
            (pure network).
    """

    key: str
    now: int
    wanted: int

    @property
    def shift(self) -> int:
        """Steps from now to wanted: positive towards the network, negative towards hierarchy."""
        return self.wanted - self.now


def biggest_shifts(points: Sequence[Point], count: int = 3) -> tuple[Point, ...]:
    """Return the points that move most, at most ``count``, biggest first.

    Points that stay where they are never count; of equal shifts the first in the table comes first.
    """
    moving = [point for point in points if point.shift]
    return tuple(sorted(moving, key=lambda point: -abs(point.shift))[:count])


def mean_now(points: Sequence[Point]) -> Fraction:
    """Return the mean of where the file is now.

    Raises:
        ValueError: If there are no points.
    """
    return _mean([point.now for point in points])


def mean_wanted(points: Sequence[Point]) -> Fraction:
    """Return the mean of where the trainee wants it.

    Raises:
        ValueError: If there are no points.
    """
    return _mean([point.wanted for point in points])


def _mean(values: Sequence[int]) -> Fraction:
    if not values:
        raise ValueError("A mean needs at least one point.")
    return Fraction(sum(values), len(values))
