"""Policy sentences that steer a lot, in parts, and the words that the simple check looks for."""

from dataclasses import dataclass
from pathlib import Path

from netwerkgemeente.content.table import DataError, Row, read_table

STEERS = ("yes", "arguable", "no")
KINDS = ("number", "time", "form")
"""What a word that steers can be a sign of."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a sentence.

    Attributes:
        steers: One of ``STEERS``; ``arguable`` where some in the field would say so. Our own
            judgement.
        words: By which the part is found again in another sentence; may be empty.
    """

    text: str
    steers: str
    words: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One row of ``sentences.csv`` with its parts, in one language. Our own construction.

    Attributes:
        general: A more general sentence for the same matter.
        gives_up: What one gives up with it.
        note: Why ``general`` still holds something that steers; empty where it does not.
    """

    key: str
    parts: tuple[Part, ...]
    general: str
    gives_up: str
    note: str

    @property
    def text(self) -> str:
        """The sentence as a whole."""
        return " ".join(part.text for part in self.parts)


@dataclass(frozen=True, slots=True)
class SteeringWords:
    """One row of ``steering_words.csv``: words of one kind (one of ``KINDS``)."""

    key: str
    kind: str
    words: tuple[str, ...]


def read_sentences(folder: Path, language: str) -> tuple[Sentence, ...]:
    """Return all sentences in teaching order.

    Raises:
        DataError: If a cell cannot be used, a part names no sentence, a sentence has fewer than
            two parts, or no part of it steers.
    """
    rows = sorted(
        read_table(folder, "sentences.csv", language), key=lambda row: row.whole("order", 1, 99)
    )
    parts: dict[str, dict[int, Part]] = {row.text("key"): {} for row in rows}
    for row in read_table(folder, "sentence_parts.csv", language, key=("sentence", "position")):
        key = row.text("sentence")
        if key not in parts:
            raise row.error("reference", "sentence")
        parts[key][row.whole("position", 1, 99)] = Part(
            row.words("text"), row.one_of("steers", STEERS), _split(row), row.words("reason")
        )
    for key, own in parts.items():
        if len(own) < 2 or all(part.steers != "yes" for part in own.values()):
            raise DataError("options", file="sentence_parts.csv", column="steers", value=key)
    return tuple(
        Sentence(
            row.text("key"),
            tuple(part for _, part in sorted(parts[row.text("key")].items())),
            row.words("general"),
            row.words("gives_up"),
            row.words("note", blank=True),
        )
        for row in rows
    )


def read_steering_words(folder: Path, language: str) -> tuple[SteeringWords, ...]:
    """Return the words that the simple check looks for, besides digits."""
    return tuple(
        SteeringWords(row.text("key"), row.one_of("kind", KINDS), _split(row))
        for row in read_table(folder, "steering_words.csv", language)
    )


def _split(row: Row) -> tuple[str, ...]:
    """Return the words of the row's column ``words``, which are separated by ``|``."""
    words = (word.strip() for word in row.words("words", blank=True).split("|"))
    return tuple(word for word in words if word)
