"""The self-scan: pairs of statements about one's own work, from hierarchy to network."""

from dataclasses import dataclass
from pathlib import Path

from netwerkgemeente.content.table import read_table

SCAN_TOP = 10
"""Highest value of a pair's slider: wholly network. 0 is wholly hierarchy."""


@dataclass(frozen=True, slots=True)
class ScanPair:
    """One row of ``scan.csv``.

    Attributes:
        key: Stable name; passports refer to it.
        name: What the pair is about, in one or two words.
        hierarchy, network: The statements at the two ends. Neither is the right one.
    """

    key: str
    name: str
    hierarchy: str
    network: str


def read_scan(folder: Path, language: str) -> tuple[ScanPair, ...]:
    """Return the pairs in the order in which they are asked.

    Raises:
        DataError: If a cell cannot be used, or a key comes twice.
    """
    rows = read_table(folder, "scan.csv", language)
    return tuple(
        ScanPair(row.text("key"), row.words("name"), row.words("hierarchy"), row.words("network"))
        for row in sorted(rows, key=lambda row: row.whole("order", 1, 99))
    )
