"""Within ten minutes: one meeting, eight moments, a role at each."""

from collections.abc import Mapping

import ipywidgets

from netwerkgemeente.activities.activity import (
    Activity,
    Answer,
    chart_holder,
    draw_chart,
    main_button,
    row,
    show,
)
from netwerkgemeente.activities.ladder import ladder_slider
from netwerkgemeente.charts.path import path_chart
from netwerkgemeente.charts.rung_words import range_words
from netwerkgemeente.content.course import ActivityText, Course
from netwerkgemeente.content.ladder import RUNGS
from netwerkgemeente.content.meeting import Moment
from netwerkgemeente.controls.reading import Reading
from netwerkgemeente.messages.reader import Messages
from netwerkgemeente.models.answers import mapping, whole


class TenMinutes(Activity):
    """Moments one at a time, and the path over the ladder that grows with them.

    The answer: ``at`` (place of the moment in sight, from 0) and ``moments`` (per key ``rung``, 1
    to 5, and ``seen``).
    """

    def __init__(self, text: ActivityText, course: Course, messages: Messages) -> None:
        self._course = course
        self.moment = Reading(spoken=True, follow=True)
        self.ladder = ladder_slider(course.rungs, messages, messages("meeting.label"))
        self.ladder.bracket_label = messages("meeting.legend_range")
        self.main = main_button(messages("meeting.show"))
        self.previous = ipywidgets.Button(description=messages("pager.previous"))
        self.feedback = Reading(spoken=True)
        self.chart = chart_holder(messages, messages("meeting.table"))
        super().__init__(
            text,
            messages,
            [self.moment, self.ladder, row(self.main, self.previous), self.feedback, self.chart],
        )
        self.when(self.ladder, lambda rung: self._keep(rung=rung))
        self.press(self.main, self._go_on)
        self.press(self.previous, lambda: self._turn(-1))

    @property
    def done(self) -> bool:
        """Whether a role was taken at every moment."""
        return all(self._kept(moment)["seen"] for moment in self._course.moments)

    def clean(self, value: Mapping[str, object]) -> Answer:
        """Keep roles at moments that exist."""
        given = mapping(value.get("moments"))
        moments = {}
        for moment in self._course.moments:
            entry = mapping(given.get(moment.key))
            if (rung := whole(entry.get("rung"), 1, RUNGS)) is not None:
                moments[moment.key] = {"rung": rung, "seen": entry.get("seen") is True}
        at = whole(value.get("at"), 0, len(self._course.moments) - 1)
        return {"at": at or 0, "moments": moments}

    def draw(self) -> None:
        """Show the moment, the role taken, and the path so far."""
        say, moment = self.messages, self._moment
        kept = self._kept(moment)
        count = len(self._course.moments)
        at = say("pager.moment", at=self.value["at"] + 1, count=count, minute=moment.minute)
        self.moment.blocks = [("subheading", at), ("text", moment.text)]
        self.ladder.value = kept["rung"]
        self.ladder.bracket = (moment.low, moment.high) if kept["seen"] else None
        self.ladder.disabled = kept["seen"]
        last = self.value["at"] == count - 1
        forward = "meeting.again" if last else "meeting.next"
        self.main.description = say(forward if kept["seen"] else "meeting.show")
        self.feedback.blocks = self._feedback(moment, kept["rung"]) if kept["seen"] else []
        taken = [
            (other, entry["rung"], entry["seen"])
            for other in self._course.moments
            if (entry := self._kept(other))["rung"] is not None
        ]
        show(self.chart, when=bool(taken))
        if taken:
            draw_chart(self.chart, path_chart(taken, self._course.rungs, say))

    @property
    def _moment(self) -> Moment:
        return self._course.moments[self.value["at"]]

    def _kept(self, moment: Moment) -> Answer:
        empty: Answer = {"rung": None, "seen": False}
        return {**empty, **self.value["moments"].get(moment.key, {})}

    def _keep(self, **changes: object) -> None:
        kept = {**self._kept(self._moment), **changes}
        self.answer(moments={**self.value["moments"], self._moment.key: kept})

    def _turn(self, by: int) -> None:
        self.answer(at=(self.value["at"] + by) % len(self._course.moments))

    def _go_on(self) -> None:
        kept = self._kept(self._moment)
        if kept["rung"] is None:
            self.feedback.blocks = [("strong", self.messages("meeting.first"))]
        elif kept["seen"]:
            self._turn(1)
        else:
            self._keep(seen=True)

    def _feedback(self, moment: Moment, rung: int) -> list[tuple[str, str]]:
        if rung == moment.best:
            key = "best"
        elif rung > moment.high:
            key = "higher"
        else:
            key = "lower" if rung < moment.low else "inside"
        verdict = self.messages(
            f"meeting.{key}",
            own=self._words(rung, rung),
            best=self._words(moment.best, moment.best),
            range=self._words(moment.low, moment.high),
        )
        blocks = [("strong", verdict), ("text", moment.feedback)]
        if self.done:
            blocks.append(("strong", self.messages("meeting.finished")))
        return blocks

    def _words(self, low: int, high: int) -> str:
        return range_words(low, high, self._course.rungs, self.messages)
