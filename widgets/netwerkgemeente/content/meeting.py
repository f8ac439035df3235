"""The invented ten-minute meeting in which the role changes eight times."""

from dataclasses import dataclass
from pathlib import Path

from netwerkgemeente.content.ladder import RUNGS
from netwerkgemeente.content.table import read_table


@dataclass(frozen=True, slots=True)
class Moment:
    """One row of ``moments.csv``.

    Attributes:
        minute: Minutes since the meeting began, 0 to 10.
        low, best, high: The rungs that are defensible at this moment, 1 to 5. Our own judgement.
    """

    key: str
    minute: int
    text: str
    low: int
    best: int
    high: int
    feedback: str


def read_moments(folder: Path, language: str) -> tuple[Moment, ...]:
    """Return the moments in the order in which they happen."""
    moments = []
    for row in read_table(folder, "moments.csv", language):
        low, best, high = (row.whole(column, 1, RUNGS) for column in ("low", "best", "high"))
        if not low <= best <= high:
            raise row.error("range", "best", low=low, high=high)
        moment = Moment(
            row.text("key"),
            row.whole("minute", 0, 10),
            row.words("text"),
            low,
            best,
            high,
            row.words("feedback"),
        )
        moments.append((row.whole("order", 1, 99), moment))
    return tuple(moment for _, moment in sorted(moments, key=lambda pair: pair[0]))
