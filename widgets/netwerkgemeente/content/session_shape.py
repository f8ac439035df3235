"""The forms in which the course is taught, and what happens in a session besides the lessons."""

from dataclasses import dataclass
from pathlib import Path

from netwerkgemeente.content.table import DataError, read_table

PHASES = ("start", "lesson", "between", "end")
"""Once at the start, for each lesson, between two lessons, and once at the end."""

KINDS = (
    "opening",
    "notebook",
    "trios",
    "plenary",
    "guest",
    "role_play",
    "agreement",
    "questions",
)
"""What a part of a session can be; ``notebook`` stands for the activities of a lesson."""


@dataclass(frozen=True, slots=True)
class SessionPart:
    """One row of ``session_parts.csv``.

    Attributes:
        minutes: How long it takes; 0 for a notebook, which takes as long as its activities.
        skip: How soon it is left out when time is short, 1 first; None for what always stays.
        what: What happens in it, in a sentence.
    """

    phase: str
    kind: str
    minutes: int
    skip: int | None
    title: str
    what: str


@dataclass(frozen=True, slots=True)
class SessionShape:
    """One row of ``session_shapes.csv``. All of it is our own proposal.

    Attributes:
        minutes: How long one session is.
        sessions: Over how many sessions the lessons are shared out, at most.
        pause: Minutes of the break that is proposed; 0 for none.
        lessons: Keys of the lessons that are proposed.
        about: For whom it is, or what is special about it.
    """

    key: str
    minutes: int
    sessions: int
    pause: int
    lessons: tuple[str, ...]
    name: str
    about: str
    parts: tuple[SessionPart, ...]

    def phase(self, phase: str) -> tuple[SessionPart, ...]:
        """Return the parts of one of ``PHASES``, in their order."""
        return tuple(part for part in self.parts if part.phase == phase)


def read_shapes(folder: Path, language: str) -> tuple[SessionShape, ...]:
    """Return the shapes in the order of the list.

    Raises:
        DataError: If a cell cannot be used, or a part is of no shape.
    """
    parts: dict[str, list[tuple[int, SessionPart]]] = {}
    for row in read_table(
        folder, "session_parts.csv", language, key=("shape", "phase", "position")
    ):
        kind = row.one_of("kind", KINDS)
        part = SessionPart(
            phase=row.one_of("phase", PHASES),
            kind=kind,
            minutes=0 if kind == "notebook" else row.whole("minutes", 1, 600),
            skip=row.whole("skip", 1, 99) if row.text("skip", blank=True) else None,
            title=row.words("title"),
            what=row.words("what"),
        )
        parts.setdefault(row.text("shape"), []).append((row.whole("position", 1, 99), part))
    shapes = []
    for row in read_table(folder, "session_shapes.csv", language):
        own = sorted(parts.pop(row.text("key"), []), key=lambda pair: pair[0])
        shape = SessionShape(
            key=row.text("key"),
            minutes=row.whole("minutes", 1, 1440),
            sessions=row.whole("sessions", 1, 20),
            pause=row.whole("pause", 0, 120),
            lessons=tuple(row.text("lessons").split("|")),
            name=row.words("name"),
            about=row.words("about"),
            parts=tuple(part for _, part in own),
        )
        shapes.append((row.whole("order", 1, 99), shape))
    if parts:
        raise DataError("missing", file="session_shapes.csv", value=min(parts))
    return tuple(shape for _, shape in sorted(shapes, key=lambda pair: pair[0]))
