"""Who depends on whom: the four sources of influence between the municipality and its partners."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

SOURCES = ("resources", "authority", "information", "communication")
"""The four sources of dependence and influence that the article names."""

SCORE_TOP = 3
"""A score goes from 0 (nothing) to 3 (indispensable)."""

MOST_PARTNERS = 40

NETWORK_SHARE = Fraction(1, 2)
"""From this share of dependence that goes both ways on, we speak of a network. Our own choice."""


@dataclass(frozen=True, slots=True)
class Partner:
    """One partner, scored on the four sources in the order of ``SOURCES``, 0 to 3 each.

    Attributes:
        need: What they have that we need.
        offer: What we have that they need.

    Raises:
        ValueError: If there are not four scores on both sides, or one is outside 0 to 3.
    """

    name: str
    need: tuple[int, ...] = (0, 0, 0, 0)
    offer: tuple[int, ...] = (0, 0, 0, 0)

    def __post_init__(self) -> None:
        for scores in (self.need, self.offer):
            if len(scores) != len(SOURCES) or not all(0 <= s <= SCORE_TOP for s in scores):
                raise ValueError(f"Four scores from 0 to {SCORE_TOP} are needed, not {scores!r}.")

    @property
    def ours(self) -> int:
        """How much we depend on them, 0 to 12: the sum of what we need."""
        return sum(self.need)

    @property
    def theirs(self) -> int:
        """How much they depend on us, 0 to 12: the sum of what they need."""
        return sum(self.offer)

    @property
    def mutual(self) -> int:
        """Dependence on both sides for the same source: the lower of the two, summed."""
        return sum(min(pair) for pair in zip(self.need, self.offer, strict=True))

    @property
    def exchanged(self) -> int:
        """What balances across sources, such as our money against their knowledge."""
        return min(self.ours, self.theirs) - self.mutual

    @property
    def verdict(self) -> str:
        """The verdict on this one tie; see :func:`verdict`."""
        return verdict([self])


def verdict(partners: Sequence[Partner]) -> str:
    """Return what these ties amount to.

    Own construction. Of every tie the part that goes both ways is twice the lower side (the same
    source or an exchange, both bind). If that is at least half of all dependence it is a
    ``network``. Otherwise it is a ``hierarchy`` (with a lanyard) when partners depend more on us
    than we on them, or ``guest`` when we depend more on them. ``split`` when the one-way ties
    cancel out: in charge here, a guest there. ``none`` when nobody needs anything.
    """
    everything = sum(partner.ours + partner.theirs for partner in partners)
    if not everything:
        return "none"
    if both_ways(partners) >= NETWORK_SHARE:
        return "network"
    balance = sum(partner.theirs - partner.ours for partner in partners)
    if balance == 0:
        return "split"
    return "hierarchy" if balance > 0 else "guest"


def both_ways(partners: Sequence[Partner]) -> Fraction:
    """Return what share of all dependence goes both ways, 0 to 1; 0 where there is none."""
    everything = sum(partner.ours + partner.theirs for partner in partners)
    if not everything:
        return Fraction(0)
    return Fraction(2 * sum(min(p.ours, p.theirs) for p in partners), everything)
