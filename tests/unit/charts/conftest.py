"""The course's data for charts, and the two languages."""

from __future__ import annotations

import pytest

from netwerkgemeente.content.course import Course, read_course
from netwerkgemeente.messages.reader import Messages, read_messages


@pytest.fixture(params=["nl", "en"])
def language(request) -> str:
    """Each language of the course, one after the other."""
    return request.param


@pytest.fixture
def course(language) -> Course:
    """The course in that language."""
    return read_course(language)


@pytest.fixture
def messages(language) -> Messages:
    """The interface texts in that language."""
    return read_messages(language)
