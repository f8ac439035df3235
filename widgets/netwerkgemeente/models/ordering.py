"""Shuffling the items of an order question, and how far an order is from the right one."""

import random
from collections.abc import Sequence


def shuffled(count: int, seed: str) -> tuple[int, ...]:
    """Return the numbers 0 to ``count - 1`` in an order that depends on ``seed`` alone.

    The right order itself is never returned, so that there is always something to do.

    Raises:
        ValueError: If there are fewer than two items.
    """
    if count < 2:
        raise ValueError(f"An order needs two items or more, not {count!r}.")
    order = list(range(count))
    random.Random(seed).shuffle(order)
    if order == sorted(order):
        order.reverse()
    return tuple(order)


def in_place(order: Sequence[int]) -> int:
    """Return how many items of ``order`` stand in the place that is theirs."""
    return sum(place == item for place, item in enumerate(order))
