"""Two dials for one case, content and process; the rung follows."""

from collections.abc import Mapping

from netwerkgemeente.activities.activity import (
    Activity,
    Answer,
    chart_holder,
    draw_chart,
    main_button,
    row,
)
from netwerkgemeente.activities.place_cases import PlaceCases
from netwerkgemeente.charts.dials import dials_chart
from netwerkgemeente.charts.rung_words import range_words
from netwerkgemeente.content.case import Case, is_key
from netwerkgemeente.content.course import ActivityText, Course
from netwerkgemeente.content.ladder import DIAL_TOP
from netwerkgemeente.controls.choice import Choice
from netwerkgemeente.controls.number_slider import NumberSlider
from netwerkgemeente.controls.reading import Reading
from netwerkgemeente.messages.reader import Messages
from netwerkgemeente.models.answers import mapping, whole, word
from netwerkgemeente.models.dials import rung_of


class TwoDials(Activity):
    """Set content and process for a case, then compare with the placing on the ladder.

    The answer: ``at`` (key of the case) and ``cases`` (per key ``content`` and ``process``, 0 to 4
    or None, and ``seen``).
    """

    def __init__(
        self, text: ActivityText, course: Course, messages: Messages, place_cases: PlaceCases
    ) -> None:
        self._course = course
        self._cases = {case.key: case for case in course.cases if case.has_dials}
        self._place_cases = place_cases
        self.which = Choice(
            label=messages("dials.which"),
            compact=True,
            options=[(case.key, case.title) for case in self._cases.values()],
        )
        self.case = Reading()
        self.content, self.process = (
            NumberSlider(
                label=messages(f"dials.{dial}"),
                maximum=DIAL_TOP,
                words=list(words),
                unanswered=messages("answer.none"),
            )
            for dial, words in (
                ("content", course.dial_words.content),
                ("process", course.dial_words.process),
            )
        )
        self.chart = chart_holder(messages, messages("dials.table"))
        self.button = main_button(messages("dials.show"))
        self.feedback = Reading(spoken=True)
        super().__init__(
            text,
            messages,
            [
                self.which,
                self.case,
                self.content,
                self.process,
                self.chart,
                row(self.button),
                self.feedback,
            ],
        )
        self.when(self.which, lambda key: self.answer(at=key))
        self.when(self.content, lambda value: self._keep(content=value))
        self.when(self.process, lambda value: self._keep(process=value))
        self.press(self.button, self._compare)
        place_cases.observe(self._redraw, "value")

    @property
    def done(self) -> bool:
        """Whether one case was compared."""
        return any(kept["seen"] for kept in self.value["cases"].values())

    def clean(self, value: Mapping[str, object]) -> Answer:
        """Keep dials, also of cases not loaded now; compared only when both dials are set."""
        cases = {}
        for key, kept in mapping(value.get("cases")).items():
            entry = mapping(kept)
            content, process = (
                whole(entry.get(dial), 0, DIAL_TOP) for dial in ("content", "process")
            )
            both = content is not None and process is not None
            if is_key(key) and (content is not None or process is not None):
                seen = both and entry.get("seen") is True
                cases[key] = {"content": content, "process": process, "seen": seen}
        return {"at": word(value.get("at"), tuple(self._cases)), "cases": cases}

    def draw(self) -> None:
        """Show the dials of the case, the rung that follows, and the comparison once asked for."""
        case = self._case
        kept = self._kept(case)
        self.which.value = case.key
        self.case.blocks = [("text", case.text)]
        self.content.value = kept["content"]
        self.process.value = kept["process"]
        own = self._own(case)
        course = (case.content, case.process) if kept["seen"] else None
        chart = dials_chart(own, course, self._course.rungs, self._course.dial_words, self.messages)
        draw_chart(self.chart, chart)
        compared = own is not None and kept["seen"]
        self.feedback.blocks = self._feedback(case, rung_of(*own)) if own and compared else []

    @property
    def _case(self) -> Case:
        if self.value["at"] is not None:
            return self._cases[self.value["at"]]
        placed = (placing.case for placing in self._place_cases.placings if placing.case.has_dials)
        return next(placed, next(iter(self._cases.values())))

    def _kept(self, case: Case) -> Answer:
        empty = {"content": None, "process": None, "seen": False}
        return {**empty, **self.value["cases"].get(case.key, {})}

    def _own(self, case: Case) -> tuple[int, int] | None:
        kept = self._kept(case)
        if kept["content"] is None or kept["process"] is None:
            return None
        return kept["content"], kept["process"]

    def _keep(self, **changes: object) -> None:
        case = self._case
        kept = {**self._kept(case), **changes}
        self.answer(at=case.key, cases={**self.value["cases"], case.key: kept})

    def _compare(self) -> None:
        if self._own(self._case) is None:
            self.feedback.blocks = [("strong", self.messages("dials.first"))]
        else:
            self._keep(seen=True)

    def _feedback(self, case: Case, rung: int) -> list[tuple[str, str]]:
        say = self.messages
        placed = {placing.case.key: placing.rung for placing in self._place_cases.placings}
        own = placed.get(case.key)
        if own is None:
            compared = say("dials.unplaced")
        elif own == rung:
            compared = say("dials.same", rung=self._name(rung))
        else:
            compared = say("dials.differs", own=self._name(own), rung=self._name(rung))
        course = say("dials.experts", content=case.content, process=case.process, reason=case.dials)
        return [("strong", compared), ("text", course), ("note", say("dials.rule"))]

    def _name(self, rung: int) -> str:
        return range_words(rung, rung, self._course.rungs, self.messages)
