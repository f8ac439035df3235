"""Own placings beside the experts' ranges, after saying what one expects."""

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
from netwerkgemeente.activities.climb_ladder import ClimbLadder
from netwerkgemeente.activities.place_cases import PlaceCases
from netwerkgemeente.charts.placings import domains_chart, placings_chart
from netwerkgemeente.content.course import ActivityText, Course
from netwerkgemeente.controls.choice import Choice
from netwerkgemeente.controls.reading import Reading
from netwerkgemeente.messages.reader import Messages
from netwerkgemeente.models.answers import word
from netwerkgemeente.models.placing import Leaning, Placing, leaning, leaning_by_domain

EXPECTATIONS = ("higher", "lower", "inside")

FEW = 5
"""Below this number of cases the feedback says that an average means little."""


class YourPlacements(Activity):
    """Two charts of the placings of :class:`PlaceCases`; they follow every placing.

    The answer: ``expectation`` (one of ``EXPECTATIONS`` or None) and ``seen``.
    """

    def __init__(
        self,
        text: ActivityText,
        course: Course,
        messages: Messages,
        place_cases: PlaceCases,
        climb: ClimbLadder,
    ) -> None:
        self._course = course
        self._place_cases = place_cases
        self._climb = climb
        self.expectation = Choice(
            label=messages("mine.ask"),
            options=[(key, messages(f"mine.{key}")) for key in EXPECTATIONS],
        )
        self.button = main_button(messages("mine.show"))
        self.feedback = Reading(spoken=True)
        self.cases_chart = chart_holder(messages, messages("mine.table"))
        self.domains_chart = chart_holder(messages, messages("mine.domain_table"))
        super().__init__(
            text,
            messages,
            [
                self.expectation,
                row(self.button),
                self.feedback,
                self.cases_chart,
                self.domains_chart,
            ],
        )
        self.when(self.expectation, lambda chosen: self.answer(expectation=chosen))
        self.press(self.button, self._look)
        for other in (place_cases, climb):
            other.observe(self._redraw, "value")

    @property
    def done(self) -> bool:
        """Whether the charts were looked at."""
        return bool(self.value["seen"])

    def clean(self, value: Mapping[str, object]) -> Answer:
        """Keep an expectation that exists; nothing is seen before there is one."""
        expectation = word(value.get("expectation"), EXPECTATIONS)
        seen = expectation is not None and value.get("seen") is True
        return {"expectation": expectation, "seen": seen}

    def draw(self) -> None:
        """Show the expectation, and after it the charts."""
        seen = self.value["seen"]
        self.expectation.value = self.value["expectation"]
        placings = self._placings
        looked_at = [placing for placing in placings if placing.seen]
        show(self.cases_chart, when=seen and bool(placings))
        show(self.domains_chart, when=seen and bool(looked_at))
        if not seen:
            self.feedback.blocks = []
            return
        self.feedback.blocks = self._feedback(looked_at) if looked_at else []
        if placings:
            chart = placings_chart(placings, self._course.rungs, self.messages)
            draw_chart(self.cases_chart, chart)
        if looked_at:
            leanings = leaning_by_domain(looked_at)
            draw_chart(
                self.domains_chart, domains_chart(leanings, self._course.domains, self.messages)
            )

    @property
    def _placings(self) -> list[Placing]:
        """The placings that can be compared: a leader's own case need not have a range."""
        return [placing for placing in self._place_cases.placings if placing.case.has_range]

    def _look(self) -> None:
        if self.value["expectation"] is None:
            self.feedback.blocks = [("strong", self.messages("mine.choose"))]
        elif not any(placing.seen for placing in self._placings):
            self.feedback.blocks = [("strong", self.messages("mine.first"))]
        else:
            self.answer(seen=True)

    def _feedback(self, looked_at: list[Placing]) -> list[tuple[str, str]]:
        say = self.messages
        found = leaning(looked_at)
        blocks = [("strong", self._compared(found))]
        if found.placed < FEW:
            blocks.append(("text", say("mine.few")))
        if (rung := self._climb.value["rung"]) is not None:
            name = self._course.rungs[rung - 1].name.lower()
            blocks.append(("text", say("mine.own_rung", rung=name)))
        return blocks

    def _compared(self, found: Leaning) -> str:
        direction = "inside" if found.direction == "even" else found.direction
        expected = direction == self.value["expectation"]
        return self.messages("mine.as_expected" if expected else "mine.not_expected")
