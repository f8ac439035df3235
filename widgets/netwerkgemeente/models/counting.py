"""Reading a series of counts: where the counting changed, and how near an estimate was."""

from collections.abc import Sequence
from fractions import Fraction

from netwerkgemeente.content.collective import Count

NEAR = Fraction(1, 10)
"""An estimate within this share of the count is near it. Own choice."""


def runs(counts: Sequence[Count]) -> tuple[tuple[Count, ...], ...]:
    """Return ``counts`` in pieces within which the same thing was counted.

    Only within a piece may one say that something grew, and only there is a line drawn.
    """
    pieces: list[list[Count]] = []
    for count in counts:
        if pieces and count.comparable:
            pieces[-1].append(count)
        else:
            pieces.append([count])
    return tuple(map(tuple, pieces))


def shown(count: Count, scale: int) -> int | Fraction:
    """Return the value of ``count`` divided by ``scale``: a whole number where it is one."""
    value = Fraction(count.value, scale)
    return value.numerator if value.denominator == 1 else value


def nearness(estimate: int, actual: int | Fraction) -> str:
    """Return ``near``, ``above`` or ``below``: where ``estimate`` lies against the count."""
    if abs(Fraction(estimate) - actual) <= NEAR * actual:
        return "near"
    return "above" if estimate > actual else "below"
