"""Activities to test: each on the course's own data, without a front end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from netwerkgemeente.lesson import Lesson
from tests.unit.activities.walks import LESSON_OF, NOWHERE

if TYPE_CHECKING:
    from netwerkgemeente.activities.activity import Activity


@pytest.fixture(params=["nl", "en"])
def language(request) -> str:
    """Each language of the course, one after the other."""
    return request.param


@pytest.fixture
def open_activity():
    """Open an activity as a lesson does, with its passport in memory only: ``(key) -> it``."""
    lessons: dict[tuple[str, str], Lesson] = {}

    def opened(key: str, language: str = "en") -> Activity:
        name = LESSON_OF.get(key, "ladder")
        if (name, language) not in lessons:
            lessons[name, language] = Lesson(name, language, passport=NOWHERE)
        return getattr(lessons[name, language], key)()

    return opened
