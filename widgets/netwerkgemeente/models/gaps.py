"""Where gaps may fall: neighbourhoods in an order that depends on how signals are weighed.

Own construction. A thinking aid: it says where to go and look, not where people are in need.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from netwerkgemeente.content.neighbourhoods import Neighbourhood

SMALL = 300
"""Fewer inhabitants than this: the figures swing so much that no place in an order is given."""

HEAVIEST = 3
"""Largest weight of a signal."""

TOP = 3
"""How many neighbourhoods at the head of an order are spoken of."""


@dataclass(frozen=True, slots=True)
class Place:
    """A neighbourhood in the order.

    Attributes:
        score: 0 (lowest on every signal that counts) to 100 (highest on each of them).
        unknown: How many of the signals that count are unknown here.
    """

    neighbourhood: Neighbourhood
    score: Fraction
    unknown: int


@dataclass(frozen=True, slots=True)
class Ranking:
    """All neighbourhoods of a municipality.

    Attributes:
        places: Those in the order, highest score first.
        small: Those with too few inhabitants, or of which the number is unknown; by name.
        dark: Those of which no signal that counts is known; by name.
    """

    places: tuple[Place, ...]
    small: tuple[Neighbourhood, ...]
    dark: tuple[Neighbourhood, ...]

    @property
    def top(self) -> tuple[Neighbourhood, ...]:
        """The neighbourhoods at the head of the order, at most ``TOP``."""
        return tuple(place.neighbourhood for place in self.places[:TOP])


def rank(neighbourhoods: Sequence[Neighbourhood], weights: Mapping[str, int]) -> Ranking:
    """Return the order of ``neighbourhoods`` for ``weights`` (0 to ``HEAVIEST``, per signal).

    On each signal a neighbourhood stands somewhere from 0 (lowest known) to 1 (highest known):
    the share of the other neighbourhoods that are lower, equal ones counting half. The score is
    the mean of these over the signals that are known there, weighted, times 100. Places, not
    percentages, are averaged, so one extreme figure cannot outweigh everything, and signals with
    large and small percentages count alike.

    What is unknown takes no part: it is neither zero nor average. A neighbourhood with much
    unknown is therefore judged on little; ``Place.unknown`` says how much. Equal scores are
    ordered by name, so the order of the rows changes nothing.

    Where nothing is unknown, more weight on a signal never lowers the place of the neighbourhood
    that is highest on it.

    Raises:
        ValueError: If a weight is not a whole number from 0 to ``HEAVIEST``.
    """
    for weight in weights.values():
        if not isinstance(weight, int) or not 0 <= weight <= HEAVIEST:
            raise ValueError(f"A weight goes from 0 to {HEAVIEST}, not {weight!r}.")
    counting = {signal: weight for signal, weight in weights.items() if weight}
    by_name = sorted(neighbourhoods, key=lambda each: (each.name, each.key))
    large = [each for each in by_name if not is_small(each)]
    stands = {signal: _stands(large, signal) for signal in counting}
    places, dark = [], []
    for each in large:
        known = {signal: at[each.key] for signal, at in stands.items() if each.key in at}
        if not known:
            dark.append(each)
            continue
        total = sum(counting[signal] for signal in known)
        score = sum((counting[signal] * at for signal, at in known.items()), Fraction(0))
        places.append(Place(each, 100 * score / total, len(counting) - len(known)))
    places.sort(key=lambda place: -place.score)
    return Ranking(tuple(places), tuple(each for each in by_name if is_small(each)), tuple(dark))


def is_small(neighbourhood: Neighbourhood) -> bool:
    """Whether a neighbourhood has too few inhabitants, or an unknown number, to be ranked."""
    return neighbourhood.inhabitants is None or neighbourhood.inhabitants < SMALL


def equal_weights(signals: Sequence[str]) -> dict[str, int]:
    """Return the weights that let every signal count the same."""
    return dict.fromkeys(signals, 1)


def ever_top(neighbourhoods: Sequence[Neighbourhood], signals: Sequence[str]) -> int:
    """Return how many neighbourhoods come in the top when one signal alone counts, whichever."""
    tops = (rank(neighbourhoods, {signal: 1}).top for signal in signals)
    return len({each.key for top in tops for each in top})


def standing_out(
    neighbourhoods: Sequence[Neighbourhood], chosen: Sequence[Neighbourhood], signals: Sequence[str]
) -> str | None:
    """Return the signal on which ``chosen`` stand highest together, or None if none is known.

    Of signals on which they stand equally high, the first.
    """
    large = [each for each in neighbourhoods if not is_small(each)]
    best: tuple[Fraction, str] | None = None
    for signal in signals:
        stands = _stands(large, signal)
        known = [stands[each.key] for each in chosen if each.key in stands]
        if known:
            mean = sum(known, Fraction(0)) / len(known)
            if best is None or mean > best[0]:
                best = (mean, signal)
    return None if best is None else best[1]


def _stands(neighbourhoods: Sequence[Neighbourhood], signal: str) -> dict[str, Fraction]:
    """Return where each neighbourhood with a known share stands, 0 to 1; a lone one in between."""
    shares = {
        each.key: share for each in neighbourhoods if (share := each.shares.get(signal)) is not None
    }
    if len(shares) < 2:
        return dict.fromkeys(shares, Fraction(1, 2))
    ordered = sorted(shares.values())
    lowest = {value: at for at, value in reversed(list(enumerate(ordered)))}
    equal = {value: ordered.count(value) for value in lowest}
    return {
        key: (lowest[value] + Fraction(equal[value] - 1, 2)) / (len(ordered) - 1)
        for key, value in shares.items()
    }
