"""The five rungs of the government-participation ladder, and the words of the two dials."""

from dataclasses import dataclass
from pathlib import Path

from netwerkgemeente.content.table import DataError, read_table

RUNGS = 5
"""How many rungs the ladder has (Raad voor het openbaar bestuur, December 2012)."""

DIAL_TOP = 4
"""Highest value of the content and the process dial; the lowest is 0."""


@dataclass(frozen=True, slots=True)
class Rung:
    """One row of ``rungs.csv``.

    Attributes:
        number: 1 (letting go, the lightest) to 5 (regulating, the heaviest).
        words: How the role is written in a sentence; ``…`` stands for other words.
        content: What government decides about the outcome on this rung, in a few words.
        process: What it decides about the way there.
    """

    number: int
    key: str
    name: str
    words: tuple[str, ...]
    definition: str
    content: str
    process: str
    instruments: str
    pitfall: str
    example: str


@dataclass(frozen=True, slots=True)
class DialWords:
    """What the values 0 to 4 of the two dials mean, lightest first."""

    content: tuple[str, ...]
    process: tuple[str, ...]


def read_rungs(folder: Path, language: str) -> tuple[Rung, ...]:
    """Return the five rungs, lightest first."""
    rows = read_table(folder, "rungs.csv", language)
    rungs = sorted(
        (
            Rung(
                row.whole("number", 1, RUNGS),
                row.text("key"),
                row.words("name"),
                tuple(word.strip() for word in row.words("words").split("|")),
                *(
                    row.words(column)
                    for column in (
                        "definition",
                        "content",
                        "process",
                        "instruments",
                        "pitfall",
                        "example",
                    )
                ),
            )
            for row in rows
        ),
        key=lambda rung: rung.number,
    )
    if [rung.number for rung in rungs] != list(range(1, RUNGS + 1)):
        raise DataError("numbering", file="rungs.csv", column="number", last=RUNGS)
    return tuple(rungs)


def read_dial_words(folder: Path, language: str) -> DialWords:
    """Return the words for every value of both dials."""
    words: dict[str, dict[int, str]] = {"content": {}, "process": {}}
    for row in read_table(folder, "dials.csv", language, key=("dial", "value")):
        dial = row.one_of("dial", ("content", "process"))
        words[dial][row.whole("value", 0, DIAL_TOP)] = row.words("label")
    for values in words.values():
        if sorted(values) != list(range(DIAL_TOP + 1)):
            raise DataError("numbering", file="dials.csv", column="value", last=DIAL_TOP)
    content, process = (
        tuple(words[dial][value] for value in range(DIAL_TOP + 1))
        for dial in ("content", "process")
    )
    return DialWords(content, process)
