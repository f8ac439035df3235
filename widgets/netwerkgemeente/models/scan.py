"""The self-scan: where one leans between hierarchy and network, and what shifted since."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from netwerkgemeente.content.scan import SCAN_TOP
from netwerkgemeente.models.answers import mapping, whole

MIDDLE = SCAN_TOP // 2
"""The value that leans to neither side."""


@dataclass(frozen=True, slots=True)
class ScanLeaning:
    """The pairs on which somebody leans most; own construction.

    Attributes:
        hierarchy: Keys of the pairs with the lowest value, where that is below the middle.
        network: Keys of the pairs with the highest value, where that is above the middle.
    """

    hierarchy: tuple[str, ...]
    network: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ScanShift:
    """One pair, answered twice.

    Attributes:
        before: The first answer, 0 (hierarchy) to 10 (network), or None where there is none.
        after: The second answer, 0 to 10.
    """

    key: str
    before: int | None
    after: int

    @property
    def by(self) -> int | None:
        """Steps towards network, -10 to 10; negative towards hierarchy. None without a first."""
        return None if self.before is None else self.after - self.before


def scan_values(kept: object, keys: Sequence[str]) -> dict[str, int]:
    """Return what can be used of ``kept``, the answers of a passport: key to 0 to 10."""
    given = mapping(mapping(kept).get("values"))
    found = {key: whole(given.get(key), 0, SCAN_TOP) for key in keys}
    return {key: value for key, value in found.items() if value is not None}


def leaning(values: Mapping[str, int]) -> ScanLeaning:
    """Return the pairs that lie furthest to either side of the middle."""
    lowest = min(values.values(), default=MIDDLE)
    highest = max(values.values(), default=MIDDLE)
    return ScanLeaning(
        tuple(key for key, value in values.items() if value == lowest < MIDDLE),
        tuple(key for key, value in values.items() if value == highest > MIDDLE),
    )


def shifts(before: Mapping[str, int], after: Mapping[str, int]) -> tuple[ScanShift, ...]:
    """Return every pair of ``after``, in its order, with the first answer where there is one."""
    return tuple(ScanShift(key, before.get(key), value) for key, value in after.items())


def biggest(found: Sequence[ScanShift]) -> tuple[ScanShift, ...]:
    """Return the pairs that shifted most; empty when nothing did or nothing can be compared."""
    most = max((abs(shift.by or 0) for shift in found), default=0)
    return tuple(shift for shift in found if most and abs(shift.by or 0) == most)
