"""When the trainee's municipality shifted from directing to networking, and what drove it."""

from collections.abc import Mapping

from netwerkgemeente.activities.activity import (
    Activity,
    Answer,
    chart_holder,
    draw_chart,
    main_button,
    row,
    show,
)
from netwerkgemeente.activities.questions import compared
from netwerkgemeente.charts.timeline import timeline_chart
from netwerkgemeente.content.course import ActivityText, Course
from netwerkgemeente.controls.choice import Choice
from netwerkgemeente.controls.number_slider import NumberSlider
from netwerkgemeente.controls.reading import Reading
from netwerkgemeente.messages.reader import Messages
from netwerkgemeente.models.answers import whole, word

MOVED = ("yes", "busy", "no", "unknown")
"""Whether the municipality shifted; only the first two have a year."""

YEARS = (2000, 2030)


class Shift(Activity):
    """Two estimates of one's own first; then the timeline and what is said about each cause.

    The answer: ``moved`` (one of ``MOVED`` or None), ``year`` (within ``YEARS`` or None),
    ``driver`` (position of a cause, from 0, or None) and ``seen``.
    """

    def __init__(self, text: ActivityText, course: Course, messages: Messages) -> None:
        (self._question,) = course.questions_of(text)
        self._milestones = course.milestones
        self.moved = Choice(
            label=messages("shift.moved"),
            options=[(key, messages(f"shift.moved_{key}")) for key in MOVED],
        )
        self.year = NumberSlider(
            label=messages("shift.year_yes"),
            minimum=YEARS[0],
            maximum=YEARS[1],
            unanswered=messages("answer.none"),
        )
        self.driver = Choice(
            label=self._question.text,
            options=[(str(at), option.text) for at, option in enumerate(self._question.options)],
        )
        self.button = main_button(messages("shift.show"))
        self.feedback = Reading(spoken=True)
        self.chart = chart_holder(messages, messages("shift.table"))
        self.vague = Reading()
        super().__init__(
            text,
            messages,
            [
                self.moved,
                self.year,
                self.driver,
                row(self.button),
                self.chart,
                self.feedback,
                self.vague,
            ],
        )
        self.when(self.moved, lambda chosen: self.answer(moved=chosen))
        self.when(self.year, lambda value: self.answer(year=value))
        self.when(self.driver, lambda chosen: self.answer(driver=chosen and int(chosen)))
        self.press(self.button, self._look)

    @property
    def done(self) -> bool:
        """Whether the timeline was looked at."""
        return bool(self.value["seen"])

    def clean(self, value: Mapping[str, object]) -> Answer:
        """Keep what the controls have; nothing is seen before all of it was answered."""
        answer: Answer = {
            "moved": word(value.get("moved"), MOVED),
            "year": whole(value.get("year"), *YEARS),
            "driver": whole(value.get("driver"), 0, len(self._question.options) - 1),
        }
        return {**answer, "seen": not _open(answer) and value.get("seen") is True}

    def draw(self) -> None:
        """Show the questions, and once they are answered the timeline and the reasons."""
        say, value = self.messages, self.value
        self.moved.value = value["moved"]
        show(self.year, when=_has_year(value["moved"]))
        self.year.label = say("shift.year_busy" if value["moved"] == "busy" else "shift.year_yes")
        self.year.value = value["year"]
        self.driver.value = None if value["driver"] is None else str(value["driver"])
        show(self.chart, when=value["seen"])
        self.feedback.blocks = (
            compared(self._question, self.value["driver"], self.messages) if value["seen"] else []
        )
        self.vague.blocks = [("note", say("shift.vague"))] if value["seen"] else []
        if value["seen"]:
            own = value["year"] if _has_year(value["moved"]) else None
            draw_chart(self.chart, timeline_chart(self._milestones, own, say))

    def _look(self) -> None:
        if missing := _open(self.value):
            self.feedback.blocks = [("strong", self.messages(f"shift.first_{missing}"))]
        else:
            self.answer(seen=True)


def _has_year(moved: str | None) -> bool:
    return moved in {"yes", "busy"}


def _open(value: Mapping[str, object]) -> str | None:
    """Return the first question that is still open, or None."""
    moved = value["moved"]
    if moved is None:
        return "moved"
    if moved in {"yes", "busy"} and value["year"] is None:
        return "year"
    return "driver" if value["driver"] is None else None
