"""A benchmark's findings: one line for each thing measured, laid out as a table."""

from __future__ import annotations

import statistics
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table.

    Attributes:
        ours, plain: The two values, or None where only ours is measured.
        limit: What the issue asks; ``met`` says whether it is so, None where nothing is asked.
    """

    what: str
    unit: str
    ours: float
    plain: float | None = None
    limit: str = ""
    met: bool | None = None

    @property
    def ratio(self) -> float | None:
        """Ours as a part of the plain way."""
        return self.ours / self.plain if self.plain else None


def percentile(values: Iterable[float], percent: int) -> float:
    """The value that ``percent`` in a hundred stay within."""
    return statistics.quantiles(values, n=100, method="inclusive")[percent - 1]


def table(lines: list[Line]) -> str:
    """Lay out the lines as a table in plain text."""
    head = ("", "unit", "ours", "plain", "ratio", "limit", "met")
    rows = [head]
    for line in lines:
        met = "" if line.met is None else "yes" if line.met else "NO"
        values = (_number(line.ours), _number(line.plain), _number(line.ratio))
        rows.append((line.what, line.unit, *values, line.limit, met))
    widths = [max(len(row[column]) for row in rows) for column in range(len(head))]
    return "".join(
        "  ".join(
            cell.rjust(width) if 2 <= column <= 4 else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        + "\n"
        for row in rows
    )


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.3g}" if abs(value) < 1000 else f"{value:.0f}"
