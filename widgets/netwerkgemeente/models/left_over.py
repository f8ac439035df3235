"""How many of a group are left when not everyone takes part, and what a guarantee then covers.

Own construction: shares of a group, nothing more. A thinking aid, no forecast.
"""

from dataclasses import dataclass
from fractions import Fraction

FULL_TIME = 36
"""Hours a week of one full-time job in a Dutch municipality."""


@dataclass(frozen=True, slots=True)
class LeftOver:
    """A group of which a part takes part.

    It is assumed that everyone takes part alone: each of the group with the same chance, whatever
    their neighbourhood or trouble. In fact people without a network take part less, so more are
    left than this says.

    Attributes:
        size: People or households in the group, 0 or more.
        share: Percentage that takes part, 0 to 100.
        need: Percentage of those left that must be helped in any case, 0 to 100.
        hours: Hours a week that each of them gets, 0 or more.

    Raises:
        ValueError: If a number lies outside its range.
    """

    size: int
    share: int
    need: int = 0
    hours: int = 0

    def __post_init__(self) -> None:
        for value, high in (
            (self.size, None),
            (self.share, 100),
            (self.need, 100),
            (self.hours, None),
        ):
            if value < 0 or (high is not None and value > high):
                raise ValueError(f"{value!r} is not from 0 to {high}.")

    @property
    def left(self) -> int:
        """How many are left, rounded up: nobody is left in part."""
        return -(-self.size * (100 - self.share) // 100)

    @property
    def taking_part(self) -> int:
        """How many take part."""
        return self.size - self.left

    @property
    def helped(self) -> int:
        """How many the minimum guarantee must reach, rounded up."""
        return -(-self.left * self.need // 100)

    @property
    def weekly_hours(self) -> int:
        """Hours a week that the guarantee takes."""
        return self.helped * self.hours

    @property
    def jobs(self) -> Fraction:
        """Full-time jobs that these hours make."""
        return Fraction(self.weekly_hours, FULL_TIME)
