"""The passport of a trainee who has done most of lesson 2: every chart and feedback shows."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from netwerkgemeente.passport import SCHEMA, VERSION

if TYPE_CHECKING:
    from netwerkgemeente.content.course import Course

KEY = "ladder"
PLACED, CHANGED = 12, 3


def passport_of_a_returning_trainee(course: Course) -> str:
    """Twelve cases placed and seen, three of them changed, the dials set, the meeting done."""
    placed = course.cases[:PLACED]
    answers: dict[str, Any] = {
        "order_rungs": {"order": [1, 0, 2, 3, 4], "seen": True},
        "climb_ladder": {"rung": 3},
        "place_cases": {
            "chosen": "core",
            "at": placed[0].key,
            "cases": {
                case.key: {"rung": 1 + (case.best + place) % 5, "why": "Geld.", "seen": True}
                for place, case in enumerate(placed)
            },
        },
        "your_placements": {"expectation": "higher", "seen": True},
        "what_if": {
            "at": placed[0].key,
            "cases": {
                case.key: {"rung": 1 + (case.best + 2) % 5, "seen": True}
                for case in placed[:CHANGED]
            },
        },
        "two_dials": {
            "at": placed[0].key,
            "cases": {placed[0].key: {"content": 1, "process": 2, "seen": True}},
        },
        "role_advice": {
            "matter": "Speeltuin",
            "answers": {question.key: question.answers[-1].key for question in course.advice},
            "rung": 4,
            "reason": "",
        },
        "ten_minutes": {
            "at": 0,
            "moments": {
                moment.key: {"rung": 1 + place % 5, "seen": True}
                for place, moment in enumerate(course.moments)
            },
        },
        "check": {
            "at": 0,
            "questions": {
                question.key: {"option": 1, "seen": True}
                for question in course.questions_of(course.activity(KEY, "check"))
            },
        },
    }
    entries = {f"{KEY}.{key}": {"day": "", "answer": answer} for key, answer in answers.items()}
    return json.dumps({"schema": SCHEMA, "version": VERSION, "answers": entries})
