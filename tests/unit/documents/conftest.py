"""Documents to test: in each language, filled, empty and hostile."""

from __future__ import annotations

import pytest

from netwerkgemeente.content.course import Course, read_course
from netwerkgemeente.documents.role_card import role_card
from netwerkgemeente.messages.reader import Messages, read_messages
from netwerkgemeente.models.role_card import TEXTS, RoleCard

HOSTILE = {
    "html": "<script>alert(1)</script><img src=x onerror=alert(1)> & \"q\" 'q' ]]> -->",
    "template": "$style ${body} %s {name}",
    "long": "Een lange zin over het dorp. " * 700,
    "one word": "W" * 20_000,
    "lines": "x\n" * 10_000,
    "emoji": "👩🏽\u200d🚒😀" * 3_000,
    "right to left": "مرحبا بالعالم \u202e" * 1_000,
    "formula": '=HYPERLINK("http://example.org";"x")',
    "control": "a\x00\x07\x1b[31m\ud800\ufffe\x0bb",
}


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


@pytest.fixture
def hostile_paper(course, messages):
    """A role card with one hostile text in every field: ``(key of HOSTILE) -> paper``."""

    def paper(key):
        card = RoleCard(**dict.fromkeys(TEXTS, HOSTILE[key]), now=5, wanted=1)
        return role_card(card, "partner", course.rungs, messages)

    return paper
