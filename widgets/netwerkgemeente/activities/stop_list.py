"""My stop list: three things to stop steering on, what to watch instead, and whom to tell."""

from collections.abc import Mapping
from functools import partial

import ipywidgets

from netwerkgemeente.activities.activity import Activity, Answer
from netwerkgemeente.content.course import ActivityText, Course
from netwerkgemeente.controls.reading import Reading
from netwerkgemeente.controls.text_field import TextField
from netwerkgemeente.messages.reader import Messages
from netwerkgemeente.models.answers import free_text, mapping
from netwerkgemeente.models.steering import traces

ROWS = 3
PARTS = ("stop", "outcome", "tell")

_GROUP = {
    "border_left": "3px solid var(--jp-border-color1, GrayText)",
    "margin": "6px 0 14px",
    "overflow": "visible",
    "padding": "0 0 0 12px",
}
"""How the fields of one row are seen to belong together."""


class StopList(Activity):
    """Three rows of three texts.

    The answer: ``rows``, a list of three with ``stop``, ``outcome`` and ``tell`` (texts); lesson 6
    reads it.

    Attributes:
        fields: The nine text fields: ``stop_1``, ``outcome_1``, ``tell_1``, ``stop_2`` and so on.
    """

    def __init__(self, text: ActivityText, course: Course, messages: Messages) -> None:
        self._words = course.steering_words
        self.fields = {
            f"{part}_{number}": TextField(
                label=messages(f"stop_list.{part}", number=number),
                rows=1 if part == "tell" else 2,
                unanswered=messages("answer.blank"),
            )
            for number in range(1, ROWS + 1)
            for part in PARTS
        }
        self.hints = [Reading(spoken=True) for _ in range(ROWS)]
        self.feedback = Reading(spoken=True)
        groups = [
            ipywidgets.VBox(
                [
                    self.fields[f"stop_{number}"],
                    self.fields[f"outcome_{number}"],
                    hint,
                    self.fields[f"tell_{number}"],
                ],
                layout=_GROUP,
            )
            for number, hint in enumerate(self.hints, start=1)
        ]
        super().__init__(text, messages, [*groups, self.feedback])
        for place in range(ROWS):
            for part in PARTS:
                self.when(self.fields[f"{part}_{place + 1}"], partial(self._write, place, part))

    @property
    def done(self) -> bool:
        """Whether all three rows are complete."""
        return not any(_blank(row) for row in self.value["rows"])

    def clean(self, value: Mapping[str, object]) -> Answer:
        """Keep the texts of the first three rows; there are always three."""
        given = value.get("rows")
        rows = given[:ROWS] if isinstance(given, list) else []
        entries = [mapping(row) for row in rows] + [{}] * (ROWS - len(rows))
        return {"rows": [{part: free_text(entry.get(part)) for part in PARTS} for entry in entries]}

    def draw(self) -> None:
        """Show the texts, a hint where an outcome still counts, and what is missing."""
        for number, (row, hint) in enumerate(zip(self.value["rows"], self.hints, strict=True), 1):
            for part in PARTS:
                self.fields[f"{part}_{number}"].value = row[part]
            hint.blocks = self._hint(row["outcome"])
        self.feedback.blocks = self._feedback(self.value["rows"])

    def _write(self, place: int, part: str, text: str) -> None:
        rows = [dict(row) for row in self.value["rows"]]
        rows[place][part] = text
        self.answer(rows=rows)

    def _hint(self, outcome: str) -> list[tuple[str, str]]:
        say = self.messages
        numbers = [trace for trace in traces(outcome, self._words) if trace.kind == "number"]
        if not numbers:
            return []
        found = ", ".join(say("loosen.quoted", found=number.found) for number in numbers)
        return [("text", say("stop_list.hint", found=found))]

    def _feedback(self, rows: list[dict[str, str]]) -> list[tuple[str, str]]:
        say = self.messages
        if not any(any(row.values()) for row in rows):
            return [("text", say("stop_list.start"))]
        missing = [
            ("item", say("stop_list.missing", number=number, what=self._names(blank)))
            for number, row in enumerate(rows, start=1)
            if (blank := _blank(row))
        ]
        if missing:
            return [("strong", say("stop_list.still")), *missing]
        return [("strong", say("stop_list.complete")), ("text", say("stop_list.floor"))]

    def _names(self, parts: list[str]) -> str:
        return ", ".join(self.messages(f"stop_list.name_{part}") for part in parts)


def _blank(row: Mapping[str, str]) -> list[str]:
    """Return the parts of a row in which nothing is written."""
    return [part for part in PARTS if not row[part].strip()]
