"""Which role here: a decision aid that reasons from the lightest rung."""

from collections.abc import Callable, Mapping
from functools import partial

from netwerkgemeente.activities.activity import Activity, Answer
from netwerkgemeente.activities.ladder import ladder_slider
from netwerkgemeente.charts.rung_words import range_words
from netwerkgemeente.content.course import ActivityText, Course
from netwerkgemeente.content.ladder import RUNGS
from netwerkgemeente.controls.choice import Choice
from netwerkgemeente.controls.reading import Reading
from netwerkgemeente.controls.text_field import TextField
from netwerkgemeente.messages.reader import Messages
from netwerkgemeente.models.answers import free_text, mapping, own_file, whole, word
from netwerkgemeente.models.role_advice import Advice, advise


class RoleAdvice(Activity):
    """Questions about a file of one's own; the reasoning grows with every answer.

    The answer: ``matter`` (text), ``answers`` (question key to answer key), ``rung`` (the role
    that the trainee chooses, 1 to 5 or None) and ``reason`` (text).

    Args:
        answers: Returns the whole passport; the matter is the file of the start page until it is
            changed here.
    """

    def __init__(
        self,
        text: ActivityText,
        course: Course,
        messages: Messages,
        answers: Callable[[], Mapping[str, object]],
    ) -> None:
        self._carried = own_file(answers())
        self._course = course
        blank = messages("answer.blank")
        self.matter = TextField(label=messages("advice.matter"), rows=1, unanswered=blank)
        self.questions = {
            question.key: Choice(
                label=question.text, options=[(a.key, a.text) for a in question.answers]
            )
            for question in course.advice
        }
        self.reasoning = Reading(spoken=True)
        self.ladder = ladder_slider(course.rungs, messages, messages("advice.own"))
        self.reason = TextField(label=messages("advice.own_why"), unanswered=blank)
        self.feedback = Reading(spoken=True)
        super().__init__(
            text,
            messages,
            [
                self.matter,
                *self.questions.values(),
                self.reasoning,
                self.ladder,
                self.reason,
                self.feedback,
            ],
        )
        self.when(self.matter, lambda matter: self.answer(matter=matter))
        self.when(self.ladder, lambda rung: self.answer(rung=rung))
        self.when(self.reason, lambda reason: self.answer(reason=reason))
        for key, choice in self.questions.items():
            self.when(choice, partial(self._answered, key))

    @property
    def advice(self) -> Advice:
        """The reasoning for the answers so far."""
        return advise(self._course.advice, self.value["answers"])

    @property
    def done(self) -> bool:
        """Whether every question was answered and a role was chosen, with a reason if needed."""
        rung = self.value["rung"]
        if rung is None or self.advice.open:
            return False
        return rung <= self.advice.rung or bool(self.value["reason"].strip())

    def clean(self, value: Mapping[str, object]) -> Answer:
        """Keep answers that exist."""
        given = mapping(value.get("answers"))
        answers = {}
        for question in self._course.advice:
            allowed = tuple(answer.key for answer in question.answers)
            if (chosen := word(given.get(question.key), allowed)) is not None:
                answers[question.key] = chosen
        return {
            "matter": free_text(value.get("matter", self._carried)),
            "answers": answers,
            "rung": whole(value.get("rung"), 1, RUNGS),
            "reason": free_text(value.get("reason")),
        }

    def draw(self) -> None:
        """Show the answers, the reasoning, and how the chosen role relates to it."""
        self.matter.value = self.value["matter"]
        for key, choice in self.questions.items():
            choice.value = self.value["answers"].get(key)
        self.ladder.value = self.value["rung"]
        self.reason.value = self.value["reason"]
        advice = self.advice
        self.reasoning.blocks = self._reasoning(advice)
        self.feedback.blocks = self._compared(advice)

    def _answered(self, key: str, chosen: str) -> None:
        self.answer(answers={**self.value["answers"], key: chosen})

    def _reasoning(self, advice: Advice) -> list[tuple[str, str]]:
        say = self.messages
        blocks = [("strong", say("advice.advice_rung", rung=self._name(advice.rung)))]
        if advice.steps:
            blocks.append(("text", say("advice.start")))
        else:
            blocks.append(("text", say("advice.letting_go")))
        for step in advice.steps:
            name = self._name(step.rung)
            blocks += [("item", say("advice.reason", rung=name, reason=r)) for r in step.reasons]
        if advice.steps and advice.plan_b:
            blocks.append(("text", say("advice.plan_b")))
        if advice.open:
            total = len(self._course.advice)
            blocks.append(("note", say("advice.open", count=len(advice.open), total=total)))
        return [*blocks, ("note", say("advice.thinking_aid"))]

    def _compared(self, advice: Advice) -> list[tuple[str, str]]:
        rung = self.value["rung"]
        if rung is None:
            return []
        if rung == advice.rung:
            key = "advice.same"
        elif rung < advice.rung:
            key = "advice.lighter"
        else:
            key = "advice.heavier" if self.value["reason"].strip() else "advice.needs_reason"
        name = self._name(rung)
        return [("strong", self.messages(key, rung=name, own=name))]

    def _name(self, rung: int) -> str:
        return range_words(rung, rung, self._course.rungs, self.messages)
