"""What happens when: the parts of a shape and the activities of the lessons as sessions."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from netwerkgemeente.content.course import ActivityText, LessonText
from netwerkgemeente.content.session_shape import SessionPart, SessionShape
from netwerkgemeente.models.schedule import (
    Part,
    Slot,
    left_out,
    shared_out,
    timed,
    total,
    with_break,
)


@dataclass(frozen=True, slots=True)
class ChosenLesson:
    """A lesson with its activities, in their order."""

    text: LessonText
    activities: tuple[ActivityText, ...]

    @property
    def minutes(self) -> int:
        """How long all of it takes."""
        return sum(activity.minutes for activity in self.activities)


@dataclass(frozen=True, slots=True)
class PlannedSession:
    """One session of a plan.

    Attributes:
        lessons: What it is about.
        minutes: How long it may take.
        slots: What happens when.
        proposed: What goes when time is short: our own proposal. Empty when everything fits.
        shortened: Whether ``slots`` leave the proposed parts out.
        whole: How many minutes everything together takes.
    """

    lessons: tuple[LessonText, ...]
    minutes: int
    slots: tuple[Slot, ...]
    proposed: tuple[Part, ...]
    shortened: bool
    whole: int

    @property
    def planned(self) -> int:
        """How many minutes ``slots`` take."""
        return sum(slot.part.minutes for slot in self.slots)

    @property
    def at_least(self) -> int:
        """How many minutes it takes without what is proposed to go."""
        return self.whole - total(self.proposed)


def plan_sessions(
    shape: SessionShape,
    lessons: Sequence[ChosenLesson],
    start: int,
    pause: Part | None,
    *,
    shorten: bool,
) -> tuple[PlannedSession, ...]:
    """Return the sessions in which ``lessons`` are taught.

    Args:
        start: When each session begins, in minutes after midnight.
        pause: The break of a session, or None.
        shorten: Whether to leave out what is proposed to go where time is short.

    Raises:
        OverMidnightError: If a session would end after midnight.
    """
    groups = shared_out([lesson.minutes for lesson in lessons], shape.sessions)
    return tuple(
        _session(shape, [lessons[place] for place in group], start, pause, shorten=shorten)
        for group in groups
    )


def _session(
    shape: SessionShape,
    lessons: Sequence[ChosenLesson],
    start: int,
    pause: Part | None,
    *,
    shorten: bool,
) -> PlannedSession:
    parts = tuple(_parts(shape, lessons))
    resting = pause.minutes if pause is not None and len(parts) > 1 else 0
    gone = left_out(parts, shape.minutes - resting)
    kept = [part for place, part in enumerate(parts) if not shorten or place not in gone]
    if pause is not None:
        kept = list(with_break(kept, pause))
    return PlannedSession(
        lessons=tuple(lesson.text for lesson in lessons),
        minutes=shape.minutes,
        slots=timed(kept, start),
        proposed=tuple(parts[place] for place in sorted(gone)),
        shortened=shorten,
        whole=total(parts) + resting,
    )


def _parts(shape: SessionShape, lessons: Sequence[ChosenLesson]) -> Iterator[Part]:
    yield from map(_part, shape.phase("start"))
    for place, lesson in enumerate(lessons):
        if place:
            yield from map(_part, shape.phase("between"))
        for part in shape.phase("lesson"):
            if part.kind == "notebook":
                yield from (_activity(activity) for activity in lesson.activities)
            else:
                yield _part(part)
    yield from map(_part, shape.phase("end"))


def _part(part: SessionPart) -> Part:
    return Part(part.kind, part.title, part.what, part.minutes, part.skip)


def _activity(text: ActivityText) -> Part:
    return Part("notebook", text.title, text.task, text.minutes, text.skip, text.lesson)
