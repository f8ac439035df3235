"""Dated moments in the shift from directing to networking."""

from dataclasses import dataclass
from pathlib import Path

from netwerkgemeente.content.case import CERTAINTIES
from netwerkgemeente.content.collective import YEARS
from netwerkgemeente.content.table import read_table

KINDS = ("directing", "networking", "doubt")
"""What a moment points to: directing, networking, or doubt about the shift."""


@dataclass(frozen=True, slots=True)
class Milestone:
    """One row of ``milestones.csv``.

    Attributes:
        year: The year, or the first year of a period.
        until: The last year of a period; the same as ``year`` for a moment.
        kind: One of ``KINDS``.
        date: When, in words, as exactly as the source gives it.
    """

    key: str
    year: int
    until: int
    kind: str
    date: str
    title: str
    text: str
    source: str
    certainty: str


def read_milestones(folder: Path, language: str) -> tuple[Milestone, ...]:
    """Return the moments in the order of the table.

    Raises:
        DataError: If a cell cannot be used, or a period ends before it begins.
    """
    rows = read_table(folder, "milestones.csv", language)
    ordered = sorted(rows, key=lambda row: row.whole("order", 1, 99))
    moments = []
    for row in ordered:
        year = row.whole("year", *YEARS)
        is_moment = not row.text("until", blank=True)
        moments.append(
            Milestone(
                key=row.text("key"),
                year=year,
                until=year if is_moment else row.whole("until", year, YEARS[1]),
                kind=row.one_of("kind", KINDS),
                date=row.words("date"),
                title=row.words("title"),
                text=row.words("text"),
                source=row.words("source"),
                certainty=row.one_of("certainty", CERTAINTIES),
            )
        )
    return tuple(moments)
