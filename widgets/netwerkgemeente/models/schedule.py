"""Fitting the parts of a session into its time: what is left out, the break, and the clock."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

DAY = 24 * 60
"""Minutes in a day."""


class OverMidnightError(ValueError):
    """A session that would end on another day."""


@dataclass(frozen=True, slots=True)
class Part:
    """Something that happens in a session.

    Attributes:
        kind: What sort of thing, such as ``break``.
        title: What it is called.
        what: What happens, in a sentence.
        minutes: 1 or more.
        skip: How soon it is left out when time is short, 1 first; None for what always stays.
        lesson: Key of the lesson of which it is an activity, or "" when it is none.
    """

    kind: str
    title: str
    what: str
    minutes: int
    skip: int | None = None
    lesson: str = ""


@dataclass(frozen=True, slots=True)
class Slot:
    """A part with its time, in minutes after midnight; one ends when the next begins."""

    start: int
    end: int
    part: Part


def total(parts: Sequence[Part]) -> int:
    """Return how many minutes ``parts`` take together."""
    return sum(part.minutes for part in parts)


def left_out(parts: Sequence[Part], minutes: int) -> frozenset[int]:
    """Return the places of the parts that go, so that the rest fits in ``minutes``.

    Parts go in the order of ``skip``, of equals the last first, until the rest fits. What went
    for nothing, because what went after it made enough room, comes back. Parts without ``skip``
    stay, so the rest may still be too long.
    """
    order = sorted(
        (place for place, part in enumerate(parts) if part.skip is not None),
        key=lambda place: (parts[place].skip, -place),
    )
    over = total(parts) - minutes
    gone: list[int] = []
    for place in order:
        if over <= 0:
            break
        gone.append(place)
        over -= parts[place].minutes
    for place in reversed(gone.copy()):
        if over + parts[place].minutes <= 0:
            gone.remove(place)
            over += parts[place].minutes
    return frozenset(gone)


def with_break(parts: Sequence[Part], pause: Part) -> tuple[Part, ...]:
    """Return ``parts`` with ``pause`` between two of them, as near to the middle as can be.

    It comes between two activities of one lesson only where there is no other place; and where
    there is only one part there is no break.
    """
    if len(parts) < 2:
        return tuple(parts)
    middle = total(parts) / 2
    free = [
        place
        for place, (left, right) in enumerate(pairwise(parts), start=1)
        if not left.lesson or left.lesson != right.lesson
    ]
    at = min(free or range(1, len(parts)), key=lambda place: abs(total(parts[:place]) - middle))
    return (*parts[:at], pause, *parts[at:])


def timed(parts: Sequence[Part], start: int) -> tuple[Slot, ...]:
    """Return ``parts`` one after the other from ``start``, in minutes after midnight.

    Raises:
        OverMidnightError: If the last one would end after midnight.
    """
    if start + total(parts) > DAY:
        raise OverMidnightError
    slots = []
    for part in parts:
        slots.append(Slot(start, start + part.minutes, part))
        start += part.minutes
    return tuple(slots)


def shared_out(minutes: Sequence[int], groups: int) -> tuple[range, ...]:
    """Share lessons of ``minutes`` out over sessions, in their order, as evenly as can be.

    Returns:
        The places of the lessons of each session; no more sessions than there are lessons. The
        longest session is as short as possible.
    """
    count = len(minutes)
    if not count:
        return ()

    def sessions(cuts: Sequence[int]) -> tuple[range, ...]:
        return tuple(range(left, right) for left, right in pairwise((0, *cuts, count)))

    ways = (sessions(cuts) for cuts in combinations(range(1, count), min(groups, count) - 1))
    return min(ways, key=lambda way: max(sum(minutes[place] for place in each) for each in way))
