"""The dimensions on which a hierarchy and a network differ."""

from dataclasses import dataclass
from pathlib import Path

from netwerkgemeente.content.table import read_table


@dataclass(frozen=True, slots=True)
class Contrast:
    """One row of ``contrasts.csv``: a dimension and its two poles.

    Attributes:
        key: Stable name. Passports refer to it, so it never changes.
        hierarchy: What it looks like in a pure hierarchy (0 on the slider).
        network: What it looks like in a pure network (10 on the slider).
        source: The literature it is drawn from. The table as a whole is our own.
    """

    key: str
    name: str
    hierarchy: str
    network: str
    source: str


def read_contrasts(folder: Path, language: str) -> tuple[Contrast, ...]:
    """Return the dimensions in the order of the table.

    Raises:
        DataError: If a cell cannot be used, or a key stands twice.
    """
    ordered = [
        (
            row.whole("order", 1, 99),
            Contrast(
                row.text("key"),
                row.words("name"),
                row.words("hierarchy"),
                row.words("network"),
                row.text("source"),
            ),
        )
        for row in read_table(folder, "contrasts.csv", language)
    ]
    return tuple(contrast for _, contrast in sorted(ordered, key=lambda pair: pair[0]))
