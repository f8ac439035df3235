"""Make your plan B: nine fields for a file of one's own, read back with what is missing."""

from collections.abc import Mapping
from functools import partial

import ipywidgets

from netwerkgemeente.activities.activity import Activity, Answer, main_button, row, show
from netwerkgemeente.content.course import ActivityText, Course
from netwerkgemeente.controls.reading import Reading
from netwerkgemeente.controls.text_field import TextField
from netwerkgemeente.messages.reader import Messages
from netwerkgemeente.models.answers import free_text, mapping
from netwerkgemeente.models.plan_check import missing, remarks


class MakePlanB(Activity):
    """Write a plan B in nine fields.

    The answer: ``fields`` (text per key of ``plan_fields.csv``; blank ones are left out),
    ``example`` (whether the invented example is in sight) and ``seen`` (whether it was read back).
    """

    def __init__(self, text: ActivityText, course: Course, messages: Messages) -> None:
        self._fields = course.plan_fields
        self._checks = course.plan_checks
        self.example = ipywidgets.Button(description=messages("make_plan_b.example"))
        self.example_text = Reading()
        self.fields = {
            field.key: TextField(
                label=messages(
                    "make_plan_b.field", number=number, name=field.name, question=field.question
                ),
                unanswered=messages("answer.blank"),
            )
            for number, field in enumerate(self._fields, start=1)
        }
        self.button = main_button(messages("make_plan_b.show"))
        self.feedback = Reading(spoken=True)
        super().__init__(
            text,
            messages,
            [
                row(self.example),
                self.example_text,
                *self.fields.values(),
                row(self.button),
                self.feedback,
            ],
        )
        for key, field in self.fields.items():
            self.when(field, partial(self._write, key))
        self.press(self.example, lambda: self.answer(example=not self.value["example"]))
        self.press(self.button, self._look)

    @property
    def done(self) -> bool:
        """Whether something was written and read back."""
        return bool(self.value["seen"])

    def clean(self, value: Mapping[str, object]) -> Answer:
        """Keep the text of fields that exist; an empty plan cannot have been read back."""
        given = mapping(value.get("fields"))
        written = {field.key: free_text(given.get(field.key)) for field in self._fields}
        fields = {key: text for key, text in written.items() if text.strip()}
        return {
            "fields": fields,
            "example": value.get("example") is True,
            "seen": bool(fields) and value.get("seen") is True,
        }

    def draw(self) -> None:
        """Show the fields, and what they lack once that was asked for."""
        say, written = self.messages, self.value["fields"]
        shown = self.value["example"]
        self.example.description = say("make_plan_b.no_example" if shown else "make_plan_b.example")
        show(self.example_text, when=shown)
        self.example_text.blocks = self._example() if shown else []
        for key, field in self.fields.items():
            if field.value.strip() or key in written:
                field.value = written.get(key, "")
        self.feedback.blocks = self._feedback() if self.value["seen"] else []

    def _write(self, key: str, written: str) -> None:
        self.answer(fields={**self.value["fields"], key: written})

    def _look(self) -> None:
        if self.value["fields"]:
            self.answer(seen=True)
        else:
            self.feedback.blocks = [("strong", self.messages("make_plan_b.first"))]

    def _example(self) -> list[tuple[str, str]]:
        say = self.messages
        lines = [
            ("item", say("make_plan_b.line", name=field.name, text=field.example))
            for field in self._fields
        ]
        return [("note", say("make_plan_b.example_is")), *lines]

    def _feedback(self) -> list[tuple[str, str]]:
        say, written = self.messages, self.value["fields"]
        empty = missing(self._fields, written)
        found = remarks(self._checks, written)
        count = len(self._fields) - len(empty)
        blocks = [
            ("strong", say("make_plan_b.filled", count=count, total=len(self._fields)))
            if empty
            else ("strong", say("make_plan_b.complete", total=len(self._fields)))
        ]
        if empty:
            blocks.append(("text", say("make_plan_b.still_empty")))
            blocks += [
                ("item", say("make_plan_b.line", name=field.name, text=field.question))
                for field in empty
            ]
        if found:
            blocks.append(("text", say("make_plan_b.loose_ends")))
            blocks += [("item", remark) for remark in found]
        elif not empty:
            blocks.append(("text", say("make_plan_b.no_loose_ends")))
        blocks.append(("note", say("make_plan_b.how")))
        return blocks
