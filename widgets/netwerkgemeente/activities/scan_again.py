"""The self-scan again, at the end of the course, and what shifted."""

from collections.abc import Callable, Mapping
from functools import partial

from netwerkgemeente.activities.activity import (
    Activity,
    Answer,
    chart_holder,
    draw_chart,
    main_button,
    row,
    show,
)
from netwerkgemeente.activities.self_scan import scan_sliders
from netwerkgemeente.charts.scan import scan_chart
from netwerkgemeente.content.course import ActivityText, Course
from netwerkgemeente.controls.reading import Reading
from netwerkgemeente.messages.reader import Messages
from netwerkgemeente.models.scan import scan_values, shifts

BEFORE = "start.self_scan"
"""Where the passport keeps the first measurement."""


class ScanAgain(Activity):
    """The same eight sliders, empty again; then before and after in one chart.

    The answer: ``values`` (key of a pair to 0 to 10) and ``seen``.
    """

    def __init__(
        self,
        text: ActivityText,
        course: Course,
        messages: Messages,
        passport: Callable[[], Mapping[str, object]],
    ) -> None:
        self._pairs = course.scan
        self._keys = tuple(pair.key for pair in course.scan)
        self._passport = passport
        self.sliders = scan_sliders(course.scan, messages)
        self.button = main_button(messages("scan.show"))
        self.feedback = Reading(spoken=True)
        self.chart = chart_holder(messages, messages("scan.table"))
        super().__init__(
            text,
            messages,
            [*self.sliders.values(), row(self.button), self.feedback, self.chart],
        )
        for key, slider in self.sliders.items():
            self.when(slider, partial(self._set, key))
        self.press(self.button, self._look)

    @property
    def done(self) -> bool:
        """Whether all sliders were set and the chart was looked at."""
        return bool(self.value["seen"])

    def clean(self, value: Mapping[str, object]) -> Answer:
        """Keep values of pairs that exist; nothing is seen before all are set."""
        values = scan_values(value, self._keys)
        complete = len(values) == len(self._keys)
        return {"values": values, "seen": complete and value.get("seen") is True}

    def draw(self) -> None:
        """Show the values, and once asked for the chart of before and after."""
        say, values, seen = self.messages, self.value["values"], self.value["seen"]
        for key, slider in self.sliders.items():
            slider.value = values.get(key)
        show(self.chart, when=seen)
        if not seen:
            left = len(self._keys) - len(values)
            note = say("scan.left_again", left=left) if left else say("scan.ready")
            self.feedback.blocks = [("note", note)]
            return
        before = scan_values(self._passport().get(BEFORE), self._keys)
        draw_chart(self.chart, scan_chart(shifts(before, values), self._pairs, say))
        if not before:
            first = "scan.missing"
        elif len(before) < len(self._keys):
            first = "scan.partly"
        else:
            first = "scan.compared"
        self.feedback.blocks = [("strong", say(first)), ("text", say("scan.two_moments"))]

    def _set(self, key: str, number: int) -> None:
        self.answer(values={**self.value["values"], key: number})

    def _look(self) -> None:
        left = len(self._keys) - len(self.value["values"])
        if left:
            self.feedback.blocks = [("strong", self.messages("scan.first", left=left))]
        else:
            self.answer(seen=True)
