"""Counts of citizens' collectives over the years, and what each count takes in."""

from dataclasses import dataclass
from pathlib import Path

from netwerkgemeente.content.case import CERTAINTIES
from netwerkgemeente.content.table import DataError, Row, read_table

YEARS = (1990, 2100)
"""The first and the last year that a count can have."""

LARGEST = 100_000_000
"""The largest count that is read; more must be a mistake."""


@dataclass(frozen=True, slots=True)
class Count:
    """One row of ``collectives.csv``.

    Attributes:
        year: The year of the count; ``moment`` says it more exactly.
        value: What was counted, not yet divided by the scale of its series.
        comparable: Whether it counts the same as the count before it, without a long gap.
        note: What to know about it; may be empty.
    """

    year: int
    moment: str
    value: int
    comparable: bool
    definition: str
    note: str
    source: str
    certainty: str


@dataclass(frozen=True, slots=True)
class Series:
    """One row of ``collective_series.csv`` with its counts, the earliest first.

    Attributes:
        unit: The word after a number.
        scale: What a count is divided by before it is shown, such as 1000 for thousands.
        top: The highest estimate that one can give, after scaling.
        step: The step of that estimate.
        meaning: What the series shows and what not.
    """

    key: str
    name: str
    unit: str
    scale: int
    top: int
    step: int
    meaning: str
    counts: tuple[Count, ...]


def read_collectives(folder: Path, language: str) -> tuple[Series, ...]:
    """Return the series in the order of the table.

    Raises:
        DataError: If a cell cannot be used, a count names no series, a year stands twice in one,
            a series has fewer than two counts, or its last count is above its highest estimate.
    """
    rows = read_table(folder, "collective_series.csv", language)
    counts: dict[str, dict[int, Count]] = {row.text("key"): {} for row in rows}
    for row in read_table(folder, "collectives.csv", language, key=("series", "year")):
        series = row.text("series")
        if series not in counts:
            raise row.error("reference", "series")
        count = _count(row)
        counts[series][count.year] = count
    ordered = sorted(rows, key=lambda row: row.whole("order", 1, 99))
    return tuple(_series(row, counts[row.text("key")]) for row in ordered)


def _count(row: Row) -> Count:
    return Count(
        year=row.whole("year", *YEARS),
        moment=row.words("moment"),
        value=row.whole("value", 0, LARGEST),
        comparable=row.flag("comparable"),
        definition=row.words("definition"),
        note=row.words("note", blank=True),
        source=row.words("source"),
        certainty=row.one_of("certainty", CERTAINTIES),
    )


def _series(row: Row, counts: dict[int, Count]) -> Series:
    if len(counts) < 2:
        raise DataError("missing", file="collectives.csv", value=row.text("key"))
    scale = row.whole("scale", 1, LARGEST)
    step = row.whole("step", 1, LARGEST)
    least = -(-counts[max(counts)].value // scale)
    return Series(
        key=row.text("key"),
        name=row.words("name"),
        unit=row.words("unit"),
        scale=scale,
        top=row.whole("top", max(step, least), LARGEST),
        step=step,
        meaning=row.words("meaning"),
        counts=tuple(count for _, count in sorted(counts.items())),
    )
