"""What steering harder on an indicator does to the indicator, and to what it was about.

A thinking aid with invented numbers. It puts the warnings of Goodhart (1975), Strathern (1997) and
Campbell into the smallest formula that shows them; the formula is our own construction and theirs
hold no formula of this kind.
"""

from dataclasses import dataclass
from fractions import Fraction

TOP = 10
"""Highest pressure and best fit; the lowest of both is 0."""

START = 40
"""Where indicator and outcome stand without pressure, on an invented scale of 0 to 100."""

SCORE = 5
"""Points that each step of pressure adds to the indicator, by real work or by other means."""

SIDE_EFFECT = Fraction(3, 10)
"""Points that the outcome loses with the first step of pressure; it grows with the square."""

_BARE_HELP = Fraction(6, 10)
_FIT_HELP = Fraction(4, 10)


@dataclass(frozen=True, slots=True)
class Steering:
    """Steering on an indicator with some pressure.

    Attributes:
        pressure: 0 (one only looks at the figure) to 10 (one is judged by it).
        fit: How well the indicator fits the outcome, 0 (hardly) to 10 (very well).

    Raises:
        ValueError: If either is not a whole number from 0 to 10.
    """

    pressure: int
    fit: int

    def __post_init__(self) -> None:
        for value in (self.pressure, self.fit):
            if not isinstance(value, int) or not 0 <= value <= TOP:
                raise ValueError(f"Pressure and fit go from 0 to {TOP}, not {value!r}.")

    @property
    def help(self) -> Fraction:
        """Points that each step of pressure brings the outcome, by the attention it gets.

        From 0.6 for an indicator that hardly fits to 4.6, nearly what the indicator itself wins.
        """
        return _BARE_HELP + _FIT_HELP * self.fit

    @property
    def indicator(self) -> int:
        """The indicator, 40 to 90: it always rises with pressure."""
        return START + SCORE * self.pressure

    @property
    def outcome(self) -> Fraction:
        """The outcome: it rises with attention at first and falls by side effects later."""
        return START + self.help * self.pressure - SIDE_EFFECT * self.pressure**2

    @property
    def gap(self) -> Fraction:
        """Points by which the indicator flatters; never negative, and growing with pressure."""
        return self.indicator - self.outcome

    @property
    def turn(self) -> Fraction:
        """The pressure at which the outcome stands highest, 1 to nearly 8: it rises with fit."""
        return self.help / (2 * SIDE_EFFECT)

    @property
    def beyond(self) -> bool:
        """Whether the pressure is past the point where the outcome stands highest."""
        return self.pressure > self.turn


def steered(fit: int, furthest: int = TOP) -> tuple[Steering, ...]:
    """Return one record for every pressure from 0 to ``furthest``."""
    return tuple(Steering(pressure, fit) for pressure in range(furthest + 1))
