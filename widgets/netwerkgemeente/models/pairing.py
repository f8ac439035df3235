"""Four outcomes to choose from for one indicator: its own, a near one, and two from elsewhere."""

import random
from collections.abc import Sequence

from netwerkgemeente.content.indicator import Indicator

CHOICES = 4
"""How many outcomes there are to choose from."""


def outcomes_for(indicator: Indicator, indicators: Sequence[Indicator]) -> tuple[Indicator, ...]:
    """Return the indicators whose outcomes are offered for ``indicator``, itself among them.

    One comes from the same domain, if there is one, so that there is something to weigh; the
    others each come from a domain of their own. Which ones and in what order depends on the key of
    ``indicator`` alone (it is the seed): a trainee who comes back finds the same choice.

    Raises:
        ValueError: If there are too few domains to choose from.
    """
    chance = random.Random(indicator.key)
    others = sorted((other for other in indicators if other != indicator), key=lambda o: o.key)
    chance.shuffle(others)
    near = [other for other in others if other.domain == indicator.domain][:1]
    far = {other.domain: other for other in others if other.domain != indicator.domain}
    offered = [indicator, *near, *far.values()][:CHOICES]
    if len(offered) < CHOICES:
        raise ValueError(f"{indicator.key!r} needs outcomes from {CHOICES - 1} other domains.")
    chance.shuffle(offered)
    return tuple(offered)
