"""Climb the ladder: read each rung, and say where one's own municipality mostly stands."""

from collections.abc import Mapping

from netwerkgemeente.activities.activity import Activity, Answer
from netwerkgemeente.activities.ladder import ladder_slider
from netwerkgemeente.content.course import ActivityText, Course
from netwerkgemeente.content.ladder import RUNGS
from netwerkgemeente.controls.reading import Reading
from netwerkgemeente.messages.reader import Messages
from netwerkgemeente.models.answers import whole


class ClimbLadder(Activity):
    """One ladder slider whose rungs explain themselves, in the browser.

    The answer: ``rung``, 1 to 5, where the trainee thinks their municipality mostly stands.
    """

    def __init__(self, text: ActivityText, course: Course, messages: Messages) -> None:
        self._rungs = course.rungs
        self.ladder = ladder_slider(course.rungs, messages, messages("climb.label"))
        self.ladder.details = [
            [
                [messages("ladder.content"), rung.content],
                [messages("ladder.process"), rung.process],
                [messages("ladder.instruments"), rung.instruments],
                [messages("ladder.pitfall"), rung.pitfall],
                [messages("ladder.example"), rung.example],
            ]
            for rung in course.rungs
        ]
        self.feedback = Reading()
        super().__init__(text, messages, [self.ladder, self.feedback])
        self.when(self.ladder, lambda rung: self.answer(rung=rung))

    @property
    def done(self) -> bool:
        """Whether a rung was chosen."""
        return self.value["rung"] is not None

    def clean(self, value: Mapping[str, object]) -> Answer:
        """Keep a rung that exists."""
        return {"rung": whole(value.get("rung"), 1, RUNGS)}

    def draw(self) -> None:
        """Show the chosen rung and what will happen with it."""
        rung = self.value["rung"]
        self.ladder.value = rung
        if rung is None:
            self.feedback.blocks = [("note", self.messages("climb.ask"))]
        else:
            name = self._rungs[rung - 1].name.lower()
            self.feedback.blocks = [("note", self.messages("climb.kept", rung=name))]
