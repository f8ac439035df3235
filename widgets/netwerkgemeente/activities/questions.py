"""Questions one at a time, with feedback on every option: checks, and situations to sort."""

from collections.abc import Mapping

import ipywidgets

from netwerkgemeente.activities.activity import Activity, Answer, main_button, row
from netwerkgemeente.content.course import ActivityText, Course
from netwerkgemeente.content.question import Question
from netwerkgemeente.controls.choice import Choice
from netwerkgemeente.controls.reading import Reading
from netwerkgemeente.messages.reader import Messages
from netwerkgemeente.models.answers import mapping, whole


class Questions(Activity):
    """Choice questions one at a time.

    The answer: ``at`` (place of the question in sight, from 0) and ``questions`` (per key
    ``option``, the position from 0, and ``seen``).
    """

    def __init__(self, text: ActivityText, course: Course, messages: Messages) -> None:
        questions = course.questions_of(text)
        self._questions = questions
        self.position = Reading()
        self.choice = Choice(options=_options(questions[0]))
        self.main = main_button(messages("check.show"))
        self.previous = ipywidgets.Button(description=messages("pager.previous"))
        self.feedback = Reading(spoken=True)
        super().__init__(
            text,
            messages,
            [self.position, self.choice, row(self.main, self.previous), self.feedback],
        )
        self.when(self.choice, lambda option: self._keep(option=option and int(option), seen=False))
        self.press(self.main, self._go_on)
        self.press(self.previous, lambda: self._turn(-1))

    @property
    def done(self) -> bool:
        """Whether every question was answered and checked."""
        return all(self._kept(question)["seen"] for question in self._questions)

    def clean(self, value: Mapping[str, object]) -> Answer:
        """Keep answers to questions that exist."""
        given = mapping(value.get("questions"))
        kept = {}
        for question in self._questions:
            entry = mapping(given.get(question.key))
            if (option := whole(entry.get("option"), 0, len(question.options) - 1)) is not None:
                kept[question.key] = {"option": option, "seen": entry.get("seen") is True}
        at = whole(value.get("at"), 0, len(self._questions) - 1)
        return {"at": at or 0, "questions": kept}

    def draw(self) -> None:
        """Show the question, the answer chosen, and the feedback once it was checked."""
        say, question = self.messages, self._question
        kept = self._kept(question)
        count = len(self._questions)
        at = say("pager.question", at=self.value["at"] + 1, count=count)
        self.position.blocks = [("note", at)]
        with self.choice.hold_sync():
            self.choice.value = None
            self.choice.label = question.text
            self.choice.options = _options(question)
            self.choice.value = None if kept["option"] is None else str(kept["option"])
        last = self.value["at"] == count - 1
        forward = "check.again" if last else "check.next"
        self.main.description = say(forward if kept["seen"] else "check.show")
        self.feedback.blocks = self._feedback(question, kept["option"]) if kept["seen"] else []

    @property
    def _question(self) -> Question:
        return self._questions[self.value["at"]]

    def _kept(self, question: Question) -> Answer:
        empty: Answer = {"option": None, "seen": False}
        return {**empty, **self.value["questions"].get(question.key, {})}

    def _keep(self, **changes: object) -> None:
        kept = {**self._kept(self._question), **changes}
        self.answer(questions={**self.value["questions"], self._question.key: kept})

    def _turn(self, by: int) -> None:
        self.answer(at=(self.value["at"] + by) % len(self._questions))

    def _go_on(self) -> None:
        kept = self._kept(self._question)
        if kept["option"] is None:
            self.feedback.blocks = [("strong", self.messages("check.first"))]
        elif kept["seen"]:
            self._turn(1)
        else:
            self._keep(seen=True)

    def _feedback(self, question: Question, option: int) -> list[tuple[str, str]]:
        say = self.messages
        blocks = compared(question, option, say)
        if self.done:
            right = sum(
                other.options[self._kept(other)["option"]].fits == "yes"
                for other in self._questions
            )
            count = len(self._questions)
            blocks.append(("strong", say("check.finished", count=count, right=right)))
        return blocks


def compared(question: Question, chosen: int, say: Messages) -> list[tuple[str, str]]:
    """Say how an answer compares with the course's own, and what holds for each answer.

    Args:
        chosen: Position of the answer, from 0.
    """
    fitting = next(option for option in question.options if option.fits == "yes")
    key = {"yes": "right", "arguable": "arguable", "no": "other"}[question.options[chosen].fits]
    return [
        ("strong", say(f"check.{key}", answer=fitting.text)),
        ("text", say("check.each")),
        *(
            ("item", say("check.option", answer=option.text.rstrip("."), feedback=option.feedback))
            for option in question.options
        ),
    ]


def _options(question: Question) -> list[tuple[str, str]]:
    return [(str(place), option.text) for place, option in enumerate(question.options)]
