"""What a trainee takes through the course: their municipality, their role and a file of theirs."""

from collections.abc import Mapping
from functools import partial

from netwerkgemeente.activities.activity import Activity, Answer
from netwerkgemeente.content.course import ActivityText, Course
from netwerkgemeente.controls.reading import Reading
from netwerkgemeente.controls.text_field import TextField
from netwerkgemeente.messages.reader import Messages
from netwerkgemeente.models.answers import free_text

FIELDS = ("municipality", "function", "file", "about")


class MyFile(Activity):
    """Four text fields, each of which may stay empty.

    The answer: ``municipality``, ``function``, ``file`` and ``about``, all text.
    """

    def __init__(self, text: ActivityText, _course: Course, messages: Messages) -> None:
        self.warning = Reading(blocks=[("note", messages("my_file.warning"))])
        self.fields = {
            name: TextField(
                label=messages(f"my_file.{name}"),
                rows=2 if name == "about" else 1,
                unanswered=messages("answer.blank"),
            )
            for name in FIELDS
        }
        self.feedback = Reading(spoken=True)
        super().__init__(text, messages, [self.warning, *self.fields.values(), self.feedback])
        for name, field in self.fields.items():
            self.when(field, partial(self._set, name))

    @property
    def done(self) -> bool:
        """Whether anything was filled in; all of it is optional."""
        return any(self.value[name].strip() for name in FIELDS)

    def clean(self, value: Mapping[str, object]) -> Answer:
        """Keep what is text."""
        return {name: free_text(value.get(name)) for name in FIELDS}

    def draw(self) -> None:
        """Show what was filled in, and what the course does with it."""
        for name, field in self.fields.items():
            field.value = self.value[name]
        if not self.done:
            said = "my_file.optional"
        else:
            said = "my_file.kept" if self.value["file"].strip() else "my_file.kept_no_file"
        self.feedback.blocks = [("note", self.messages(said))]

    def _set(self, name: str, text: str) -> None:
        self.answer(**{name: text})
