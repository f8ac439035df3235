"""What was worked on in the whole course, as far as a passport can tell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from netwerkgemeente.content.course import ActivityText, LessonText

NAVIGATION = frozenset({"at", "chosen", "order"})
"""Entries of an answer that say where one looks, or how things started, not what one answered."""


@dataclass(frozen=True, slots=True)
class LessonProgress:
    """One lesson of the course.

    Attributes:
        worked_on: Its activities that hold an answer, in the order of the lesson.
        activities: How many it has.
        first, last: The days of the earliest and the latest answer, where these are known.
    """

    lesson: LessonText
    worked_on: tuple[ActivityText, ...]
    activities: int
    first: date | None
    last: date | None

    @property
    def minutes(self) -> int:
        """What the activities that were worked on take together, in minutes."""
        return sum(activity.minutes for activity in self.worked_on)


def progress(
    lessons: Sequence[LessonText],
    activities: Sequence[ActivityText],
    answers: Mapping[str, object],
    days: Mapping[str, str],
) -> tuple[LessonProgress, ...]:
    """Return for every lesson what was worked on.

    Args:
        answers: Answers by ``lesson.activity``, from a passport that may have been edited.
        days: Days by the same keys, as year-month-day; others count as not known.
    """
    return tuple(
        _lesson_progress(lesson, [a for a in activities if a.lesson == lesson.key], answers, days)
        for lesson in lessons
    )


def _lesson_progress(
    lesson: LessonText,
    activities: Sequence[ActivityText],
    answers: Mapping[str, object],
    days: Mapping[str, str],
) -> LessonProgress:
    worked_on = [a for a in activities if says_something(answers.get(f"{a.lesson}.{a.key}"))]
    known = sorted(filter(None, (_day(days.get(f"{a.lesson}.{a.key}")) for a in worked_on)))
    return LessonProgress(
        lesson,
        tuple(worked_on),
        len(activities),
        known[0] if known else None,
        known[-1] if known else None,
    )


def says_something(answer: object) -> bool:
    """Return whether anything in ``answer`` was given: a number, a word, a choice, a yes."""
    if isinstance(answer, Mapping):
        return any(says_something(v) for key, v in answer.items() if key not in NAVIGATION)
    if isinstance(answer, (list, tuple)):
        return any(says_something(item) for item in answer)
    if isinstance(answer, str):
        return bool(answer.strip())
    return answer is not None and answer is not False


def _day(text: object) -> date | None:
    try:
        return date.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        return None
