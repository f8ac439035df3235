"""One case on the ladder, as a trainee places it beside the experts' range."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from netwerkgemeente.content.case import Case


@dataclass(frozen=True, slots=True)
class Placing:
    """A trainee's placing of a case.

    Attributes:
        rung: 1 to 5, or None while there is no answer.
        reason: What the trainee wrote about it; may be empty.
        seen: Whether the trainee has looked at the experts' range.
    """

    case: Case
    rung: int | None = None
    reason: str = ""
    seen: bool = False

    @property
    def outside(self) -> int | None:
        """Rungs from the nearest end of the experts' range to the trainee's placing.

        0 within the range; positive when the trainee keeps more in the municipality's hands than
        the experts would, negative when less. None while there is no answer.
        """
        if self.rung is None:
            return None
        if self.rung > self.case.high:
            return self.rung - self.case.high
        return min(0, self.rung - self.case.low)

    @property
    def first_choice(self) -> bool:
        """Whether the trainee's rung is the experts' own first choice."""
        return self.rung == self.case.best


@dataclass(frozen=True, slots=True)
class Leaning:
    """How a number of placings lie against the experts' ranges.

    Attributes:
        placed: How many cases were placed.
        inside, higher, lower: How many of them fall within, above and below the range.
        mean: Mean number of rungs outside the range, with sign; None when nothing was placed.
    """

    placed: int
    inside: int
    higher: int
    lower: int
    mean: Fraction | None

    @property
    def direction(self) -> str:
        """``inside``, ``higher``, ``lower``, ``even`` (above as much as below) or ``none``."""
        if self.mean is None:
            return "none"
        if self.inside == self.placed:
            return "inside"
        if self.mean > 0:
            return "higher"
        return "lower" if self.mean < 0 else "even"


def leaning(placings: Iterable[Placing]) -> Leaning:
    """Return how ``placings`` lie against the experts' ranges; unplaced ones do not count."""
    distances = [placing.outside for placing in placings if placing.outside is not None]
    return Leaning(
        placed=len(distances),
        inside=distances.count(0),
        higher=sum(distance > 0 for distance in distances),
        lower=sum(distance < 0 for distance in distances),
        mean=Fraction(sum(distances), len(distances)) if distances else None,
    )


def leaning_by_domain(placings: Sequence[Placing]) -> dict[str, Leaning]:
    """Return the leaning for every domain in which something was placed, in order of appearance.

    Cases without a domain do not count.
    """
    domains = dict.fromkeys(p.case.domain for p in placings if p.rung is not None and p.case.domain)
    return {domain: leaning(p for p in placings if p.case.domain == domain) for domain in domains}
